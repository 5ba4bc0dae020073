/** Any list by its own links and forms: filter, sort, find, choose columns, turn pages, take away. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import type { Change, Register } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { action } from '../../src/registers/action/action.ts';
import { all, one, text } from './html.ts';
import { openSite, type StorySite } from './site.ts';
import { hrefOf, type Page, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let visitor: Visitor;
const { due } = action;
const dueLabel = (action as Register).fields[due]?.label ?? '';
const owners = ['Keeper', 'Pilot', 'Mason “& Sons”, Ltd'];
const made = Array.from({ length: 120 }, (_, at) => ({
  ref: `PIER${Math.floor(at / 12) + 1}/${String((at % 12) + 1).padStart(2, '0')}`,
  owner: owners[at % 3] as string,
  text: at % 10 === 0 ? `Mend the lantern of pier ${at}` : `Sweep the steps, turn ${at}`,
  day: `2017-0${(at % 6) + 1}-15`,
  closed: at % 4 === 3,
}));

beforeAll(async () => {
  site = await openSite('2017-04-01');
  visitor = visitorOf(site);
  const changes = made.flatMap(({ ref, closed, day, ...sets }): Change[] => [
    { register: 'action', ref, move: 'raise', sets: { ...sets, [due]: day } },
    ...(closed ? [{ register: 'action', ref, move: 'close', sets: { closed_on: '2017-03-01' } }] : []),
  ]);
  await commit(site.ledger, operator, {
    code: site.code.id,
    authority: { kind: 'meeting', ref: 'PIER_01' },
    body: 'panel',
    effective: '2017-01-01',
    title: 'Minutes of the pier',
    label: { group: 'panel', level: 0 },
    found: true,
    changes,
  });
});
afterAll(() => site.close());

const list = (query = '') => visitor.get(`/${site.code.id}/action${query}`);
const refsOn = (page: Page) => all(one(page.root, 'tbody'), 'tr').map((row) => text(all(row, 'a')[0] ?? ''));
const next = (page: Page) => all(page.root, 'a[rel=next]')[0]?.attributes.href ?? null;

/** Every reference, page after page, by the list's own link to the next. */
async function walk(first: Page): Promise<{ refs: string[]; pages: number }> {
  const refs = refsOn(first);
  let pages = 1;
  for (let href = next(first); href; pages++) {
    const page = await visitor.get(href);
    refs.push(...refsOn(page));
    href = next(page);
  }
  return { refs, pages };
}

const natural = made.map(({ ref }) => ref);
const tab = (page: Page, words: string) => hrefOf(page, new RegExp(`^${words} ?[\\d,]+$`));

describe('turning pages', () => {
  test('goes through all 120 in their natural order, none twice, none missed, and back to the first', async () => {
    const first = await list();
    expect(text(one(first.root, 'nav.pager'))).toContain('1–50 of 120');
    const { refs, pages } = await walk(first);
    expect([refs, pages]).toEqual([natural, 3]);
    const second = await visitor.get(next(first) ?? '');
    expect(refsOn(await visitor.get(hrefOf(second, 'First')))).toEqual(natural.slice(0, 50));
  });

  test.each([
    ['Reference', '-ref', (a: string, b: string) => natural.indexOf(b) - natural.indexOf(a)],
    ['Owner', 'owner', undefined],
    [dueLabel, due, undefined],
    ['State', 'state', undefined],
  ])('by %s, both ways, is complete as well, and the head says which way', async (label, sort, order) => {
    const head = (page: Page) => one(page.root, (e) => e.name === 'th' && text(e) === label);
    const sorted = await visitor.get(one(head(await list()), 'a').attributes.href ?? '');
    expect(head(sorted).attributes['aria-sort']).toBe(sort.startsWith('-') ? 'descending' : 'ascending');
    const { refs } = await walk(sorted);
    expect(refs.length).toBe(120);
    expect(new Set(refs).size).toBe(120);
    if (order) expect(refs).toEqual(natural.toSorted(order));
    const other = await visitor.get(one(head(sorted), 'a').attributes.href ?? '');
    expect((await walk(other)).refs).toEqual(refs.toReversed());
  });

  test('what comes in while somebody turns pages neither repeats nor hides a row', async () => {
    const first = await list();
    await commit(site.ledger, operator, {
      code: site.code.id,
      authority: { kind: 'post', ref: 'Harbour office' },
      body: 'panel',
      effective: '2017-01-02',
      title: 'One more',
      label: { group: 'panel', level: 0 },
      changes: [{ register: 'action', ref: 'PIER0/01', move: 'raise', sets: { text: 'Paint the gate' } }],
    });
    const { refs } = await walk(first);
    expect(refs).toEqual(natural);
    const back = await list();
    expect(refsOn(back)[0]).toBe('PIER0/01');
    await commit(site.ledger, operator, {
      code: site.code.id,
      authority: { kind: 'post', ref: 'Harbour office' },
      body: 'panel',
      effective: '2017-01-03',
      title: 'Not one more',
      label: { group: 'panel', level: 0 },
      changes: [{ register: 'action', ref: 'PIER0/01', move: 'drop', sets: {} }],
    });
  });
});

