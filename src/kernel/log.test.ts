import { generateKeyPairSync } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { change, decision, hand, type Kites, openKites, reported, withdrawal } from '../../test/builders/kite.ts';
import { registersAgree } from './agree.ts';
import { commit } from './commit.ts';
import { seal, verifyLog } from './log.ts';
import { checkCheckpoint, type Signer, signCheckpoint } from './note.ts';
import { append, emptyFrontier, rootOf } from './tree.ts';

function newSigner(): Signer {
  return { name: 'quorate', key: generateKeyPairSync('ed25519').privateKey };
}

const signer = newSigner();
let kites: Kites;

/** Two sealed stretches of the log, and an unsealed end: what minutes reported, live changes, a withdrawal. */
beforeAll(async () => {
  kites = await openKites();
  await write(
    reported('M1', '2020-01-01', [change('1', 'hold', { title: 'One' }), change('2', 'hold', { title: 'Two' })]),
  );
  await seal(kites.db, signer, kites.tick());
  const taken = await write(decision('2020-01-02', [change('1', 'paint', { size: 1 })], { clause: 'K1' }));
  await write(withdrawal(taken.decision));
  await write(decision('2020-01-03', [change('2', 'fly', {}, { label: { group: 'club', level: 2 } })]));
  await seal(kites.db, signer, kites.tick());
  await write(decision('2020-01-04', [change('3', 'hold', { title: 'Three' })]));
  await kites.ask(`do $$ declare t text; begin
    create schema kept;
    foreach t in array array['log_decision', 'log_entry', 'log_leaf', 'log_checkpoint', 'record', 'kite'] loop
      execute format('create table kept.%1$I as table public.%1$I', t);
    end loop;
  end $$`);
});
afterAll(() => kites.close());

function write(asked: Parameters<typeof commit>[2]) {
  kites.tick();
  return commit(kites.ledger, hand, asked);
}

/** Tampers as only somebody with the whole machine could: with triggers and foreign keys switched off. */
async function tamper(statement: string): Promise<void> {
  await kites.ask(`do $tamper$ begin set local session_replication_role = replica; ${statement}; end $tamper$`);
}

async function verdict(): Promise<string[]> {
  return (await verifyLog(kites.ledger, signer)).problems;
}

async function disagreements(): Promise<string[]> {
  return (await registersAgree(kites.ledger)).problems;
}

afterEach(() =>
  tamper(`
    declare t text; columns text;
    begin
      foreach t in array array['log_decision', 'log_entry', 'log_leaf', 'log_checkpoint', 'record', 'kite'] loop
        select string_agg(quote_ident(column_name), ',') into columns from information_schema.columns
          where table_schema = 'public' and table_name = t and is_generated = 'NEVER';
        execute format('delete from %I', t);
        execute format('insert into %1$I (%2$s) overriding system value select %2$s from kept.%1$I', t, columns);
      end loop;
    end`),
);

describe('a log that nobody touched', () => {
  test('verifies, sealed and unsealed entries alike', async () => {
    expect(await verifyLog(kites.ledger, signer)).toMatchObject({
      entries: 6,
      sealed: 5,
      erased: 0,
      checkpoints: 2,
      problems: [],
    });
    expect(await registersAgree(kites.ledger)).toEqual({ records: 3, problems: [] });
  });

  test('has checkpoints that anyone can recompute from the leaves, which are open to all', async () => {
    const { leaves, checkpoints } = await kites.db.transaction().execute(async (tx) => {
      await sql`select set_config('role', 'quorate_public', true)`.execute(tx);
      return {
        leaves: (await sql<{ leaf: Buffer }>`select leaf from log_leaf order by place`.execute(tx)).rows,
        checkpoints: (await sql<{ size: number; note: string }>`select size, note from log_checkpoint`.execute(tx))
          .rows,
      };
    });
    for (const { size, note } of checkpoints) {
      const root = rootOf(
        append(
          emptyFrontier,
          leaves.slice(0, size).map((one) => one.leaf),
        ),
      );
      expect(checkCheckpoint(signer, note, size, root)).toBe(true);
    }
  });
});

