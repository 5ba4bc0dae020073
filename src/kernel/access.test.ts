import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { change, cleared, decision, hand, type Kites, kite, openKites, withdrawal } from '../../test/builders/kite.ts';
import { everyone, maySee, type Reader, whySeen } from './access.ts';
import { commit } from './commit.ts';
import { openDatabase, reading } from './db.ts';
import type { Label, Level } from './define.ts';
import { history, lastDecisions } from './history.ts';
import { get, list, search, tally } from './read.ts';

let kites: Kites;
beforeAll(async () => {
  kites = await openKites();
});
afterAll(() => kites.close());

const groups = ['club', 'guild', 'guild/inner'];
const levels: Level[] = [0, 1, 2, 3];
const today = { day: '2020-12-31', known: null };

function record(asked: Parameters<typeof commit>[2]) {
  kites.tick();
  return commit(kites.ledger, hand, asked);
}

describe('the database', () => {
  test('shows each reader the rows that the rules say they may see, whatever their clearance', async () => {
    const labels = groups.flatMap((group) => levels.map((level): Label => ({ group, level })));
    const names = (label: Label) => `${label.group} ${label.level}`;
    await record({
      ...decision(
        '2020-01-01',
        labels.map((label) => change(names(label), 'hold', { title: 'L' }, { label })),
      ),
      code: 'all',
    });
    const anyReader: fc.Arbitrary<Reader> = fc.record({
      public: fc.boolean(),
      clearance: fc.dictionary(
        fc.constantFrom('*', ...groups.map((group) => `all/${group}`), 'other/club', 'club', 'all/'),
        fc.constantFrom(...levels),
      ),
    });
    await fc.assert(
      fc.asyncProperty(anyReader, async (reader) => {
        const { rows } = await reading(kites.db, reader, (tx) => list(tx, kite, { code: 'all', at: today }));
        const wanted = labels.filter((label) => maySee(reader, 'all', label)).map(names);
        expect(rows.map((row) => row.ref).sort()).toEqual(wanted.sort());
        for (const row of rows) expect(names(row.label)).toBe(row.ref);
      }),
      { numRuns: 40 },
    );
  });

  test('shows White alone to a statement sent outside any transaction of a reader’s', async () => {
    const { rows } = await sql<{ level: number }>`select distinct class_level as level from kite`.execute(kites.db);
    expect(rows.map((row) => row.level)).toEqual([0]);
  });

  test('forgets a reader’s claims at the end of their transaction, also when it fails', async () => {
    const one = openDatabase(kites.url, 1);
    try {
      const asked = sql<{ role: string; clearance: string; pid: number }>`
        select current_user as role, coalesce(current_setting('quorate.clearance', true), '') as clearance, pg_backend_pid() as pid`;
      const within = await reading(one, cleared(3), async (tx) => (await asked.execute(tx)).rows[0]);
      expect(within).toMatchObject({ role: 'quorate_app', clearance: '{"*":3}' });
      await reading(one, cleared(3), () => Promise.reject(new Error('halfway'))).catch(() => {});
      await record(decision('2020-01-01', [change('claims', 'paint', { title: 'C' })]));
      const after = (await asked.execute(one)).rows[0];
      expect(after).toEqual({ role: 'quorate_app', clearance: '', pid: within?.pid });
      expect((await reading(one, everyone, async (tx) => (await asked.execute(tx)).rows[0]))?.role).toBe(
        'quorate_public',
      );
    } finally {
      await one.destroy();
    }
  });

  test('lets no reader write, whatever they may see', async () => {
    for (const reader of [everyone, cleared(3)])
      for (const statement of [
        `insert into record (id, code, register, ref) values (gen_random_uuid(), 'air', 'kite', 'x')`,
        `update kite set title = 'x'`,
        `delete from kite`,
        `update log_decision set title = 'x'`,
      ])
        await expect(reading(kites.db, reader, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
          /permission denied|read-only/,
        );
  });
});

describe('a record once White and then Red', () => {
  const dayBefore = '2020-02-28';
  beforeAll(async () => {
    await record(decision('2020-02-01', [change('W', 'hold', { title: 'Whitebeam', note: 'first words' })]));
    await record(
      decision(
        '2020-03-01',
        [change('W', 'paint', { title: 'Whitebeam', note: 'Redcurrant' }, { label: { group: 'club', level: 3 } })],
        {
          label: { group: 'club', level: 3 },
          title: 'Redcurrant decided',
        },
      ),
    );
  });

  test('is not there for the public now, and its past is as it was', async () => {
    for (const reader of [everyone, cleared(0), cleared(2), cleared(3, 'air/guild')])
      await reading(kites.db, reader, async (tx) => {
        expect(await get(tx, kite, { code: 'air', ref: 'W', at: today })).toBeNull();
        expect((await list(tx, kite, { code: 'air', at: today, search: 'whitebeam' })).total).toBe(0);
        expect(await search(tx, [kite], { code: 'air', at: today, words: 'whitebeam', limit: 9 })).toEqual([]);
        const then = await get(tx, kite, { code: 'air', ref: 'W', at: { day: dayBefore, known: null } });
        expect(then?.fields.note).toBe('first words');
      });
  });

  test('shows the public its White changes and nothing of the rest', async () => {
    const seen = await reading(kites.db, everyone, async (tx) => ({
      told: await history(tx, kite, { code: 'air', ref: 'W', known: null }),
      decisions: await lastDecisions(tx, { code: 'air', known: null, limit: 50 }),
      notes: (await tally(tx, kite, { code: 'air', at: today }, { by: ['note'] })).by.get('note'),
    }));
    expect(seen.told.map((one) => one.move)).toEqual(['hold']);
    expect(JSON.stringify(seen)).not.toMatch(/Redcurrant/i);
    const all = await reading(kites.db, cleared(3), (tx) => history(tx, kite, { code: 'air', ref: 'W', known: null }));
    expect(all.map((one) => one.sets.note?.after)).toEqual(['first words', 'Redcurrant']);
  });
});

describe('a Red record made White', () => {
  beforeAll(async () => {
    const red: Label = { group: 'club', level: 3 };
    await record(decision('2020-02-01', [change('R', 'hold', { title: 'Rowan', note: 'sloe words' })], { label: red }));
    await record(decision('2020-02-02', [change('R', 'fly', { note: 'bullace' })], { label: red }));
    await record(
      decision('2020-03-01', [change('R', 'paint', { note: 'open words' }, { label: { group: 'club', level: 0 } })]),
    );
  });

  test('is there for the public from then on, and its Red history stays hidden', async () => {
    await reading(kites.db, everyone, async (tx) => {
      expect(await get(tx, kite, { code: 'air', ref: 'R', at: today })).toMatchObject({
        state: 'flown',
        fields: { note: 'open words' },
      });
      expect(await get(tx, kite, { code: 'air', ref: 'R', at: { day: '2020-02-15', known: null } })).toBeNull();
      const told = await history(tx, kite, { code: 'air', ref: 'R', known: null });
      expect(told).toMatchObject([{ move: 'paint', state: 'flown', sets: { note: { before: null } } }]);
      // That it “does not follow” from anything would say that there is something it follows from.
      expect(told[0]?.irregular).toBeUndefined();
      const all = JSON.stringify([told, await lastDecisions(tx, { code: 'air', known: null, limit: 50 })]);
      expect(all).not.toMatch(/sloe|bullace/);
      expect(await search(tx, [kite], { code: 'air', at: today, words: 'bullace', limit: 9 })).toEqual([]);
    });
  });

  test('goes back behind its label when the decision that opened it is withdrawn', async () => {
    const [opened] = await kites.ask(`select decision from log_entry where ref = 'R' and class_level = 0`);
    await record(withdrawal(opened.decision));
    await reading(kites.db, everyone, async (tx) => {
      expect(await get(tx, kite, { code: 'air', ref: 'R', at: today })).toBeNull();
      expect(await history(tx, kite, { code: 'air', ref: 'R', known: null })).toMatchObject([
        { move: 'paint', withdrawn: { actor: 'Hand' } },
      ]);
    });
  });
});

test('one is told why one sees a record, and by which clearance', () => {
  const names = (level: Level) => ['White', 'Green', 'Amber', 'Red'][level] ?? '';
  const amber: Label = { group: 'club', level: 2 };
  expect(whySeen(everyone, 'air', { ...amber, level: 0 }, names)).toBe('It is classified White: anyone may read it.');
  expect(whySeen(everyone, 'air', amber, names)).toBe('You may not see it.');
  expect(whySeen(cleared(3), 'air', amber, names)).toContain('every group up to Red');
  expect(whySeen(cleared(2, 'air/club'), 'air', amber, names)).toContain(
    'for the group club, in which you may read up to Amber',
  );
});
