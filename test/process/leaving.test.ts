/** Withdrawal and adoption, alternatives, and what may not stand side by side. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading } from '../../src/kernel/db.ts';
import { history } from '../../src/kernel/history.ts';
import { operator } from '../../src/open.ts';
import { alternativeRef, raiseAlternative } from '../../src/process/alternatives.ts';
import { endsWith } from '../../src/process/end.ts';
import { allowedMoves } from '../../src/process/lifecycle.ts';
import { modification } from '../../src/registers/modification/modification.ts';
import {
  change,
  complete,
  consulted,
  costed,
  type Ground,
  openGround,
  sentences,
  toTheVote,
  votedOn,
} from './ground.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());

const request = (ref: string, on: string, more = {}) =>
  change('assessment', `${ref}/preliminary`, 'request', {
    title: 'Preliminary Assessment',
    modification: ref,
    kind: 'preliminary',
    requested_on: on,
    ...more,
  });

describe('a proposal withdrawn', () => {
  const ref = 'SECMP0003';

  it('leaves nothing of it open', async () => {
    await ground.move(ref, 'raise', '2016-09-01', { ...complete, path: 'Path 3' });
    await ground.move(ref, 'refine', '2016-10-14');
    await ground.decide({ on: '2016-10-17', changes: [request(ref, '2016-10-17')] });
    expect(sentences(await ground.notMoved(ref, 'withdraw', '2016-11-11'))).toEqual([
      `${ref} is withdrawn, and “Preliminary Assessment” is still awaited. Withdraw the request in the same decision.`,
    ]);
    const closing = endsWith(await ground.facts(ref), { day: '2016-11-11', reason: 'The proposal was withdrawn.' });
    expect(closing.map(({ register, move }) => `${move} ${register}`)).toEqual(['withdraw assessment']);
    await ground.move(ref, 'withdraw', '2016-11-11', {}, closing);
    expect((await ground.row('modification', ref))?.fields).toMatchObject({
      withdrawn_on: '2016-11-11',
      adopt_by: '2016-11-25',
    });
    expect(
      sentences(
        await ground.refused({ on: '2016-11-14', changes: [{ ...request(ref, '2016-11-14'), move: 'request' }] }),
      )[0],
    ).toContain('is withdrawn, and “Preliminary Assessment” is still awaited');
  });

  it('is adopted by another within ten Working Days, and keeps its history', async () => {
    const same = await ground.notMoved(ref, 'adopt', '2016-11-24', { proposer: 'loaf' });
    expect(sentences(same)[0]).toContain('Who withdrew it cannot adopt it.');
    const late = await ground.notMoved(ref, 'adopt', '2016-11-28', { proposer: 'crust' });
    expect(sentences(late)[0]).toContain('It could be adopted until 25 November 2016. Raise a new proposal instead.');
    await ground.move(ref, 'adopt', '2016-11-25', { proposer: 'crust' });
    const row = await ground.row('modification', ref);
    expect([row?.state, row?.fields.proposer, row?.fields.adopt_by]).toEqual(['raised', 'crust', null]);
    const told = await reading(ground.site.ledger.db, operator, (tx) =>
      history(tx, modification, { code: ground.site.code.id, ref, known: null }),
    );
    expect(told.map(({ move }) => move).sort()).toEqual(['adopt', 'raise', 'refine', 'withdraw']);
  });

  it('is so before the Change Board decides, not after', async () => {
    const day = await toTheVote(ground, 'SECMP0050', { path: 'Path 3', from: '2016-06-01' });
    await ground.decide({ on: day, changes: votedOn('SECMP0050', day, 'lost') });
    expect(sentences(await ground.notMoved('SECMP0050', 'withdraw', day))).toEqual([
      'SECMP0050: The vote on it is closed, and a proposal is withdrawn only before that. Record what was decided.',
    ]);
  });
});

describe('alternatives', () => {
  const ref = 'SECMP0060';

  it('arise where the solution is worked on, each with a letter and a track of its own', async () => {
    await ground.move(ref, 'raise', '2016-06-01', { ...complete, path: 'Path 3' });
    await ground.move(ref, 'refine', '2016-07-08');
    const process = ground.process('2016-08-01');
    const words = { title: 'Smaller ovens', description: 'Less', solution: 'Half', proposer: null, day: '2016-08-01' };
    const first = raiseAlternative(process, await ground.facts(ref), words);
    await ground.decide({ on: '2016-08-01', changes: [first] });
    const second = raiseAlternative(process, await ground.facts(ref), { ...words, title: 'No ovens' });
    await ground.decide({ on: '2016-08-01', changes: [second] });
    expect([first.ref, second.ref]).toEqual([`${ref}A`, `${ref}B`]);
    expect(alternativeRef(process, ref, [`${ref}B`])).toBe(`${ref}C`);
    await ground.move(`${ref}B`, 'withdraw', '2016-08-15');
    expect((await ground.facts(ref)).alternatives.map((one) => [one.ref, one.state])).toEqual([
      [`${ref}A`, 'raised'],
      [`${ref}B`, 'withdrawn'],
    ]);
    const nested = change('modification', `${ref}AA`, 'raise', {
      ...complete,
      rules: '2016',
      raised_on: '2016-08-15',
      alternative_to: `${ref}A`,
    });
    expect(sentences(await ground.refused({ on: '2016-08-15', changes: [nested] }))[0]).toContain(
      'an alternative to an alternative',
    );
    const lost = change('modification', 'SECMP0099A', 'raise', {
      ...complete,
      rules: '2016',
      raised_on: '2016-08-15',
      alternative_to: 'SECMP0099',
    });
    expect(sentences(await ground.refused({ on: '2016-08-15', changes: [lost] }))[0]).toContain(
      'which is not on record',
    );
  });

  it('are not both approved', async () => {
    for (const one of [ref, `${ref}A`]) {
      if (one !== ref) await ground.move(one, 'refine', '2016-09-09');
      await ground.move(one, 'present', '2016-09-23');
      await ground.move(one, 'consult', '2016-10-14');
      await ground.move(one, 'vote', '2016-11-08', costed('2016-11-07'), consulted(one, '2016-11-08'));
    }
    const approve = (one: string) => [
      ...votedOn(one, '2016-11-23', 'carried'),
      change('modification', one, 'approve', { decided_on: '2016-11-23' }),
    ];
    const both = await ground.refused({
      on: '2016-11-23',
      body: 'change-board',
      changes: [...approve(ref), ...approve(`${ref}A`)],
    });
    expect(sentences(both)).toEqual([
      `${ref} and ${ref}A stand for choice, and both would be approved. Approve one, and reject the other.`,
      `${ref}A and ${ref} stand for choice, and both would be approved. Approve one, and reject the other.`,
    ]);
    const reject = [
      ...votedOn(ref, '2016-11-23', 'carried'),
      change('modification', ref, 'reject', { decided_on: '2016-11-23' }),
    ];
    await ground.decide({ on: '2016-11-23', body: 'change-board', changes: [...approve(`${ref}A`), ...reject] });
  });

  it('arise no more once the proposal is decided', async () => {
    const third = raiseAlternative(ground.process('2016-12-01'), await ground.facts(ref), {
      title: 'Late',
      description: 'Late',
      solution: '',
      proposer: null,
      day: '2016-12-01',
    });
    expect(sentences(await ground.refused({ on: '2016-12-01', changes: [third] }))[0]).toContain(
      'is not being worked on any more',
    );
  });
});

describe('what contradicts', () => {
  const ref = 'SECMP0070';

  it('is never brought about: two report consultations, a vote before its stage, an early implementation', async () => {
    await ground.move(ref, 'raise', '2016-06-01', { ...complete, path: 'Path 2' });
    await ground.move(ref, 'consult', '2016-07-08');
    const issue = (number: number) =>
      change('consultation', `${ref}/c${number}`, 'issue', {
        title: `Report ${number}`,
        modification: ref,
        kind: 'report',
        opens_on: '2016-07-11',
        closes_on: '2016-08-01',
      });
    await ground.decide({ on: '2016-07-11', changes: [issue(1)] });
    expect(sentences(await ground.refused({ on: '2016-07-12', changes: [issue(2)] }))).toEqual([
      `${ref} would have 2 report consultations open at once: “Report 1” and “Report 2”. Close one first.`,
    ]);
    await ground.decide({ on: '2016-08-01', changes: [change('consultation', `${ref}/c1`, 'close')] });
    await ground.move(ref, 'vote', '2016-08-12', costed('2016-08-01'));
    await ground.move(ref, 'refer', '2016-08-24', {}, votedOn(ref, '2016-08-24', 'carried'));
    await ground.decide({
      on: '2016-08-24',
      changes: [change('release', 'june-2017', 'plan', { title: 'June 2017', planned_on: '2017-06-29' })],
    });
    await ground.move(ref, 'approve', '2016-10-01', { release: 'june-2017', implements_on: '2017-06-29' });
    expect(
      sentences(await ground.notMoved(ref, 'implement', '2017-06-01', { implements_on: '2017-06-01' }))[0],
    ).toContain('while the release June 2017 is planned for 29 June 2017');
    const cancelled = await ground.refused({ on: '2017-02-01', changes: [change('release', 'june-2017', 'cancel')] });
    expect(sentences(cancelled).some((one) => one.includes('which is cancelled'))).toBe(true);
  });

  it('is not held against a decision that finds it there', async () => {
    const old = 'SECMP0071';
    await ground.decide({
      on: '2016-06-01',
      found: true,
      changes: [
        change('modification', old, 'withdraw', { title: 'Old' }),
        request(old, '2016-06-01', { title: 'Awaited still' }),
      ],
    });
    await ground.decide({ on: '2016-07-01', changes: [change('modification', old, 'correct', { title: 'Older' })] });
    expect((await ground.row('modification', old))?.title).toBe('Older');
  });

  it('tells nothing of what is not public', async () => {
    const kept = 'SECMP0072';
    await ground.move(kept, 'raise', '2016-06-01', { ...complete, path: 'Path 3' });
    await ground.move(kept, 'refine', '2016-07-08');
    await ground.decide({
      on: '2016-08-01',
      changes: [request(kept, '2016-08-01', { title: 'Of a weakness' })],
      label: { group: 'ssc', level: 3 },
    });
    const [said] = sentences(await ground.notMoved(kept, 'present', '2016-09-01'));
    expect(said).toContain('a record that is not public');
    expect(said).not.toContain('weakness');
  });

  it('is not made by two at once: of two moves of one proposal one stands', async () => {
    const twice = 'SECMP0073';
    await ground.move(twice, 'raise', '2016-06-01', { ...complete, path: 'Path 3' });
    const both = await Promise.allSettled([
      ground.move(twice, 'refine', '2016-07-08'),
      ground.move(twice, 'consult', '2016-07-08'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('what is offered', () => {
  it('is what the process has from there, with what is to be done first', async () => {
    const facts = await ground.facts('SECMP0072');
    const offered = allowedMoves({ process: ground.process('2016-12-09'), row: facts.row, day: '2016-12-09', facts });
    expect(offered.map(({ move, allowed }) => `${move} ${allowed}`).sort()).toEqual([
      'amend true',
      'contest true',
      'group true',
      'present false',
      'rule false',
      'settle false',
      'urge true',
      'withdraw true',
    ]);
    expect(offered.find(({ move }) => move === 'present')).toMatchObject({ to: 'report', clause: 'D7' });
  });
});
