/**
 * Every link that leads anywhere within leads to a page, with a title and one heading of its own, or to a file that is
 * what it says it is. Needs no browser.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withdraw } from '../../src/minutes/sources.ts';
import { operator } from '../../src/open.ts';
import { all, one, text } from '../stories/html.ts';
import { example, exampleNames, importText, openSite, type StorySite } from '../stories/site.ts';
import { administrator, type Page, type Visitor, visitorOf } from '../stories/visitor.ts';

/** Pages looked at for one reader: enough for every kind, few enough for a test. */
const most = 200;

let site: StorySite;
beforeAll(async () => {
  site = await openSite();
  for (const name of exampleNames) await importText(site, await example(name), name);
  // What was withdrawn stays in the log, and its links must lead somewhere too.
  const parish = await readFile(new URL('../minutes/parish-council.txt', import.meta.url));
  const sha256 = await importText(site, parish, 'parish.txt');
  await withdraw(site.ledger, operator, { code: site.code.id, sha256 }, site.clock.today);
});
afterAll(() => site.close());

test('for a visitor', async () => {
  const { faults, seen } = await crawl(visitorOf(site));
  expect(faults).toEqual([]);
  expect(seen).toBeGreaterThan(150);
});

test('for the administrator', async () => {
  const { faults, seen } = await crawl(await administrator(site));
  expect(faults).toEqual([]);
  expect(seen).toBeGreaterThan(150);
});

/**
 * Breadth first from home. Of pages of one kind (`/sec/action/…`, `/sec/action?…`) each round looks at one, so that the
 * thousandth record does not keep the crawl from the first of another register.
 */
async function crawl(visitor: Visitor): Promise<{ faults: string[]; seen: number }> {
  const waiting = new Map<string, string[]>([['', ['/sec']]]);
  const from = new Map<string, string>([['/sec', 'the start']]);
  const titles = new Map<string, string>();
  const faults: string[] = [];
  let seen = 0;
  while (seen < most && waiting.size > 0)
    for (const [kind, paths] of [...waiting]) {
      const path = paths.shift();
      if (paths.length === 0) waiting.delete(kind);
      if (path === undefined || seen >= most) continue;
      seen++;
      const page = await visitor.open(path);
      faults.push(...faultsOf(page, path, titles).map((fault) => `${path}, linked from ${from.get(path)}, ${fault}`));
      for (const next of linksOf(page)) {
        if (from.has(next)) continue;
        from.set(next, path);
        waiting.set(kindOf(next), [...(waiting.get(kindOf(next)) ?? []), next]);
      }
    }
  return { faults, seen };
}

const isPage = (page: Page) => page.headers.get('content-type')?.startsWith('text/html') === true;

/** Paths with their query, without what only says where on the page. */
function linksOf(page: Page): string[] {
  if (!isPage(page)) return [];
  return all(page.root, 'a')
    .map(({ attributes }) => (attributes.href ?? '').split('#')[0] ?? '')
    .filter((href) => href.startsWith('/'))
    .map((href) => (href === '/' ? '/sec' : href)); // the one leads to the other
}

function kindOf(path: string): string {
  const [bare = '', query] = path.split('?');
  const [, , register = '', ...rest] = bare.split('/');
  return [register, register === 'move' ? rest[0] : rest.length > 0, query?.replace(/=[^&]*/g, '')].join(' ');
}

/** What files begin with, of those that browsers and calendars open by themselves; any other is to be saved. */
const beginnings: Readonly<Record<string, string>> = {
  'text/calendar': 'BEGIN:VCALENDAR',
  'application/pdf': '%PDF-',
  'application/atom+xml': '<?xml',
  'application/feed+json': '{',
  'image/svg+xml': '<svg',
};

function fileFaults(page: Page): string[] {
  const type = page.headers.get('content-type')?.split(';')[0] ?? '';
  const disposition = page.headers.get('content-disposition') ?? '';
  if (page.html === '') return ['is an empty file'];
  if (!/filename="[^"/]+\.[a-z]+"/.test(disposition)) return [`is neither page nor file with a name (${type})`];
  const begins = beginnings[type];
  if (begins !== undefined && !page.html.startsWith(begins)) return [`says it is ${type}, and is not`];
  return begins !== undefined || disposition.startsWith('attachment') ? [] : ['is no page'];
}

function faultsOf(page: Page, path: string, titles: Map<string, string>): string[] {
  if (page.status !== 200) return [`answers ${page.status}`];
  if (!isPage(page)) return fileFaults(page);
  const faults: string[] = [];
  const headings = all(page.root, 'h1').map(text);
  if (headings.length !== 1 || headings[0] === '') faults.push(`has ${headings.length} headings: ${headings}`);
  const title = text(one(page.root, 'title'));
  const bare = path.split('?')[0] ?? '';
  const other = titles.get(title);
  if (other !== undefined && other !== bare) faults.push(`has the title “${title}” of ${other}`);
  titles.set(title, bare);
  const ids = new Set(all(page.root, ({ attributes }) => attributes.id !== undefined).map((it) => it.attributes.id));
  for (const { attributes } of all(page.root, 'a')) {
    const target = attributes.href?.startsWith('#') ? decodeURIComponent(attributes.href.slice(1)) : null;
    if (target && !ids.has(target)) faults.push(`has a link to #${target}, which is not on it`);
  }
  return faults;
}
