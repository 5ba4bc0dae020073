import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  change,
  cleared,
  decision,
  hand,
  type Kites,
  kite,
  openKites,
  reported,
  rowCounts,
  withdrawal,
} from '../../test/builders/kite.ts';
import { registersAgree } from './agree.ts';
import { commit, commitAll, dryRun } from './commit.ts';
import { reading } from './db.ts';
import type { Decision, Value } from './define.ts';
import { history } from './history.ts';
import { Absent, Refused } from './problem.ts';
import { get } from './read.ts';

let kites: Kites;
beforeAll(async () => {
  kites = await openKites();
});
afterAll(() => kites.close());

async function record(asked: Decision) {
  kites.tick();
  return commit(kites.ledger, hand, asked);
}

function row(ref: string, day = '2020-12-31', known: string | null = null) {
  return reading(kites.db, hand, (tx) => get(tx, kite, { code: 'air', ref, at: { day, known } }));
}

function told(ref: string) {
  return reading(kites.db, hand, (tx) => history(tx, kite, { code: 'air', ref, known: null }));
}

async function problemsOf(asked: Decision, actor = hand): Promise<string[]> {
  const before = await rowCounts(kites);
  const error = await commit(kites.ledger, actor, asked).catch((one: unknown) => one);
  expect(await rowCounts(kites)).toEqual(before);
  if (!(error instanceof Refused)) throw error;
  return error.problems.map((one) => one.sentence);
}

