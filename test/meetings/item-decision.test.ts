import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import { Refused } from '../../src/kernel/problem.ts';
import { openMeeting } from '../../src/meetings/closing.ts';
import { decisionAt } from '../../src/meetings/desk.ts';
import { dryRunItem, type ItemAsked, recordItem } from '../../src/meetings/item-decision.ts';
import { itemOf } from '../../src/meetings/meeting-rows.ts';
import { arrived } from '../../src/meetings/presence.ts';
import { changesOf, suggestFor } from '../../src/meetings/suggest.ts';
import type { Taking } from '../../src/meetings/taking.ts';
import { rowCounts } from '../stories/site.ts';
import { type Baker, change, expectedList, item, meeting, openBaker, planned, seats, working } from './baker.ts';

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
  baker = await openBaker();
  await baker.record([...planned(), ...seats()]);
  await baker.record(risks);
  await baker.record(rewordings);
  await baker.record(
    [
      ...expectedList(),
      item(1, 'Minutes of the Previous Meeting and Actions Outstanding', { about: ['action'] }),
      item(4, 'User CIO Reports', { minuted: 'confidential', formula: 'A confidential item.' }),
      item(6, 'Draft Budget'),
      item(7, 'Risk and Issue Register', { about: ['risk', 'issue'] }),
      item(8, 'Variations', { about: ['variation'] }),
      item(9, 'Consultations'),
    ],
    { level: 2 },
  );
  await openMeeting(baker.desk, { meeting, time: '10:00' });
});
afterAll(() => baker.close());

/** Everybody comes in but those named. */
async function attend(but: readonly string[] = []) {
  const rows = await baker.rows();
  const changes = rows.attendance
    .map((row) => String(row.fields.person))
    .filter((person) => !but.includes(person))
    .flatMap((person) => arrived(rows, { person }, null));
  await commit(
    baker.desk.ledger,
    baker.desk.actor,
    decisionAt(baker.desk, rows, { about: ': attendance', label: working, changes }),
  );
}

const asked = (number: number, taking: Partial<Taking>): ItemAsked => ({
  meeting,
  item: `${meeting}/${number}`,
  taking: { narrative: '', decisions: [], effects: [], actions: [], ...taking },
});

async function refusal(work: Promise<unknown>): Promise<string[]> {
  const before = await rowCounts(baker.site);
  const error = await work.then(
    () => null,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(Refused);
  expect(await rowCounts(baker.site)).toEqual(before);
  return (error as Refused).problems.map(({ sentence }) => sentence);
}

const noted = { verb: 'NOTED', text: 'the contents of the paper; and' };
const agreed = { verb: 'agreed', text: 'the amendments to the Risk Register.' };

describe('an item of a meeting', () => {
  test('is not decided before there is a quorum, not even to be noted', async () => {
    const [said, ...more] = await refusal(recordItem(baker.desk, asked(7, { decisions: [noted] })));
    expect(more).toEqual([]);
    expect(said).toBe(
      'Without a quorum nothing can be decided. 0 of 11 members with a vote are here; 6 are needed (C5, recalled). Wait for more members, or carry the item forward.',
    );
  });

  test('offers what waits for it and what its words say, and is recorded with all of it in one decision', async () => {
    await attend(['douglas-imrie']);
    const rows = await baker.rows();
    const narrative =
      'Two new risks, Risk #26 and Risk #27, were proposed.\r\n\r\n- Risks 19, 23, 24 and 25 were reworded.\nSee SEC Section C2.3.';
    const typed = { narrative, decisions: [noted, agreed] };
    const began = performance.now();
    const suggested = await suggestFor(baker.desk, { rows, item: itemOf(rows, `${meeting}/7`), typed });
    console.log(
      'suggest',
      performance.now() - began,
      suggested.map((s) =>
        [
          s.change.move,
          s.change.register,
          s.change.ref,
          s.from,
          s.ticked,
          s.problem?.sentence,
          JSON.stringify(s.change.sets),
        ].join(' '),
      ),
    );
    const taking = {
      narrative,
      decisions: [noted, agreed],
      effects: suggested.filter(({ ticked }) => ticked).flatMap(changesOf),
      actions: ['SECAS to look at the risks again by the January Panel'],
    };
    const dry = await dryRunItem(baker.desk, asked(7, taking));
    console.log(dry.actions);
    const receipt = await recordItem(baker.desk, asked(7, taking));
    console.log(receipt);
    console.log(
      await baker.row('risk', '26'),
      await baker.row('risk', '19'),
      await baker.row('item', `${meeting}/7`),
      await baker.row('decision', `${meeting}/7.2`),
      await baker.row('action', 'SECP39/01'),
    );
  });
});
