/** Who may sign in: accounts, the links that invite them, and the sessions they hold. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../kernel/access.ts';
import type { Tx } from '../kernel/db.ts';
import type { Instant, Level } from '../kernel/define.ts';
import { isId } from '../kernel/ledger.ts';
import { Absent, Refused } from '../kernel/problem.ts';
import { endLinks, issueLink, linkTo } from './links.ts';
import { queueMail } from './mail.ts';

export interface Account {
  id: string;
  name: string;
  email: string | null;
  /** The code in which its person is on record; null for an account that is nobody's on record. */
  code: string | null;
  person: string | null;
  /** Its own, whatever the record says: the first administrator's. */
  powers: string[];
  clearance: Record<string, Level>;
  invited: Instant | null;
  ended: Instant | null;
  lastSignIn: Instant | null;
  /** Devices signed in now. */
  sessions: number;
}

/** Characters of the hash of its token, in hexadecimal, by which a session is named: too many to guess, too few to use. */
export const sessionIdLength = 24;

export interface OpenSession {
  /** Names it to its owner, and opens nothing. */
  id: string;
  created: Instant;
  expires: Instant;
  device: string | null;
}

/** Whether somebody keeps the accounts of the code they look at. */
export function keepsAccounts(actor: Actor): boolean {
  return actor.powers.includes('*') || actor.powers.includes('secretariat');
}

/** Accounts with powers of their own are the administrators' business alone: else who invites could make themself one. */
function mayKeep(actor: Actor, account: Pick<Account, 'powers' | 'clearance' | 'code'>, code: string): boolean {
  if (actor.powers.includes('*')) return account.code === code || account.code === null;
  const plain = account.powers.length === 0 && Object.keys(account.clearance).length === 0;
  return keepsAccounts(actor) && plain && account.code === code;
}

const columns = sql`a.id, a.name, a.email, a.code, a.person, a.powers, a.clearance, a.invited, a.ended,
  (select max(used) from sign_in_link l where l.account = a.id) as "lastSignIn",
  (select count(*) from session s where s.account = a.id and s.expires > `;

/** Accounts that this actor may keep, by name; ended ones last. */
export async function accountsFor(tx: Tx, actor: Actor, { code, now }: { code: string; now: Instant }) {
  const { rows } = await sql<Account>`
    select ${columns}${now}) as sessions from account a where a.code = ${code} or a.code is null
    order by a.ended nulls first, lower(a.name), a.created`.execute(tx);
  return rows.filter((account) => mayKeep(actor, account, code));
}

/** One of them. Throws Absent for any other. */
export async function accountFor(
  tx: Tx,
  actor: Actor,
  { id, code, now }: { id: string; code: string; now: Instant },
): Promise<Account> {
  if (!isId(id)) throw new Absent();
  const { rows } = await sql<Account>`select ${columns}${now}) as sessions from account a where a.id = ${id}`.execute(
    tx,
  );
  const [account] = rows;
  if (!account || !mayKeep(actor, account, code)) throw new Absent();
  return account;
}

/** Where an account is signed in, newest first. */
export async function sessionsOf(tx: Tx, account: string, now: Instant): Promise<OpenSession[]> {
  const { rows } = await sql<OpenSession>`
    select left(encode(token_hash, 'hex'), ${sessionIdLength}) as id, created, expires, device from session
    where account = ${account} and expires > ${now} order by created desc`.execute(tx);
  return rows;
}

/** Ends one session of an account, or all of them; whoever holds it is out with their next request. */
export async function endSession(tx: Tx, account: string, session: string | 'all'): Promise<void> {
  await sql`delete from session where account = ${account}
    and (${session} = 'all' or left(encode(token_hash, 'hex'), ${sessionIdLength}) = ${session})`.execute(tx);
}

export interface Invited {
  code: { id: string; name: string };
  person: string;
  name: string;
  email: string;
  /** What links begin with. */
  address: string;
}

/** Makes an account for somebody on record and queues the mail that invites them. Throws Refused when they have one. */
export async function invite(tx: Tx, invited: Invited, now: Instant): Promise<string> {
  const { code, person, name, email, address } = invited;
  await refuseTaken(tx, { email, person: { code: code.id, ref: person } });
  const id = randomUUID();
  await sql`insert into account (id, name, code, person, email, invited, created)
    values (${id}, ${name}, ${code.id}, ${person}, ${email}, ${now}, ${now})`.execute(tx);
  const token = await issueLink(tx, id, now);
  const text = [
    `Hello ${name},`,
    `You are invited to Quorate, where the registers, agendas, papers and minutes of the ${code.name} are kept.`,
    'This link signs you in. It works once, within 24 hours:',
    linkTo(address, token, `/${code.id}`),
    `Whenever you need another, ask for one with this e-mail address at ${address}/sign-in. There is no password.`,
  ].join('\n\n');
  await queueMail(tx, { to: email, subject: `You are invited to Quorate: ${code.name}`, text }, now);
  return id;
}

/** Says which account has the address or the person already, before the database refuses it. */
async function refuseTaken(
  tx: Tx,
  wanted: { email: string; person?: { code: string; ref: string }; but?: string },
): Promise<void> {
  const { email, person, but } = wanted;
  // Two invitations at once: the second waits here, and sees the first.
  await sql`select pg_advisory_xact_lock(7086727)`.execute(tx);
  const { rows } = await sql<{ same_email: boolean }>`
    select lower(email) = lower(${email}) as same_email from account where ended is null and id::text <> ${but ?? ''}
      and (lower(email) = lower(${email}) or (code = ${person?.code ?? ''} and person = ${person?.ref ?? ''}))`.execute(
    tx,
  );
  if (rows.some((row) => row.same_email))
    throw new Refused({ sentence: 'Somebody is invited with this e-mail address already.', field: 'email' });
  if (rows.length > 0)
    throw new Refused({
      sentence:
        'They are invited already. Send them a new link from their account, or change its e-mail address there.',
      field: 'name',
    });
}

/** Gives an account another e-mail address; links sent to the one before no longer work. */
export async function changeEmail(tx: Tx, account: Account, email: string): Promise<void> {
  await refuseTaken(tx, { email, but: account.id });
  await endLinks(tx, account.id);
  await sql`update account set email = ${email} where id = ${account.id}`.execute(tx);
}

/** Ends an account at once: its sessions, its links, and the mail that carries them. */
export async function endAccount(tx: Tx, account: Account, now: Instant): Promise<void> {
  await endLinks(tx, account.id);
  await endSession(tx, account.id, 'all');
  await sql`update account set ended = ${now} where id = ${account.id}`.execute(tx);
}
