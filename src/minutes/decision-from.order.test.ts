/** Design promise: old minutes may arrive in any order, and be taken back, and the registers are the same. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/harness/database.ts';
import { bakersCode, proposalOf, type Sketch } from '../../test/minutes/proposal-of.ts';
import { loadCodes } from '../codes/load.ts';
import { commit } from '../kernel/commit.ts';
import { type Database, openDatabase, takeRole } from '../kernel/db.ts';
import type { Decision } from '../kernel/define.ts';
import { ledgerOf } from '../kernel/ledger.ts';
import { readDocument } from '../paper/read.ts';
import { registers } from '../registers/index.ts';
import { decisionFrom } from './decision-from.ts';
import { readMinutes } from './read-minutes.ts';

const secretary = { name: 'Secretary', public: false, clearance: { '*': 3 as const }, powers: ['*'] };

/** Three meetings that speak of the same things, each knowing more or less than the others. */
const march: Sketch = {
  meeting: { number: 7, ref: 'FB_07', date: '2031-03-14' },
  attendance: [{}, { name: 'Bea Lund' }],
  items: [{ decisions: [['agreed', 'to write to the millers']] }],
  actions: [{ ref: 'FB7/01', owner: 'NetCo', text: 'write to the millers', due: 'April meeting' }],
  modifications: [{ state: 'refinement', title: 'Rounder loaves' }, { ref: 'CP102' }],
  risks: [{ change: 'new', title: 'The pond may freeze' }],
  assessments: [{ target: '2031-04-20' }],
  parties: [{ category: 'Small Baker' }],
  issues: [{ change: 'raised', title: 'Who closes the oven' }],
  identifiers: [{ kind: 'gas', value: null }],
  seats: [{ category: 'Small Bakers', person: null, change: 'vacated' }],
};
const april: Sketch = {
  meeting: { number: 8, ref: 'FB_08', date: '2031-04-11' },
  attendance: [{}, { name: 'Bea Lund', present: false }],
  updates: [{ ref: 'FB7/01', state: 'open', text: 'Half are written. Carried to the June 2031 meeting.' }],
  issues: [{ change: 'passed', to: 'Audit Group' }],
  identifiers: [{ kind: 'gas', value: 'RYE' }],
  seats: [
    { category: 'Small Bakers', person: null, change: 'vacated' },
    { category: 'Small Bakers', person: 'Bea Lund', from: '2031-05-01' },
  ],
  modifications: [
    { state: 'returned' },
    { ref: 'CP102', state: 'approved', date: '2031-03-20', implements: '2031-05-02' },
  ],
  risks: [{ change: 'reworded', title: 'The mill pond may freeze' }],
  assessments: [{ target: '2031-05-09' }],
};
const may: Sketch = {
  meeting: { number: 9, ref: 'FB_09', date: '2031-05-09' },
  updates: [{ ref: 'FB7/01', state: 'closed', text: 'All are written.' }],
  modifications: [{}, { ref: 'CP102', title: 'Longer loaves' }],
  risks: [{ change: 'closed' }],
  parties: [{ name: 'Rye and Sons Limited', change: 'category', category: 'Large Baker' }],
  issues: [{ change: 'converted', to: 'CP102' }],
  seats: [{ category: 'Small Bakers', person: 'Bea Lund', change: 'vacated', from: '2031-05-08' }],
};
const meetings = { march, april, may };
type Name = keyof typeof meetings;
const orders: Name[][] = [
  ['march', 'april', 'may'],
  ['may', 'april', 'march'],
  ['april', 'may', 'march'],
  ['may', 'march', 'april'],
];

const opened: { fresh: FreshDatabase; db: Database }[] = [];

afterAll(async () => {
  for (const { fresh, db } of opened) {
    await db.destroy();
    await fresh.drop();
  }
});

async function ledgerFor(): Promise<ReturnType<typeof ledgerOf>> {
  const fresh = await freshDatabase();
  const db = openDatabase(fresh.url, 2);
  opened.push({ fresh, db });
  let second = 0;
  return ledgerOf(db, registers, () => new Date(Date.UTC(2032, 0, 1, 0, 0, second++)).toISOString());
}

type Ledger = Awaited<ReturnType<typeof ledgerFor>>;

const of = (name: Name): Decision => decisionFrom(proposalOf(meetings[name]), bakersCode, {});

async function accept(ledger: Ledger, decision: Decision): Promise<string> {
  return (await commit(ledger, secretary, decision)).decision;
}

