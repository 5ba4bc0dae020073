/** The server: opens everything, fills an empty folder with the sample minutes, serves pages until told to stop. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Config } from './config.ts';
import { Refused } from './kernel/problem.ts';
import { openQuorate, type Quorate } from './open.ts';
import { keepSending, postOver } from './people/send-mail.ts';
import { seedDemo } from './seed-demo.ts';
import { createApp } from './web/app.tsx';
import { administratorLink, neverSignedIn } from './web/session.ts';

/** Serves until SIGINT or SIGTERM. `say` gets the lines a person at the terminal should read. */
export async function startServer(config: Config, say: (line: string) => void): Promise<void> {
  const quorate = await openQuorate(config, say);
  try {
    const seeded = config.samples ? await seedDemo(quorate, { onlyWhenEmpty: true }) : [];
    if (seeded.length > 0) say(`Sample minutes read: ${seeded.join(', ')}.`);
    let outside = config.publicUrl ?? '';
    const app = createApp({
      ...quorate,
      outside: () => ({ address: outside, sendsMail: config.mail !== undefined }),
    });
    const { address, close } = await listen(app.fetch, config);
    outside ||= address;
    await keepAddress(config, address);
    say(`Quorate is at ${address}`);
    const stopMail = startMail(config, quorate, say);
    if (config.mail && !config.publicUrl)
      say(`Links in mail begin with ${address}. If people reach these pages otherwise, set PUBLIC_URL.`);
    if (await neverSignedIn(quorate.ledger.db)) {
      const token = await administratorLink(quorate.ledger.db, quorate.ledger.now());
      say(`To sign in as administrator, once, within 24 hours: ${address}/sign-in/${token}`);
    }
    say('Stop it with Ctrl+C.');
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    });
    await stopMail();
    await close();
  } finally {
    await quorate.close();
  }
}

/** Sends mail while the server runs, where the settings name a server for it. What it returns stops it. */
function startMail(config: Config, { ledger }: Quorate, say: (line: string) => void): () => Promise<void> {
  if (!config.mail) return async () => {};
  const post = postOver(config.mail.url, config.mail.from);
  return keepSending(ledger.db, post, { now: ledger.now, say });
}

/** Where the pages are served, for the commands that name an address. */
export async function keepAddress({ data }: Config, address: string): Promise<void> {
  await mkdir(data, { recursive: true });
  await writeFile(join(data, 'address'), `${address}\n`);
}

/** What people type to reach the pages: as set, else the address last served from this data folder, else as it would be. */
export async function addressOf({ data, port, publicUrl }: Config): Promise<string> {
  if (publicUrl) return publicUrl;
  const kept = await readFile(join(data, 'address'), 'utf8').catch(() => '');
  return kept.trim() || `http://localhost:${port}`;
}

async function listen(fetch: (request: Request) => Response | Promise<Response>, { host, port }: Config) {
  return new Promise<{ address: string; close: () => Promise<void> }>((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, (info) => {
      const shown = host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host;
      const close = () =>
        new Promise<void>((done) => {
          server.close(() => done());
          // Whoever follows a meeting keeps a connection open, for which a closing server would wait.
          if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 500).unref();
        });
      resolve({ address: `http://${shown}:${info.port}`, close });
    });
    server.on('error', (error: NodeJS.ErrnoException) => reject(whyNot(error, { host, port })));
  });
}

/** Why an address cannot be served, in words where the user can mend it. */
function whyNot(error: NodeJS.ErrnoException, { host, port }: Pick<Config, 'host' | 'port'>): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Refused(
        `Port ${port} is taken by another program. Stop it, or set PORT to another number, such as ${port + 1}.`,
      );
    case 'EACCES':
      return new Refused(`Port ${port} is not open to you. Set PORT to a number above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Refused(
        `HOST is "${host}", which is no address of this machine. Set it to 127.0.0.1, or to 0.0.0.0 for all its addresses.`,
      );
    default:
      return error;
  }
}
