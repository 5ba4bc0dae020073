/** The initial report, refinement, the draft report and what it is returned for, and what a recommendation rests on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { determination } from '../../src/process/determination.ts';
import { answered, pointsDone, returned } from '../../src/process/points.ts';
import { formGroup, groupRoles } from '../../src/process/working-group.ts';
import { change, clauses, complete, consulted, costed, type Ground, openGround, sentences } from './ground.ts';

let ground: Ground;
const meeting = 'SECP_39_0912';
beforeAll(async () => {
  ground = await openGround();
  await ground.decide({
    on: '2016-10-01',
    found: true,
    changes: [
      change('meeting', meeting, 'hold', { title: 'SEC Panel meeting 39', body: 'panel', day: '2016-12-09' }),
      ...['Ada Oakley', 'Ben Ashdown', 'Cleo Birch', 'Dan Elmer', 'Eve Rowan'].map((name) =>
        change('person', name.toLowerCase().replace(' ', '-'), 'found', { name }),
      ),
    ],
  });
});
afterAll(() => ground.close());

describe('the determination on an initial report', () => {
  it('sends SECMP0025 to Refinement on Path 2, and asks the Working Group to justify the need first', async () => {
    const ref = 'SECMP0025';
    await ground.move(ref, 'raise', '2016-11-25', { ...complete, title: 'Load switching information' });
    const unset = await ground.notMoved(ref, 'refine', '2016-12-09');
    expect(unset[0]).toMatchObject({ field: 'path', clause: 'D6' });
    const condition = 'Justify the business need before anything else.';
    const changes = determination(ground.process('2016-12-09'), await ground.facts(ref), {
      to: 'refine',
      path: 'path-2',
      condition,
      meeting,
    });
    await ground.decide({ on: '2016-12-09', changes });
    const row = await ground.row('modification', ref);
    expect([row?.state, row?.fields.path, row?.fields.condition]).toEqual(['refinement', 'Path 2', condition]);
  });

  it('is the Panel’s, and what it determined is nobody’s to change on the way', async () => {
    const moved = await ground.notMoved('SECMP0025', 'present', '2016-12-20', { path: 'Path 3' });
    expect(sentences(moved)).toEqual(['SECMP0025: It was determined to Path 2. Leave the path as it is.']);
    await ground.move('SECMP0030', 'raise', '2016-11-25', { ...complete, path: 'Path 3' });
    const board = await ground.refused({
      on: '2016-12-09',
      body: 'change-board',
      changes: [change('modification', 'SECMP0030', 'refine')],
    });
    expect(sentences(board)[0]).toContain('is for the panel');
    expect(() =>
      determination(ground.process('2016-12-09'), { ref: 'SECMP0030' } as never, {
        to: 'refine',
        path: 'Path 9',
        meeting,
      }),
    ).toThrow('There is no path “Path 9”');
  });

  it('may form the Working Group with it: five people at the least, one of them named beside the proposer', async () => {
    const process = ground.process('2016-12-09');
    const people = ['ada-oakley', 'ben-ashdown', 'cleo-birch', 'dan-elmer', 'eve-rowan'];
    const member = (person: string, role = '') => ({ person, name: person, category: 'Large Supplier', role });
    const asked = {
      modification: 'SECMP0025',
      title: 'Load switching information',
      parent: 'panel',
      terms: null,
      condition: null,
      day: '2016-12-09',
      members: [
        member(people[0]!, groupRoles.proposer),
        member(people[1]!, groupRoles.beside),
        ...people.slice(2).map((one) => member(one)),
      ],
    };
    const few = () => formGroup(process, { ...asked, members: asked.members.slice(0, 3) });
    expect(few).toThrow('A Working Group has at least 5 people; 3 are named. Name 2 more.');
    const twice = () =>
      formGroup(process, { ...asked, members: [...asked.members, member(people[0]!, groupRoles.beside)] });
    expect(twice).toThrow(
      'Somebody is named twice. Leave one of the two out. There is one “Named beside the Proposer”.',
    );
    await ground.decide({ on: '2016-12-09', changes: formGroup(process, asked) });
    const facts = await ground.facts('SECMP0025');
    expect([facts.group?.ref, facts.seats.length]).toEqual(['SECMP0025-group', 5]);
    expect(facts.seats.find(({ fields }) => fields.role === groupRoles.beside)?.fields.person).toBe('ben-ashdown');
  });
});

describe('a draft report', () => {
  const ref = 'SECMP0004';

  it('is not brought while an assessment is awaited', async () => {
    await ground.move(ref, 'raise', '2016-06-01', { ...complete, path: 'Path 2' });
    await ground.move(ref, 'refine', '2016-07-08');
    const request = change('assessment', `${ref}/preliminary`, 'request', {
      title: 'Preliminary Assessment',
      modification: ref,
      kind: 'preliminary',
      requested_on: '2016-08-01',
    });
    await ground.decide({ on: '2016-08-01', changes: [request] });
    expect(sentences(await ground.notMoved(ref, 'present', '2016-09-01'))).toEqual([
      `${ref}: An assessment is still awaited: “Preliminary Assessment”. Record it as received, or withdraw the request.`,
    ]);
    const received = change('assessment', `${ref}/preliminary`, 'receive', { received_on: '2016-09-02' });
    await ground.move(ref, 'present', '2016-09-02', {}, [received]);
  });

  it('is returned with reasons of the taxonomy, each a point to be answered', async () => {
    const process = ground.process('2016-12-09');
    const back = (points: { reason: string; asks: string }[]) =>
      ground
        .facts(ref)
        .then((facts) => returned(process, facts, { reasons: 'Not ready', points, day: '2016-12-09', meeting }));
    await expect(back([])).rejects.toThrow('Say what has to be answered');
    await expect(back([{ reason: 'weather', asks: '' }])).rejects.toThrow(
      '“weather” is no reason for returning a report',
    );
    await ground.decide({
      on: '2016-12-09',
      changes: await back([
        { reason: 'cost-detail', asks: '' },
        { reason: 'business-case', asks: 'Who gains?' },
        { reason: 'user-testing', asks: '' },
      ]),
    });
    const facts = await ground.facts(ref);
    expect(facts.row?.state).toBe('returned');
    expect(facts.points.map(({ ref: name, title, fields }) => [name, fields.reason, title])).toEqual([
      [`${ref}/P1`, 'cost-detail', 'Break the DCC cost down further and say what each part is for.'],
      [`${ref}/P2`, 'business-case', 'Who gains?'],
      [`${ref}/P3`, 'user-testing', 'Say what testing users will need, and when.'],
    ]);
    expect(pointsDone(facts)).toMatchObject({ done: 0, of: 3 });
  });

  it('comes back only when every point is answered or dropped', async () => {
    const facts = await ground.facts(ref);
    await ground.decide({ on: '2017-01-05', changes: [answered(facts.points[0]!, 'In five lines', '2017-01-05')] });
    const early = await ground.notMoved(ref, 'present', '2017-01-06');
    expect(sentences(early)).toEqual([
      `${ref}: 2 points are still to be answered: “Who gains?” and “Say what testing users will need, and when”. Answer each, or have it dropped.`,
    ]);
    expect(clauses(early)).toEqual(['D7 (inferred)']);
    await ground.move(ref, 'present', '2017-01-09', {}, [
      answered(facts.points[1]!, 'Everybody', '2017-01-09'),
      change('point', `${ref}/P3`, 'drop'),
    ]);
    expect((await ground.facts(ref)).row?.state).toBe('report');
  });

  it('has no point asked of it while it stands as finished', async () => {
    const ask = change('point', `${ref}/P4`, 'ask', { title: 'And then?', modification: ref });
    expect(sentences(await ground.refused({ on: '2017-01-10', changes: [ask] }))).toEqual([
      `The point “And then?” is not answered, and the report of ${ref} stands as finished. Return the report to ask it, or answer or drop the point.`,
    ]);
  });
});

describe('a recommendation', () => {
  const ref = 'SECMP0004';

  it('needs its report consulted on, and its cost and its legal text with it', async () => {
    await ground.move(ref, 'consult', '2017-01-13');
    const bare = await ground.notMoved(ref, 'vote', '2017-02-10');
    expect(bare.map(({ sentence, clause, field }) => [sentence, clause, field])).toEqual([
      [`${ref}: Its report was not consulted on. Issue a report consultation and close it first.`, 'D7.9', undefined],
      [
        `${ref}: Its cost was not consulted on. Consult on it, and say on which day that was.`,
        'Code Administration Code of Practice, principle 8',
        'cost_consulted_on',
      ],
      [
        `${ref}: Its legal text was not consulted on. Consult on it, and say on which day that was.`,
        'Code Administration Code of Practice, principle 9',
        'text_consulted_on',
      ],
    ]);
    const ahead = await ground.notMoved(ref, 'vote', '2017-02-10', costed('2017-03-01'), consulted(ref, '2017-02-10'));
    expect(sentences(ahead)[0]).toBe(`${ref}: Its cost is consulted on only on 1 March 2017. Wait until that is done.`);
    await ground.move(ref, 'vote', '2017-02-10', costed('2017-02-10'), consulted(ref, '2017-02-10'));
  });

  it('that comes back from the Authority is consulted on again', async () => {
    const vote = change('vote', `${ref}/vote`, 'open', {
      title: 'Approve?',
      modification: ref,
      closes_on: '2017-02-22',
    });
    await ground.decide({ on: '2017-02-20', changes: [vote] });
    expect(sentences(await ground.notMoved(ref, 'refer', '2017-02-22'))[0]).toContain('is still open. Close it first.');
    await ground.move(ref, 'refer', '2017-02-22', {}, [change('vote', `${ref}/vote`, 'close', { outcome: 'carried' })]);
    await ground.move(ref, 'return', '2017-03-20', { reasons: 'No opinion can be formed' });
    await ground.move(ref, 'present', '2017-04-10');
    await ground.move(ref, 'consult', '2017-05-12');
    const stale = await ground.notMoved(ref, 'vote', '2017-06-01', costed('2017-05-30'));
    expect(sentences(stale)).toEqual([
      `${ref}: Its report was not consulted on. Issue a report consultation and close it first.`,
    ]);
    await ground.move(ref, 'vote', '2017-06-09', costed('2017-06-09'), consulted(ref, '2017-06-09', 2));
    expect(sentences(await ground.notMoved(ref, 'refer', '2017-06-20'))).toEqual([
      `${ref}: There was no vote on it. Open one, and close it when the ballots are in.`,
    ]);
  });
});
