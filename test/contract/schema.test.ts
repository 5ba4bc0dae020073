import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registers } from '../../src/registers/index.ts';
import { type FreshDatabase, freshDatabase } from '../harness/database.ts';

let database: FreshDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function ask<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
  return (await client.query<T>(sql, values)).rows;
}

const registerNames = registers.map((register) => register.name);
const labelled = ['log_decision', 'log_entry', 'source', 'draft', 'file', ...registerNames];
/** Bears no label, for it is its writer's alone. */
const personal = ['private_note'];

/** What each role may do, by table. A table that is not here fails the test until somebody has thought about it. */
const meant: Record<string, Record<string, string>> = {
  record: { writer: 'INSERT SELECT UPDATE(id)' },
  log_decision: { app: 'SELECT', public: 'SELECT', writer: 'INSERT SELECT' },
  log_entry: { app: 'SELECT', public: 'SELECT', writer: 'INSERT SELECT' },
  log_leaf: { app: 'SELECT', public: 'SELECT', writer: 'INSERT SELECT' },
  log_checkpoint: { app: 'SELECT', public: 'SELECT', writer: 'INSERT SELECT' },
  source: { app: 'SELECT', public: 'SELECT', writer: 'DELETE INSERT SELECT UPDATE' },
  draft: { app: 'SELECT', public: 'SELECT', writer: 'DELETE INSERT SELECT UPDATE' },
  file: { app: 'SELECT', public: 'SELECT', writer: 'DELETE INSERT SELECT UPDATE' },
  private_note: { app: 'DELETE INSERT SELECT UPDATE' },
  mail: { app: 'DELETE INSERT SELECT UPDATE' },
  account: { app: 'DELETE INSERT SELECT UPDATE' },
  sign_in_link: { app: 'DELETE INSERT SELECT UPDATE' },
  session: { app: 'DELETE INSERT SELECT UPDATE' },
  migration: {},
  ...Object.fromEntries(
    registerNames.map((name) => [name, { app: 'SELECT', public: 'SELECT', writer: 'INSERT SELECT UPDATE(known_to)' }]),
  ),
};

describe('every table that bears a label', () => {
  test('is one we know of, and every register is one of them', async () => {
    const rows = await ask<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'class_level'`,
    );
    expect(rows.map((row) => row.name).sort()).toEqual([...labelled].sort());
  });

  test('has row-level security, forced so that it binds the owner too', async () => {
    const rows = await ask<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and relrowsecurity and relforcerowsecurity`,
    );
    expect(rows.map((row) => row.name).sort()).toEqual([...labelled, ...personal].sort());
  });

  test('has one policy for each role, the same on all of them', async () => {
    const rows = await ask<{ name: string; policies: string[] }>(
      `select tablename as name, array_agg(format('%s to %s for %s using %s check %s (%s)', policyname, array_to_string(roles, ','), cmd, qual,
         coalesce(with_check, '-'), permissive) order by policyname) as policies
       from pg_policies where schemaname = 'public' and tablename <> all($1) group by tablename order by tablename`,
      [personal],
    );
    expect(rows.map((row) => row.name)).toEqual([...labelled].sort());
    const [first] = rows;
    expect(first?.policies).toEqual([
      expect.stringMatching(
        /^sees to quorate_app for SELECT using \(\(class_level = 0\) OR .*quorate_clearance.* check - /s,
      ),
      'sees_public to quorate_public for SELECT using (class_level = 0) check - (PERMISSIVE)',
      'writes to quorate_writer for ALL using true check true (PERMISSIVE)',
    ]);
    for (const row of rows) expect(row.policies, row.name).toEqual(first?.policies);
  });

  test('refuses a level that is none', async () => {
    const rows = await ask<{ name: string }>(
      `select conrelid::regclass::text as name from pg_constraint where contype = 'c' and pg_get_constraintdef(oid) ~ 'class_level >= 0.*class_level <= 3'`,
    );
    expect([...new Set(rows.map((row) => row.name))].sort()).toEqual([...labelled].sort());
  });
});

test('a private note is seen and written by its own account alone', async () => {
  const rows = await ask<{ qual: string; check: string }>(
    `select qual, with_check as check from pg_policies where schemaname = 'public' and tablename = any($1)`,
    [personal],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.qual).toMatch(/account.*=.*current_setting\('quorate\.account'/);
  expect(rows[0]?.check).toBe(rows[0]?.qual);
});

describe('the roles', () => {
  test('may do to each table what is meant, and no more', async () => {
    const rows = await ask<{ name: string; role: string; may: string }>(`
      with rights as (
        select c.relname, a.grantee, a.privilege_type as may from pg_class c, aclexplode(c.relacl) a
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p') and a.grantee <> c.relowner
        union
        select c.relname, x.grantee, format('%s(%s)', x.privilege_type, a.attname)
          from pg_class c join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) x
          where c.relnamespace = 'public'::regnamespace and x.grantee <> c.relowner)
      select relname as name, case when grantee = 0 then 'everybody' else replace(grantee::regrole::text, 'quorate_', '') end as role,
        string_agg(may, ' ' order by may) as may
      from rights group by 1, 2`);
    const tables = await ask<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'p')`,
    );
    const given: Record<string, Record<string, string>> = Object.fromEntries(tables.map(({ name }) => [name, {}]));
    for (const { name, role, may } of rows) given[name] = { ...given[name], [role]: may };
    expect(given).toEqual(meant);
  });

  test('can neither sign in, nor bypass row security, nor hold one another', async () => {
    const roles = await ask(
      `select rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname like 'quorate\\_%'
         and rolname in ('quorate_app', 'quorate_public', 'quorate_writer') order by 1`,
    );
    expect(roles).toEqual(
      ['quorate_app', 'quorate_public', 'quorate_writer'].map((rolname) => ({
        rolname,
        rolcanlogin: false,
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
      })),
    );
    const held = await ask(
      `select member::regrole from pg_auth_members where member::regrole::text in ('quorate_app', 'quorate_public', 'quorate_writer')`,
    );
    expect(held).toEqual([]);
  });

  test('borrow nobody’s rights through a function or view', async () => {
    expect(await ask(`select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`)).toEqual(
      [],
    );
    expect(
      await ask(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`),
    ).toEqual([]);
  });

  test('cannot make tables of their own', async () => {
    for (const role of ['quorate_app', 'quorate_public', 'quorate_writer'])
      expect(await ask(`select has_schema_privilege($1, 'public', 'create') as may`, [role])).toEqual([{ may: false }]);
  });
});

test('the log’s tables refuse change by triggers that fire for everybody', async () => {
  const rows = await ask<{ name: string; triggers: string[] }>(
    `select tgrelid::regclass::text as name, array_agg(format('%s %s', tgname, tgenabled) order by tgname) as triggers
     from pg_trigger where not tgisinternal group by 1 order by 1`,
  );
  expect(rows).toEqual(
    ['log_checkpoint', 'log_decision', 'log_entry', 'log_leaf'].map((name) => ({
      name,
      // And whoever follows a meeting is told that something was decided.
      triggers: ['append_only O', 'never_emptied O', ...(name === 'log_decision' ? ['told O'] : [])],
    })),
  );
});
