/** A feed as Atom 1.0 (RFC 4287) and as JSON Feed 1.1. Pure: entries in, text out. */
import { dayInWords } from '../calendar/day.ts';
import type { Instant } from '../kernel/define.ts';
import { type FeedEntry, updatedOf } from './feed.ts';

export interface Feed {
  /** `urn:uuid:…`, the same wherever it is fetched from. */
  id: string;
  title: string;
  about: string;
  author: string;
  /** The page that says the same to people. */
  page: string;
  /** Where this feed itself is; `next` where the older entries are, null where there are none. */
  self: string;
  next: string | null;
  /** When the feed began to be: what a feed without entries says of itself. */
  began: Instant;
  addressOf: (entry: FeedEntry) => string;
  entries: readonly FeedEntry[];
}

export function atomFeed(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `  <id>${xml(feed.id)}</id>`,
    `  <title>${xml(feed.title)}</title>`,
    `  <subtitle>${xml(feed.about)}</subtitle>`,
    `  <updated>${updatedOf(feed.entries) ?? feed.began}</updated>`,
    `  <author><name>${xml(feed.author)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${xml(feed.page)}"/>`,
    ...(feed.next ? [`  <link rel="next" type="application/atom+xml" href="${xml(feed.next)}"/>`] : []),
    ...feed.entries.map((entry) => atomEntry(feed, entry)),
    '</feed>',
    '',
  ].join('\n');
}

function atomEntry(feed: Feed, entry: FeedEntry): string {
  return [
    '  <entry>',
    `    <id>${xml(entry.id)}</id>`,
    `    <title>${xml(entry.title)}</title>`,
    `    <published>${entry.published}</published>`,
    `    <updated>${entry.updated}</updated>`,
    `    <link rel="alternate" type="text/html" href="${xml(feed.addressOf(entry))}"/>`,
    `    <category term="${xml(entry.ref)}"/>`,
    `    <summary>${xml(summaryOf(entry))}</summary>`,
    `    <content type="html">${xml(htmlOf(entry))}</content>`,
    '  </entry>',
  ].join('\n');
}

export function jsonFeed(feed: Feed): string {
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: clean(feed.title),
    description: clean(feed.about),
    home_page_url: feed.page,
    feed_url: feed.self,
    ...(feed.next ? { next_url: feed.next } : {}),
    language: 'en-GB',
    authors: [{ name: clean(feed.author) }],
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: feed.addressOf(entry),
      title: clean(entry.title),
      summary: clean(summaryOf(entry)),
      content_html: htmlOf(entry),
      date_published: entry.published,
      date_modified: entry.updated,
      tags: [clean(entry.ref)],
    })),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function summaryOf({ by, effective, takenBack }: FeedEntry): string {
  if (takenBack) return `What was recorded for ${dayInWords(effective)} (${by}) was taken back.`;
  return `${by}, effective ${dayInWords(effective)}.`;
}

/** Words of a proposal are anybody's: they go into the HTML as text and nothing else. */
function htmlOf(entry: FeedEntry): string {
  const sets = entry.sets.map(({ label, words }) => `<li>${xml(label)}: ${xml(words).replaceAll('\n', '<br>')}</li>`);
  return `<p>${xml(summaryOf(entry))}</p>${sets.length > 0 ? `<ul>${sets.join('')}</ul>` : ''}`;
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** As text of XML or HTML, in an element or between quotes. */
function xml(text: string): string {
  return clean(text).replace(/[&<>"']/g, (letter) => named[letter] ?? letter);
}

/** XML 1.0 has no control characters but tab and line break, no half of a surrogate pair, and not U+FFFE or U+FFFF. */
function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/gu, '');
}
