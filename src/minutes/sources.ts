/** Documents under review and accepted: receiving, keeping a reviewer's choices, accepting as one Decision, withdrawing. */
import { sql } from 'kysely';
import type { Code } from '../codes/code.ts';
import type { Actor, Reader } from '../kernel/access.ts';
import { commit, commitAll, type Receipt } from '../kernel/commit.ts';
import { reading, type Tx, takeWriter } from '../kernel/db.ts';
import type { Day, Decision, Instant, Label, Level } from '../kernel/define.ts';
import type { Ledger } from '../kernel/ledger.ts';
import { Absent, Refused } from '../kernel/problem.ts';
import type { ReadDocument } from '../paper/document.ts';
import { meetingOf } from './decide/decision-from-context.ts';
import { decisionFrom } from './decision-from.ts';
import type { Proposal } from './proposal.ts';
import { readMinutes } from './read-minutes.ts';
import { choicesFor, type KeptChoices, readingDigest } from './review/kept-choices.ts';
import type { ReviewChoices } from './review.ts';

/** A document received, with what a person has said of it so far. */
export interface Source {
  code: string;
  document: ReadDocument;
  state: 'review' | 'accepted' | 'withdrawn';
  /** As kept: `choicesFor` tells which of them hold for the document as it is read today. */
  choices: KeptChoices;
  /** Names what was kept as one saw it: sent back with what one says, it shows whether somebody else spoke meanwhile. */
  version: string;
  /** The Decision that accepted it; null under review. */
  decision: string | null;
  received: Instant;
  receivedBy: string;
  label: Label;
}

/** Working papers are for the people who keep the registers, until they are accepted. */
const underReview: Label = { group: 'secretariat', level: 2 };

function mayImport(actor: Actor): void {
  if (!actor.powers.includes('*') && !actor.powers.includes('secretariat'))
    throw new Refused('Only the secretariat may import minutes. Sign in with an account of theirs.');
}

/**
 * Keeps a document for review. The same document again is the same review; once accepted it stays accepted; once
 * withdrawn it is under review again, with all that was said of it before.
 * Throws Refused when its meeting was already accepted from another text.
 */
export async function receive(
  ledger: Ledger,
  actor: Actor,
  { code, document, sample = false }: { code: Code; document: ReadDocument; sample?: boolean },
): Promise<Source> {
  mayImport(actor);
  const proposal = readMinutes(document, [code]);
  return ledger.db.transaction().execute(async (tx) => {
    await takeWriter(tx);
    const known = await findSource(tx, code.id, document.sha256);
    if (known && known.state !== 'withdrawn') return known;
    await refuseOtherText(tx, code, { proposal, choices: {} });
    await sql`insert into source (code, sha256, name, kind, pages, content, state, received, received_by,
        sample, class_group, class_level)
      values (${code.id}, ${document.sha256}, ${document.name}, ${document.kind}, ${document.pages}, ${document.text}, 'review',
        ${ledger.now()}, ${actor.name}, ${sample}, ${`${code.id}/${underReview.group}`}, ${underReview.level})
      on conflict (code, sha256) do update set state = 'review', decision = null, received = excluded.received,
        received_by = excluded.received_by, sample = excluded.sample, class_group = excluded.class_group, class_level = excluded.class_level
        -- Received twice at once, the second finds the first under review, or accepted already: that one stands.
        where source.state = 'withdrawn'`.execute(tx);
    return (await findSource(tx, code.id, document.sha256)) as Source;
  });
}

/** Another text of the same meeting that is on record, and the Decision that accepted it; null when there is none. */
async function otherText(
  tx: Tx,
  code: Code,
  read: { proposal: Proposal; choices: ReviewChoices },
): Promise<{ name: string; sample: boolean; decision: string; sha256: string } | null> {
  const meeting = meetingOf(read.proposal, code, read.choices);
  // Not known yet whose minutes these are: the reviewer will say, and accepting asks again.
  if (!meeting) return null;
  const { rows } = await sql<{ name: string; sample: boolean; decision: string; sha256: string }>`
    select s.name, s.sample, s.decision, s.sha256 from log_decision d join source s on s.decision = d.id
    where d.code = ${code.id} and d.authority_ref = ${meeting}
      and s.state = 'accepted' and s.sha256 <> ${read.proposal.document.sha256}`.execute(tx);
  return rows[0] ?? null;
}

/** One meeting, one accepted text: another must take the first one's place in the open. Samples simply give way. */
async function refuseOtherText(
  tx: Tx,
  code: Code,
  read: { proposal: Proposal; choices: ReviewChoices },
): Promise<void> {
  const first = await otherText(tx, code, read);
  if (first && !first.sample)
    throw new Refused(
      `The minutes of this meeting were already accepted, from “${first.name}”, and this text differs. ` +
        'To replace them, withdraw that import first, then import this document. Nothing was changed.',
    );
}

