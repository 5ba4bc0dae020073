/** Titles and references are anybody's words: in no picture, feed, calendar, table or name of a file are they more than words. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import { operator } from '../../src/open.ts';
import { openSite, type StorySite } from './site.ts';
import { visitorOf } from './visitor.ts';

let site: StorySite;
const odd = 'SECMP0101–“Ω"; x=1';
const title = '=HYPERLINK("//evil.example")<script>alert(1)</script> & ]]>';

beforeAll(async () => {
  site = await openSite('2016-12-12');
  await commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretariat' },
    body: 'panel',
    effective: '2016-12-01',
    title: 'Found',
    label: { group: 'panel', level: 0 },
    found: true,
    changes: [
      { register: 'modification', ref: odd, move: 'refine', sets: { title } },
      { register: 'release', ref: 'r1', move: 'plan', sets: { title, planned_on: '2017-06-29' } },
    ],
  });
});
afterAll(() => site.close());

const ref = encodeURIComponent(odd);

test.each([
  `/sec/timetable/of/${ref}`,
  `/sec/modification/${ref}`,
  '/sec/timetable',
  '/sec/releasing',
  '/sec/status-report',
  '/sec/feeds/modifications.atom',
  `/sec/feeds/modification/${ref}.atom`,
])('%s shows a title as words', async (path) => {
  const { status, html } = await visitorOf(site).get(path);
  expect(status).toBe(200);
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('&lt;script&gt;alert');
});

test.each([
  `/sec/timetable/picture/${ref}.svg`,
  `/sec/timetable/calendar/${ref}.ics`,
  `/sec/change/paper/${ref}/initial.docx`,
])('%s has a name of plain letters', async (path) => {
  const page = await visitorOf(site).get(path);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-disposition')).toMatch(/^(inline|attachment); filename="[\w.-]+"$/);
});

test.each(['/sec/exchange/register.csv', '/sec/export/modification.csv', '/sec/export/release.csv'])(
  'no cell of %s is run by a spreadsheet',
  async (path) => {
    const { status, html } = await visitorOf(site).get(path);
    expect(status).toBe(200);
    expect(html).toContain(`'=HYPERLINK`);
    expect(html).not.toMatch(/(^|,)"?=HYPERLINK/m);
  },
);

test('a picture and its page carry nothing that the policy of this site would have to allow', async () => {
  for (const path of [
    `/sec/timetable/picture/${ref}.svg`,
    `/sec/timetable/of/${ref}`,
    '/sec/assessing',
    '/sec/releasing',
  ])
    expect((await visitorOf(site).get(path)).html, path).not.toMatch(
      /\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)/,
    );
});
