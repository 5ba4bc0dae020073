/**
 * Work not yet decided: notes being typed, a decision being prepared, an agenda being drawn up. Nothing here is true of
 * any record; deciding it is. Two people at once: what both wrote is kept, see `merge.ts`.
 */
import { sql } from 'kysely';
import type { Actor } from '../kernel/access.ts';
import { maySee } from '../kernel/access.ts';
import { type Tx, takeWriter } from '../kernel/db.ts';
import type { Instant, Label, Level } from '../kernel/define.ts';
import type { Ledger } from '../kernel/ledger.ts';
import { Absent } from '../kernel/problem.ts';
import { type Content, mergeContent } from './merge.ts';

export type { Content };

export interface DraftKey {
  code: string;
  /** What kind of work it is: `agenda`, `notes`, `decision`, `cascade`. */
  kind: string;
  ref: string;
}

export interface Draft<T extends Content = Content> extends DraftKey {
  /** Grows by one with each change; 0 stands for a draft that is not there yet. */
  version: number;
  content: T;
  changed: Instant;
  changedBy: string;
  label: Label;
}

/** The draft as its reader may see it; null when there is none, or none for them. `tx` has a reader's claims. */
export async function readDraft<T extends Content>(tx: Tx, key: DraftKey): Promise<Draft<T> | null> {
  const { rows } = await sql<RawDraft>`
    select * from draft where code = ${key.code} and kind = ${key.kind} and ref = ${key.ref}`.execute(tx);
  return rows[0] ? (draftFrom(rows[0]) as Draft<T>) : null;
}

/** Every draft of a kind whose reference begins so, by reference. */
export async function listDrafts<T extends Content>(tx: Tx, key: DraftKey): Promise<Draft<T>[]> {
  const { rows } = await sql<RawDraft>`
    select * from draft where code = ${key.code} and kind = ${key.kind} and starts_with(ref, ${key.ref}) order by ref`.execute(
    tx,
  );
  return rows.map((row) => draftFrom(row) as Draft<T>);
}

export interface Keeping<T extends Content> extends DraftKey {
  content: T;
  /** The version its writer started from; 0 where there was none. */
  seen: number;
  /** What that version held, so that two people's words can be told apart; where absent, theirs are kept beside mine. */
  base?: T;
  label: Label;
}

export interface Kept<T extends Content> {
  draft: Draft<T>;
  /** Somebody else changed it meanwhile, and both changes are in it now. */
  merged: boolean;
  /** Names of the texts in which both changed the same words: both are there, one after the other. */
  clashes: readonly string[];
}

/** Keeps a draft. Never refuses because of another writer: it merges. Throws Absent for a draft its writer may not see. */
export async function keepDraft<T extends Content>(
  ledger: Ledger,
  actor: Actor,
  keeping: Keeping<T>,
): Promise<Kept<T>> {
  return ledger.db.transaction().execute(async (tx) => {
    await takeWriter(tx);
    await sql`select pg_advisory_xact_lock(hashtextextended(${`draft ${keeping.code} ${keeping.kind} ${keeping.ref}`}, 0))`.execute(
      tx,
    );
    const now = await readDraft<T>(tx, keeping);
    if (!maySee(actor, keeping.code, now?.label ?? keeping.label)) throw new Absent();
    const alone = (now?.version ?? 0) === keeping.seen;
    const { content, clashes } =
      alone || !now
        ? { content: keeping.content, clashes: [] }
        : mergeContent({ base: keeping.base ?? {}, theirs: now.content, mine: keeping.content });
    const { rows } = await sql<RawDraft>`
      insert into draft (code, kind, ref, version, content, changed, changed_by, class_group, class_level)
      values (${keeping.code}, ${keeping.kind}, ${keeping.ref}, 1, ${JSON.stringify(content)}::jsonb, ${ledger.now()},
        ${actor.name}, ${`${keeping.code}/${keeping.label.group}`}, ${keeping.label.level})
      on conflict (code, kind, ref) do update set version = draft.version + 1, content = excluded.content,
        changed = excluded.changed, changed_by = excluded.changed_by, class_group = excluded.class_group,
        class_level = excluded.class_level
      returning *`.execute(tx);
    return { draft: draftFrom(rows[0] as RawDraft) as Draft<T>, merged: !alone, clashes };
  });
}

/** Takes a draft away, once it is decided or given up; in the transaction that decides it (`Also` of commit). */
export async function dropDraft(tx: Tx, key: DraftKey): Promise<void> {
  await sql`delete from draft where code = ${key.code} and kind = ${key.kind} and ref = ${key.ref}`.execute(tx);
}

interface RawDraft {
  code: string;
  kind: string;
  ref: string;
  version: number;
  content: Content;
  changed: Instant;
  changed_by: string;
  class_group: string;
  class_level: Level;
}

function draftFrom(row: RawDraft): Draft {
  const { changed_by, class_group, class_level, ...rest } = row;
  return {
    ...rest,
    changedBy: changed_by,
    label: { group: class_group.slice(row.code.length + 1), level: class_level },
  };
}
