import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { freshDatabase } from '../../test/harness/database.ts';
import { type Database, keeping, openDatabase } from '../kernel/db.ts';
import { outbox, passedOn, queueMail, takeMail, tryAgain } from './mail.ts';
import { type Post, postOver, sendDue } from './send-mail.ts';

/** What a mail server of somebody else's hears, and what it answers when it has heard a recipient. */
interface Heard {
  from: string;
  to: string;
  data: string;
}

let heard: Heard[];
let answer: (to: string) => string;
let server: Server;
let db: Database;
let drop: () => Promise<void>;
let post: Post;
let now: string;

/** A conversation by RFC 5321, as far as a client that sends needs one. */
function converse(socket: Socket): void {
  let [from, to, data, reading, rest] = ['', '', '', false, ''];
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 mail.example ready');
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    const lines = (rest + bytes.toString('utf8')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (reading && line === '.') {
        heard.push({ from, to, data });
        [reading, data] = [false, ''];
        say('250 taken');
      } else if (reading) data += `${line.replace(/^\.\./, '.')}\n`;
      else if (/^(EHLO|HELO)/i.test(line)) say('250 mail.example');
      else if (/^MAIL FROM/i.test(line)) {
        from = line.slice(10);
        say('250 ok');
      } else if (/^RCPT TO/i.test(line)) {
        to = /<(.*)>/.exec(line)?.[1] ?? '';
        say(answer(to));
      } else if (/^DATA/i.test(line)) {
        reading = true;
        say('354 go on');
      } else if (/^QUIT/i.test(line)) {
        say('221 bye');
        socket.end();
      } else say('250 ok');
    }
  });
}

beforeAll(async () => {
  const database = await freshDatabase();
  db = openDatabase(database.url, 3);
  drop = async () => {
    await db.destroy();
    await database.drop();
  };
  server = createServer(converse);
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  );
  post = postOver(`smtp://127.0.0.1:${port}`, 'The secretariat <secretariat@board.example>');
});
afterAll(async () => {
  post.close();
  await new Promise<void>((done) => server.close(() => done()));
  await drop();
});
beforeEach(() => {
  heard = [];
  answer = () => '250 ok';
  now = '2031-03-14T12:00:00.000Z';
});
afterEach(async () => {
  const { waiting } = await box();
  for (const { id } of waiting) await keeping(db, (tx) => passedOn(tx, id));
});

const later = (minutes: number) => {
  now = new Date(Date.parse(now) + minutes * 60_000).toISOString();
};
const send = () => sendDue(db, post, () => now);
const box = () => keeping(db, (tx) => outbox(tx));
const queue = (to: string, text = 'Hello.') =>
  keeping(db, (tx) => queueMail(tx, { to, subject: 'Your link', text }, now));
const link = 'https://registers.example/sign-in/AbCdEfGhIjKlMnOpQrStUvWxYz012345?next=%2Fbake%2Frisk%2F26';

