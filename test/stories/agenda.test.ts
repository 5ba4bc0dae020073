/** Drawing up an agenda: planned, drafted from the records, edited by two at once, issued, and changed in the open. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reading } from '../../src/kernel/db.ts';
import { listRows, type Row } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { found, planned, press, seat, secretary, signedIn, undeclared } from './agenda-ground.ts';
import { all, one, text } from './html.ts';
import { openSite, type StorySite } from './site.ts';
import { fieldsOf, formTo, hrefOf, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let ada: Visitor;
let ben: Visitor;
let member: Visitor;
const agenda = '/sec/agenda/SECP_39_0912';

beforeAll(async () => {
  site = await openSite('2016-11-21');
  ada = await secretary(site);
  ben = await undeclared(site);
  member = await signedIn(site, { name: 'Cy Marlow', clearance: { 'sec/panel': 2 } });
  await found(site, [
    ...seat('ruth-vane', 'Ruth Vane', 'SEC Panel Chair'),
    ...seat('tom-orrery', 'Tom Orrery', 'Large Supplier'),
    ...seat('lin-asher', 'Lin Asher', 'Gas Networks'),
    {
      register: 'meeting',
      ref: 'SECP_38_1111',
      move: 'hold',
      sets: { title: 'SEC Panel meeting 38', body: 'panel', number: 38, day: '2016-11-11' },
    },
    {
      register: 'action',
      ref: 'SECP38/02',
      sets: { text: 'count the forms', owner: 'SECAS', body: 'panel', due: 'December Panel', due_by: '2016-12-31' },
    },
    { register: 'risk', ref: '25', sets: { title: 'Delays', proposed_wording: 'There is a risk of longer delays.' } },
  ]);
  await found(
    site,
    [{ register: 'risk', ref: '27', sets: { title: 'The weak lock', proposed_wording: 'Nobody must know.' } }],
    { group: 'panel', level: 3 },
  );
});
afterAll(() => site.close());

async function rows(register: string, meeting = 'SECP_39_0912'): Promise<Row[]> {
  const definition = site.ledger.registers.get(register);
  if (!definition) throw new Error(register);
  const by = 'position' in definition.fields ? 'position' : 'ref';
  return reading(
    site.ledger.db,
    operator,
    async (tx) =>
      (
        await listRows(tx, definition, {
          code: 'sec',
          at: { day: site.clock.today, known: null },
          filters: { meeting: [meeting] },
          sort: { by, descending: false },
        })
      ).rows,
  );
}

const titlesOn = (page: Page) => all(page.root, 'input.title').map((box) => box.attributes.value);
const idOf = (page: Page, title: string) =>
  all(page.root, 'input.title')
    .find((box) => box.attributes.value === title)
    ?.attributes.name?.replace('title-', '') ?? '';

test('planning a meeting gives its reference, its paper day with the sum, and leads to its agenda', async () => {
  expect(await planned(ada)).toBe(agenda);
  const page = await ada.get(agenda);
  expect(said(page)).toContain('5 WD before 9 December 2016: 2 December 2016');
  const list = await visitorOf(site).get('/sec/agenda');
  expect(said(list)).toContain('SEC Panel meeting 39');
  expect(said(list)).not.toContain('Plan a meeting');
});

test('home leads whoever signs in to the meeting that comes next, its agenda and its papers', async () => {
  const { root } = await member.get('/sec');
  const ahead = all(root, 'section.card').find((card) => text(card).startsWith('Meetings ahead'));
  expect(ahead && text(ahead)).toContain('SEC Panel meeting 39');
  expect(ahead && all(ahead, 'a').map(({ attributes }) => attributes.href)).toEqual([
    '/sec/meeting/SECP_39_0912',
    agenda,
    '/sec/papers/SECP_39_0912',
  ]);
  // Minutes speak of later meetings too: what is past is not ahead of anyone.
  expect(text(one((await member.get('/sec?on=2016-11-10')).root, 'main'))).not.toContain('Meetings ahead');
});

test('a meeting planned twice is refused at its number, with what was typed kept', async () => {
  const form = formTo(await ada.get('/sec/agenda'), '/agenda');
  const page = await ada.submit(form, { number: '39', day: '2016-12-16', starts: '10:00', ends: '', place: 'Leeds' });
  expect(page.status).toBe(422);
  expect(text(one(page.root, 'div.govuk-error-summary'))).toContain('is on record already');
  expect(one(page.root, '#place').attributes.value).toBe('Leeds');
});

test('the first draft is there without a word typed, each item with why it is there', async () => {
  const page = await ada.get(agenda);
  expect(titlesOn(page)).toContain('Risk and Issue Register');
  expect(said(page)).toContain('Due December Panel');
  expect(said(page)).toContain('New words proposed');
  expect(said(page)).toContain('Its minutes are to be approved');
});

test('a colleague without clearance finds nothing of a closed item on the same agenda', async () => {
  expect(said(await ada.get(agenda))).toContain('Closed part');
  const kept = await press(ada, agenda, 'save');
  expect(kept.status).toBe(303);
  const his = await ben.get(agenda);
  expect(his.html).not.toMatch(/Closed part|weak lock|closed-risk/);
  expect(titlesOn(his)).toContain('Risk and Issue Register');
});

test('two secretaries at once lose nothing of each other, and the later one is told', async () => {
  const mine = await ada.get(agenda);
  const his = await ben.get(agenda);
  const [risks, planner] = [idOf(mine, 'Risk and Issue Register'), idOf(mine, 'Activity Planner')];
  const first = await ben.post(agenda, {
    ...fieldsOf(formTo(his, agenda)),
    [`title-${risks}`]: 'Risks and issues',
    do: 'save',
  });
  expect(first.location).not.toContain('merged');
  const second = await ada.post(agenda, {
    ...fieldsOf(formTo(mine, agenda)),
    [`presenter-${risks}`]: 'Ruth Vane',
    do: `remove:${planner}`,
  });
  expect(second.location).toContain('merged=1');
  const page = await ada.get(second.location ?? '');
  expect(said(page)).toContain('Both changes are in it');
  expect(titlesOn(page)).toContain('Risks and issues');
  expect(one(page.root, (box) => box.attributes.name === `presenter-${risks}`).attributes.value).toBe('Ruth Vane');
  expect(titlesOn(page)).not.toContain('Activity Planner');
  // The closed item that the first of them could not see is still there.
  expect(said(page)).toContain('Closed part');
});

test('what was taken out is offered again, and the buttons move an item without script', async () => {
  const page = await ada.get(agenda);
  expect(text(one(page.root, 'ul.not-on-it'))).toContain('Activity Planner');
  const back = await press(ada, agenda, 'take:standing-8');
  expect(titlesOn(await ada.get(back.location ?? ''))).toContain('Activity Planner');
  const before = titlesOn(await ada.get(agenda));
  const moved = await press(ada, agenda, `down:${idOf(page, before[0] ?? '')}`);
  const after = titlesOn(await ada.get(moved.location ?? ''));
  expect(after.slice(0, 2)).toEqual([before[1], before[0]]);
  await press(ada, agenda, `up:${idOf(page, before[0] ?? '')}`);
});

test('what cannot be kept is said at its box, and what was typed stays', async () => {
  const id = idOf(await ada.get(agenda), 'Party Update');
  const page = await press(ada, agenda, 'check', {
    [`title-${id}`]: ' ',
    [`minutes-${id}`]: 'long',
    [`presenter-${id}`]: 'Tom Orrery',
  });
  expect(page.status).toBe(422);
  expect(text(one(page.root, 'div.govuk-error-summary'))).toMatch(
    /Give every item a title.*minutes planned as a whole number/,
  );
  expect(one(page.root, (box) => box.attributes.name === `presenter-${id}`).attributes.value).toBe('Tom Orrery');
});

test('a member sees no draft, and may not write one', async () => {
  const page = await member.get(agenda);
  expect(said(page)).toContain('The agenda is not out yet');
  expect(page.html).not.toMatch(/Risks and issues|Ends about/);
  const form = { csrf: one(page.root, 'input[name=csrf]').attributes.value ?? '', do: 'issue' };
  expect((await member.post(agenda, form)).status).toBe(404);
  expect(await rows('item')).toEqual([]);
});

test('issuing says what it will do, then numbers the items and expects the holders of seats, in one Decision', async () => {
  const check = await press(ada, agenda, 'check');
  expect(said(check)).toContain('expect 3 people who hold seats on the day');
  expect(await rows('item')).toEqual([]);
  const done = await press(ada, agenda, 'issue');
  expect(done.location).toContain('issued=1');
  const items = await rows('item');
  const open = items.filter((item) => item.label.level === 2);
  expect(open.map((item) => item.ref)).toEqual(open.map((_, index) => `SECP_39_0912/${index + 1}`));
  expect(open.map((item) => item.fields.position)).toEqual(open.map((_, index) => index + 1));
  expect(open[0]?.fields).toMatchObject({ starts_at: '10:00', about: ['action'], minutes_planned: 15 });
  expect(items.filter((item) => item.label.level === 3)).toMatchObject([
    { ref: 'SECP_39_0912/C1', fields: { number: 'C1', minuted: 'confidential' } },
  ]);
  const attendance = await rows('attendance');
  expect(attendance.map((one) => [one.ref, one.state, one.fields.category])).toEqual([
    ['SECP_39_0912/ruth-vane', 'expected', 'SEC Panel Chair'],
    ['SECP_39_0912/tom-orrery', 'expected', 'Large Suppliers'],
    ['SECP_39_0912/lin-asher', 'expected', 'Gas Networks'],
  ]);
});

test('nothing of what a member sees tells that there is a closed part', async () => {
  const page = await member.get(agenda);
  const numbers = all(page.root, 'span.no').map(text);
  expect(numbers).toEqual(numbers.map((_, index) => String(index + 1)));
  expect(page.html).not.toMatch(/Closed|C1|1001/);
  expect((await member.get('/sec/item/SECP_39_0912/C1')).status).toBe(404);
  expect((await member.get('/sec/item/SECP_39_0912/C9')).html).toBe(
    (await member.get('/sec/item/SECP_39_0912/C1')).html,
  );
  const anyone = await visitorOf(site).get(agenda);
  expect(said(anyone)).toContain('The agenda is not out yet');
});

test('a late item takes the next number, and a withdrawn one keeps its own', async () => {
  const before = (await rows('item')).filter((item) => item.label.level === 2).length;
  const late = await press(ada, agenda, 'late', {
    added: 'A letter from the regulator',
    'presenter-late': 'Ruth Vane',
  });
  expect(late.status).toBe(303);
  const withdrawn = await press(ada, agenda, 'withdraw:SECP_39_0912/3');
  expect(withdrawn.status).toBe(303);
  const items = (await rows('item')).filter((item) => item.label.level === 2);
  expect(items.at(-1)).toMatchObject({
    ref: `SECP_39_0912/${before + 1}`,
    title: 'A letter from the regulator',
    state: 'tabled',
  });
  expect(items.find((item) => item.ref === 'SECP_39_0912/3')?.state).toBe('withdrawn');
});

test('the order of an issued agenda changes without its numbers, and the times follow', async () => {
  const done = await press(ben, agenda, 'up:SECP_39_0912/2', { 'minutes-SECP_39_0912/2': '30' });
  expect(done.status).toBe(303);
  const items = await rows('item');
  expect(items.slice(0, 2).map((item) => [item.ref, item.fields.number, item.fields.starts_at])).toEqual([
    ['SECP_39_0912/2', '2', '10:00'],
    ['SECP_39_0912/1', '1', '10:30'],
  ]);
  // He cannot see the closed item, and it has not moved for it.
  expect(items.find((item) => item.ref === 'SECP_39_0912/C1')?.fields.position).toBe(1001);
});

test('a change of an item that somebody changed meanwhile is refused, and nothing of it is recorded', async () => {
  const page = await ada.get(agenda);
  const stale = fieldsOf(formTo(page, agenda));
  await press(ben, agenda, 'save', { 'title-SECP_39_0912/4': 'Renamed by Ben' });
  const refused = await ada.post(agenda, {
    ...stale,
    'title-SECP_39_0912/4': 'Renamed by Ada',
    'title-SECP_39_0912/5': 'And this',
    do: 'save',
  });
  expect(refused.status).toBe(422);
  expect(said(refused)).toContain('changed by someone else meanwhile');
  const items = await rows('item');
  expect(items.find((item) => item.ref === 'SECP_39_0912/4')?.title).toBe('Renamed by Ben');
  expect(items.some((item) => item.title === 'And this')).toBe(false);
});

test('a meeting moved to another day has the paper day of that day, and its items the times', async () => {
  expect(await planned(ada, { number: '40', day: '2017-01-13', starts: '10:00' })).toBe('/sec/agenda/SECP_40_1301');
  const to = '/sec/agenda/SECP_40_1301';
  await press(ada, to, 'issue');
  const [first] = await rows('item', 'SECP_40_1301');
  expect(first?.fields.starts_at).toBe('10:00');
  const page = await ada.open(hrefOf(await ada.get(to), 'Another day, time or place'));
  expect(said(page)).toContain('5 WD before 13 January 2017: 6 January 2017');
  const form = one(one(page.root, 'main'), 'form[method=post]');
  const moved = { day: '2017-01-20', starts: '11:00', ends: '', reason: 'The hall is taken.' };
  const checked = await ada.submit(form, { ...moved, do: 'check' });
  expect(said(checked)).toContain('5 WD before 20 January 2017: 13 January 2017');
  expect(said(checked)).toContain('set paper day to “13 January 2017”');
  const wrong = await ada.submit(form, { ...moved, day: '2016-01-01', do: 'record' });
  expect([wrong.status, text(one(wrong.root, 'div.govuk-error-summary'))]).toEqual([
    422,
    expect.stringContaining('That day has passed'),
  ]);
  expect((await ada.submit(form, { ...moved, do: 'record' })).location).toBe(to);
  expect(said(await ada.get(to))).toContain('Out by 13 January 2017');
  const [again] = await rows('item', 'SECP_40_1301');
  expect(again?.fields).toMatchObject({ title: first?.fields.title, starts_at: '11:00' });
  // What was seen has changed meanwhile: nothing is overrun.
  expect((await ada.submit(form, { ...moved, day: '2017-01-27', do: 'record' })).status).toBe(422);
  expect((await member.get('/sec/move/meeting/reschedule/SECP_40_1301')).status).toBe(404);
  expect((await ada.get('/sec/move/meeting/reschedule/SECP_38_1111')).status).toBe(404);
});
