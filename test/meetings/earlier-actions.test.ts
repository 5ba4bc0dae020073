/** A meeting hears of earlier actions, whoever recorded them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reading } from '../../src/kernel/db.ts';
import { Refused } from '../../src/kernel/problem.ts';
import { earlierActions, reported } from '../../src/meetings/earlier-actions.ts';
import { itemOf } from '../../src/meetings/meeting-rows.ts';
import { type Baker, change, day, item, meeting, openSitting } from './baker.ts';

let baker: Baker;
beforeAll(async () => {
  baker = await openSitting([item(1, 'Actions')]);
  await baker.record([
    change('action', 'SECP38/01', 'raise', {
      text: 'write to members',
      owner: 'SECAS',
      body: 'panel',
      meeting: 'SECP_38_1111',
    }),
    // Minutes that reported on it are all that is known of it: they do not say whose it is.
    change('action', 'SECP31/02', 'raise', { text: 'find a larger room' }),
    change('action', 'SSC12/03', 'raise', { text: 'count the keys', body: 'ssc' }),
    change('action', 'SECP38/04', 'raise', { text: 'thank the hosts', body: 'panel' }),
  ]);
  await baker.record([change('action', 'SECP38/04', 'close', { closed_on: '2016-11-30' })]);
});
afterAll(() => baker?.close());

async function known() {
  const rows = await baker.rows();
  const asked = { code: baker.site.code, at: { day, known: null }, rows };
  const { ledger, actor } = baker.desk;
  return { rows, actions: await reading(ledger.db, actor, (tx) => earlierActions(tx, ledger, asked)) };
}

async function report(ref: string, more: { said: string; outcome: 'open' | 'closed' | 'later'; due?: string }) {
  const { rows, actions } = await known();
  const action = actions.find((one) => one.ref === ref);
  if (!action) throw new Error(`${ref} does not wait.`);
  return reported(rows, { due: '', ...more, action, item: itemOf(rows, `${meeting}/1`) });
}

test('what waits is open and of this body, by its reference where nothing else says so', async () => {
  const { actions } = await known();
  expect(actions.map(({ ref }) => ref).sort()).toEqual(['SECP31/02', 'SECP38/01']);
});

test('a report says where it leaves the action', async () => {
  expect(await report('SECP38/01', { said: 'Half are written.', outcome: 'open' })).toMatchObject({
    move: 'update',
    sets: { latest: 'Half are written.', latest_meeting: meeting },
  });
  expect(await report('SECP38/01', { said: 'All are sent.', outcome: 'closed' })).toMatchObject({
    move: 'close',
    sets: { closed_on: day },
  });
  expect(
    await report('SECP38/01', { said: 'It takes longer.', outcome: 'later', due: 'January 2017 Panel meeting' }),
  ).toMatchObject({
    move: 'retarget',
    sets: { due: 'January 2017 Panel meeting', due_by: '2017-01-31', due_day: null },
  });
});

test('without words, or without a day to be later on, it is refused and says what is missing', async () => {
  const refused = report('SECP38/01', { said: ' ', outcome: 'later', due: 'some time' });
  await expect(refused).rejects.toThrow(Refused);
  await expect(refused).rejects.toThrow(/Say what was reported.*Say when it is due now/);
});

test('once heard of it no longer waits, and stands among what was heard, closed or not', async () => {
  const { rows } = await known();
  await baker.at(rows, [await report('SECP31/02', { said: 'A room was found.', outcome: 'closed' })]);
  const { actions } = await known();
  expect(actions.map(({ ref, state }) => [ref, state])).toEqual([
    ['SECP38/01', 'open'],
    ['SECP31/02', 'closed'],
  ]);
});
