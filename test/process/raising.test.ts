/** Raising a proposal: by whom, with what, under which rules, and which meeting it makes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarOf } from '../../src/calendar/calendar.ts';
import { leadFor } from '../../src/process/lead.ts';
import { change, clauses, complete, type Ground, openGround, sentences } from './ground.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await openGround('2019-06-01');
});
afterAll(() => ground.close());

describe('a proposal', () => {
  it('is raised complete, under the rules of its day, which it keeps', async () => {
    const lacking = await ground.notMoved('SECMP0001', 'raise', '2016-12-09', { title: 'Ovens' });
    expect(sentences(lacking)).toEqual(['SECMP0001: Complete the form: say what is wrong as things are.']);
    expect(clauses(lacking)).toEqual(['D1']);
    await ground.move('SECMP0001', 'raise', '2016-12-09', complete);
    expect((await ground.row('modification', 'SECMP0001'))?.fields).toMatchObject({
      rules: '2016',
      raised_on: '2016-12-09',
    });
    const other = await ground.refused({
      on: '2017-01-02',
      changes: [change('modification', 'SECMP0001', 'correct', { rules: '2018' })],
    });
    expect(sentences(other)).toEqual([
      'SECMP0001: A proposal keeps the rules it was raised under. Leave them as they are.',
    ]);
    const none = await ground.refused({
      on: '2017-01-02',
      changes: [change('modification', 'SECMP0001', 'correct', { rules: null })],
    });
    expect(none).toHaveLength(1);
    const wrong = await ground.refused({
      on: '2016-12-09',
      changes: [change('modification', 'SECMP0002', 'raise', { ...complete, rules: '2018', raised_on: '2016-12-09' })],
    });
    expect(sentences(wrong)).toContain(
      'SECMP0002: Proposals of that day are raised under “Section D of 2016”. Use those rules.',
    );
  });

  it('on the Fast-Track is raised by the Panel alone, and never goes to Refinement', async () => {
    const raise = change('modification', 'SECMP0003', 'raise', {
      ...complete,
      path: 'Fast-Track',
      rules: '2016',
      raised_on: '2016-12-09',
    });
    const board = await ground.refused({ on: '2016-12-09', body: 'change-board', changes: [raise] });
    expect(sentences(board)).toEqual([
      'SECMP0003: Only the panel may raise a proposal on Fast-Track. Choose another path.',
    ]);
    await ground.decide({ on: '2016-12-09', changes: [raise] });
    const refined = await ground.notMoved('SECMP0003', 'refine', '2017-01-13');
    expect(sentences(refined)).toEqual([
      'SECMP0003: A Fast-Track proposal never goes to Refinement. Take another step, or set another path.',
    ]);
    expect(clauses(refined)).toEqual(['D6']);
    await ground.move('SECMP0003', 'approve', '2017-01-13');
    expect((await ground.row('modification', 'SECMP0003'))?.state).toBe('approved');
  });

  it('is not put on the Fast-Track afterwards', async () => {
    const determined = await ground.notMoved('SECMP0001', 'consult', '2017-01-13', { path: 'Fast-Track' });
    expect(sentences(determined)[0]).toBe(
      'SECMP0001: A proposal is on Fast-Track from the first or not at all: it is for the panel to raise one. Choose another path.',
    );
  });

  it('since the Development Stage begins as a draft, which the sub-committee lets become a proposal of the same number', async () => {
    const direct = await ground.notMoved('DP100', 'raise', '2019-05-01', { ...complete, path: 'Path 3' });
    expect(sentences(direct)[0]).toMatch(/^DP100: “Raise” /);
    await ground.move('DP100', 'draft', '2019-05-01', complete);
    const panelled = { ...complete, path: 'Path 3', rules: '2018', raised_on: '2019-05-20' };
    const board = await ground.refused({
      on: '2019-05-20',
      body: 'change-board',
      changes: [change('modification', 'DP100', 'raise', panelled)],
    });
    expect(sentences(board)[0]).toBe(
      'DP100: “Raise” is for the sub committee or the panel. Record it as their decision, or ask them to make it.',
    );
    await ground.move('DP100', 'raise', '2019-05-20', { path: 'Path 3' });
    expect((await ground.row('modification', 'DP100'))?.fields).toMatchObject({
      rules: '2018',
      raised_on: '2019-05-20',
    });
  });

  it('is refused with reasons, and only before it is worked on', async () => {
    const bare = await ground.notMoved('SECMP0001', 'refuse', '2017-01-13');
    expect(sentences(bare)).toEqual(['SECMP0001: Give the reasons.']);
    await ground.move('SECMP0001', 'refine', '2017-01-13', { path: 'Path 2' });
    const late = await ground.notMoved('SECMP0001', 'refuse', '2017-01-20', { reasons: 'Too late' });
    expect(sentences(late)[0]).toMatch(/^Modification SECMP0001: “Refuse” does not follow from Refinement/);
  });

  it('asks for urgency, on which the Authority rules', async () => {
    const unasked = await ground.notMoved('SECMP0001', 'rule', '2017-02-01', { urgency: 'urgent' });
    expect(sentences(unasked)).toEqual(['SECMP0001: Nobody asked that it be urgent. The proposer asks first.']);
    await ground.move('SECMP0001', 'urge', '2017-02-01', { reasons: 'It burns' });
    const ruled = change('modification', 'SECMP0001', 'rule', { urgency: 'urgent' });
    const panel = await ground.refused({ on: '2017-02-02', changes: [ruled] });
    expect(sentences(panel)[0]).toContain('is for the authority');
    await ground.move('SECMP0001', 'rule', '2017-02-02', { urgency: 'urgent' });
    expect((await ground.row('modification', 'SECMP0001'))?.fields.urgency).toBe('urgent');
  });
});

describe('the meeting a form makes', () => {
  const calendar = calendarOf('england-and-wales');
  const meetings = [
    { ref: 'SECP_40', title: 'SEC Panel meeting 40', day: '2017-01-13' },
    { ref: 'SECP_39', title: 'SEC Panel meeting 39', day: '2016-12-09' },
  ];
  const lead = (completed: string) => leadFor(meetings, { completed, formLead: 5, notice: 5, calendar });

  it('is the first whose paper day is five Working Days after the form, with the sum', () => {
    expect(lead('2016-11-25')).toMatchObject({
      meeting: { ref: 'SECP_39' },
      paperDay: '2016-12-02',
      formBy: '2016-11-25',
      missed: [],
      sum: 'SEC Panel meeting 39 is on 9 December 2016. Its papers go out 5 WD before it, on 2 December 2016. A completed form comes 5 WD before that, by 25 November 2016.',
    });
  });

  it('is the one after that for a form a day late, and says which it missed', () => {
    const late = lead('2016-11-26');
    expect(late?.meeting.ref).toBe('SECP_40');
    expect(late?.missed.map(({ meeting, formBy }) => [meeting.ref, formBy])).toEqual([['SECP_39', '2016-11-25']]);
    // Christmas and New Year are no Working Days.
    expect([late?.paperDay, late?.formBy]).toEqual(['2017-01-06', '2016-12-29']);
    expect(lead('2017-01-10')).toBeNull();
  });
});