/** The sample minutes that stand where these would, if any: accepting these withdraws them. */
export async function sampleInTheWay(tx: Tx, code: Code, source: Source, proposal: Proposal): Promise<string | null> {
  const first = await otherText(tx, code, { proposal, choices: choicesFor(proposal, source.choices).choices });
  return first?.sample ? first.name : null;
}

interface SourceRow {
  code: string;
  sha256: string;
  name: string;
  kind: ReadDocument['kind'];
  pages: number;
  content: string;
  state: Source['state'];
  choices: KeptChoices;
  version: string;
  decision: string | null;
  received: Instant;
  received_by: string;
  sample: boolean;
  class_group: string;
  class_level: Level;
}

function sourceFrom(row: SourceRow): Source {
  const { name, kind, pages, sha256 } = row;
  return {
    code: row.code,
    document: { name, kind, pages, sha256, text: row.content },
    state: row.state,
    choices: row.choices,
    version: row.version,
    decision: row.decision,
    received: row.received,
    receivedBy: row.received_by,
    label: { group: row.class_group.slice(row.code.length + 1), level: row.class_level },
  };
}

async function findSource(tx: Tx, code: string, sha256: string): Promise<Source | null> {
  // From an address: whatever is no hash names no document, and PostgreSQL would refuse some of it.
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  const { rows } = await sql<SourceRow>`select *, md5(choices::text) as version from source
    where code = ${code} and sha256 = ${sha256}`.execute(tx);
  return rows[0] ? sourceFrom(rows[0]) : null;
}

/** A source that the transaction's reader may see; throws Absent otherwise. */
export async function sourceIn(tx: Tx, code: string, sha256: string): Promise<Source> {
  const source = await findSource(tx, code, sha256);
  if (!source) throw new Absent();
  return source;
}

/** The same in a transaction of its own. Never within another: each would hold a connection and wait for a second. */
export async function getSource(ledger: Ledger, reader: Reader, code: string, sha256: string): Promise<Source> {
  return reading(ledger.db, reader, (tx) => sourceIn(tx, code, sha256));
}

/** A source without its text, for lists. */
export type SourceLine = Omit<SourceRow, 'content' | 'choices' | 'version'>;

export async function listSources(tx: Tx, code: string): Promise<SourceLine[]> {
  const { rows } = await sql<SourceLine>`
    select code, sha256, name, kind, pages, state, decision, received, received_by, sample, class_group, class_level
    from source where code = ${code} order by received desc`.execute(tx);
  return rows;
}

