import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Field, Register } from '../../src/kernel/define.ts';
import { registers } from '../../src/registers/index.ts';
import { type FreshDatabase, freshDatabase } from '../harness/database.ts';

const names = new Set(registers.map((register) => register.name));
const migrations = new URL('../../migrations/', import.meta.url);

/** What quorate_register() adds to every table (migrations/0001_kernel.sql), read from there so that it cannot drift. */
const kernelColumns = [
  ...readFileSync(new URL('0001_kernel.sql', migrations), 'utf8')
    .split('create function quorate_register')[1]!
    .matchAll(/add column (\w+)/g),
].map((match) => match[1]!);

function columnType(field: Field): string {
  if (field.kind === 'day') return 'date';
  if (field.kind === 'integer') return 'integer';
  if (field.kind === 'flag') return 'boolean';
  if (field.kind === 'links' || field.kind === 'list') return 'text[]';
  return 'text';
}

/** What the migrations of every file come to for one table: column name → type, and the checks that stand at the end. */
function tableOf(register: Register): { columns: Map<string, string>; sql: string } {
  const { name } = register;
  const all = readdirSync(migrations)
    .filter((file) => /^\d.*\.sql$/.test(file))
    .sort()
    .map((file) => readFileSync(new URL(file, migrations), 'utf8'));
  const own = all.find((sql) => sql.includes(`create table ${name} (`)) ?? '';
  const inside = /create table \w+ \(\n([\s\S]*?)\n\);/.exec(own)?.[1] ?? '';
  const changed = all.flatMap((sql) =>
    [...sql.matchAll(new RegExp(`alter table ${name}\\b[^;]*;`, 'g'))].map(([one]) => one),
  );
  const columns = [
    ...inside.matchAll(/^ {2}(?!check\b)(\w+) ([a-z]+(?:\[\])?)/gm),
    ...changed.join('\n').matchAll(/add column (\w+) ([a-z]+(?:\[\])?)/g),
  ];
  const sql = [...changed.reverse(), own].join('\n');
  return { columns: new Map(columns.map((match) => [match[1]!, match[2]!])), sql };
}

/** Every state that some chain of moves leads to from `new`. */
function reachable(register: Register): Set<string> {
  const reached = new Set(['new']);
  const first = Object.keys(register.states)[0]!;
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const move of Object.values(register.moves))
      for (const from of move.from) if (reached.has(from)) reached.add(move.to ?? (from === 'new' ? first : from));
  }
  return reached;
}

describe('the registers', () => {
  it('are named once each, in words fit for a folder, a table and an address', () => {
    expect(names.size).toBe(registers.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+$/);
  });

  it('name no industry code and none of its bodies', () => {
    expect(JSON.stringify(registers)).not.toMatch(/\bSEC\b|SECAS|Ofgem|Smart Energy/);
  });
});

