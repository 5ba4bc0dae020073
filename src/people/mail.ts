/** Mail on its way out: queued with what causes it, in one transaction; sent later, or passed on by hand. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../kernel/db.ts';
import type { Instant } from '../kernel/define.ts';
import { hoursLater, linkHours } from './links.ts';

/** A file that goes with a mail; `content` is base64. */
export interface Attached {
  name: string;
  type: string;
  content: string;
}

export interface Mail {
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
  attached?: readonly Attached[];
}

/**
 * Puts a mail in the queue; it is sent once the transaction is done, or not at all. Returns its id. `tx` must be able to
 * write the table: one of `keeping`, or after `takeRole(tx, null)` within another.
 */
export async function queueMail(tx: Tx, mail: Mail, now: Instant): Promise<string> {
  const id = randomUUID();
  // A line break in a subject would begin a header of another's making.
  const subject = mail.subject.replace(/\s+/g, ' ').trim();
  await sql`insert into mail (id, recipient, subject, content, attached, queued)
    values (${id}, ${mail.to}, ${subject}, ${mail.text}, ${JSON.stringify(mail.attached ?? [])}::jsonb, ${now})`.execute(
    tx,
  );
  return id;
}

export interface Waiting {
  id: string;
  recipient: string;
  subject: string;
  content: string;
  attached: readonly Attached[];
  tries: number;
}

/** Why there is no point in another try. */
const tooLate = 'The link in it went out of date before it could be sent.';

/** A link that has gone out of date is of no use to its reader, and is not kept. */
export async function emptyStale(tx: Tx, now: Instant): Promise<void> {
  await sql`update mail set content = null, failed = ${tooLate}
    where sent is null and content like '%/sign-in/%' and queued < ${hoursLater(now, -linkHours)}`.execute(tx);
}

/** Minutes until the next try, after so many. After the last of them it is given up. */
export const pauses: readonly number[] = [1, 5, 30, 120, 360, 720];

/** Of this many minutes, no other sender takes a mail that one has begun to send: should that one die, another will. */
const lease = 5;

/**
 * Takes the next mail that is due, counting the try; null when there is none. Of several senders at once, each gets
 * another. It is taken for some minutes only, so that no mail is lost with its sender.
 */
export async function takeMail(tx: Tx, now: Instant): Promise<Waiting | null> {
  const { rows } = await sql<Waiting>`
    update mail set tries = tries + 1, not_before = ${hoursLater(now, lease / 60)} where id = (
      select id from mail where sent is null and content is not null and tries <= ${pauses.length}
        and (not_before is null or not_before <= ${now})
      order by queued limit 1 for update skip locked)
    returning id, recipient, subject, content, attached, tries`.execute(tx);
  return rows[0] ?? null;
}

/** It has gone out: what it said is not kept. */
export async function markSent(tx: Tx, id: string, now: Instant): Promise<void> {
  await sql`update mail set sent = ${now}, failed = null, content = null, attached = '[]' where id = ${id}`.execute(tx);
}

/** It has not gone out, and why; `forGood` when another try would only fail again. */
export async function markFailed(
  tx: Tx,
  mail: Pick<Waiting, 'id' | 'tries'>,
  { why, forGood, now }: { why: string; forGood: boolean; now: Instant },
): Promise<void> {
  const pause = pauses[mail.tries - 1];
  const tries = forGood || pause === undefined ? pauses.length + 1 : mail.tries;
  await sql`update mail set failed = ${why.slice(0, 300)}, tries = ${tries},
    not_before = ${hoursLater(now, (pause ?? 0) / 60)} where id = ${mail.id}`.execute(tx);
}

/** Tries it once more, now. */
export async function tryAgain(tx: Tx, id: string): Promise<void> {
  await sql`update mail set tries = 0, not_before = null, failed = null
    where id = ${id} and sent is null and content is not null`.execute(tx);
}

export interface Outgoing {
  id: string;
  recipient: string;
  subject: string;
  /** Null once it is sent, or of no more use. */
  content: string | null;
  queued: Instant;
  sent: Instant | null;
  failed: string | null;
  tries: number;
  not_before: Instant | null;
}

/** Mail that waits, newest first, and the newest that does not. */
export async function outbox(tx: Tx): Promise<{ waiting: Outgoing[]; done: Outgoing[] }> {
  const { rows } = await sql<Outgoing>`
    (select id, recipient, subject, content, queued, sent, failed, tries, not_before from mail
      where sent is null and content is not null order by queued desc limit 500)
    union all (select id, recipient, subject, content, queued, sent, failed, tries, not_before from mail
      where sent is not null or content is null order by coalesce(sent, queued) desc limit 50)`.execute(tx);
  return {
    waiting: rows.filter((one) => one.sent === null && one.content !== null),
    done: rows.filter((one) => one.sent !== null || one.content === null),
  };
}

/** Its recipient got it another way: what it says is not kept. */
export async function passedOn(tx: Tx, id: string): Promise<void> {
  await sql`update mail set content = null, attached = '[]', failed = 'Passed on by hand.'
    where id = ${id} and sent is null and content is not null`.execute(tx);
}