/** Every register as it is known now, on every day, without the marks of when and in which entry it was learned. */
async function everyRegister({ db }: Ledger): Promise<Record<string, unknown[]>> {
  return db.transaction().execute(async (tx) => {
    await takeRole(tx, secretary);
    const all: Record<string, unknown[]> = {};
    for (const { name } of registers) {
      const { rows } = await sql<{ row: unknown }>`
        select to_jsonb(t) - 'entry' - 'known_from' - 'known_to' as row from ${sql.table(name)} t
        where known_to = 'infinity' order by ref, effective_from`.execute(tx);
      all[name] = rows.map(({ row }) => row);
    }
    return all;
  });
}

type Row = Record<string, unknown>;
const last = (rows: unknown[] | undefined, ref: string) =>
  (rows as Row[]).filter((row) => row.ref === ref && row.effective_to === 'infinity');

describe('minutes that arrive in any order', () => {
  const results: Record<string, unknown[]>[] = [];

  beforeAll(async () => {
    for (const order of orders) {
      const ledger = await ledgerFor();
      for (const name of order) await accept(ledger, of(name));
      results.push(await everyRegister(ledger));
    }
  });
  it.each(orders.slice(1).map((order, index) => [order.join(', '), index + 1] as const))(
    'give the same registers as in order of their days: %s',
    (_, index) => {
      expect(results[index]).toEqual(results[0]);
    },
  );

  it('leave each record as the last word on it has it, and lose nothing said before', () => {
    const { action, modification, risk, assessment, party } = results[0]!;
    expect(last(action, 'FB7/01')).toMatchObject([
      {
        state: 'closed',
        text: 'write to the millers',
        owner: 'NetCo',
        latest: 'All are written.',
        due: 'June 2031 meeting',
        due_by: '2031-06-30',
        closed_on: '2031-05-09',
      },
    ]);
    expect(last(modification, 'CP101')).toMatchObject([{ state: 'returned', title: 'Rounder loaves' }]);
    expect(last(modification, 'CP102')).toMatchObject([{ state: 'implemented', title: 'Longer loaves' }]);
    expect(last(risk, '4')).toMatchObject([{ state: 'closed', title: 'The mill pond may freeze' }]);
    expect(last(assessment, 'CP101/preliminary')).toMatchObject([{ target: '2031-05-09' }]);
    const { issue, identifier, seat } = results[0]!;
    expect(last(issue, '1')).toMatchObject([
      { state: 'modification', title: 'Who closes the oven', body: 'audit', modification: 'CP102' },
    ]);
    expect(last(identifier, 'rye-and-sons/gas')).toMatchObject([{ state: 'allocated', title: 'RYE' }]);
    expect(last(seat, 'audit/small-bakers/vacancy')).toMatchObject([{ state: 'ended' }]);
    expect(last(seat, 'audit/small-bakers/bea-lund')).toMatchObject([{ state: 'ended', term_to: '2031-05-08' }]);
    expect(last(party, 'rye-and-sons')).toMatchObject([{ state: 'party', category: 'Large Baker' }]);
  });

  it('know on each day what was true on it', () => {
    const days = (results[0]!.modification as Row[]).filter(({ ref }) => ref === 'CP102');
    expect(days.map(({ state, effective_from }) => [effective_from, state])).toEqual([
      ['2031-03-14', 'known'],
      ['2031-03-20', 'approved'],
      ['2031-05-02', 'implemented'],
      ['2031-05-09', 'implemented'],
    ]);
  });

  it('leave no trace in the registers when taken back', async () => {
    const [without, withIt] = [await ledgerFor(), await ledgerFor()];
    for (const name of ['march', 'may'] as const) {
      await accept(without, of(name));
      await accept(withIt, of(name));
    }
    const taken = await accept(withIt, of('april'));
    await commit(withIt, secretary, { ...of('april'), title: 'Withdrawn', changes: [], withdraws: taken });
    expect(await everyRegister(withIt)).toEqual(await everyRegister(without));
  });
});

const shared = process.env.QUORATE_SHARED ?? '../shared';
const folders = { examples: 'examples', 'the shared folder': `${shared}/data/minutes` };

describe.each(Object.entries(folders))('the minutes in %s', (name, folder) => {
  it.skipIf(!existsSync(folder))('give the same registers first to last and last to first', async () => {
    const codes = await loadCodes();
    const names = (await readdir(folder)).filter((file) => /^(?!README).*\.(?:txt|md|docx|pdf)$/.test(file)).sort();
    const files = names.map(async (file) => readDocument(await readFile(`${folder}/${file}`), file));
    const decisions = (await Promise.all(files)).map((document) => {
      const proposal = readMinutes(document, codes);
      return decisionFrom(proposal, codes[0]!, {});
    });
    expect(decisions.length, name).toBeGreaterThan(1);
    const [forwards, backwards] = [await ledgerFor(), await ledgerFor()];
    for (const decision of decisions) await accept(forwards, decision);
    for (const decision of decisions.toReversed()) await accept(backwards, decision);
    expect(await everyRegister(backwards)).toEqual(await everyRegister(forwards));
  });
});
