/** What a decision changed: the changes that the log has together with it, as far as the reader may see them. */
import { sql } from 'kysely';
import type { Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import { recordId } from '../kernel/ledger.ts';
import type { AsAt, Row } from '../kernel/read.ts';

export interface Effect {
  register: string;
  ref: string;
  move: string;
  effective: Day;
  /** The Decision of the log that made it. */
  decision: string;
}

export interface Effects {
  effects: Effect[];
  /** Whether they are all that its item came to, and not this decision's alone: minutes do not say which made which. */
  ofItem: boolean;
}

/** How a meeting is written down, which no decision is about. */
const procedure = [
  'decision',
  'item',
  'meeting',
  'attendance',
  'interest',
  'event',
  'vote',
  'ballot',
  'body',
  'person',
];

/**
 * @param decision its record; nothing that its reader may not see is counted or named
 *
 * Recorded live, a decision and its effects are one Decision of the log. Minutes that were imported are one Decision in
 * all: there the effects are what was read within the words of the decision's item.
 */
export async function effectsOfDecision(tx: Tx, decision: Row, at: AsAt): Promise<Effects> {
  const { code, ref, fields } = decision;
  const known = at.known ?? 'infinity';
  const own = recordId(code, 'decision', ref);
  const item = typeof fields.item === 'string' ? recordId(code, 'item', fields.item) : own;
  const { rows } = await sql<Effect & { found: boolean; others: number }>`
    with mine as (
      select distinct e.decision, d.found from log_entry e join log_decision d on d.id = e.decision
      where e.record = ${own} and e.move in ('take', 'condition') and e.withdraws is null
        and e.effective <= ${at.day} and e.recorded <= ${known}
    ), place as (
      select distinct e.decision, p ->> 'source' as source, (p ->> 'start')::int as first, (p ->> 'end')::int as last
      from log_entry e cross join lateral (select e.payload::jsonb -> 'passage' as p) spoken
      where e.record = ${item} and e.decision in (select decision from mine where found)
        and jsonb_typeof(p) = 'object'
    )
    select e.register, e.ref, e.move, e.effective, e.decision, m.found,
      (select count(distinct o.record) from log_entry o where o.decision = e.decision and o.register = 'decision') as others
    from log_entry e join mine m on m.decision = e.decision
    where e.withdraws is null and not e.register = any(${sql.val(procedure)}::text[])
      and not exists (select 1 from log_entry w where w.withdraws = e.seq and w.recorded <= ${known})
      and (not m.found or exists (select 1 from place
        where place.decision = e.decision and (e.payload::jsonb -> 'passage' ->> 'source') = place.source
          and (e.payload::jsonb -> 'passage' ->> 'start')::int >= place.first
          and (e.payload::jsonb -> 'passage' ->> 'start')::int < place.last))
    order by e.seq`.execute(tx);
  return {
    effects: rows.map(({ found, others, ...effect }) => effect),
    ofItem: rows.some((row) => row.found || row.others > 1),
  };
}

/** A paper a decision was taken on, with the version it was then. */
export interface Considered {
  /** As recorded: "SECP_39_0912_07 v2". */
  words: string;
  ref: string;
  version: number | null;
  title: string | null;
  /** SHA-256 of that version's file; null where there is none, or none for this reader. */
  file: string | null;
}

/**
 * The papers a decision was taken on, each with the file of exactly that version, where the reader may have it: those it
 * names, and of its item those the reader may see besides. A decision that is public names none that is not.
 */
export async function papersConsidered(tx: Tx, decision: Row, at: AsAt): Promise<Considered[]> {
  const named = await papersNamed(tx, decision, at);
  const others = await papersBefore(tx, decision, at);
  return [...named, ...others.filter(({ ref }) => !named.some((one) => one.ref === ref))];
}

/**
 * Papers of the decision's item as they stood when it was recorded; none for who knows it only as it was published, and
 * where it was not taken at a meeting held here.
 */
async function papersBefore(tx: Tx, { code, ref, fields }: Row, at: AsAt): Promise<Considered[]> {
  if (typeof fields.item !== 'string') return [];
  const { rows } = await sql<Omit<Considered, 'words'>>`
    with taken as (
      select e.recorded, e.effective from log_entry e join log_decision d on d.id = e.decision
      where e.record = ${recordId(code, 'decision', ref)} and e.move in ('take', 'condition') and not d.found
        and e.recorded <= ${at.known ?? 'infinity'} order by e.seq limit 1
    )
    select distinct on (p.ref) p.ref, p.version, p.title, p.file from paper p, taken t
    where p.code = ${code} and p.item = ${fields.item} and p.state <> 'withdrawn'
      and p.known_from <= t.recorded and p.known_to > t.recorded and p.effective_from <= t.effective
    order by p.ref, p.effective_from desc`.execute(tx);
  return rows.map((row) => ({ ...row, words: row.version === null ? row.ref : `${row.ref} v${row.version}` }));
}

async function papersNamed(tx: Tx, decision: Row, at: AsAt): Promise<Considered[]> {
  const named = Array.isArray(decision.fields.papers) ? decision.fields.papers : [];
  if (named.length === 0) return [];
  const wanted = named.map((words) => {
    const [, ref = words, version] = /^(.*?)(?:\s+v(\d+))?$/.exec(words.trim()) ?? [];
    return { words, ref, version: version ? Number(version) : null };
  });
  const { rows } = await sql<{ ref: string; version: number | null; title: string; file: string | null }>`
    select distinct on (ref, version) ref, version, title, file from paper
    where code = ${decision.code} and ref = any(${sql.val(wanted.map(({ ref }) => ref))}::text[])
      and known_from <= ${at.known ?? 'infinity'} order by ref, version, known_from desc`.execute(tx);
  return wanted.map((one) => {
    const versions = rows.filter(({ ref }) => ref === one.ref);
    const held =
      versions.find(({ version }) => version === one.version) ?? (one.version === null ? versions.at(-1) : undefined);
    return { ...one, title: held?.title ?? null, file: held?.file ?? null };
  });
}
