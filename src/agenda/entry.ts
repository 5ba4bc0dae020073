/** An entry of an agenda being drawn up, and how a draft holds the entries so that two people can work at once. */

import type { Content } from '../drafts/drafts.ts';
import type { Level } from '../kernel/define.ts';

export type Purpose = 'decision' | 'discussion' | 'information';

/** A record that an item is to deal with, and why it is there. */
export interface Because {
  register: string;
  ref: string;
  /** "Due 31 January 2017, 3 WD late". */
  why: string;
}

export interface Entry {
  /** Stable while the agenda is drawn up, and the same whenever it is proposed anew: `standing-1`, `waits-risk`. */
  id: string;
  title: string;
  purpose: Purpose;
  presenter: string;
  minutes: number;
  /** Registers whose waiting records it takes. */
  about: readonly string[];
  minuted: 'public' | 'confidential';
  /** All that public minutes say of it, when it is minuted confidentially. */
  formula: string;
  /** Class of the item until the minutes are published; above the working level it is taken in the closed part. */
  level: Level;
  carriedFrom: string | null;
  /** Why it is proposed, in sentences. */
  why: readonly string[];
  because: readonly Because[];
}

/** The fields of an entry as the draft keeps them: each by itself, so that two people may change two of them. */
const texts = ['title', 'presenter', 'formula'] as const;
const others = ['purpose', 'minutes', 'about', 'minuted', 'level', 'carriedFrom', 'why', 'because'] as const;

/**
 * The draft of entries in order. Texts are merged word by word when two people wrote in one; anything else is kept in a
 * list, which is never merged but replaced. An entry taken out leaves its mark, so that another's save does not bring it back.
 */
export function contentOf(entries: readonly Entry[], gone: readonly string[] = []): Content {
  const content: Record<string, unknown> = { order: entries.map((one) => one.id).join('\n') };
  for (const entry of entries) {
    for (const name of texts) content[`${entry.id}.${name}`] = entry[name];
    for (const name of others) content[`${entry.id}.${name}`] = [entry[name]];
  }
  for (const id of gone) {
    content[`${id}.gone`] = [true];
    for (const name of [...texts, ...others]) content[`${id}.${name}`] = null;
  }
  return content;
}

/** What a draft holds, in order; an entry that one of two people took out is not among them. */
export function entriesOf(content: Content): Entry[] {
  const ids = [
    ...new Set(
      String(content.order ?? '')
        .split(/\s+/)
        .filter(Boolean),
    ),
  ];
  return ids
    .filter((id) => !content[`${id}.gone`] && typeof content[`${id}.title`] === 'string')
    .map((id) => entryOf(content, id));
}

/** Entries that were taken out, by id: they are not proposed again. */
export function goneOf(content: Content): string[] {
  return Object.keys(content).flatMap((name) => (name.endsWith('.gone') && content[name] ? [name.slice(0, -5)] : []));
}

function entryOf(content: Content, id: string): Entry {
  // Two who renamed one item at once: both names stand, on one line.
  const line = (name: string) =>
    String(content[`${id}.${name}`] ?? '')
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean)
      .join(' / ');
  const held = <T>(name: string, otherwise: T): T => {
    const value = content[`${id}.${name}`];
    return Array.isArray(value) ? (value[0] as T) : otherwise;
  };
  return {
    id,
    title: line('title'),
    presenter: line('presenter'),
    formula: String(content[`${id}.formula`] ?? ''),
    purpose: held<Purpose>('purpose', 'information'),
    minutes: held('minutes', 0),
    about: held<readonly string[]>('about', []),
    minuted: held<Entry['minuted']>('minuted', 'public'),
    level: held<Level>('level', 0),
    carriedFrom: held<string | null>('carriedFrom', null),
    why: held<readonly string[]>('why', []),
    because: held<readonly Because[]>('because', []),
  };
}

/** An entry somebody adds by hand; `id` is one that no other entry has. */
export function newEntry(id: string, title: string): Entry {
  return {
    id,
    title,
    purpose: 'discussion',
    presenter: '',
    minutes: 10,
    about: [],
    minuted: 'public',
    formula: '',
    level: 0,
    carriedFrom: null,
    why: [],
    because: [],
  };
}

/**
 * Puts the entries of the closed part after the others. It is a part of its own so that whoever may not see it misses
 * nothing: no number, no place and no time of the open part tells that there is one.
 */
export function inParts(entries: readonly Entry[], working: Level): { open: Entry[]; closed: Entry[] } {
  return {
    open: entries.filter((one) => one.level <= working),
    closed: entries.filter((one) => one.level > working),
  };
}

/** Moves one entry by a step within its part; at the end of it, nothing moves. */
export function moved<T extends { id: string }>(entries: readonly T[], id: string, by: -1 | 1): T[] {
  const at = entries.findIndex((one) => one.id === id);
  const [other, own] = [entries[at + by], entries[at]];
  if (at < 0 || !other || !own) return [...entries];
  const list = [...entries];
  list[at] = other;
  list[at + by] = own;
  return list;
}

/** When each begins: at the meeting's start, and then after the minutes planned for those before. Null without a start. */
export function timesOf(entries: readonly { minutes: number }[], startsAt: string | null): (string | null)[] {
  if (!startsAt) return entries.map(() => null);
  const [hours = 0, minutes = 0] = startsAt.split(':').map(Number);
  let at = hours * 60 + minutes;
  return entries.map((one) => {
    const time = `${String(Math.floor(at / 60) % 24).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
    at += one.minutes;
    return time;
  });
}
