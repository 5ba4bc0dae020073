/** Sealing the log into its tree, and checking that nothing in it was touched. */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database, Tx } from './db.ts';
import { takeWriter } from './db.ts';
import type { Instant, Level } from './define.ts';
import { commitmentOf, type DecisionRow, decisionHash, leafOf } from './leaf.ts';
import type { Ledger } from './ledger.ts';
import { checkCheckpoint, type Head, type Signer, signCheckpoint } from './note.ts';
import { append, emptyFrontier, type Frontier, rootOf } from './tree.ts';

// One sealer at a time gives entries their places; committers never wait for it.
const sealing = 7_086_724;

/** Gives every entry not yet in the tree its place, and signs the new head. Returns the tree's size. */
export async function seal(db: Database, signer: Signer, now: Instant): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await takeWriter(tx);
    await sql`select pg_advisory_xact_lock(${sealing})`.execute(tx);
    const before = await lastFrontier(tx);
    const { rows } = await sql<{ seq: number; leaf: Buffer }>`
      select seq, leaf from log_entry e where not exists (select 1 from log_leaf l where l.entry = e.seq) order by seq`.execute(
      tx,
    );
    if (rows.length === 0) return before.size;
    await sql`insert into log_leaf (place, entry, leaf)
      select ${before.size} + n - 1, e.seq, e.leaf
      from unnest(${sql.val(rows.map((row) => row.seq))}::bigint[]) with ordinality as u(seq, n) join log_entry e on e.seq = u.seq`.execute(
      tx,
    );
    const after = append(
      before,
      rows.map((row) => row.leaf),
    );
    const root = rootOf(after);
    await tx
      .insertInto('log_checkpoint')
      .values({
        size: after.size,
        root,
        frontier: after.roots,
        note: signCheckpoint(signer, after.size, root),
        sealed: now,
      })
      .execute();
    return after.size;
  });
}

/** The newest head of the tree; null for a log that was never sealed. */
export async function newestHead(db: Database): Promise<Head | null> {
  const { rows } = await sql<Head>`select size, root, note from log_checkpoint order by size desc limit 1`.execute(db);
  return rows[0] ?? null;
}

async function lastFrontier(tx: Tx): Promise<Frontier> {
  const { rows } = await sql<{ size: number; frontier: Buffer[] }>`
    select size, frontier from log_checkpoint order by size desc limit 1`.execute(tx);
  return rows[0] ? { size: rows[0].size, roots: rows[0].frontier } : emptyFrontier;
}

export interface Verdict {
  entries: number;
  /** Entries whose payload was erased on a person's rights: their place and hash still verify. */
  erased: number;
  sealed: number;
  checkpoints: number;
  /** Bytes of payload hashed. */
  bytes: number;
  /** What does not verify, in sentences. Empty when all does. */
  problems: string[];
}

interface EntryRow {
  seq: number;
  decision: string;
  record: string;
  register: string;
  ref: string;
  move: string;
  effective: string;
  recorded: Instant;
  placed: string;
  withdraws: number | null;
  class_group: string;
  class_level: Level;
  payload: string | null;
  salt: Buffer | null;
  /** Hashes in hex. */
  commitment: string;
  leaf: string;
  place: number | null;
  /** The leaf in the tree where it is another, in hex. */
  sealed_leaf: string | null;
}

/** Entries read at once: few enough that they are gone again before memory has to be swept. */
const batch = 1_000;

/** Recomputes every hash, tree head and signature from what is stored, reading the log once from start to end. */
export async function verifyLog(ledger: Pick<Ledger, 'db'>, signer: Signer): Promise<Verdict> {
  return ledger.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await takeWriter(tx);
      const verdict: Verdict = { entries: 0, erased: 0, sealed: 0, checkpoints: 0, bytes: 0, problems: [] };
      await verifyEntries(tx, verdict);
      await verifyTree(tx, signer, verdict);
      return verdict;
    });
}

async function verifyEntries(tx: Tx, verdict: Verdict): Promise<void> {
  const decisions = await decisionHashes(tx);
  const unused = new Set(decisions.keys());
  for (let coming = entriesAfter(tx, 0); ; ) {
    const rows = await coming;
    const last = rows.at(-1);
    if (!last) break;
    // PostgreSQL looks up the next ones while these are hashed.
    coming = entriesAfter(tx, last.seq);
    await setImmediate();
    for (const row of rows) {
      unused.delete(row.decision);
      verifyEntry(row, decisions.get(row.decision) ?? '', verdict);
    }
  }
  for (const id of unused) verdict.problems.push(`Decision ${id}: its entries are missing.`);
}

