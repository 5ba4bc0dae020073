/** Sign-in by one-time link, and sessions. Tokens are kept as hashes; nobody who reads the database can sign in with it. */
import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../kernel/access.ts';
import { type Database, keeping } from '../kernel/db.ts';
import type { Instant, Level } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';

/** Somebody signed in: what they may see and do, and the token their forms must carry. */
export interface Session {
  account: string;
  actor: Actor;
  csrf: string;
}

const linkHours = 24;
const sessionDays = 14;

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function later(now: Instant, hours: number): Instant {
  return new Date(Date.parse(now) + hours * 3_600_000).toISOString();
}

/** The token a session's forms carry, derived from the session's own so that nothing more need be stored. */
function csrfOf(token: string): string {
  return createHmac('sha256', token).update('csrf').digest('base64url');
}

export function csrfMatches(session: Session, given: string): boolean {
  const [a, b] = [hashOf(session.csrf), hashOf(given)];
  return timingSafeEqual(a, b);
}

/** Whether nobody has ever signed in: the first start then prints a link. */
export async function neverSignedIn(db: Database): Promise<boolean> {
  return keeping(db, async (tx) => {
    const { rows } = await sql<{ used: boolean }>`
      select exists (select 1 from sign_in_link where used is not null) as used`.execute(tx);
    return rows[0]?.used !== true;
  });
}

/**
 * A fresh one-time link token for the administrator, who is made when there is none. Earlier unused links stop working.
 * Returns the token; only its hash is kept.
 */
export async function administratorLink(db: Database, now: Instant): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await keeping(db, async (tx) => {
    // One administrator, however many first starts run at once.
    await sql`select pg_advisory_xact_lock(7086725)`.execute(tx);
    const { rows } = await sql<{
      id: string;
    }>`select id from account where powers @> array['*'] order by created limit 1`.execute(tx);
    const account = rows[0]?.id ?? randomUUID();
    if (!rows[0])
      await sql`insert into account (id, name, powers, clearance, created)
        values (${account}, 'Administrator', array['*'], '{"*": 3}', ${now})`.execute(tx);
    await sql`delete from sign_in_link where account = ${account} and used is null`.execute(tx);
    await sql`insert into sign_in_link (token_hash, account, expires)
      values (${hashOf(token)}, ${account}, ${later(now, linkHours)})`.execute(tx);
  });
  return token;
}

/** Spends a link and opens a session. Throws Refused when the link is unknown, spent or out of date. */
export async function signIn(db: Database, linkToken: string, now: Instant): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await keeping(db, async (tx) => {
    const { rows } = await sql<{ account: string }>`
      update sign_in_link set used = ${now} where token_hash = ${hashOf(linkToken)} and used is null and expires > ${now}
      returning account`.execute(tx);
    if (!rows[0])
      throw new Refused(
        'This link has been used or is out of date. Run `npx quorate sign-in-link` where Quorate runs, and open the new one.',
      );
    await sql`insert into session (token_hash, account, expires, created)
      values (${hashOf(token)}, ${rows[0].account}, ${later(now, sessionDays * 24)}, ${now})`.execute(tx);
    await sql`delete from session where expires < ${now}`.execute(tx);
  });
  return token;
}

/** Who holds this session token; null when it is none, or no longer. */
export async function sessionOf(db: Database, token: string, now: Instant): Promise<Session | null> {
  return keeping(db, async (tx) => {
    const { rows } = await sql<{ id: string; name: string; powers: string[]; clearance: Record<string, Level> }>`
      select a.id, a.name, a.powers, a.clearance from session s join account a on a.id = s.account
      where s.token_hash = ${hashOf(token)} and s.expires > ${now}`.execute(tx);
    const row = rows[0];
    if (!row) return null;
    const actor: Actor = { public: false, name: row.name, powers: row.powers, clearance: row.clearance };
    return { account: row.id, actor, csrf: csrfOf(token) };
  });
}

export async function signOut(db: Database, token: string): Promise<void> {
  await keeping(db, (tx) => sql`delete from session where token_hash = ${hashOf(token)}`.execute(tx));
}