/** Text as its reader gets it: quoted-printable (RFC 2045, 6.7) undone. */
function words(data: string): string {
  return data.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

describe('mail', () => {
  it('goes out over SMTP, link and all, and what it said is not kept', async () => {
    await queue('ann@oather.example', `Hello Ann,\n\n${link}\n`);
    expect(await send()).toBe(1);
    expect(heard).toHaveLength(1);
    const [mail] = heard;
    expect(mail).toMatchObject({
      from: expect.stringContaining('secretariat@board.example'),
      to: 'ann@oather.example',
    });
    expect(mail?.data).toMatch(/^Subject: Your link$/m);
    expect(mail?.data).toMatch(/^From: The secretariat <secretariat@board\.example>$/m);
    expect(mail?.data).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(words(mail?.data ?? '')).toContain(`\n${link}\n`);
    const { waiting, done } = await box();
    expect(waiting).toEqual([]);
    expect(done[0]).toMatchObject({ recipient: 'ann@oather.example', content: null, sent: now, failed: null });
    expect(await send()).toBe(0);
  });

  it('takes a file with it', async () => {
    const content = Buffer.from('BEGIN:VCALENDAR').toString('base64');
    const file = { name: 'meeting.ics', type: 'text/calendar', content };
    await keeping(db, (tx) =>
      queueMail(tx, { to: 'ann@oather.example', subject: 'Notice', text: 'See the file.', attached: [file] }, now),
    );
    await send();
    expect(heard[0]?.data).toMatch(/^Content-Type: text\/calendar; name=meeting\.ics$/m);
    expect(heard[0]?.data).toContain(content);
  });

  it('cannot be made to say more in its head than it should', async () => {
    const subject = 'Notice\r\nBcc: others@oather.example\r\n';
    await keeping(db, (tx) => queueMail(tx, { to: 'ann@oather.example', subject, text: 'x' }, now));
    await send();
    expect(heard.map(({ to }) => to)).toEqual(['ann@oather.example']);
    expect(heard[0]?.data).not.toMatch(/^Bcc:/m);
  });

  it('that the server puts off is tried again after a while, and later each time; why is shown', async () => {
    answer = () => '451 come back later';
    await queue('ann@oather.example', link);
    expect(await send()).toBe(0);
    const [mail] = (await box()).waiting;
    expect(mail).toMatchObject({ tries: 1, content: link, failed: expect.stringContaining('come back later') });
    later(0.5);
    await send();
    expect((await box()).waiting[0]?.tries).toBe(1);
    later(0.6);
    await send();
    expect((await box()).waiting[0]?.tries).toBe(2);
    later(4);
    await send();
    expect((await box()).waiting[0]?.tries).toBe(2);
    answer = () => '250 ok';
    later(1.1);
    expect(await send()).toBe(1);
    expect((await box()).waiting).toEqual([]);
  });

  it('that the server refuses for good is given up, until somebody says to try again', async () => {
    answer = (to) => (to === 'gone@oather.example' ? '550 no such mailbox' : '250 ok');
    const id = await queue('gone@oather.example');
    await queue('ann@oather.example');
    expect(await send()).toBe(1);
    for (let day = 0; day < 3; day++) {
      later(24 * 60);
      expect(await send()).toBe(0);
    }
    expect((await box()).waiting).toMatchObject([{ id, failed: expect.stringContaining('no such mailbox') }]);
    answer = () => '250 ok';
    await keeping(db, (tx) => tryAgain(tx, id));
    expect(await send()).toBe(1);
  });

  it('is given up after its last try, whatever the server said', async () => {
    answer = () => '451 come back later';
    await queue('ann@oather.example');
    for (let round = 0; round < 12; round++) {
      await send();
      later(13 * 60);
    }
    expect((await box()).waiting[0]?.tries).toBe(7);
  });

  it('waits while no server answers, and says so without the password', async () => {
    const away = postOver('smtp://someone:hunter2@127.0.0.1:1', 'secretariat@board.example');
    await queue('ann@oather.example');
    expect(await sendDue(db, away, () => now)).toBe(0);
    const [mail] = (await box()).waiting;
    expect(mail?.failed).toMatch(/ECONNREFUSED|connect/i);
    expect(mail?.failed).not.toMatch(/hunter2/);
  });

  it('is sent once, however many senders there are', async () => {
    for (let n = 0; n < 12; n++) await queue(`reader-${n}@oather.example`);
    const sent = await Promise.all([send(), send(), send()]);
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(12);
    expect(new Set(heard.map(({ to }) => to)).size).toBe(12);
    expect(heard).toHaveLength(12);
  });

  it('that a sender took and did not send, being killed, goes out some minutes later', async () => {
    await queue('ann@oather.example');
    expect(await keeping(db, (tx) => takeMail(tx, now))).toMatchObject({ recipient: 'ann@oather.example' });
    expect(await send()).toBe(0);
    later(6);
    expect(await send()).toBe(1);
  });

  it('with a link that went out of date while it waited is emptied, not sent', async () => {
    await queue('late@oather.example', link);
    later(24 * 60 + 1);
    expect(await send()).toBe(0);
    expect(heard).toEqual([]);
    const { waiting, done } = await box();
    expect(waiting).toEqual([]);
    expect(done.find(({ recipient }) => recipient === 'late@oather.example')).toMatchObject({
      content: null,
      failed: expect.stringContaining('out of date'),
    });
  });

  it('puts no word of itself in any log', async () => {
    const lines: string[] = [];
    const hear = (...all: unknown[]) => void lines.push(all.map(String).join(' '));
    const spies = (['log', 'error', 'warn', 'info', 'debug'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(hear),
    );
    try {
      answer = () => '451 come back later';
      await queue('ann@oather.example', link);
      await send();
      later(2);
      answer = () => '250 ok';
      await send();
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
    expect(heard).toHaveLength(1);
    expect(lines).toEqual([]);
  });
});