describe.each(registers.map((register) => [register.name, register] as const))(
  'the definition of %s',
  (_, register) => {
    const moves = Object.entries(register.moves);

    it('stays within twelve properties and names its title', () => {
      expect(Object.keys(register).length).toBeLessThanOrEqual(12);
      expect(register.fields[register.titled]?.kind).toMatch(/^(text|prose)$/);
      expect(register.about).toMatch(/^[A-Z].*\.$/);
    });

    it('is found in the navigation or inside another record', () => {
      expect(register.group ?? register.within).toBeDefined();
      if (!register.within) return;
      expect(register.fields[register.within]).toMatchObject({ kind: 'link', to: register.within });
    });

    it('is due by a day it has', () => {
      if (register.due) expect(register.fields[register.due]?.kind).toBe('day');
    });

    it('has the columns its fields need, of their types, and no others', () => {
      const wanted = new Map(Object.entries(register.fields).map(([name, field]) => [name, columnType(field)]));
      expect(tableOf(register).columns).toEqual(wanted);
    });

    it('asks no field but the title to be filled, since minutes may say no more', () => {
      const { sql } = tableOf(register);
      expect([...sql.matchAll(/(\w+) text not null/g)].map((match) => match[1])).toEqual([register.titled]);
    });

    it('takes no column name that the kernel adds itself', () => {
      expect(kernelColumns).toContain('effective_from');
      for (const name of Object.keys(register.fields)) {
        expect(name).toMatch(/^[a-z][a-z_]*$/);
        expect(kernelColumns).not.toContain(name);
      }
    });

    it('links only to registers there are', () => {
      for (const field of Object.values(register.fields)) {
        if (field.kind === 'link' || field.kind === 'links') expect(names).toContain(field.to);
        else expect(field.to).toBeUndefined();
      }
    });

    it('offers choices exactly where a choice is asked, and the table allows the same', () => {
      for (const [name, field] of Object.entries(register.fields)) {
        expect(field.choices !== undefined, name).toBe(field.kind === 'choice');
        const listed = new RegExp(`check \\(${name} in \\(([^)]*)\\)\\)`).exec(tableOf(register).sql)?.[1];
        expect(listed?.split(', ').map((value) => value.slice(1, -1))).toEqual(
          field.choices && Object.keys(field.choices),
        );
      }
    });

    it('keeps to its states in the table too', () => {
      const listed = /check \(state in \(([^)]*)\)\)/.exec(tableOf(register).sql)?.[1];
      expect(listed?.split(', ').map((value) => value.slice(1, -1))).toEqual(Object.keys(register.states));
    });

    it('moves between states it has, setting fields it has, by somebody', () => {
      for (const [name, move] of moves) {
        expect(move.from.length, name).toBeGreaterThan(0);
        for (const state of [...move.from, ...(move.to ? [move.to] : [])])
          if (state !== 'new') expect(register.states, name).toHaveProperty(state);
        for (const field of move.sets) expect(register.fields, name).toHaveProperty(field);
        expect(move.by.length, name).toBeGreaterThan(0);
        expect([move.label, move.past].join(), name).toMatch(/^[A-Z].*,[A-Z]/);
      }
    });

    it('can be brought into being only with its title', () => {
      for (const [name, move] of moves)
        if (move.from.includes('new') && move.from.length === 1) expect(move.sets, name).toContain(register.titled);
    });

    it('reaches each state from new, and leaves each again unless it is an end', () => {
      const reached = reachable(register);
      for (const [state, { tone }] of Object.entries(register.states)) {
        expect(reached, `${state} is never reached`).toContain(state);
        const out = moves.some(([, move]) => move.from.includes(state) && move.to !== undefined && move.to !== state);
        if (tone === 'open') expect(out, `no way out of ${state}`).toBe(true);
      }
    });

    it('can be found in minutes in each of its states, whatever came before', () => {
      const { found } = register.moves;
      expect(found?.from).toEqual(['new', ...Object.keys(register.states)]);
      expect(found?.to).toBeUndefined();
      // Old minutes arrive in any order: any state may be the first that is heard of.
      const first = Object.keys(register.states)[0];
      for (const state of Object.keys(register.states)) {
        const direct = moves.some(([, move]) => move.from.includes('new') && (move.to ?? first) === state);
        expect(direct, `${state} cannot be the first thing known`).toBe(true);
      }
    });
  },
);

describe('the database that the migrations make', () => {
  let fresh: FreshDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    fresh = await freshDatabase();
    client = new pg.Client({ connectionString: fresh.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await fresh.drop();
  });

  it('has for each register exactly the columns of its fields and those of the kernel, of the right types', async () => {
    const { rows } = await client.query<{ name: string; columns: Record<string, string> }>(
      `select c.relname as name, json_object_agg(a.attname, format_type(a.atttypid, a.atttypmod)) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relname = any($1) group by c.relname`,
      [[...names]],
    );
    expect(rows).toHaveLength(registers.length);
    for (const register of registers) {
      const { columns } = rows.find(({ name }) => name === register.name)!;
      const own = Object.entries(columns).filter(([column]) => !kernelColumns.includes(column));
      const wanted = Object.entries(register.fields).map(([name, field]) => [name, columnType(field)]);
      expect(Object.fromEntries(own), register.name).toEqual(Object.fromEntries(wanted));
      expect(Object.keys(columns), register.name).toEqual(expect.arrayContaining(kernelColumns));
    }
  });

  it('forces row-level security on every register', async () => {
    const { rows } = await client.query<{ relname: string }>(
      'select relname from pg_class where relname = any($1) and relrowsecurity and relforcerowsecurity',
      [[...names]],
    );
    expect(rows.map(({ relname }) => relname).sort()).toEqual([...names].sort());
  });

  it('has no register that is not defined', async () => {
    const { rows } = await client.query<{ relname: string }>(
      "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relkind = 'r' and a.attname = 'effective_from'",
    );
    expect(rows.map(({ relname }) => relname).sort()).toEqual([...names].sort());
  });
});