describe('the log is append-only', () => {
  const tables = ['log_decision', 'log_entry', 'log_leaf', 'log_checkpoint'];
  const columns = { log_decision: 'title', log_entry: 'ref', log_leaf: 'leaf', log_checkpoint: 'note' } as Record<
    string,
    string
  >;
  const attempts = tables.flatMap((table) => [
    `update ${table} set ${columns[table]} = ${columns[table]}`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
  ]);

  test.each(attempts)('for the owner and superuser too: %s', async (attempt) => {
    await expect(kites.ask(attempt)).rejects.toMatchObject({ code: '42501' });
  });

  test.each(attempts)('for every role the server takes: %s', async (attempt) => {
    for (const role of ['quorate_public', 'quorate_app', 'quorate_writer'])
      await expect(
        kites.db.transaction().execute(async (tx) => {
          await sql`select set_config('role', ${role}, true)`.execute(tx);
          await sql.raw(attempt).execute(tx);
        }),
      ).rejects.toMatchObject({ code: '42501' });
  });

  test('but a payload may be erased with its salt by the owner, and the log still verifies', async () => {
    await kites.ask(`update log_entry set payload = null, salt = null where ref = '3'`);
    expect(await verifyLog(kites.ledger, signer)).toMatchObject({ erased: 1, problems: [] });
    await expect(kites.ask(`update log_entry set payload = null where ref = '1'`)).rejects.toThrow();
    await expect(
      kites.ask(`update log_entry set payload = null, salt = null, ref = '9' where ref = '1'`),
    ).rejects.toThrow('append-only');
    await expect(kites.ask(`update log_entry set payload = '{}', salt = 'x' where ref = '3'`)).rejects.toThrow();
  });

  test('and a record whose classification was erased with its words is no more open than it was', async () => {
    await kites.ask(`update log_entry set payload = null, salt = null where ref = '2' and move = 'fly'`);
    await write(decision('2020-01-05', [change('2', 'paint', { size: 2 })]));
    const rows = await kites.ask(
      `select class_level from kite where ref = '2' and known_to = 'infinity' order by effective_from`,
    );
    expect(rows.map((row) => row.class_level)).toEqual([0, 2, 2]);
  });
});

describe('verifying names', () => {
  const first = `(select min(seq) from log_entry)`;
  test.each([
    ['a payload', `update log_entry set payload = replace(payload, 'One', 'Won') where seq = ${first}`, /what it says/],
    ['a salt', `update log_entry set salt = decode('00', 'hex') where seq = ${first}`, /what it says/],
    ['an effective day', `update log_entry set effective = '2019-01-01' where seq = ${first}`, /not what was recorded/],
    [
      'a recorded instant',
      `update log_entry set recorded = recorded - interval '1 day' where seq = ${first}`,
      /not what was recorded/,
    ],
    ['a label', `update log_entry set class_level = 0 where class_level = 2`, /not what was recorded/],
    ['a group', `update log_entry set class_group = 'air/guild' where class_level = 2`, /not what was recorded/],
    ['a move', `update log_entry set move = 'lose' where seq = ${first}`, /not what was recorded/],
    [
      'a record',
      `update log_entry e set record = r.id from record r where r.ref = '2' and e.ref = '1'`,
      /not what was recorded/,
    ],
    [
      'a place among the day’s changes',
      `update log_entry set placed = 'x' where seq = ${first}`,
      /not what was recorded/,
    ],
    [
      'what a withdrawal takes back',
      `update log_entry set withdraws = ${first} where withdraws is not null`,
      /not what was recorded/,
    ],
    ['an actor', `update log_decision set actor = 'Someone else'`, /not what was recorded/],
    [
      'an authority',
      `update log_decision set authority_ref = 'M2' where authority_ref = 'M1'`,
      /not what was recorded/,
    ],
    ['a title', `update log_decision set title = 'Nothing was decided' where clause = 'K1'`, /not what was recorded/],
    ['a clause', `update log_decision set clause = 'K2' where clause = 'K1'`, /not what was recorded/],
    ['a decision’s label', `update log_decision set class_level = 3`, /not what was recorded/],
    [
      'a leaf with its commitment',
      `update log_entry set commitment = decode(repeat('00', 32), 'hex') where seq = ${first}`,
      /not what was recorded/,
    ],
    ['an entry gone', `delete from log_entry where seq = ${first}`, /its entry is missing/],
    ['an unsealed entry gone', `delete from log_entry where ref = '3'`, /Decision .* its entries are missing/],
    [
      'an entry and its leaf gone',
      `delete from log_entry where seq = ${first}; delete from log_leaf where entry = ${first}`,
      /entries are missing/,
    ],
    ['a decision gone', `delete from log_decision where clause = 'K1'`, /not what was recorded/],
    [
      'two leaves swapped',
      `update log_leaf l set leaf = o.leaf from log_leaf o where l.place in (1, 2) and o.place = 3 - l.place`,
      /another head/,
    ],
    [
      'two places swapped',
      `update log_leaf l set place = place + 100 where place in (1, 2); update log_leaf set place = 103 - place where place > 100`,
      /another head/,
    ],
    [
      'a checkpoint’s root',
      `update log_checkpoint set root = decode(repeat('00', 32), 'hex') where size = 2`,
      /Checkpoint 2: .* another head/,
    ],
    [
      'a checkpoint’s frontier',
      `update log_checkpoint set frontier = array[decode(repeat('00', 32), 'hex')] where size = 2`,
      /Checkpoint 2: .* another head/,
    ],
    ['a checkpoint’s size', `update log_checkpoint set size = 99 where size = 5`, /94 entries are missing/],
    ['the last checkpoint gone', `delete from log_checkpoint where size = 5`, /After the last checkpoint: 3 /],
    [
      'a signature',
      `update log_checkpoint set note = replace(note, '— quorate ', '— quorate A') where size = 2`,
      /signature/,
    ],
  ])('%s', async (_, statement, sentence) => {
    await tamper(statement);
    expect((await verdict()).join('\n')).toMatch(sentence);
  });

  test('a payload changed together with its commitment and leaf, once it was sealed', async () => {
    await tamper(`update log_entry set leaf = decode(repeat('11', 32), 'hex') where seq = ${first}`);
    expect((await verdict()).join('\n')).toContain('not the one sealed at place 0');
  });

  test('a checkpoint forged with another key, however sound its tree', async () => {
    const leaves = await kites.ask('select leaf from log_leaf order by place');
    const root = rootOf(
      append(
        emptyFrontier,
        leaves.map((one) => one.leaf as Buffer),
      ),
    );
    await tamper(`update log_checkpoint set note = ${quoted(signCheckpoint(newSigner(), 5, root))} where size = 5`);
    expect(await verdict()).toEqual([`Checkpoint 5: its signature is not by this log's key.`]);
    await tamper(
      `update log_checkpoint set note = ${quoted(signCheckpoint({ ...signer, name: 'other' }, 5, root))} where size = 5`,
    );
    expect(await verdict()).toHaveLength(1);
  });
});

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

