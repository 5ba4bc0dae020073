import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyone } from '../../src/kernel/access.ts';
import { reading } from '../../src/kernel/db.ts';
import { changeFromLine } from '../../src/meetings/effects.ts';
import { declareInterest } from '../../src/meetings/interests.ts';
import { dryRunItem, type ItemAsked, recordItem } from '../../src/meetings/item-decision.ts';
import type { Typed } from '../../src/meetings/item-words.ts';
import { itemOf } from '../../src/meetings/meeting-rows.ts';
import { changesOf, type Suggestion, suggestFor } from '../../src/meetings/suggest.ts';
import type { Taking } from '../../src/meetings/taking.ts';
import { rowCounts } from '../stories/site.ts';
import { type Baker, change, item, meeting, openSitting, secretary, working } from './baker.ts';
import { refusal as refusalAt } from './refusal.ts';

let baker: Baker;

const risks = [
  change('risk', '26', 'propose', {
    title: 'A Release comes late',
    wording: 'The change may not be ready.',
    body: 'panel',
  }),
  change('risk', '27', 'propose', { title: 'Too few assessors', body: 'panel' }),
  ...['19', '23', '24', '25'].map((ref) =>
    change('risk', ref, 'open', { title: `Old words of ${ref}`, body: 'panel' }),
  ),
];
const rewordings = ['19', '23', '24', '25'].map((ref) =>
  change('risk', ref, 'suggest', { proposed_title: `New words of ${ref}` }),
);

beforeAll(async () => {
  baker = await openSitting([
    item(1, 'Minutes of the Previous Meeting and Actions Outstanding', { about: ['action'] }),
    item(4, 'User CIO Reports', { minuted: 'confidential', formula: 'A confidential item.' }),
    item(6, 'Draft Budget'),
    item(7, 'Risk and Issue Register', { about: ['risk', 'issue'] }),
    item(8, 'Variations', { about: ['variation'] }),
    item(9, 'Consultations'),
  ]);
  await baker.record(risks);
  await baker.record(rewordings);
});
afterAll(() => baker.close());

const asked = (number: number, taking: Partial<Taking>): ItemAsked => ({
  meeting,
  item: `${meeting}/${number}`,
  taking: { narrative: '', decisions: [], effects: [], actions: [], ...taking },
});

const refusal = (work: () => Promise<unknown>) => refusalAt(baker.site, work);

const suggested = async (number: number, typed: Typed) => {
  const rows = await baker.rows();
  return suggestFor(baker.desk, { rows, item: itemOf(rows, `${meeting}/${number}`), typed });
};
const briefly = ({ change: { move, register, ref }, from, ticked }: Suggestion) =>
  `${move} ${register} ${ref}, ${from}${ticked ? ', ticked' : ''}`;

const noted = { verb: 'NOTED', text: 'the contents of the paper; and' };
const agreed = { verb: 'agreed', text: 'the amendments to the Risk Register.' };
const narrative =
  'Two new risks, Risk #26 and Risk #27, were proposed.\r\n\r\n- Risks 19, 23, 24 and 25 were reworded.\nSee SEC Section C2.3.';

