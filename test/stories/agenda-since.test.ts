/** What happened since the last meeting stands on the first draft of the next agenda, and goes along when it is issued. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reading } from '../../src/kernel/db.ts';
import { registerOf } from '../../src/kernel/ledger.ts';
import { get } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { found, planned, press, seat, secretary } from './agenda-ground.ts';
import { all } from './html.ts';
import { openSite, type StorySite } from './site.ts';
import { type Page, said, type Visitor } from './visitor.ts';

let site: StorySite;
let ada: Visitor;
const agenda = '/sec/agenda/SECP_39_0912';
const before = 'SECP_38_1111';

const row = (register: string, ref: string) =>
  reading(site.ledger.db, operator, (tx) =>
    get(tx, registerOf(site.ledger, register), { code: 'sec', ref, at: { day: site.clock.today, known: null } }),
  );
const titlesOn = (page: Page) => all(page.root, 'input.title').map((box) => box.attributes.value);

beforeAll(async () => {
  site = await openSite('2016-11-21');
  ada = await secretary(site);
  const question = (ref: string, closes_on: string) => ({
    register: 'vote',
    ref,
    move: 'open',
    sets: {
      title: `the plan of ${ref}`,
      verb: 'approved',
      body: 'panel',
      method: 'named',
      closes_on,
      closes_at: '17:00',
    },
  });
  await found(site, [
    ...seat('ruth-vane', 'Ruth Vane', 'SEC Panel Chair'),
    {
      register: 'meeting',
      ref: before,
      move: 'hold',
      sets: { title: 'SEC Panel meeting 38', body: 'panel', number: 38, day: '2016-11-11' },
    },
    {
      register: 'item',
      ref: `${before}/5`,
      move: 'carry',
      sets: { title: 'Design authority', meeting: before, number: '5' },
    },
    {
      register: 'paper',
      ref: `${before}_05`,
      move: 'issue',
      sets: { title: 'Design authority', number: `${before}_05`, meeting: before, item: `${before}/5`, version: 1 },
    },
    ...[
      ['panel/2016/ec-1', '2016-11-16'],
      ['panel/2016/ec-0', '2016-11-02'],
    ].map(([ref = '', day = '']) => ({
      register: 'decision',
      ref,
      move: 'take',
      sets: { text: `the plan of ${ref}`, verb: 'approved', body: 'panel', basis: 'correspondence', day },
    })),
    question('panel/2016/ec-2', '2016-11-18'),
    question('panel/2016/ec-3', '2016-11-29'),
  ]);
  expect(await planned(ada)).toBe(agenda);
});
afterAll(() => site.close());

test('what the body decided since it last met is to be noted, and a question whose time is over to be closed', async () => {
  const page = await ada.get(agenda);
  expect(titlesOn(page)).toEqual(
    expect.arrayContaining(['Decisions taken between meetings', 'Questions put between meetings, to be closed']),
  );
  expect(said(page)).toContain('Decided between meetings, 16 November 2016');
  expect(said(page)).toContain('Its time to vote ran out on 18 November 2016');
  // Neither what the last meeting could have noted, nor what is still being voted on.
  expect(page.html).not.toMatch(/ec-0|ec-3/);
});

test('an item that was put off brings its paper to the meeting that takes it', async () => {
  expect(titlesOn(await ada.get(agenda))).toContain('Design authority');
  expect((await press(ada, agenda, 'issue')).status).toBeLessThan(400);
  const paper = await row('paper', `${before}_05`);
  const item = await row('item', String(paper?.fields.item));
  expect(item?.fields).toMatchObject({
    title: 'Design authority',
    meeting: 'SECP_39_0912',
    carried_from: `${before}/5`,
  });
  expect(paper).toMatchObject({ state: 'issued', fields: { meeting: 'SECP_39_0912', version: 1 } });
});