describe('narrowing', () => {
  const open = made.filter(({ closed }) => !closed);
  const late = open.filter(({ day }) => day < '2017-04-01');

  test('the tabs count what they show', async () => {
    const page = await list();
    expect(all(page.root, 'a.tab').map((link) => text(link))).toEqual([
      'All 121',
      `Late ${late.length}`,
      'Open 90',
      'Closed 30',
      'Dropped 1',
    ]);
    expect((await walk(await visitor.get(tab(page, 'Open')))).refs).toEqual(open.map(({ ref }) => ref));
    const overdue = await visitor.get(tab(page, 'Late'));
    expect((await walk(overdue)).refs).toEqual(late.map(({ ref }) => ref));
    expect(text(one(overdue.root, 'tbody'))).toMatch(/\d+ WD late/);
  });

  test('the filters offer what there is, with counts, and keep one another', async () => {
    const page = await list();
    const filters = (of: Page) => one(of.root, (e) => e.name === 'form' && 'data-filters' in e.attributes);
    const options = all(one(filters(page), 'select[name=owner]'), 'option').map((option) => text(option));
    expect(options).toEqual(['Any', ...owners.toSorted().map((owner) => `${owner} (40)`)]);
    const narrowed = await visitor.submit(filters(page), { owner: owners[2] as string, words: 'steps' });
    const expected = made.filter(({ owner, text: words }) => owner === owners[2] && words.includes('steps'));
    expect((await walk(narrowed)).refs).toEqual(expected.map(({ ref }) => ref));
    const both = await visitor.get(tab(narrowed, 'Closed'));
    expect(refsOn(both)).toEqual(expected.filter(({ closed }) => closed).map(({ ref }) => ref));
    expect(one(filters(both), 'input[name=words]').attributes.value).toBe('steps');
  });

  test('a reference, or how one begins, finds it', async () => {
    expect(refsOn(await list('?words=pier7/03'))).toEqual(['PIER7/03']);
    expect(refsOn(await list('?words=PIER7%2F'))).toEqual(natural.filter((ref) => ref.startsWith('PIER7/')));
  });

  test('to nothing says so, and offers all of them', async () => {
    const page = await list('?words=nightingale');
    expect(text(one(page.root, 'div.empty'))).toContain('No actions match');
    expect((await walk(await visitor.get(hrefOf(page, 'Show all of them')))).refs.length).toBe(121);
  });

  test('columns are those that were chosen, and stay chosen on the next page', async () => {
    const form = one(one((await list()).root, 'details.columns'), 'form');
    expect(all(form, 'input[type=checkbox]').length).toBeGreaterThan(8);
    const heads = (page: Page) => all(one(page.root, 'thead'), 'th').map((head) => text(head));
    const page = await list('?column=owner&column=closed_on');
    expect(heads(page)).toEqual(['Reference', 'Owner', 'Closed on', 'State', 'Class']);
    expect(heads(await visitor.get(next(page) ?? ''))).toEqual(heads(page));
    expect(heads(await list('?column=constructor'))).toEqual(heads(await list()));
  });
});

describe('taking away', () => {
  const queries = [
    '',
    '?state=open',
    '?owner=Pilot&sort=-text',
    '?words=lantern',
    '?late=1',
    '?state=closed&state=dropped',
  ];

  test.each(queries)('csv, xlsx and json of %j hold every row of the list, in its order, uncapped', async (query) => {
    const page = await list(query);
    const { refs } = await walk(page);
    const [xlsx, csv, json] = ['Spreadsheet (xlsx)', 'CSV', 'JSON'].map((words) => hrefOf(page, words));
    const rows = JSON.parse((await visitor.get(json ?? '')).html) as { ref: string }[];
    expect(rows.map(({ ref }) => ref)).toEqual(refs);

    const lines = (await visitor.get(csv ?? '')).html
      .replace(/^\ufeff/, '')
      .trimEnd()
      .split('\r\n');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(refs);

    const answer = await site.app.request(`http://localhost${xlsx}`);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="sec-action-2017-04-01.xlsx"');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    const column = book.worksheets[0]?.getColumn(1).values ?? [];
    expect(column.slice(2).map(String)).toEqual(refs);
  });

  test('from a later page of the list it is still the whole list', async () => {
    const second = await visitor.get(next(await list('?state=open')) ?? '');
    const rows = JSON.parse((await visitor.get(hrefOf(second, 'JSON'))).html);
    expect(rows.length).toBe(90);
  });

  test('a value that a spreadsheet would run is a text in it', async () => {
    await commit(site.ledger, operator, {
      code: site.code.id,
      authority: { kind: 'post', ref: 'Harbour office' },
      body: 'panel',
      effective: '2017-01-04',
      title: 'A sly one',
      label: { group: 'panel', level: 0 },
      changes: [
        {
          register: 'action',
          ref: 'PIER0/02',
          move: 'raise',
          sets: { text: '=HYPERLINK("http://evil.example")', owner: '@SUM(1)' },
        },
      ],
    });
    const csv = (await visitor.get(`/${site.code.id}/export/action.csv?words=PIER0/02`)).html;
    expect(csv).not.toMatch(/(^|,|")[=@]/m);
  });
});
