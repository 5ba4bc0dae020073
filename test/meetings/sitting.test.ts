import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyone } from '../../src/kernel/access.ts';
import { reading } from '../../src/kernel/db.ts';
import { Absent } from '../../src/kernel/problem.ts';
import { carryForward } from '../../src/meetings/carry.ts';
import { closeMeeting, openMeeting, whatStandsOpen } from '../../src/meetings/closing.ts';
import { recordItem } from '../../src/meetings/item-decision.ts';
import { meetingRows } from '../../src/meetings/meeting-rows.ts';
import { lastRecorded, undoDecision } from '../../src/meetings/undo.ts';
import { type Baker, change, expectedList, item, meeting, openBaker, planned, seats, secretary } from './baker.ts';
import { refusal as refusalAt } from './refusal.ts';

let baker: Baker;
const refusal = (work: () => Promise<unknown>) => refusalAt(baker.site, work);

beforeAll(async () => {
  baker = await openBaker();
  await baker.record([
    ...planned(),
    ...seats(),
    change('risk', '1', 'propose', { title: 'Fire', body: 'panel' }),
    change('modification', 'MP9', 'raise', { title: 'More ovens' }),
  ]);
  await baker.record(
    [
      ...expectedList(),
      item(2, 'Ovens'),
      item(10, 'Sacks'),
      item(1, 'Yeast'),
      item(3, 'Closed matters', { minuted: 'confidential' }),
    ],
    { level: 2 },
  );
});
afterAll(() => baker.close());

const take = (n: number, effects = [] as ReturnType<typeof change>[]) =>
  recordItem(baker.desk, {
    meeting,
    item: `${meeting}/${n}`,
    taking: { narrative: 'Heard.', decisions: [{ verb: 'agreed', text: 'it' }], effects, actions: [] },
  });

describe('the rows of a meeting', () => {
  test('come in the order of the agenda, with its body, its seats and what the code says', async () => {
    const rows = await baker.rows();
    expect(rows.items.map(({ fields }) => fields.number)).toEqual(['1', '2', '3', '10']);
    expect([rows.body?.title, rows.config?.id, rows.seats.length]).toEqual(['SEC Panel', 'panel', 12]);
    expect(rows.attendance[0]?.title).toBe('Margaret Ellison');
  });

  test('are those its reader may see, and nothing says that there are more', async () => {
    const { ledger, code } = baker.desk;
    const at = { day: '2016-12-09', known: null };
    const seenBy = (reader: Parameters<typeof reading>[1]) =>
      reading(ledger.db, reader, (tx) => meetingRows(tx, ledger, { code, ref: meeting, at }));
    const amber = await seenBy({ public: false, clearance: { 'sec/panel': 2 } });
    expect(amber.items.map(({ fields }) => fields.number)).toEqual(['1', '2', '10']);
    const anybody = await seenBy(everyone);
    expect([anybody.items, anybody.attendance, anybody.meeting.title]).toEqual([[], [], 'SEC Panel meeting 39']);
    await expect(
      reading(ledger.db, everyone, (tx) => meetingRows(tx, ledger, { code, ref: 'SECP_1_0101', at })),
    ).rejects.toThrow(Absent);
  });
});

describe('opening', () => {
  test('waits for the day', async () => {
    const early = { ...baker.desk, today: '2016-12-08' };
    expect(await refusal(() => openMeeting(early, { meeting, time: '10:00' }))).toEqual([
      'SEC Panel meeting 39 is on 9 December 2016. Open it that day, or reschedule it.',
    ]);
  });

  test('is when a meeting begins to record', async () => {
    expect(await refusal(() => take(1))).toEqual(['SEC Panel meeting 39 has not been opened yet. Open it first.']);
    await openMeeting(baker.desk, { meeting, time: '10:05' });
    expect(await baker.row('meeting', meeting, everyone)).toMatchObject({
      state: 'sitting',
      fields: { starts_at: '10:05' },
    });
    expect(await refusal(() => openMeeting(baker.desk, { meeting, time: '10:00' }))).toEqual([
      'SEC Panel meeting 39 is in session already.',
    ]);
    await baker.attend(['hannah-bexley']);
  });
});

