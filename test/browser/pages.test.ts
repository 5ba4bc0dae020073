/** What pages say, where a browser is not needed to see it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { all, type Element, text } from '../stories/html.ts';
import { example, exampleNames, importText, openSite, type StorySite } from '../stories/site.ts';
import { administrator, drop, formTo, type Page, said, type Visitor, visitorOf } from '../stories/visitor.ts';

let site: StorySite;
let visitor: Visitor;

beforeAll(async () => {
  site = await openSite('2017-02-01');
  for (const name of exampleNames) await importText(site, await example(name), name);
  visitor = visitorOf(site);
});
afterAll(() => site.close());

/** Elements within elements, outermost first. */
const within = (page: Page, ...selectors: string[]): Element[] =>
  selectors.reduce((found: Element[], selector) => found.flatMap((from) => all(from, selector)), [page.root]);
const lines = (page: Page, ...selectors: string[]) => within(page, ...selectors).map(text);

test.each(['Risk 26', 'risk #26', 'Risk no. 26'])('“%s” finds the risk, whatever its words are', async (words) => {
  const page = await visitor.get(`/sec/search?q=${encodeURIComponent(words)}`);
  expect(within(page, 'ul.hits', 'a')[0]?.attributes.href).toBe('/sec/risk/26');
});

test('what is found is not said twice, and a match keeps its mark', async () => {
  const page = await visitor.get('/sec/search?q=firmware');
  for (const hit of within(page, 'ul.hits', 'li')) {
    const [title = ''] = all(hit, 'a').map(text);
    const [excerpt = ''] = all(hit, 'p').map(text);
    expect(excerpt.slice(0, 30).toLowerCase()).not.toBe(title.slice(0, 30).toLowerCase());
  }
  expect(new Set(lines(page, 'mark').map((mark) => mark.toLowerCase()))).toEqual(new Set(['firmware']));
});

test('home counts as late what was late on the day looked at, and leads to just that', async () => {
  const lateOn = async (day: string) => {
    const page = await visitor.get(`/sec?on=${day}`);
    const link = all(page.root, 'a.late').find(({ attributes }) => attributes.href?.startsWith('/sec/action'));
    if (!link) return 0;
    const rows = within(await visitor.get(link.attributes.href ?? ''), 'tbody', 'tr').length;
    expect(text(link)).toBe(`${rows} late`);
    return rows;
  };
  expect(await lateOn('2016-12-09')).toBe(0);
  expect(await lateOn('2017-03-31')).toBeGreaterThan(await lateOn('2017-01-20'));
});

test('a day that something is due shows how far it lies, and which holidays the count steps over', async () => {
  const page = await visitor.get('/sec/action?on=2016-12-20&sort=-due_day');
  const tips = lines(page, 'td', 'span.tip');
  expect(tips.length).toBeGreaterThan(0);
  expect(tips[0]).toMatch(/^, (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day: \d+ Working Days from 20 December 2016/);
  expect(tips.join(' ')).toContain('. Not counted: Boxing Day (26 December 2016), Christmas Day');
});

test('a record says what it holds in full and what it does not in one line', async () => {
  const page = await visitor.get('/sec/modification/SECMP0007');
  expect(lines(page, 'dl.facts', 'dd')).not.toContain('');
  expect(lines(page, 'p.not-recorded').join()).toMatch(/^Not recorded: .*proposer/);
});

test('people and documents are listed by name, not by the slug in their address', async () => {
  const page = await visitor.get('/sec/person');
  const names = lines(page, 'tbody', 'a');
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => /-/.test(name) && name === name.toLowerCase())).toEqual([]);
  expect(lines(page, 'thead').join()).not.toContain('Reference');
});

test('what was kept of a review is said to be kept', async () => {
  const admin = await administrator(site);
  const minutes = (await example('sec-panel-40-minutes.txt')).replaceAll('40', '44');
  const received = await drop(admin, minutes, 'forty-four.txt');
  const review = await admin.open(received.location ?? '');
  const kept = await admin.submit(formTo(review, received.location ?? ''), { do: 'save' });
  expect(said(await admin.open(kept.location ?? ''))).toContain('Your changes are kept.');
});
