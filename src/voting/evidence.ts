/** The entries of the log that a vote's outcome rests on, as one reader may see them, with what it takes to check each. */
import { sql } from 'kysely';
import type { Tx } from '../kernel/db.ts';
import type { Day, Instant, Label, Level } from '../kernel/define.ts';
import type { Payload } from '../kernel/entry.ts';
import { type DecisionRow, decisionHash } from '../kernel/leaf.ts';
import { recordId } from '../kernel/ledger.ts';
import { rollIn } from './roll.ts';

export interface Evidence {
  seq: number;
  /** What the leaf covers in the open, as it is spelt for hashing. */
  facts: {
    decision: string;
    record: string;
    register: string;
    ref: string;
    move: string;
    effective: Day;
    recorded: Instant;
    placed: string;
    withdraws: number | null;
    label: Label;
  };
  /** Hex. */
  commitment: string;
  leaf: string;
  salt: string;
  /** JSON: what the change set, and the record as it left it. */
  payload: string;
  /** Where it stands in the sealed tree; null until sealed. */
  place: number | null;
}

export interface EvidenceOf {
  /** Reference of the vote. */
  ref: string;
  entries: Evidence[];
}

interface Found extends Omit<Evidence, 'facts' | 'salt'>, Omit<Evidence['facts'], 'decision' | 'label'> {
  salt: Buffer;
  class_group: string;
  class_level: Level;
  decided: DecisionRow;
}

/** For each vote, its own entries and those of its ballots that nobody has taken back; erased ones are left out. */
export async function evidenceOf(tx: Tx, code: string, votes: readonly string[]): Promise<EvidenceOf[]> {
  const found: EvidenceOf[] = [];
  for (const ref of votes) found.push({ ref, entries: await entriesOf(tx, code, ref) });
  return found;
}

/** Whose ballots there may be follows from the roll, which is in the entries of the vote: no register is asked. */
async function entriesOf(tx: Tx, code: string, vote: string): Promise<Evidence[]> {
  const ofVote = await entriesFor(tx, [recordId(code, 'vote', vote)]);
  const roll = ofVote.flatMap(({ payload }) => rollIn((JSON.parse(payload) as Payload).image?.fields.roll));
  const people = new Set(roll.flatMap(({ person, alternate }) => [person, ...(alternate ? [alternate.person] : [])]));
  const ballots = await entriesFor(
    tx,
    [...people].map((person) => recordId(code, 'ballot', `${vote}/${person}`)),
  );
  return [...ofVote, ...ballots].sort((a, b) => a.seq - b.seq);
}

async function entriesFor(tx: Tx, records: readonly string[]): Promise<Evidence[]> {
  const { rows } = await sql<Found>`
    select e.seq, e.record, e.register, e.ref, e.move, e.effective, e.recorded, e.placed, e.withdraws, e.class_group, e.class_level,
      e.payload, e.salt, encode(e.commitment, 'hex') as commitment, encode(e.leaf, 'hex') as leaf, l.place,
      to_jsonb(d) as decided
    from log_entry e join log_decision d on d.id = e.decision left join log_leaf l on l.entry = e.seq
    where e.record = any(${sql.val([...records])}::uuid[]) and e.withdraws is null and e.payload is not null
      and not exists (select 1 from log_entry w where w.withdraws = e.seq)`.execute(tx);
  return rows.map((row) => ({
    seq: row.seq,
    facts: {
      decision: decisionHash(plainDecision(row.decided)),
      record: row.record,
      register: row.register,
      ref: row.ref,
      move: row.move,
      effective: row.effective,
      recorded: row.recorded,
      placed: row.placed,
      withdraws: row.withdraws,
      label: { group: row.class_group, level: row.class_level },
    },
    commitment: row.commitment,
    leaf: row.leaf,
    salt: row.salt.toString('hex'),
    payload: row.payload,
    place: row.place,
  }));
}

/** The columns that were hashed, spelt as they were: JSON out of the database spells instants its own way. */
function plainDecision(row: DecisionRow): DecisionRow {
  const {
    id,
    code,
    authority_kind,
    authority_ref,
    body,
    title,
    clause,
    effective,
    actor,
    found,
    withdraws,
    class_group,
    class_level,
  } = row;
  const recorded = new Date(row.recorded).toISOString();
  return {
    id,
    code,
    authority_kind,
    authority_ref,
    body,
    title,
    clause,
    effective,
    recorded,
    actor,
    found,
    withdraws,
    class_group,
    class_level,
  };
}

/** What the standalone script reads. */
export function recountData({ code, questions }: { code: string; questions: readonly EvidenceOf[] }) {
  return { format: 'vote-by-constituency/1', code, questions };
}
