/** Everything on record of one proposal and around it, in one statement, through the reader's eyes. */
import { type RawBuilder, sql } from 'kysely';
import type { Code } from '../../codes/code.ts';
import type { ChangeProcess, ProcessPath, ProcessStage } from '../../codes/process.ts';
import { pathOf, processOf, stageOf } from '../../codes/process-of.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Day, Level, Register, Value } from '../../kernel/define.ts';
import { type Ledger, registerOf } from '../../kernel/ledger.ts';
import { Absent } from '../../kernel/problem.ts';
import type { AsAt, Row } from '../../kernel/read.ts';

/** Registers whose records belong to one proposal, by the field that names it. What happened to them happened to it. */
export const partsOfProposal = ['point', 'step', 'assessment', 'consultation', 'vote', 'inclusion'] as const;

/** What stands around the proposal: why each row was read. */
export type Role =
  | (typeof partsOfProposal)[number]
  | 'self'
  | 'issue'
  | 'counterpart'
  | 'alternative' // a proposal and its alternatives, each of the others
  | 'collision' // another live proposal that changes the same text
  | 'item' // of a meeting, where it was spoken of
  | 'paper'
  | 'release'
  | 'group' // the body of its working group
  | 'seat' // on that body
  | 'terms' // of reference of that body
  | 'proposer'
  | 'meeting'; // the next of each body

export interface Proposal {
  row: Row;
  process: ChangeProcess | null;
  path: ProcessPath | null;
  stage: ProcessStage | null;
  /** The day from which it stands where it does; null where it has stood nowhere else. */
  since: Day | null;
  of(role: Role): readonly Row[];
}

/** What one page names of each at most; lists filtered by the field have the rest. */
const most = 200;
/** States in which a proposal may yet change the text. */
const undecided = [
  'draft',
  'raised',
  'refinement',
  'report',
  'returned',
  'consultation',
  'advice',
  'vote',
  'authority',
];

/** Throws Absent for a proposal that is not there for this reader on that day. */
export async function readProposal(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, ref, at }: { code: Code; ref: string; at: AsAt },
): Promise<Proposal> {
  const { rows } = await statement(code.id, ref.replaceAll('\0', ' '), at).execute(tx);
  const byRole = new Map<Role | 'since', Row[]>();
  let since: Day | null = null;
  for (const { role, register, row } of rows) {
    if (role === 'since') {
      since = row.day === null ? null : String(row.day);
      continue;
    }
    const list = byRole.get(role) ?? [];
    list.push(rowFrom(registerOf(ledger, register), row));
    byRole.set(role, list);
  }
  const row = byRole.get('self')?.[0];
  if (!row) throw new Absent();
  const process = processOf(code, row.fields, at.day);
  return {
    row,
    process,
    path: process && pathOf(process, row.fields.path),
    stage: process && stageOf(process, row.state),
    since,
    of: (role) => byRole.get(role) ?? [],
  };
}

type Raw = Record<string, Value> & { class_level: Level; effective_to: Day };

function statement(code: string, ref: string, at: AsAt) {
  const known = at.known ? sql`known_from <= ${at.known} and known_to > ${at.known}` : sql`known_to = 'infinity'`;
  const standing = sql`code = ${code} and effective_from <= ${at.day} and effective_to > ${at.day} and ${known}`;
  const part = (role: Role, register: string, where: RawBuilder<unknown>, order = sql`sort_key`) =>
    sql`select ${role} as role, ${register} as register, to_jsonb(t) - 'search' - 'words' as row from
      (select * from ${sql.table(register)} where ${standing} and ${where} order by ${order} limit ${most}) t`;
  const own = (field: string) => sql`(select ${sql.ref(field)} from self)`;
  const spoken = sql`select ref from item where ${standing} and mentions @> array[${ref}]`;
  const parts = [
    part('self', 'modification', sql`ref = ${ref}`),
    // One consultation and one vote take a proposal and its alternatives together.
    ...partsOfProposal.map((name) =>
      name === 'consultation' || name === 'vote'
        ? part(name, name, sql`modification in (${ref}, ${own('alternative_to')})`)
        : part(name, name, sql`modification = ${ref}`),
    ),
    part('issue', 'issue', sql`modification = ${ref}`),
    part('counterpart', 'counterpart', sql`related @> array[${ref}]`),
    part(
      'alternative',
      'modification',
      sql`ref <> ${ref} and (alternative_to in (${ref}, ${own('alternative_to')}) or ref = ${own('alternative_to')})`,
    ),
    part(
      'collision',
      'modification',
      sql`state = any(${sql.val(undecided)}::text[]) and ref <> ${ref} and affects && ${own('affects')}
        and ${own('state')} = any(${sql.val(undecided)}::text[])`,
    ),
    part('item', 'item', sql`mentions @> array[${ref}]`, sql`sort_key desc`),
    part('paper', 'paper', sql`state = 'issued' and item in (${spoken})`),
    part(
      'release',
      'release',
      sql`ref in (select release from self union select release from inclusion where ${standing} and modification = ${ref})`,
    ),
    part('group', 'body', sql`ref = ${own('working_group')}`),
    part('seat', 'seat', sql`body = ${own('working_group')} and state <> 'ended'`),
    part(
      'terms',
      'document',
      sql`ref = (select terms from body where ${standing} and ref = ${own('working_group')} limit 1)`,
    ),
    part('proposer', 'party', sql`ref = ${own('proposer')}`),
    part(
      'meeting',
      'meeting',
      sql`ref in (select distinct on (body) ref from meeting where ${standing} and state = 'planned' and day >= ${at.day}
        order by body, day)`,
    ),
  ];
  // What was open, closed or voted on before it came to where it stands belongs to another round.
  const since = sql`select 'since', 'modification', jsonb_build_object('day', max(was.effective_to)) from modification was
    where was.code = ${code} and was.ref = ${ref} and was.effective_from <= ${at.day} and was.effective_to <= ${at.day}
      and ${at.known ? sql`was.known_from <= ${at.known} and was.known_to > ${at.known}` : sql`was.known_to = 'infinity'`}
      and was.state <> ${own('state')}`;
  return sql<{ role: Role | 'since'; register: string; row: Raw }>`
    with self as materialized (select * from modification where ${standing} and ref = ${ref})
    ${sql.join([...parts, since], sql` union all `)}`;
}

function rowFrom(register: Register, raw: Raw): Row {
  const code = String(raw.code);
  return {
    register: register.name,
    code,
    ref: String(raw.ref),
    title: String(raw[register.titled] ?? raw.ref),
    state: String(raw.state),
    label: { group: String(raw.class_group).slice(code.length + 1), level: raw.class_level },
    fields: Object.fromEntries(Object.keys(register.fields).map((name) => [name, raw[name] ?? null])),
    from: String(raw.effective_from),
    to: raw.effective_to === 'infinity' ? null : raw.effective_to,
    known: new Date(String(raw.known_from)).toISOString(),
    entry: Number(raw.entry),
  };
}
