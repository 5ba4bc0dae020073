/** Sends what waits in the queue over SMTP, one mail at a time, until told to stop. */
import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { type Database, keeping } from '../kernel/db.ts';
import type { Instant } from '../kernel/define.ts';
import { emptyStale, markFailed, markSent, takeMail, type Waiting } from './mail.ts';

export interface Post {
  /** Sends one mail. Throws what the server said when it does not take it. */
  send(mail: Waiting): Promise<void>;
  close(): void;
}

/** @param url smtp://user:password@host:587, or smtps:// for a server that speaks TLS from the first byte */
export function postOver(url: string, from: string): Post {
  const transport = createTransport({
    url,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    // Text of ours only: a mail names no file or address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    async send(mail) {
      await transport.sendMail({
        from,
        to: { name: '', address: mail.recipient },
        subject: mail.subject,
        text: mail.content,
        // The same for each try, so that a mail sent twice can be told to be one.
        messageId: `<${mail.id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        attachments: mail.attached.map(({ name, type, content }) => ({
          filename: name,
          contentType: type,
          content: Buffer.from(content, 'base64'),
        })),
      });
    },
    close: () => transport.close(),
  };
}

/** Sends all that is due. Returns how many went out. Each is its own transaction, so that none waits for another's server. */
export async function sendDue(db: Database, post: Post, now: () => Instant): Promise<number> {
  await keeping(db, (tx) => emptyStale(tx, now()));
  let sent = 0;
  for (;;) {
    const mail = await keeping(db, (tx) => takeMail(tx, now()));
    if (!mail) return sent;
    const refusal = await post.send(mail).then(
      () => null,
      (error: Error & { responseCode?: number }) => error,
    );
    await keeping(db, (tx) =>
      refusal === null
        ? markSent(tx, mail.id, now())
        : markFailed(tx, mail, { why: refusal.message, forGood: (refusal.responseCode ?? 0) >= 500, now: now() }),
    );
    if (refusal === null) sent += 1;
    // A server that does not answer will not for the next mail either: that one waits for the next round.
    else if (refusal.responseCode === undefined) return sent;
  }
}

/** Milliseconds. */
const patience = 5_000;

/** Looks for mail every few seconds. What it returns stops it, once the mail in hand is sent. */
export function keepSending(
  db: Database,
  post: Post,
  { now, say, everySeconds = 3 }: { now: () => Instant; say: (line: string) => void; everySeconds?: number },
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let failing = false;
  const round = async () => {
    try {
      await sendDue(db, post, now);
      failing = false;
    } catch (error) {
      // Said once, and not for each round that the database is away.
      if (!failing) say(`Mail waits: ${(error as Error).message}`);
      failing = true;
    }
  };
  let running: Promise<void> = Promise.resolve();
  const next = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = round().finally(next);
    }, everySeconds * 1000);
    timer.unref();
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    // A server that does not answer must not hold up the stop: what it did not take is sent again at the next start.
    await Promise.race([running, setTimeoutPromise(patience, undefined, { ref: false })]);
    post.close();
  };
}
