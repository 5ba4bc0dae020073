/** The decision: a recommendation or a decision by path, its publication, appeals against it, its implementation. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change, complete, costed, type Ground, openGround, sentences, toTheVote, votedOn } from './ground.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());

describe('a proposal that the Authority determines', () => {
  const ref = 'SECMP0040';

  it('has from the Change Board a recommendation only', async () => {
    const day = await toTheVote(ground, ref, { path: 'Path 2', from: '2016-06-01' });
    const unvoted = await ground.notMoved(ref, 'refer', day);
    expect(unvoted[0]).toMatchObject({
      sentence: `${ref}: There was no vote on it. Open one, and close it when the ballots are in.`,
      clause: 'D8',
    });
    const decided = await ground.refused({
      on: day,
      body: 'change-board',
      changes: [...votedOn(ref, day, 'carried'), change('modification', ref, 'approve', { decided_on: day })],
    });
    expect(sentences(decided)).toEqual([
      `${ref}: “Approve” is for Path 3: this proposal is on Path 2. Take the step of its own path.`,
    ]);
    await ground.move(ref, 'refer', day, { recommendation: 'Approve' }, votedOn(ref, day, 'carried'));
  });

  it('is decided by the Authority and nobody else, and waits for no appeal', async () => {
    const panel = await ground.refused({
      on: '2016-09-01',
      changes: [change('modification', ref, 'approve', { decided_on: '2016-09-01' })],
    });
    expect(sentences(panel)[0]).toContain('is for the authority');
    await ground.move(ref, 'approve', '2016-09-01');
    const appealed = await ground.notMoved(ref, 'appeal', '2016-09-02', { reasons: 'No' });
    expect(sentences(appealed)[0]).toContain('“Record an appeal” is for Path 3 and Fast-Track');
    await ground.move(ref, 'schedule', '2016-09-02', { implements_on: '2016-11-03' });
    const early = await ground.notMoved(ref, 'implement', '2016-10-01');
    expect(sentences(early)).toEqual([
      `${ref}: It is to be implemented on 3 November 2016. Record it from that day, or set another.`,
    ]);
    await ground.move(ref, 'implement', '2016-11-03');
    expect((await ground.row('modification', ref))?.state).toBe('implemented');
    expect(sentences(await ground.notMoved(ref, 'withdraw', '2016-11-04'))[0]).toContain(
      'does not follow from Implemented',
    );
  });
});

describe('a self-governance decision', () => {
  const ref = 'SECMP0041';

  it('is what the vote came to', async () => {
    const day = await toTheVote(ground, ref, { path: 'Path 3', from: '2016-08-03' });
    expect(sentences(await ground.notMoved(ref, 'approve', day, {}, votedOn(ref, day, 'lost')))).toEqual([
      `${ref}: It was not carried in vote ${ref}/vote. Reject it, or make the vote void and vote again.`,
    ]);
    expect(sentences(await ground.notMoved(ref, 'refer', day, {}, votedOn(ref, day, 'carried')))).toEqual([
      `${ref}: “Send to the Authority” is for Path 1 and Path 2: this proposal is on Path 3. Take the step of its own path.`,
    ]);
    await ground.move(ref, 'approve', '2016-11-23', {}, votedOn(ref, '2016-11-23', 'carried'));
  });

  it('may be appealed for ten Working Days from its publication, and is not implemented before', async () => {
    const unpublished = await ground.notMoved(ref, 'implement', '2016-12-14');
    expect(sentences(unpublished)[0]).toContain('is not published yet. Publish it');
    expect(sentences(await ground.notMoved(ref, 'appeal', '2016-11-24', { reasons: 'No' }))[0]).toContain(
      'Publish it first.',
    );
    const wrong = await ground.notMoved(ref, 'publish', '2016-11-23', { appeal_by: '2016-11-30' });
    expect(wrong[0]).toMatchObject({
      sentence: `${ref}: It may be appealed until 7 December 2016 (10 WD after 23 November 2016: 7 December 2016). Give that day.`,
      field: 'appeal_by',
      clause: 'D9 (recalled)',
    });
    await ground.move(ref, 'publish', '2016-11-23');
    expect((await ground.row('modification', ref))?.fields.appeal_by).toBe('2016-12-07');
    const within = await ground.notMoved(ref, 'implement', '2016-12-07');
    expect(sentences(within)).toEqual([
      `${ref}: The decision may be appealed until 7 December 2016. Implement the change after that day.`,
    ]);
    const late = await ground.notMoved(ref, 'appeal', '2016-12-08', { reasons: 'No' });
    expect(sentences(late)[0]).toContain('It could be appealed until 7 December 2016.');
    // Fifteen Working Days after the Change Board, as two such changes were.
    await ground.move(ref, 'implement', '2016-12-14', { implements_on: '2016-12-14' });
  });

  it('that is appealed is decided once more, by the Authority, and then for good', async () => {
    const other = 'SECMP0042';
    await toTheVote(ground, other, { path: 'Path 3', from: '2016-08-03' });
    await ground.move(other, 'reject', '2016-11-23', { reasons: 'Not worth it' }, votedOn(other, '2016-11-23', 'lost'));
    await ground.move(other, 'publish', '2016-11-23');
    await ground.move(other, 'appeal', '2016-12-01', { reasons: 'It is' });
    const board = await ground.refused({
      on: '2017-01-09',
      body: 'change-board',
      changes: [change('modification', other, 'approve', { decided_on: '2017-01-09', appeal_by: null })],
    });
    expect(sentences(board)[0]).toContain('is for the authority');
    await ground.move(other, 'approve', '2017-01-09');
    const again = await ground.notMoved(other, 'appeal', '2017-01-10', { reasons: 'No' });
    expect(sentences(again)[0]).toContain('An appeal was decided already');
    await ground.move(other, 'implement', '2017-02-01');
  });
});

describe('the days of a proposal', () => {
  it('follow one another', async () => {
    await ground.move('SECMP0043', 'raise', '2016-12-09', { ...complete, path: 'Path 3' });
    expect(sentences(await ground.notMoved('SECMP0043', 'amend', '2016-12-01', { title: 'Ovens' }))[0]).toMatch(
      /comes before anything|nothing was decided of it before/,
    );
    const changes = [change('modification', 'SECMP0040', 'correct', { decided_on: '2016-05-01' })];
    expect(sentences(await ground.refused({ on: '2017-01-02', changes }))).toEqual([
      'SECMP0040 would be decided before it was raised: 1 May 2016 comes before 1 June 2016. Mend one of the days.',
    ]);
  });
});

describe('what minutes tell', () => {
  it('is taken as found, and of what they leave out nothing is asked', async () => {
    const ref = 'SECMP0044';
    await ground.decide({
      on: '2016-09-09',
      found: true,
      changes: [change('modification', ref, 'refine', { title: 'Known from minutes' })],
    });
    // A meeting held here returns a report of which nobody put on record that it was brought.
    await ground.decide({
      on: '2016-12-09',
      changes: [change('modification', ref, 'return', { reasons: 'Not ready' })],
    });
    await ground.decide({ on: '2017-01-13', changes: [change('modification', ref, 'consult', {})] });
    expect((await ground.row('modification', ref))?.state).toBe('consultation');
  });

  it('has its order all the same', async () => {
    const changes = [change('modification', 'SECMP0044', 'vote', { path: 'Fast-Track' })];
    expect(sentences(await ground.refused({ on: '2017-02-01', changes }))[0]).toBe(
      'SECMP0044: “Put to the vote” is for Path 1, Path 2 and Path 3: this proposal is on Fast-Track. Take the step of its own path.',
    );
    await ground.decide({
      on: '2017-02-01',
      changes: [change('modification', 'SECMP0044', 'vote', costed('2017-01-30'))],
    });
  });
});
