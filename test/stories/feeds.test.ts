/** Feeds of what happened to proposals, read by another's parser, asked again, with words that would break a careless one. */
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import type { Change, Day, Decision } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { all } from './html.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, visitorOf } from './visitor.ts';

let site: StorySite;
let withdrawn = '';

const hostile = `</title><script>alert("1")</script> & 'so' ]]> <b>on</b>`;

const record = (effective: Day, changes: readonly Change[], more: Partial<Decision> = {}) =>
  commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretary' },
    body: 'panel',
    effective,
    title: 'Register of modifications',
    label: { group: 'panel', level: 0 },
    found: true,
    changes,
    ...more,
  });
const change = (ref: string, move: string, sets: Change['sets'] = {}): Change => ({
  register: 'modification',
  ref,
  move,
  sets,
});

beforeAll(async () => {
  site = await openSite('2016-12-12');
  await record('2016-10-03', [
    change('SECMP0031', 'raise', { title: hostile, description: 'It is\nwrong \u0007 & <i>late</i>', path: 'Path 2' }),
  ]);
  await record('2016-11-11', [change('SECMP0031', 'refine')]);
  await record('2016-11-12', [change('SECMP0032', 'raise', { title: 'A plain one' })]);
  withdrawn = (await record('2016-11-20', [change('SECMP0032', 'refine')])).decision;
  await record('2016-12-01', [
    { ...change('SECMP0033', 'raise', { title: 'Nightjar' }), label: { group: 'panel', level: 2 } },
  ]);
}, 60_000);
afterAll(() => site.close());

interface Node {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Node[];
}

/** Strictly: what is not well formed fails the test. */
function parseAtom(text: string): Node {
  const root: Node = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    expect(tag.uri).toBe('http://www.w3.org/2005/Atom');
    const attributes = Object.fromEntries(Object.values(tag.attributes).map((one) => [one.local, one.value]));
    const node: Node = { name: tag.local, attributes, text: '', children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (words) => {
    const node = open.at(-1);
    if (node) node.text += words;
  });
  parser.write(text).close();
  return root.children[0] as Node;
}

const inside = (node: Node, name: string) => node.children.filter((one) => one.name === name);
const textIn = (node: Node, name: string) => inside(node, name)[0]?.text ?? '';
const atom = async (path = '/sec/feeds/modifications.atom') => parseAtom((await visitorOf(site).get(path)).html);

interface JsonFeed {
  version: string;
  feed_url: string;
  next_url?: string;
  items: { id: string; url: string; title: string; content_html: string; date_published: string }[];
}
const json = async (path = '/sec/feeds/modifications.json') =>
  JSON.parse((await visitorOf(site).get(path)).html) as JsonFeed;

