/**
 * A reader's own notes on a paper. The database gives them to nobody but the account that wrote them: each transaction
 * here claims one account, and the claim ends with it.
 */
import { sql } from 'kysely';
import { type Database, keeping, type Tx } from '../kernel/db.ts';
import type { Instant } from '../kernel/define.ts';

export interface NoteKey {
  /** Id of the account whose note it is. */
  account: string;
  code: string;
  /** Reference of the paper. */
  ref: string;
}

async function claiming<T>(db: Database, account: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return keeping(db, async (tx) => {
    await sql`select set_config('quorate.account', ${account}, true)`.execute(tx);
    return work(tx);
  });
}

/** The note, or an empty text where there is none. */
export async function readNote(db: Database, key: NoteKey): Promise<string> {
  return claiming(db, key.account, async (tx) => {
    const { rows } = await sql<{ content: string }>`
      select content from private_note where code = ${key.code} and register = 'paper' and ref = ${key.ref}`.execute(
      tx,
    );
    return rows[0]?.content ?? '';
  });
}

/** References of papers on which the account has a note. */
export async function notedPapers(db: Database, { account, code }: Omit<NoteKey, 'ref'>): Promise<Set<string>> {
  return claiming(db, account, async (tx) => {
    const { rows } = await sql<{ ref: string }>`
      select ref from private_note where code = ${code} and register = 'paper'`.execute(tx);
    return new Set(rows.map((row) => row.ref));
  });
}

/** Keeps the note; an empty one is taken away. The caller has seen to it that the account may read the paper. */
export async function keepNote(db: Database, key: NoteKey & { changed: Instant }, content: string): Promise<void> {
  const text = content.replaceAll('\0', ' ').trim();
  await claiming(db, key.account, async (tx) => {
    if (text === '')
      await sql`delete from private_note where code = ${key.code} and register = 'paper' and ref = ${key.ref}`.execute(
        tx,
      );
    else
      await sql`insert into private_note (account, code, register, ref, content, changed)
        values (${key.account}, ${key.code}, 'paper', ${key.ref}, ${text}, ${key.changed})
        on conflict (account, code, register, ref) do update set content = excluded.content, changed = excluded.changed`.execute(
        tx,
      );
  });
}