describe('comparing registers with the log names', () => {
  test.each([
    ['a value changed', `update kite set size = 7 where ref = '1'`, 'Kite 1'],
    ['a label lowered', `update kite set class_level = 0 where ref = '2'`, 'Kite 2'],
    ['a row gone', `delete from kite where ref = '3'`, 'Kite 3'],
    [
      'a row that no decision made',
      `insert into kite (id, code, ref, title, sort_key, state, class_group, class_level, effective_from, known_from, entry, words)
      select id, code, ref, 'Forged', sort_key, state, class_group, class_level, '2019-01-01', known_from, entry, words from kite where ref = '3'`,
      'Kite 3',
    ],
    [
      'what was known before, changed',
      `update kite set size = 8 where ref = '1' and known_to < 'infinity' and size = 1`,
      'Kite 1',
    ],
    [
      'when something was learned',
      `update kite set known_from = known_from - interval '1 hour' where ref = '2'`,
      'Kite 2',
    ],
    [
      'a record renamed',
      `update record set ref = '4' where ref = '3'; update kite set ref = '4', sort_key = '0014', words = E'4 \\nThree' where ref = '3'`,
      'Kite 4',
    ],
  ])('%s behind its back', async (_, statement, record) => {
    await tamper(statement);
    expect(await disagreements()).toEqual([`${record}: the register is not what its log says.`]);
  });
});

describe('sealing', () => {
  test('by many at once while others commit leaves no gap, and what it signs verifies', async () => {
    const sealing = Array.from({ length: 6 }, async () => {
      for (let turn = 0; turn < 3; turn++) await seal(kites.db, signer, kites.clock.at);
    });
    const writing = Array.from({ length: 4 }, async (_, writer) => {
      for (let turn = 0; turn < 5; turn++)
        await commit(
          kites.ledger,
          hand,
          decision(
            '2020-02-01',
            [change(`S${writer}`, 'paint', { title: 'S', size: turn }), change('shared', 'paint', { title: 'S' })],
            {
              authority: { kind: 'post', ref: `keeper ${writer}` },
            },
          ),
        );
    });
    await Promise.all([...sealing, ...writing]);
    const size = await seal(kites.db, signer, kites.clock.at);
    const places = await kites.ask(
      'select place, (select count(*) from log_entry) as entries from log_leaf order by place',
    );
    expect(places.map((one) => Number(one.place))).toEqual(Array.from({ length: size }, (_, place) => place));
    expect(Number(places[0]?.entries)).toBe(size);
    expect(await verdict()).toEqual([]);
    expect(await seal(kites.db, signer, kites.clock.at)).toBe(size);
  });
});