/** The texts of sources by hash, as far as the reader may see them. */
export async function sourceTexts(
  tx: Tx,
  code: string,
  hashes: readonly string[],
): Promise<Map<string, { name: string; text: string }>> {
  if (hashes.length === 0) return new Map();
  const { rows } = await sql<{ sha256: string; name: string; content: string }>`
    select sha256, name, content from source where code = ${code} and sha256 = any(${sql.val(hashes)}::text[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.sha256, { name: row.name, text: row.content }]));
}

/**
 * Keeps what the reviewer has said so far, of the document as it is read today, and answers its new version. `seen` is
 * the version that the reviewer was looking at. Throws Absent unless the document is under review, and Refused when
 * somebody else said something else meanwhile: then theirs stays.
 */
export async function keepChoices(
  ledger: Ledger,
  actor: Actor,
  key: { code: string; sha256: string },
  said: { proposal: Proposal; choices: ReviewChoices; seen: string },
): Promise<string> {
  mayImport(actor);
  const kept: KeptChoices = { ...said.choices, reading: readingDigest(said.proposal) };
  const choices = JSON.stringify(kept);
  return ledger.db.transaction().execute(async (tx) => {
    await takeWriter(tx);
    // The same said twice (a button pressed twice) contradicts nobody.
    const { rows } = await sql<{ version: string }>`update source set choices = ${choices}::jsonb
      where code = ${key.code} and sha256 = ${key.sha256} and state = 'review'
        and (md5(choices::text) = ${said.seen} or choices = ${choices}::jsonb)
      returning md5(choices::text) as version`.execute(tx);
    if (rows[0]) return rows[0].version;
    const known = await findSource(tx, key.code, key.sha256);
    if (known?.state !== 'review') throw new Absent('This document is no longer under review.');
    throw new Refused(
      'Somebody saved other answers meanwhile, and they stand. What you typed is below and not saved. ' +
        'Open this page in another tab to see theirs; save again to put what you see here in their place.',
    );
  });
}

/**
 * Drops a document under review, and what was said of it. One that was accepted and withdrawn before is what the log's
 * passages point into: it goes back to that. Throws Absent for another state: accepted ones are withdrawn.
 */
export async function discard(ledger: Ledger, actor: Actor, key: { code: string; sha256: string }): Promise<void> {
  mayImport(actor);
  await ledger.db.transaction().execute(async (tx) => {
    await takeWriter(tx);
    const known = await findSource(tx, key.code, key.sha256);
    if (known?.state !== 'review') throw new Absent('This document is no longer under review.');
    const { rows } = await sql<{ decision: string }>`select e.decision from log_entry e
      join log_decision d on d.id = e.decision
      where d.code = ${key.code} and e.withdraws is null and e.payload like ${`%"source":"${key.sha256}"%`}
      order by e.seq desc limit 1`.execute(tx);
    const before = rows[0]?.decision;
    await (before
      ? sql`update source set state = 'withdrawn', decision = ${before}
          where code = ${key.code} and sha256 = ${key.sha256} and state = 'review'`
      : sql`delete from source where code = ${key.code} and sha256 = ${key.sha256} and state = 'review'`
    ).execute(tx);
  });
}

const changedMeanwhile =
  'Someone else answered, accepted or dropped this document meanwhile. Nothing was accepted; look again.';

/**
 * Accepts a document as one Decision: authority the meeting, effective its day. Accepting what is accepted changes
 * nothing and answers null. `version` is what the one who accepts has seen; without it, whatever is kept is meant.
 * Throws Refused with every problem, or when the meeting came from another text meanwhile, or the choices changed.
 */
export async function accept(
  ledger: Ledger,
  actor: Actor,
  { code, sha256, today, version }: { code: Code; sha256: string; today: Day; version?: string },
): Promise<Receipt | null> {
  mayImport(actor);
  const source = await getSource(ledger, actor, code.id, sha256);
  if (source.state === 'accepted') return null;
  const proposal = readMinutes(source.document, [code]);
  const { choices, dropped } = choicesFor(proposal, source.choices);
  if (dropped)
    throw new Refused(
      'The reader has been improved since this document was checked, and what was said of it may no longer fit. ' +
        'Open its review on the import page, check it again and save. Nothing was changed.',
    );
  if (version !== undefined && version !== source.version) throw new Refused(changedMeanwhile);
  const decision = decisionFrom(proposal, code, choices);
  const read = { proposal, choices };
  const sample = await reading(ledger.db, actor, (tx) => otherText(tx, code, read));
  const aside = sample?.sample ? [withdrawal(code.id, sample, { day: today, label: decision.label })] : [];
  const receipts = await commitAll(ledger, actor, [...aside, decision], async (tx, receipt) => {
    if (sample?.sample) await markWithdrawn(tx, code.id, sample.sha256);
    // commit() holds the meeting's lock by now, so this is the last word on whether another text came first.
    await refuseOtherText(tx, code, read);
    const { numAffectedRows } = await sql`update source set state = 'accepted', decision = ${receipt.decision},
      class_group = ${`${code.id}/${decision.label.group}`}, class_level = ${decision.label.level}
      where code = ${code.id} and sha256 = ${sha256} and state = 'review'
        and md5(choices::text) = ${source.version}`.execute(tx);
    if (numAffectedRows !== 1n) throw new Refused(changedMeanwhile);
  });
  return receipts.at(-1) ?? null;
}

/** Takes back everything an accepted document brought in, in the open: a compensating Decision, effective `day`. */
export async function withdraw(
  ledger: Ledger,
  actor: Actor,
  key: { code: string; sha256: string },
  day: Day,
): Promise<Receipt> {
  mayImport(actor);
  const source = await getSource(ledger, actor, key.code, key.sha256);
  if (source.state !== 'accepted' || !source.decision)
    throw new Refused('Only an accepted import can be withdrawn. This one is not on record.');
  const of = { name: source.document.name, decision: source.decision };
  return commit(ledger, actor, withdrawal(key.code, of, { day, label: source.label }), (tx) =>
    markWithdrawn(tx, key.code, key.sha256),
  );
}

function withdrawal(
  code: string,
  of: { name: string; decision: string },
  { day, label }: { day: Day; label: Label },
): Decision {
  return {
    code,
    authority: { kind: 'post', ref: 'secretariat' },
    body: 'secretariat',
    effective: day,
    title: `Import of “${of.name}” withdrawn`,
    label,
    found: true,
    changes: [],
    withdraws: of.decision,
  };
}

/** Withdrawn, the document is a working paper again: what was published by mistake must not stay public. */
async function markWithdrawn(tx: Tx, code: string, sha256: string): Promise<void> {
  await sql`update source set state = 'withdrawn', class_group = ${`${code}/${underReview.group}`},
    class_level = ${underReview.level} where code = ${code} and sha256 = ${sha256}`.execute(tx);
}