describe('a decision', () => {
  test('is read back with every kind of value as it was given', async () => {
    const sets: Record<string, Value> = {
      title: "Ωmega “kite” \\ %_ '; drop table kite; --",
      note: 'Two\nlines\tand a tab',
      due: '2020-02-29',
      starts: '09:30',
      size: -7,
      striped: false,
      colour: 'red',
      tail: 'K-2',
      flock: ['K,2', 'K"3', 'K\\4', '{}', 'null'],
      tags: [],
    };
    const receipt = await record(decision('2020-01-02', [change('K-1', 'hold', sets)]));
    expect(receipt).toMatchObject({ entries: 1, records: [{ register: 'kite', ref: 'K-1', isNew: true }] });
    expect(await row('K-1')).toMatchObject({
      title: sets.title,
      state: 'held',
      fields: sets,
      from: '2020-01-02',
      to: null,
    });
    expect(await row('K-1', '2020-01-01')).toBeNull();
    const again = await record(
      decision('2020-01-03', [change('K-1', 'paint', { size: null, flock: null, tags: ['a'] })]),
    );
    expect(again.records).toEqual([{ register: 'kite', ref: 'K-1', isNew: false }]);
    expect((await row('K-1'))?.fields).toEqual({ ...sets, size: null, flock: null, tags: ['a'] });
  });

  test('is refused with every problem at once, and writes nothing', async () => {
    await record(
      decision(
        '2020-01-02',
        [change('P-1', 'lose', { note: 'x' })].map((one) => ({ ...one, move: 'hold', sets: { title: 'P' } })),
      ),
    );
    const sentences = await problemsOf(
      decision('2020-01-05', [
        change('P-1', 'fly', { colour: 'red' }),
        change('P-2', 'hold', { title: 'Good' }),
        change('P-3', 'hold', { size: 1.5, due: '2020-02-30', colour: 'constructor', starts: '25:00' }),
        change(' ', 'hold', { title: 'Nameless' }),
        change('P-4', 'constructor'),
        change('P-5', 'paint', { constructor: 'x' }),
        { ...change('P-6', 'wind'), register: 'toString' },
      ]),
    );
    expect(sentences).toHaveLength(9);
    for (const words of [
      '“Fly” does not set Colour',
      'Size:',
      'Due:',
      'Colour: choose one of',
      'Starts:',
      'give a reference',
      'no move',
      'does not set constructor',
      'no register',
    ])
      expect(sentences.join('\n')).toContain(words);
  });

  test('of which one change does not follow is refused whole, with the other problems of its kind', async () => {
    await record(decision('2020-01-02', [change('W-1', 'hold', { title: 'W' })]));
    await record(decision('2020-01-03', [change('W-1', 'fly')]));
    const sentences = await problemsOf(
      decision('2020-01-04', [change('W-2', 'hold', { title: 'New' }), change('W-1', 'fly'), change('W-3', 'fly')]),
    );
    expect(sentences).toEqual([
      'Kite W-1: “Fly” does not follow from Flown.',
      'Kite W-3: Kite is needed.',
      'Kite W-3: “Fly” comes before anything else that is on record.',
    ]);
    expect(await row('W-2')).toBeNull();
  });

  test('without a day, a title, an authority or a change is refused', async () => {
    const sentences = await problemsOf(
      decision('2020-02-31', [], { title: ' ', authority: { kind: 'meeting', ref: '' } }),
    );
    expect(sentences).toHaveLength(4);
  });

  test('by somebody without the power is refused, even in part', async () => {
    const nobody = { ...hand, powers: [] };
    expect(await problemsOf(decision('2020-01-04', [change('N-1', 'hold', { title: 'N' })]), nobody)).toEqual([
      '“Hold” is for hand. Ask one of them to make it.',
    ]);
    expect(await problemsOf(reported('M1', '2020-01-04', [change('N-1', 'hold')]), nobody)).toHaveLength(1);
  });

  test.each([
    ['a NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud800b'],
  ])('with %s in any of its words is refused, since no database holds that', async (_, bad) => {
    const sentences = await problemsOf(
      decision(
        '2020-01-04',
        [
          change('B-1', 'hold', { title: bad, note: bad, flock: [bad], tags: [bad] }),
          change(bad, 'hold', { title: 'B' }),
        ],
        {
          title: bad,
          authority: { kind: 'post', ref: bad },
        },
      ),
    );
    expect(sentences).toHaveLength(7);
  });

  test('with a number beyond what its table allows is refused as a problem of the field', async () => {
    expect(
      await problemsOf(decision('2020-01-04', [change('B-2', 'hold', { title: 'B', size: 2 ** 31 })])),
    ).toHaveLength(1);
    expect(await problemsOf(decision('2020-01-04', [change('B-2', 'hold', { title: 'B', size: 5000 })]))).toEqual([
      'Kite: Size is not a value it may have. Mend it and try again.',
    ]);
  });

  test('cannot take the title away from a record', async () => {
    await record(decision('2020-01-02', [change('T-1', 'hold', { title: 'T' })]));
    for (const title of [null, '', ' '])
      expect(await problemsOf(decision('2020-01-04', [change('T-1', 'paint', { title })]))).toEqual([
        'Kite T-1: Kite is needed.',
      ]);
  });

  test('is tried out without a trace, and says what it would do', async () => {
    const before = await rowCounts(kites);
    const asked = decision('2020-01-04', [change('D-1', 'hold', { title: 'D' }), change('D-1', 'fly')]);
    const plan = await dryRun(kites.ledger, hand, asked);
    expect(plan.records[0]?.steps.map((step) => step.after.state)).toEqual(['held', 'flown']);
    await expect(dryRun(kites.ledger, hand, decision('2020-01-04', [change('D-1', 'fly')]))).rejects.toThrow(Refused);
    expect(await rowCounts(kites)).toEqual(before);
  });

  test('whose companion statements fail writes nothing either', async () => {
    const before = await rowCounts(kites);
    const failing = commit(
      kites.ledger,
      hand,
      decision('2020-01-04', [change('C-1', 'hold', { title: 'C' })]),
      async () => {
        throw new Error('the job could not be kept');
      },
    );
    await expect(failing).rejects.toThrow('the job could not be kept');
    expect(await rowCounts(kites)).toEqual(before);
  });

  test('of several changes on one record applies them in their order', async () => {
    await record(
      decision('2020-01-04', [
        change('S-1', 'hold', { title: 'S', size: 1 }),
        change('S-1', 'fly'),
        change('S-1', 'paint', { size: 2 }),
      ]),
    );
    expect(await row('S-1')).toMatchObject({ state: 'flown', fields: { size: 2 } });
    expect((await told('S-1')).map((one) => one.move)).toEqual(['hold', 'fly', 'paint']);
  });
});

