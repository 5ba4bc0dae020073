/** A meeting run here, read back and published, leaves the registers as importing its minutes would have. */
import { afterAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import type { Change, Label } from '../../src/kernel/define.ts';
import { listRows } from '../../src/kernel/read.ts';
import { decisionFrom } from '../../src/minutes/decision-from.ts';
import { readMinutes } from '../../src/minutes/read-minutes.ts';
import { operator } from '../../src/open.ts';
import { readDocument } from '../../src/paper/read.ts';
import { publishMinutes } from '../../src/publication/give-out.ts';
import { recordReadBack, spokenAt } from '../../src/publication/read-back.ts';
import { type Ground, imported, openGround, sampleMinutes } from './publication-ground.ts';
import { seed, sharedMissing } from './real-minutes.ts';

const grounds: Ground[] = [];
afterAll(() => Promise.all(grounds.map((ground) => ground.close())));

async function ground(): Promise<Ground> {
  const opened = await openGround('2017-02-01');
  grounds.push(opened);
  return opened;
}

const working: Label = { group: 'panel', level: 2 };
/** What happens at the table, and is recorded there as it happens. */
const atTheTable = new Set(['attendance', 'item', 'decision', 'action']);
/** Who people are and where they sit is on record before. */
const before = new Set(['person', 'seat', 'body']);

/** Actions that the meeting hears of were raised at an earlier one. */
async function earlierActions(site: Ground): Promise<void> {
  const changes = ['SECP23/08', 'SECP32/07', 'SECP33/02', 'SECP38/07'].map((ref) => ({
    register: 'action',
    ref,
    move: 'raise',
    sets: { text: `do what ${ref} says`, owner: 'SECAS', body: 'panel' },
  }));
  await commit(site.ledger, operator, {
    code: site.code.id,
    authority: { kind: 'post', ref: 'Secretariat' },
    body: 'panel',
    effective: '2016-11-11',
    title: 'Actions of earlier meetings',
    label: { group: 'panel', level: 0 },
    changes,
  });
}

/** The meeting as a secretary would have recorded it: words, decisions and actions, but no effect on any register. */
async function held(site: Ground, words: string): Promise<string> {
  const document = await readDocument(new TextEncoder().encode(words), 'minutes.txt');
  const { found: _, ...minutes } = decisionFrom(readMinutes(document, site.codes), site.code, {});
  const [cover] = minutes.changes.filter(({ register }) => register === 'meeting');
  const { ref = '' } = cover ?? {};
  const { document: __, minutes: ___, classification: ____, settled: _____, ...planned } = cover?.sets ?? {};
  const live = (changes: readonly Change[], label: Label) =>
    commit(site.ledger, operator, { ...minutes, title: 'The meeting', label, changes });
  const plain = ({ passage: _, ...change }: Change): Change => change;
  await live(minutes.changes.filter(({ register }) => before.has(register)).map(plain), { group: 'panel', level: 0 });
  await live([{ register: 'meeting', ref, move: 'plan', sets: planned }], { group: 'panel', level: 0 });
  await live([{ register: 'meeting', ref, move: 'open', sets: {} }], { group: 'panel', level: 0 });
  const table = minutes.changes.filter(({ register, ref: of }) => atTheTable.has(register) && of !== '').map(plain);
  await live(
    table.map((change) => {
      const { mentions, clauses, ...sets } = change.sets;
      const earlier = change.register === 'action' && change.move !== 'raise';
      return {
        ...change,
        sets: change.register === 'item' ? sets : change.sets,
        ...(earlier ? {} : { label: working }),
      };
    }),
    { group: 'panel', level: 0 },
  );
  await live([{ register: 'meeting', ref, move: 'close', sets: { minutes: 'draft' } }], { group: 'panel', level: 0 });
  return ref;
}

async function registers(site: Ground): Promise<Map<string, unknown>> {
  const rows = await reading(site.ledger.db, operator, async (tx) => {
    const all = [...site.ledger.registers.values()].filter(({ name }) => name !== 'meeting');
    const query = { code: site.code.id, at: { day: '2017-02-01', known: null } };
    const lists = [];
    for (const register of all) lists.push(...(await listRows(tx, register, query)).rows);
    return lists;
  });
  return new Map(
    rows.map(({ register, ref, state, label, fields, from }) => [`${register} ${ref}`, { state, label, fields, from }]),
  );
}

describe.each([
  ['the sample of meeting 39', () => sampleMinutes('sec-panel-39-minutes.txt')],
  ...(sharedMissing ? [] : [['the real minutes of meeting 39', seed] as const]),
] as const)('%s', (_, words) => {
  test('run here, read back and published, leave every register as importing them does', async () => {
    const [here, there] = [await ground(), await ground()];
    for (const one of [here, there]) await earlierActions(one);
    await imported(there, await words());
    const ref = await held(here, await words());
    const desk = { ledger: here.ledger, actor: operator, code: here.code, today: '2017-02-01' };
    const { spoken } = await spokenAt(desk, ref);
    expect(spoken.filter(({ mention }) => mention).length).toBeGreaterThan(20);
    await recordReadBack(
      desk,
      ref,
      spoken.map(({ id }) => id),
    );
    expect((await spokenAt(desk, ref)).spoken).toEqual([]);
    await publishMinutes(desk, ref, 'The real meeting approved them long ago.');
    const [ours, theirs] = [await registers(here), await registers(there)];
    for (const [key, row] of theirs) expect(ours.get(key), key).toEqual(row);
    expect([...ours.keys()].filter((key) => !theirs.has(key))).toEqual([]);
  });
});
