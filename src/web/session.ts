/** Sign-in by one-time link, and sessions. Tokens are kept as hashes; nobody who reads the database can sign in with it. */
import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Code } from '../codes/code.ts';
import type { Actor } from '../kernel/access.ts';
import { type Database, keeping, reading } from '../kernel/db.ts';
import type { Day, Instant, Level } from '../kernel/define.ts';
import type { Ledger } from '../kernel/ledger.ts';
import { Refused } from '../kernel/problem.ts';
import { sessionIdLength } from '../people/accounts.ts';
import { hashOf, hoursLater, issueLink, spendLink } from '../people/links.ts';
import { accessFor, registrar } from '../people/standing.ts';

/** Somebody signed in: what they may see and do, and the token their forms must carry. */
export interface Session {
  /** Names it among its owner's sessions, and opens nothing. */
  id: string;
  account: string;
  actor: Actor;
  csrf: string;
  /** Whom the record knows them as; null for an account that is nobody's on record. */
  person: { code: string; ref: string } | null;
}

const sessionDays = 14;

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
  return keeping(db, async (tx) => {
    // One administrator, however many first starts run at once.
    await sql`select pg_advisory_xact_lock(7086725)`.execute(tx);
    const { rows } = await sql<{
      id: string;
    }>`select id from account where powers @> array['*'] and ended is null order by created limit 1`.execute(tx);
    const account = rows[0]?.id ?? randomUUID();
    if (!rows[0])
      await sql`insert into account (id, name, powers, clearance, created)
        values (${account}, 'Administrator', array['*'], '{"*": 3}', ${now})`.execute(tx);
    await sql`delete from sign_in_link where account = ${account} and used is null`.execute(tx);
    return issueLink(tx, account, now);
  });
}

/** A link's token, and what somebody signs in on, as they will know it again: "Firefox on Windows". */
interface Opening {
  token: string;
  device: string | null;
}

/** Spends a link and opens a session. Throws Refused when the link is unknown, spent or out of date. */
export async function signIn(db: Database, link: string | Opening, now: Instant): Promise<string> {
  const { token: given, device } = typeof link === 'string' ? { token: link, device: null } : link;
  const token = randomBytes(32).toString('base64url');
  await keeping(db, async (tx) => {
    const account = await spendLink(tx, given, now);
    if (!account) throw new Refused('This link has been used or is out of date.');
    await sql`insert into session (token_hash, account, expires, created, device)
      values (${hashOf(token)}, ${account}, ${hoursLater(now, sessionDays * 24)}, ${now}, ${device})`.execute(tx);
    await sql`delete from session where expires < ${now}`.execute(tx);
  });
  return token;
}

/** What the pages are served from, as far as a session needs it. */
interface Served {
  ledger: Pick<Ledger, 'db' | 'now'>;
  codes: readonly Code[];
  today(): Day;
}

interface AccountRow {
  id: string;
  name: string;
  code: string | null;
  person: string | null;
  powers: string[];
  clearance: Record<string, Level>;
}

/**
 * Who holds this session token; null when it is none, or no longer. What they may see and do is worked out anew each
 * time from the seats and posts they hold today, on top of what their account itself may.
 * @param within the code whose pages are asked for: powers of a seat or post are of its own code and no other
 */
export async function sessionOf(site: Served, token: string, within: string): Promise<Session | null> {
  return reading(site.ledger.db, registrar, async (tx) => {
    const { rows } = await sql<AccountRow>`
      select a.id, a.name, a.code, a.person, a.powers, a.clearance from session s join account a on a.id = s.account
      where s.token_hash = ${hashOf(token)} and s.expires > ${site.ledger.now()} and a.ended is null`.execute(tx);
    const row = rows[0];
    if (!row) return null;
    const id = hashOf(token).toString('hex').slice(0, sessionIdLength);
    const session = { id, account: row.id, csrf: csrfOf(token), person: null };
    const own = { public: false, name: row.name };
    const code = site.codes.find(({ id }) => id === row.code);
    if (!code || row.person === null)
      return { ...session, actor: { ...own, powers: row.powers, clearance: row.clearance } };
    const known = await accessFor(tx, code, { persons: [row.person], day: site.today() });
    const access = known.get(row.person)?.access;
    const powers = within === code.id ? [...row.powers, ...(access?.powers ?? [])] : row.powers;
    return {
      ...session,
      person: { code: code.id, ref: row.person },
      actor: { ...own, powers, clearance: highest(row.clearance, access?.clearance ?? {}) },
    };
  });
}

/** Both together. What stands for every group raises each, since a group's own level would otherwise lower it. */
function highest(own: Record<string, Level>, dated: Record<string, Level>): Record<string, Level> {
  const everywhere = own['*'] ?? 0;
  const all = { ...own };
  for (const [group, level] of Object.entries(dated)) {
    const most = Math.max(level, own[group] ?? everywhere) as Level;
    if (most > 0) all[group] = most;
  }
  return all;
}

export async function signOut(db: Database, token: string): Promise<void> {
  await keeping(db, (tx) => sql`delete from session where token_hash = ${hashOf(token)}`.execute(tx));
}
