/** Mail to people on record, by the accounts they sign in with. */
import { sql } from 'kysely';
import { type Tx, takeRole } from '../kernel/db.ts';
import type { Instant } from '../kernel/define.ts';
import { type Mail, queueMail } from './mail.ts';

interface To {
  code: string;
  /** References of people. */
  persons: readonly string[];
  now: Instant;
}

/**
 * Queues a mail for each of them who has an account with an address, in the transaction of what causes it; `letter` is
 * told whom it is for. Leaves `tx` in the role of the tables that hold no records: call it last. Returns those it reached.
 */
export async function mailPeople(
  tx: Tx,
  { code, persons, now }: To,
  letter: (name: string) => Pick<Mail, 'subject' | 'text'>,
): Promise<Set<string>> {
  await takeRole(tx, null);
  const { rows } = await sql<{ person: string; email: string; name: string }>`
    select person, email, name from account where code = ${code} and ended is null and email is not null
      and person = any(${sql.val([...new Set(persons)])}::text[]) order by email`.execute(tx);
  for (const { email, name } of rows) await queueMail(tx, { to: email, ...letter(name) }, now);
  return new Set(rows.map(({ person }) => person));
}