describe('an item of a meeting', () => {
  test('is not decided without a quorum, not even to be noted', async () => {
    expect(await refusal(() => recordItem(baker.desk, asked(7, { decisions: [noted] })))).toEqual([
      'Without a quorum nothing can be decided. 0 of 11 members with a vote are here; 6 are needed (C5, recalled). Wait for more members, or carry the item forward.',
    ]);
    await baker.attend(['douglas-imrie']);
  });

  test('offers what waits for it, and what its words say where nothing of it waits', async () => {
    expect((await suggested(7, { narrative: '', decisions: [] })).map(briefly)).toEqual([
      'reword risk 19, waiting, ticked',
      'reword risk 23, waiting, ticked',
      'reword risk 24, waiting, ticked',
      'reword risk 25, waiting, ticked',
      'open risk 26, waiting, ticked',
      'open risk 27, waiting, ticked',
    ]);
    const typed = { narrative: 'Risk 19 was closed.', decisions: [agreed] };
    expect((await suggested(6, typed)).map(briefly)).toEqual([
      'close risk 19, words, ticked',
      'amend document risk-register, words, ticked',
    ]);
  });

  test('is recorded in one decision with its words, decisions, actions and effects, each under its label', async () => {
    const effects = (await suggested(7, { narrative, decisions: [noted, agreed] })).filter(({ ticked }) => ticked);
    const taking = {
      narrative,
      decisions: [noted, agreed],
      effects: effects.flatMap(changesOf),
      actions: ['SECAS to look at the risks again by the January Panel.'],
    };
    const before = await rowCounts(baker.site);
    const dry = await dryRunItem(baker.desk, asked(7, taking));
    expect(await rowCounts(baker.site)).toEqual(before);
    const receipt = await recordItem(baker.desk, asked(7, taking));
    const after = await rowCounts(baker.site);
    expect(after.log_decision).toBe((before.log_decision ?? 0) + 1);
    expect(receipt.records.map(({ register, ref }) => `${register} ${ref}`)).toEqual(
      dry.plan.records.map(({ register, ref }) => `${register.name} ${ref}`),
    );
    expect((await baker.row('item', `${meeting}/7`))?.fields).toMatchObject({
      narrative:
        'Two new risks, Risk #26 and Risk #27, were proposed.\n• Risks 19, 23, 24 and 25 were reworded.\nSee SEC Section C2.3.',
      mentions: ['Risk 26', 'Risk 27', 'Risk 19', 'Risk 23', 'Risk 24', 'Risk 25'],
      clauses: ['C2.3'],
    });
    expect(await baker.row('decision', `${meeting}/7.2`)).toMatchObject({
      state: 'taken',
      label: working,
      fields: {
        text: 'the amendments to the Risk Register',
        verb: 'agreed',
        basis: 'form',
        position: 2,
        quorum: '9 of 11 members with a vote are here; 6 are needed (C5, recalled).',
      },
    });
    expect(await baker.row('action', 'SECP39/01')).toMatchObject({
      label: working,
      fields: { owner: 'SECAS', due: 'January Panel', due_by: '2017-01-13', item: `${meeting}/7` },
    });
    expect(await baker.row('risk', '26', everyone)).toMatchObject({ state: 'open', fields: { last_meeting: meeting } });
    expect(await baker.row('risk', '19', everyone)).toMatchObject({
      state: 'open',
      fields: { title: 'New words of 19', proposed_title: null },
    });
  });

  test('shows the public the change of a register at once, and nothing of the meeting before its minutes', async () => {
    const { rows } = await reading(baker.desk.ledger.db, everyone, (tx) =>
      sql<{
        title: string;
        register: string;
      }>`select d.title, e.register from log_decision d join log_entry e on e.decision = d.id
        where d.authority_ref = ${meeting} order by e.seq`.execute(tx),
    );
    expect(
      rows.filter(({ title }) => title === 'SEC Panel meeting 39, item 7').map(({ register }) => register),
    ).toEqual([...Array(6).fill('risk'), 'document']);
    for (const [register, ref] of [
      ['item', `${meeting}/7`],
      ['decision', `${meeting}/7.1`],
      ['action', 'SECP39/01'],
      ['attendance', `${meeting}/hannah-bexley`],
    ] as const)
      expect(await baker.row(register, ref, everyone)).toBeNull();
  });

  test('offers nothing again that is on record already', async () => {
    expect(await suggested(7, { narrative, decisions: [noted, agreed] })).toEqual([]);
  });

  test('takes further decisions later, under the next number, from whoever has seen what is on record', async () => {
    const seen = (await baker.row('item', `${meeting}/7`))?.entry;
    const more = asked(7, { narrative, decisions: [{ verb: 'requested', text: 'a further paper' }], seen });
    await recordItem(baker.desk, more);
    expect((await baker.row('decision', `${meeting}/7.3`))?.title).toBe('a further paper');
    expect(await refusal(() => recordItem(baker.desk, more))).toEqual([
      'Agenda item SECP_39_0912/7 was changed by someone else meanwhile. Open it again, look, and repeat yours if it still holds.',
    ]);
  });

  test('is refused with every reason at once', async () => {
    const taking = {
      decisions: [{ verb: 'nodded', text: ' . ' }],
      actions: ['look into it', 'SECAS to write by 3 November 2016'],
      effects: [
        change('variation', 'v1', 'extend', { ends: 'November 2017' }),
        change('item', `${meeting}/1`, 'withdraw'),
      ],
    };
    expect(await refusal(() => recordItem(baker.desk, asked(8, taking)))).toEqual([
      '“nodded” is not a verb the house records decisions by. Choose one of those offered.',
      'Say in words what was decided.',
      'Say who is to do it, first: “… to look into it”.',
      '“by 3 November 2016” is 3 November 2016, before the meeting. Give a later day.',
      '“Set a new end date” (transitional variation) is not for the SEC Panel to decide: it is for the secretary of state. Leave it out here, or put it to them.',
      'Agenda items are not changed as the effect of a decision.',
    ]);
  });

  test('may not do what only the body can without a decision, though its secretariat records what it was told', async () => {
    const close = change('risk', '23', 'close', { last_meeting: meeting });
    expect(await refusal(() => recordItem(baker.desk, asked(9, { narrative: 'Heard.', effects: [close] })))).toEqual([
      '“Close” of risk 23 needs a decision. Record the decision it follows from, or leave it out.',
    ]);
    const found = change('event', '2016-12-14/ssc', 'found', { title: 'A meeting', day: '2016-12-14' });
    await recordItem(baker.desk, asked(9, { narrative: 'Heard.', effects: [found] }));
    expect((await baker.row('event', '2016-12-14/ssc'))?.title).toBe('A meeting');
  });

  test('is refused whole when a record moved since it was looked at', async () => {
    const suggestion = (await suggested(6, { narrative: 'Risk 24 was closed.', decisions: [agreed] })).find(
      ({ change }) => change.ref === '24',
    );
    await baker.record([change('risk', '24', 'score', { likelihood: 2 })], { on: '2016-12-09' });
    const taking = {
      narrative: 'Risk 24 was closed.',
      decisions: [agreed],
      effects: suggestion ? changesOf(suggestion) : [],
    };
    expect(await refusal(() => recordItem(baker.desk, asked(6, taking)))).toEqual([
      'Risk 24 was changed by someone else meanwhile. Open it again, look, and repeat yours if it still holds.',
    ]);
    expect((await baker.row('item', `${meeting}/6`))?.state).toBe('tabled');
  });

  test('holds its effects back on a condition, as lines that become changes again', async () => {
    const conditional = { subject: 'the views of the SSC', waitsFor: 'ssc', by: '2017-01-10' };
    const close = change('risk', '25', 'close', { last_meeting: meeting });
    const decisions = [noted, { ...agreed, conditional }];
    await recordItem(baker.desk, asked(6, { decisions, effects: [close] }));
    const row = await baker.row('decision', `${meeting}/6.2`);
    expect(row).toMatchObject({
      state: 'conditional',
      fields: { condition: 'the views of the SSC', waits_for: 'ssc', condition_by: '2017-01-10' },
    });
    expect((await baker.row('risk', '25'))?.state).toBe('open');
    expect([row?.fields.pending ?? []].flat().map((line) => changeFromLine(String(line)))).toEqual([close]);
  });

  test('of the highest class is kept from whoever has not signed, and keeps what it does to itself', async () => {
    const close = change('risk', '27', 'close', { last_meeting: meeting });
    const taking = { narrative: 'A closed matter.', decisions: [agreed], effects: [close] };
    const [said, ...rest] = await refusal(() => recordItem(baker.desk, asked(4, taking)));
    expect(rest).toEqual([]);
    expect(said).toMatch(
      /^This item is Red, and Margaret Ellison, .* and Judith Farrow have not signed the declaration\. Let them sign it/,
    );
    await baker.sign();
    await recordItem(baker.desk, asked(4, taking));
    const red = { group: 'panel', level: 3 };
    expect((await baker.row('decision', `${meeting}/4.1`))?.label).toEqual(red);
    expect(await baker.row('risk', '27')).toMatchObject({ state: 'closed', label: red });
    expect(await baker.row('risk', '27', everyone)).toBeNull();
  });

  test('recorded by two secretaries at the same moment as another, takes the next number for its action', async () => {
    const taking = { narrative: 'Heard.', actions: ['SECAS to write by January 2017'] };
    const both = [1, 9].map((number) => recordItem(baker.desk, asked(number, taking)));
    await Promise.all(both);
    const { actions } = await baker.rows();
    expect(actions.map(({ ref, fields }) => [ref, fields.item]).sort()).toEqual([
      ['SECP39/01', `${meeting}/7`],
      ['SECP39/02', expect.stringMatching(/\/[19]$/)],
      ['SECP39/03', expect.stringMatching(/\/[19]$/)],
    ]);
  });

  test('recorded by two secretaries at the same moment, is recorded once', async () => {
    const seen = (await baker.row('item', `${meeting}/1`))?.entry;
    const taking = { narrative: 'Heard again.', actions: ['SECAS to ring by January 2017'], seen };
    const both = await Promise.allSettled([1, 1].map((number) => recordItem(baker.desk, asked(number, taking))));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await baker.rows()).actions).toHaveLength(4);
  });

  test('is recorded by the secretariat alone', async () => {
    const member = { ...secretary, name: 'Hannah Bexley', powers: ['member', 'panel'] };
    expect(await refusal(() => recordItem({ ...baker.desk, actor: member }, asked(8, { narrative: 'x' })))).toEqual([
      'Only the secretariat records what a meeting does. Ask the meeting secretary to.',
    ]);
  });

  test('leaves out of the quorum who takes no part in it', async () => {
    await baker.away(['tobias-renshaw', 'priya-nandakumar', 'stuart-calloway']);
    const rows = await baker.rows();
    await baker.at(
      rows,
      declareInterest(rows, { item: `${meeting}/8`, person: 'hannah-bexley', title: 'Her employer', recused: true }),
    );
    expect(await refusal(() => recordItem(baker.desk, asked(8, { decisions: [noted] })))).toEqual([
      'Without a quorum nothing can be decided. 5 of 11 members with a vote are here, not counting 1 who takes no part in this item; 6 are needed (C5, recalled). Wait for more members, or carry the item forward.',
    ]);
    await recordItem(baker.desk, asked(9, { narrative: 'Heard.', decisions: [noted] }));
  });
});
