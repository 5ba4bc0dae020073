/**
 * The database as SQL text: what all migrations together come to, for people to read and for reviews to compare. It is
 * told from PostgreSQL's catalog, since the embedded server brings no pg_dump. Made for reading, in order of names, not
 * for restoring: a new database is always made by the migrations.
 */
import type pg from 'pg';

const tables = `
  select c.oid::regclass::text as name, c.oid, c.relrowsecurity as secured, c.relforcerowsecurity as forced
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname collate "C"`;

/** One line a column, in the table's own order. */
const columns = `
  select concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
    case when a.attcollation <> t.typcollation then format('collate %I', l.collname) end,
    case when a.attidentity = 'a' then 'generated always as identity'
      when a.attgenerated = 's' then format('generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
      when d.adbin is not null then format('default %s', pg_get_expr(d.adbin, d.adrelid)) end,
    case when a.attnotnull then 'not null' end) as line
  from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_collation l on l.oid = a.attcollation
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`;

/** PostgreSQL 18 keeps "not null" as a constraint of its own; it is said with the column. */
const constraints = `
  select pg_get_constraintdef(oid) as line from pg_constraint where conrelid = $1 and contype <> 'n'`;

const indexes = `
  select pg_get_indexdef(i.indexrelid) as line from pg_index i
  where i.indrelid = $1 and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid and c.contype <> 'f')`;

const policies = `
  select format('create policy %I on %I for %s to %s', policyname, tablename, lower(cmd), array_to_string(roles, ', '))
    || coalesce(' using (' || qual || ')', '') || coalesce(' with check (' || with_check || ')', '') as line
  from pg_policies where format('%I.%I', schemaname, tablename)::regclass = $1`;

const triggers = `
  select pg_get_triggerdef(oid) as line from pg_trigger where tgrelid = $1 and not tgisinternal`;

const grants = `
  with given as (
    select a.grantee, lower(a.privilege_type) as may from pg_class c, aclexplode(c.relacl) a where c.oid = $1 and a.grantee <> c.relowner
    union all
    select x.grantee, format('%s (%I)', lower(x.privilege_type), a.attname) from pg_class c join pg_attribute a on a.attrelid = c.oid,
      aclexplode(a.attacl) x where c.oid = $1 and x.grantee <> c.relowner)
  select format('grant %s on %s to %s', string_agg(may, ', ' order by may collate "C"), $1::oid::regclass,
    case when grantee = 0 then 'public' else grantee::regrole::text end) as line
  from given group by grantee`;

const functions = `
  select pg_get_functiondef(oid) as line from pg_proc where pronamespace = 'public'::regnamespace
  order by proname collate "C", pg_get_function_identity_arguments(oid) collate "C"`;

/** The schema of the database that its owner's `client` is connected to. The same schema always gives the same text. */
export async function schemaOf(client: pg.ClientBase): Promise<string> {
  const told = async (sql: string, ...values: unknown[]) =>
    (await client.query<{ line: string }>(sql, values)).rows.map((row) => row.line);
  const parts = [
    '-- What the migrations come to. Written from the catalog by src/postgres/schema-dump.ts; change a migration, not this.',
  ];
  const { rows } = await client.query<{ name: string; oid: number; secured: boolean; forced: boolean }>(tables);
  for (const { name, oid, secured, forced } of rows) {
    const lines = async (sql: string) => (await told(sql, oid)).sort();
    const inside = [...(await told(columns, oid)), ...(await lines(constraints))];
    const after = [
      ...(await lines(indexes)),
      ...(secured ? [`alter table ${name} enable row level security`] : []),
      ...(forced ? [`alter table ${name} force row level security`] : []),
      ...(await lines(policies)),
      ...(await lines(triggers)),
      ...(await lines(grants)),
    ];
    const table = `create table ${name} (\n  ${inside.join(',\n  ')}\n);`;
    parts.push([table, ...after.map((line) => `${line};`)].join('\n'));
  }
  for (const line of await told(functions)) parts.push(`${line.trim()};`);
  return `${parts.join('\n\n')}\n`;
}