describe('taking back', () => {
  test('withdraws the last decision whole, with a reason that is kept', async () => {
    await take(1, [change('risk', '1', 'open', { body: 'panel' })]);
    expect((await baker.row('risk', '1'))?.state).toBe('open');
    expect(await refusal(() => undoDecision(baker.desk, { meeting, reason: ' ' }))).toEqual([
      'Say why it is taken back.',
    ]);
    await undoDecision(baker.desk, { meeting, item: `${meeting}/1`, reason: 'Typed under the wrong item.' });
    expect((await baker.row('risk', '1'))?.state).toBe('proposed');
    expect(await baker.row('item', `${meeting}/1`)).toMatchObject({ state: 'tabled', fields: { narrative: null } });
    expect(await baker.row('decision', `${meeting}/1.1`)).toBeNull();
    const { rows } = await reading(baker.desk.ledger.db, secretary, (tx) =>
      tx
        .selectFrom('log_decision')
        .select(['title', 'class_level'])
        .where('withdraws', 'is not', null)
        .execute()
        .then((rows) => ({ rows })),
    );
    expect(rows).toEqual([
      { title: 'SEC Panel meeting 39, item 1, taken back: Typed under the wrong item.', class_level: 2 },
    ]);
  });

  test('is of one item at a time, its last decision first, and only of what was seen', async () => {
    await take(1);
    await take(2);
    const { ledger, code } = baker.desk;
    const last = await reading(ledger.db, secretary, (tx) =>
      lastRecorded(tx, code.id, { meeting, item: `${meeting}/1` }),
    );
    expect(last?.title).toBe('SEC Panel meeting 39, item 1');
    expect(await refusal(() => undoDecision(baker.desk, { meeting, reason: 'A slip.', seen: last?.id }))).toEqual([
      '“SEC Panel meeting 39, item 2” was recorded since. Look at it first, and take that back before what came earlier.',
    ]);
    await undoDecision(baker.desk, { meeting, item: `${meeting}/1`, reason: 'A slip.', seen: last?.id });
    expect((await baker.row('item', `${meeting}/2`))?.state).toBe('taken');
    expect(
      await reading(ledger.db, secretary, (tx) => lastRecorded(tx, code.id, { meeting, item: `${meeting}/1` })),
    ).toBeNull();
  });

  test('is refused where something was built on it', async () => {
    await take(1, [change('modification', 'MP9', 'refine', { last_meeting: meeting })]);
    await baker.record([change('modification', 'MP9', 'return', {})], { on: '2016-12-09' });
    const undo = () => undoDecision(baker.desk, { meeting, item: `${meeting}/1`, reason: 'A slip.' });
    expect(await refusal(undo)).toEqual([
      'Modification MP9: “Return the report” does not follow from Raised. Withdraw first what was built on it.',
    ]);
  });
});

describe('carrying forward', () => {
  test('puts an item off to the next meeting that is planned, for nobody but those of its class to know', async () => {
    const { to } = await carryForward(baker.desk, { meeting, items: [`${meeting}/3`], narrative: 'Not reached.' });
    expect(to).toEqual({ ref: 'SECP_40_1301', title: 'SEC Panel meeting 40', day: '2017-01-13' });
    expect(await baker.row('item', `${meeting}/3`)).toMatchObject({
      state: 'carried',
      label: { group: 'panel', level: 3 },
      fields: { carried_to: 'SECP_40_1301', narrative: 'Not reached.' },
    });
    expect(await baker.row('item', `${meeting}/3`, { public: false, clearance: { '*': 2 } })).toBeNull();
    expect(await refusal(() => carryForward(baker.desk, { meeting, items: [`${meeting}/3`] }))).toEqual([
      'item 3 is carried forward already: it cannot be carried forward.',
    ]);
  });
});

describe('closing', () => {
  test('names what is undecided, and waits for it', async () => {
    const rows = await baker.rows();
    expect(whatStandsOpen(rows).items.map(({ title }) => title)).toEqual(['Sacks']);
    expect(whatStandsOpen(rows).unseen.map(({ title }) => title)).toEqual(['Hannah Bexley']);
    expect(await refusal(() => closeMeeting(baker.desk, { meeting, time: '13:00' }))).toEqual([
      'Item 10, Sacks, is undecided. Record it, carry it forward or withdraw it.',
    ]);
  });

  test('ends the stays of those still there, and leaves draft minutes', async () => {
    await take(10);
    await baker.away(['tobias-renshaw'], '11:00');
    expect(await refusal(() => closeMeeting(baker.desk, { meeting, time: '09:00' }))).toEqual([
      'The meeting began at 10:05. Give a later time.',
    ]);
    await closeMeeting(baker.desk, { meeting, time: '13:00' });
    expect(await baker.row('meeting', meeting)).toMatchObject({
      state: 'held',
      fields: { ends_at: '13:00', minutes: 'draft' },
    });
    const { attendance } = await baker.rows();
    const of = (person: string) => attendance.find(({ fields }) => fields.person === person);
    expect([of('hannah-bexley')?.state, of('tobias-renshaw')?.fields.times, of('nikhil-varma')?.fields.times]).toEqual([
      'absent',
      ['10:05–11:00'],
      null,
    ]);
    expect(await refusal(() => take(2))).toEqual([
      'SEC Panel meeting 39 is closed. What was left out is mended by correcting its records.',
    ]);
  });

  test('by a slip is taken back, and the meeting goes on', async () => {
    await undoDecision(baker.desk, { meeting, reason: 'Closed too soon.' });
    expect((await baker.row('meeting', meeting))?.state).toBe('sitting');
    await take(2);
    expect((await baker.row('decision', `${meeting}/2.2`))?.state).toBe('taken');
  });
});