/** The next entries. That their leaves come after as well goes without saying, but not for the planner: it would read all before. */
async function entriesAfter(tx: Tx, seq: number): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select e.seq, decision, record, register, ref, move, effective, recorded, placed, withdraws, class_group, class_level,
      payload, salt, encode(commitment, 'hex') as commitment, encode(e.leaf, 'hex') as leaf, l.place,
      case when l.leaf <> e.leaf then encode(l.leaf, 'hex') end as sealed_leaf
    from log_entry e left join log_leaf l on l.entry = e.seq and l.entry > ${seq}
    where e.seq > ${seq} order by e.seq limit ${batch}`.execute(tx);
  return rows;
}

async function decisionHashes(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await sql<DecisionRow>`
    select id, code, authority_kind, authority_ref, body, title, clause, effective, recorded, actor, found, withdraws, class_group, class_level
    from log_decision`.execute(tx);
  return new Map(rows.map((row) => [row.id, decisionHash(row)]));
}

function verifyEntry(row: EntryRow, decision: string, verdict: Verdict): void {
  verdict.entries += 1;
  if (row.place !== null) verdict.sealed += 1;
  if (row.payload === null || row.salt === null) verdict.erased += 1;
  else {
    verdict.bytes += Buffer.byteLength(row.payload);
    if (commitmentOf(row.salt, row.payload) !== row.commitment)
      verdict.problems.push(`Entry ${row.seq}: what it says is not what was recorded.`);
  }
  const { record, register, ref, move, effective, recorded, placed, withdraws } = row;
  const label = { group: row.class_group, level: row.class_level };
  const facts = { decision, record, register, ref, move, effective, recorded, placed, withdraws, label };
  if (leafOf(facts, row.commitment) !== row.leaf)
    verdict.problems.push(`Entry ${row.seq}: its record, day or authority is not what was recorded.`);
  if (row.sealed_leaf !== null)
    verdict.problems.push(`Entry ${row.seq}: it is not the one sealed at place ${row.place}.`);
}

/** Bytes of a SHA-256. A leaf of another length shifts those after it, and the tree has another head. */
const hashLength = 32;

async function verifyTree(tx: Tx, signer: Signer, verdict: Verdict): Promise<void> {
  const { rows: orphans } = await sql<{ place: number }>`
    select place from log_leaf l where not exists (select 1 from log_entry e where e.seq = l.entry) order by place`.execute(
    tx,
  );
  for (const { place } of orphans) verdict.problems.push(`Place ${place} of the log: its entry is missing.`);
  const { rows: checkpoints } = await sql<Checkpoint>`
    select size, root, frontier, note from log_checkpoint order by size`.execute(tx);
  let frontier = emptyFrontier;
  for (const checkpoint of checkpoints) {
    verdict.checkpoints += 1;
    frontier = append(frontier, await leavesBetween(tx, frontier.size, checkpoint.size));
    if (frontier.size !== checkpoint.size) {
      verdict.problems.push(`Checkpoint ${checkpoint.size}: ${checkpoint.size - frontier.size} entries are missing.`);
      return;
    }
    const head = rootOf(frontier);
    const going = Buffer.concat(frontier.roots).equals(Buffer.concat(checkpoint.frontier));
    if (!head.equals(checkpoint.root) || !going)
      verdict.problems.push(`Checkpoint ${checkpoint.size}: the tree below it has another head.`);
    else if (!checkCheckpoint(signer, checkpoint.note, checkpoint.size, head))
      verdict.problems.push(`Checkpoint ${checkpoint.size}: its signature is not by this log's key.`);
  }
  const { rows } = await sql<{ size: number }>`select count(*) as size from log_leaf`.execute(tx);
  const beyond = (rows[0]?.size ?? 0) - frontier.size;
  if (beyond > 0) verdict.problems.push(`After the last checkpoint: ${beyond} sealed entries have no checkpoint.`);
}

interface Checkpoint {
  size: number;
  root: Buffer;
  frontier: Buffer[];
  note: string;
}

/** The leaves from one place up to another, as they stand one after the other in a value for each thousand. */
async function leavesBetween(tx: Tx, from: number, to: number): Promise<Buffer[]> {
  const { rows } = await sql<{ leaves: Buffer }>`
    select string_agg(leaf, ''::bytea order by place) as leaves from log_leaf
    where place >= ${from} and place < ${to} group by place / 1000 order by place / 1000`.execute(tx);
  return rows.flatMap(({ leaves }) =>
    Array.from({ length: leaves.length / hashLength }, (_, at) =>
      leaves.subarray(at * hashLength, (at + 1) * hashLength),
    ),
  );
}
