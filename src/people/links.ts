/** One-time links that sign in. Only their hashes are kept, and the mail that carries one is emptied once it is spent. */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../kernel/db.ts';
import type { Instant } from '../kernel/define.ts';

export const linkHours = 24;

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function hoursLater(now: Instant, hours: number): Instant {
  return new Date(Date.parse(now) + hours * 3_600_000).toISOString();
}

/** A fresh link's token for an account, good once within 24 hours. `tx` is of `keeping`. */
export async function issueLink(tx: Tx, account: string, now: Instant): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await sql`delete from sign_in_link where account = ${account} and used is null and expires < ${now}`.execute(tx);
  await sql`insert into sign_in_link (token_hash, account, expires)
    values (${hashOf(token)}, ${account}, ${hoursLater(now, linkHours)})`.execute(tx);
  return token;
}

/** Ends every link of an account that was not used yet, and empties the mail that carries them. */
export async function endLinks(tx: Tx, account: string): Promise<void> {
  await sql`delete from sign_in_link where account = ${account} and used is null`.execute(tx);
  await sql`update mail set content = null where content like '%/sign-in/%'
    and lower(recipient) = (select lower(email) from account where id = ${account})`.execute(tx);
}

/** The account whose link this is, which is spent by it, as are the account's other links; null when it is none, or no longer. */
export async function spendLink(tx: Tx, token: string, now: Instant): Promise<string | null> {
  const { rows } = await sql<{ account: string }>`
    update sign_in_link l set used = ${now} from account a
    where l.token_hash = ${hashOf(token)} and l.used is null and l.expires > ${now} and a.id = l.account and a.ended is null
    returning l.account`.execute(tx);
  const account = rows[0]?.account;
  if (!account) return null;
  await endLinks(tx, account);
  return account;
}

/** Where a link leads: the page that asks before it spends it, and then where its reader wanted to go. */
export function linkTo(address: string, token: string, next?: string): string {
  return `${address}/sign-in/${token}${next && next !== '/' ? `?next=${encodeURIComponent(next)}` : ''}`;
}
