/** "Send me a link": for whoever has an account, by its e-mail address. Who has none is told nothing. */
import { sql } from 'kysely';
import { type Database, keeping } from '../kernel/db.ts';
import type { Instant } from '../kernel/define.ts';
import { issueLink, linkTo } from './links.ts';
import { queueMail } from './mail.ts';

export interface LinkAsked {
  /** As typed. */
  email: string;
  /** A path of ours to go on to. */
  next: string;
  /** Where these pages are reached: `https://registers.example`, without a slash at its end. Never what a request says. */
  address: string;
}

/** Something before an @ and something after it, with no room for a second address or a header. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@,;<>"()[\]\\:\p{Cc}]+@[^\s@,;<>"()[\]\\:\p{Cc}]+$/u.test(text);
}

/** Queues a link for the account with this address; does nothing for an address that has none. */
export async function sendLink(db: Database, { email, next, address }: LinkAsked, now: Instant): Promise<void> {
  await keeping(db, async (tx) => {
    const { rows } = await sql<{ id: string; name: string; email: string }>`
      select id, name, email from account where lower(email) = lower(${email}) and ended is null`.execute(tx);
    const account = rows[0];
    if (!account) return;
    const token = await issueLink(tx, account.id, now);
    await queueMail(tx, { to: account.email, ...linkMail(account.name, linkTo(address, token, next)) }, now);
  });
}

function linkMail(name: string, link: string): { subject: string; text: string } {
  return {
    subject: 'Your link to sign in to Quorate',
    text: [
      `Hello ${name},`,
      'This link signs you in. It works once, within 24 hours:',
      link,
      'If you did not ask for it, leave it: it is of use to nobody who cannot read this mail.',
    ].join('\n\n'),
  };
}