describe('the second clock', () => {
  test('never runs backwards for a record, though the machine’s clock be set back', async () => {
    await record(decision('2020-01-04', [change('Z-1', 'hold', { title: 'Z', note: 'first' })]));
    const known = kites.clock.at;
    kites.tick(-3600);
    const receipts = [];
    for (const note of ['second', 'third'])
      receipts.push(await commit(kites.ledger, hand, decision('2020-01-04', [change('Z-1', 'paint', { note })])));
    expect(receipts.every((one) => one.recorded > known)).toBe(true);
    expect((await row('Z-1'))?.fields.note).toBe('third');
    expect((await row('Z-1', '2020-12-31', known))?.fields.note).toBe('first');
    expect((await told('Z-1')).map((one) => one.sets.note?.after)).toEqual(['first', 'second', 'third']);
    kites.tick(3600);
  });

  test('tells two changes of one millisecond apart, in the order of doing', async () => {
    for (const note of ['a', 'b', 'c', 'd'])
      await commit(
        kites.ledger,
        hand,
        decision('2020-01-04', [change('Z-2', note === 'a' ? 'hold' : 'paint', { title: 'Z', note })]),
      );
    expect((await row('Z-2'))?.fields.note).toBe('d');
    expect((await told('Z-2')).map((one) => one.sets.note?.after)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('a change that says what its maker had seen', () => {
  test('is refused when the record moved meanwhile, and goes through when it did not', async () => {
    await record(decision('2020-01-04', [change('E-1', 'hold', { title: 'E' })]));
    const seen = (await told('E-1')).at(-1)?.seq ?? 0;
    await record(decision('2020-01-05', [change('E-1', 'paint', { size: 1 }, { expects: seen })]));
    const sentences = await problemsOf(
      decision('2020-01-06', [change('E-1', 'paint', { size: 2 }, { expects: seen })]),
    );
    expect(sentences[0]).toContain('changed by someone else meanwhile');
    expect((await row('E-1'))?.fields.size).toBe(1);
  });

  test('is refused also when what came meanwhile is true of an earlier day', async () => {
    await record(decision('2020-01-04', [change('E-2', 'hold', { title: 'E' })]));
    const seen = (await told('E-2')).at(-1)?.seq ?? 0;
    await record(reported('M0', '2019-01-01', [change('E-2', 'paint', { size: 9 })]));
    expect(await problemsOf(decision('2020-01-06', [change('E-2', 'paint', {}, { expects: seen })]))).toHaveLength(1);
  });

  test('is not held up by a change that its maker may not see', async () => {
    const red = { group: 'club', level: 3 } as const;
    await record(decision('2020-02-01', [change('E-3', 'hold', { title: 'E' })]));
    const seen = (await told('E-3')).at(-1)?.seq ?? 0;
    await record(decision('2020-03-01', [change('E-3', 'paint', { note: 'secret' }, { label: red })]));
    await record(decision('2020-03-02', [change('E-3', 'paint', {}, { label: { group: 'club', level: 0 } })]));
    const reader = { ...hand, ...cleared(0) };
    const newest = (await told('E-3')).at(-1)?.seq ?? 0;
    await record(decision('2020-03-01', [change('E-3', 'paint', { note: 'more of it' }, { label: red })]));
    await expect(
      commit(kites.ledger, reader, decision('2020-03-05', [change('E-3', 'paint', { size: 3 }, { expects: newest })])),
    ).resolves.toMatchObject({ entries: 1 });
    expect(newest).toBeGreaterThan(seen);
  });
});

describe('a record classified above its maker', () => {
  test('is absent to them, and nothing is written', async () => {
    await record(
      decision('2020-01-04', [change('H-1', 'hold', { title: 'H' }, { label: { group: 'club', level: 2 } })]),
    );
    const before = await rowCounts(kites);
    for (const actor of [
      { ...hand, ...cleared(1) },
      { ...hand, ...cleared(3, 'air/other') },
      { ...hand, public: true },
    ])
      for (const door of [commit, dryRun])
        await expect(door(kites.ledger, actor, decision('2020-01-05', [change('H-1', 'fly')]))).rejects.toThrow(Absent);
    expect(await rowCounts(kites)).toEqual(before);
    const member = { ...hand, ...cleared(2, 'air/club') };
    await expect(commit(kites.ledger, member, decision('2020-01-05', [change('H-1', 'fly')]))).resolves.toBeDefined();
  });
});

describe('facts found in minutes', () => {
  test('are taken as found where they do not follow, and say so', async () => {
    await record(reported('M2', '2020-01-05', [change('F-1', 'fly', { note: 'seen in the air' })]));
    expect(await row('F-1')).toMatchObject({ title: 'F-1', state: 'flown' });
    expect((await told('F-1'))[0]?.irregular).toContain('before anything else');
  });

  test('arriving late are not refused for what was done since, which then shows that it does not follow', async () => {
    await record(decision('2020-03-01', [change('F-2', 'hold', { title: 'F' })]));
    await record(decision('2020-03-02', [change('F-2', 'fly')]));
    await record(reported('M3', '2020-03-01', [change('F-2', 'lose')]));
    await record(reported('M4', '2020-03-02', [change('F-2', 'lose')]));
    expect((await told('F-2')).map((one) => one.irregular !== undefined)).toEqual([false, true, false, true]);
    // A later live change answers for itself alone.
    await record(decision('2020-03-03', [change('F-2', 'paint', { size: 4 })]));
    expect((await row('F-2'))?.fields.size).toBe(4);
  });
});

describe('withdrawing a decision', () => {
  test('takes back exactly its own, shows as withdrawn, and lets the same be recorded again', async () => {
    const first = reported('M5', '2020-01-05', [
      change('X-1', 'hold', { title: 'X', size: 1, note: 'of M5' }),
      change('X-2', 'hold', { title: 'Only here' }),
    ]);
    const receipt = await record(first);
    await record(reported('M6', '2020-01-06', [change('X-1', 'fly'), change('X-1', 'paint', { size: 2 })]));
    const known = kites.clock.at;
    const back = await record(withdrawal(receipt.decision));
    expect(back).toMatchObject({ entries: 2 });
    expect(await row('X-1', '2020-01-05')).toBeNull();
    expect(await row('X-1')).toMatchObject({ title: 'X-1', state: 'flown', fields: { size: 2, note: null } });
    expect(await row('X-2')).toBeNull();
    expect(await row('X-2', '2020-12-31', known)).toMatchObject({ title: 'Only here' });
    const [taken, ...standing] = await told('X-1');
    expect(taken).toMatchObject({
      move: 'hold',
      withdrawn: { decision: back.decision, recorded: back.recorded, actor: 'Hand' },
    });
    expect(standing.map((one) => one.withdrawn)).toEqual([null, null]);

    const again = await record(first);
    expect(again.entries).toBe(2);
    expect(await row('X-1')).toMatchObject({ title: 'X', state: 'flown', fields: { size: 2, note: 'of M5' } });
    expect(await row('X-2')).toMatchObject({ title: 'Only here' });
    await record(withdrawal(again.decision));
    expect(await row('X-2')).toBeNull();
  });

  test('twice is refused, also by two at once', async () => {
    const one = await record(reported('M7', '2020-01-05', [change('X-3', 'hold', { title: 'X' })]));
    await record(withdrawal(one.decision));
    expect(await problemsOf(withdrawal(one.decision))).toEqual(['This was already withdrawn. Nothing was changed.']);
    const other = await record(reported('M8', '2020-01-05', [change('X-4', 'hold', { title: 'X' })]));
    const both = await Promise.allSettled(
      ['keeper', 'deputy'].map((ref) =>
        commit(kites.ledger, hand, withdrawal(other.decision, { authority: { kind: 'post', ref } })),
      ),
    );
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(Refused);
  });

  test('is refused where something done live was built on it, until that is withdrawn', async () => {
    const base = await record(reported('M9', '2020-01-05', [change('X-5', 'hold', { title: 'X' })]));
    const built = await record(decision('2020-01-06', [change('X-5', 'fly')]));
    const sentences = await problemsOf(withdrawal(base.decision));
    expect(sentences.at(-1)).toBe(
      'Kite X-5: “Fly” comes before anything else that is on record. Withdraw first what was built on it.',
    );
    await record(withdrawal(built.decision));
    await record(withdrawal(base.decision));
    expect(await row('X-5')).toBeNull();
  });

  test('is for the secretariat, of a decision they may see, in the same code, and no less classified', async () => {
    const one = await record(
      decision('2020-01-05', [change('X-6', 'hold', { title: 'X' })], { label: { group: 'club', level: 2 } }),
    );
    const asked = withdrawal(one.decision, { label: { group: 'club', level: 2 } });
    expect(await problemsOf(asked, { ...hand, powers: ['hand'] })).toEqual([
      'Only the secretariat may withdraw a decision. Ask them to.',
    ]);
    expect(await problemsOf(withdrawal(one.decision))).toEqual([
      'Classify the withdrawal at least as high as the decision it takes back.',
    ]);
    expect(await problemsOf({ ...asked, changes: [change('X-7', 'hold', { title: 'X' })] })).toHaveLength(1);
    const reader = { ...hand, ...cleared(1) };
    await expect(commit(kites.ledger, reader, asked)).rejects.toThrow(Absent);
    for (const other of [
      { code: 'sea' },
      { withdraws: 'not an identity' },
      { withdraws: '00000000-0000-4000-8000-000000000000' },
    ])
      await expect(commit(kites.ledger, hand, { ...asked, ...other })).rejects.toThrow(Absent);
    await expect(commit(kites.ledger, hand, asked)).resolves.toMatchObject({ entries: 1 });
  });

  test('cannot itself be withdrawn', async () => {
    const one = await record(reported('M10', '2020-01-05', [change('X-8', 'hold', { title: 'X' })]));
    const back = await record(withdrawal(one.decision));
    await expect(commit(kites.ledger, hand, withdrawal(back.decision))).rejects.toThrow(Absent);
  });
});

describe('decisions made at the same moment', () => {
  test('on the same records in any order neither deadlock nor lose one another', async () => {
    const refs = ['Q-1', 'Q-2', 'Q-3', 'Q-4'];
    const made = await Promise.allSettled(
      Array.from({ length: 20 }, (_, turn) =>
        commit(
          kites.ledger,
          hand,
          decision(
            '2020-01-05',
            (turn % 2 ? refs : refs.toReversed()).map((ref) =>
              change(ref, 'paint', { title: ref, tags: [`t${turn}`] }),
            ),
            { authority: { kind: 'post', ref: `keeper ${turn}` } },
          ),
        ),
      ),
    );
    expect(made.filter((one) => one.status === 'rejected').map((one) => String(one.reason))).toEqual([]);
    for (const ref of refs) expect(await told(ref)).toHaveLength(20);
    const last = await Promise.all(refs.map(async (ref) => (await row(ref))?.fields.tags));
    expect(new Set(last.map(String)).size).toBe(1);
  });

  test('several at a time, in crossing orders, all land in the end', async () => {
    const one = (ref: string, turn: number) =>
      decision('2020-01-05', [change(ref, 'paint', { title: ref, tags: [`t${turn}`] })], {
        authority: { kind: 'post', ref: `keeper ${turn}` },
      });
    const pairs = Array.from({ length: 6 }, (_, turn) => {
      const both = [one('V-1', turn), one('V-2', turn)];
      return commitAll(kites.ledger, hand, turn % 2 ? both : both.toReversed());
    });
    await Promise.all(pairs);
    for (const ref of ['V-1', 'V-2']) expect(await told(ref)).toHaveLength(6);
    expect((await row('V-1'))?.fields.tags).toHaveLength(1);
  });

  test('several at a time, of which one is refused, write nothing', async () => {
    const before = await rowCounts(kites);
    const good = decision('2020-01-05', [change('V-3', 'hold', { title: 'V' })]);
    const bad = decision('2020-01-05', [change('V-3', 'hold', { title: 'V' })]);
    await expect(commitAll(kites.ledger, hand, [good, bad])).rejects.toThrow('does not follow from Held');
    expect(await rowCounts(kites)).toEqual(before);
  });

  test('of which only one may follow are told apart: one lands, the others are refused', async () => {
    await record(decision('2020-01-04', [change('Q-9', 'hold', { title: 'Q' })]));
    const made = await Promise.allSettled(
      Array.from({ length: 6 }, (_, turn) =>
        commit(
          kites.ledger,
          hand,
          decision('2020-01-05', [change('Q-9', 'fly')], { authority: { kind: 'post', ref: `keeper ${turn}` } }),
        ),
      ),
    );
    expect(made.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of made) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Refused);
  });
});

test('after all of this the registers are what the log says', async () => {
  const { records, problems } = await registersAgree(kites.ledger);
  expect(problems).toEqual([]);
  expect(records).toBeGreaterThan(15);
});