describe('the feed of modifications', () => {
  test('is Atom with all that Atom asks for, the newest recorded first', async () => {
    const feed = await atom();
    for (const name of ['id', 'title', 'updated', 'author']) expect(inside(feed, name), name).toHaveLength(1);
    const entries = inside(feed, 'entry');
    expect(entries.map((entry) => textIn(entry, 'title'))).toEqual([
      'SECMP0032: A plain one: Submitted to refinement',
      'SECMP0032: A plain one: Raised',
      `SECMP0031: ${hostile}: Submitted to refinement`,
      `SECMP0031: ${hostile}: Raised`,
    ]);
    for (const entry of entries) {
      expect(textIn(entry, 'id')).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(new Date(textIn(entry, 'updated')).toISOString()).toBe(textIn(entry, 'updated'));
      expect(inside(entry, 'link')[0]?.attributes.href).toMatch(/^http:\/\/localhost\/sec\/modification\/SECMP003\d$/);
    }
    expect(new Set(entries.map((entry) => textIn(entry, 'id'))).size).toBe(4);
    expect(textIn(feed, 'updated')).toBe(textIn(entries[0] as Node, 'updated'));
  });

  test('carries hostile words as words: its HTML has no element that they brought', async () => {
    const entry = inside(await atom(), 'entry').find(
      (one) => textIn(one, 'title').endsWith('Raised') && textIn(one, 'title').includes('0031'),
    );
    const html = textIn(entry as Node, 'content');
    expect(html).toContain('It is<br>wrong  &amp; &lt;i&gt;late&lt;/i&gt;');
    expect(html).not.toMatch(/<(?!\/?(?:p|ul|li|br)>)/);
  });

  test('is JSON Feed 1.1 with the same entries under the same identities', async () => {
    const feed = await json();
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect(feed.items.map(({ id }) => id)).toEqual(inside(await atom(), 'entry').map((one) => textIn(one, 'id')));
    expect(feed.items[2]?.title).toContain(hostile);
    for (const { content_html } of feed.items) expect(content_html).not.toMatch(/<(?!\/?(?:p|ul|li|br)>)/);
  });

  test('has nothing that the public may not see, whoever asks for it', async () => {
    const secretary = await administrator(site);
    for (const path of ['/sec/feeds/modifications.atom', '/sec/feeds/modifications.json']) {
      const [own, open] = [await secretary.get(path), await visitorOf(site).get(path)];
      expect(own.html).toBe(open.html);
      expect(open.html).not.toMatch(/Nightjar|SECMP0033/);
    }
    const [hidden, none] = ['SECMP0033', 'SECMP0999'].map((ref) => `/sec/feeds/modification/${ref}.atom`);
    const [a, b] = [await visitorOf(site).get(hidden ?? ''), await visitorOf(site).get(none ?? '')];
    expect([a.status, b.status]).toEqual([404, 404]);
    expect(a.html).toBe(b.html);
  });

  test('of one proposal has what happened to that one', async () => {
    const feed = await json('/sec/feeds/modification/SECMP0032.json');
    expect(feed.items).toHaveLength(2);
    expect(feed.items.every(({ url }) => url.endsWith('/sec/modification/SECMP0032'))).toBe(true);
  });

  test('asked again with what it was known by, it sends nothing until something happens', async () => {
    const anyone = visitorOf(site);
    const path = '/sec/feeds/modifications.atom';
    const first = await anyone.get(path);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]+"$/);
    const again = await anyone.get(path, { 'If-None-Match': `"other", ${tag}` });
    expect([again.status, again.html]).toEqual([304, '']);
    const since = first.headers.get('last-modified') ?? '';
    expect((await anyone.get(path, { 'If-Modified-Since': since })).status).toBe(304);
    site.clock.today = '2016-12-13';
    await record('2016-12-13', [change('SECMP0034', 'raise', { title: 'News' })]);
    const later = await anyone.get(path, { 'If-None-Match': tag, 'If-Modified-Since': since });
    expect(later.status).toBe(200);
    expect(later.html).toContain('SECMP0034: News: Raised');
    expect((await anyone.get(path, { 'If-Modified-Since': since })).status).toBe(200);
  });

  test('says of what was taken back that it was, under the identity it had', async () => {
    const before = (await json()).items.find(
      ({ title }) => title === 'SECMP0032: A plain one: Submitted to refinement',
    );
    await record('2016-12-13', [], { withdraws: withdrawn, found: false, title: 'Taken back' });
    const after = (await json()).items.find(({ id }) => id === before?.id);
    expect(after?.title).toBe('SECMP0032: A plain one: taken back (submitted to refinement)');
    expect(after?.content_html).toContain('was taken back');
  });

  test('goes on where the first page ends, until there is no more', async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      change(`SECMP0${100 + index}`, 'raise', { title: `No. ${index}` }),
    );
    await record('2016-12-13', many);
    const seen: string[] = [];
    let path: string | undefined = '/sec/feeds/modifications.json';
    let pages = 0;
    for (; path; pages++) {
      const feed: JsonFeed = await json(path);
      seen.push(...feed.items.map(({ id }) => id));
      path = feed.next_url;
    }
    expect(pages).toBe(2);
    expect(seen).toHaveLength(65);
    expect(new Set(seen).size).toBe(65);
  });

  test('is named in the head of the page that says the same', async () => {
    const page = await visitorOf(site).get('/sec/status-report');
    const links = all(page.root, 'link[rel=alternate]').map(({ attributes }) => [attributes.type, attributes.href]);
    expect(links).toEqual([
      ['application/atom+xml', '/sec/feeds/modifications.atom'],
      ['application/feed+json', '/sec/feeds/modifications.json'],
    ]);
    for (const [type, href] of links)
      expect((await visitorOf(site).get(href ?? '')).headers.get('content-type')).toContain(type);
  });
});
