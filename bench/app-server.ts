/**
 * The pages, served as in use, in a process of their own: told a database and a data folder, it sends its port and a
 * signed-in cookie. After that it answers `count` with the statements it has sent to the database, and `decide` when it
 * has recorded a decision: pages then have to count anew.
 */
import { serve } from '@hono/node-server';
import pg from 'pg';
import { loadCodes } from '../src/codes/load.ts';
import { commit } from '../src/kernel/commit.ts';
import { openDatabase } from '../src/kernel/db.ts';
import { ledgerOf } from '../src/kernel/ledger.ts';
import { newestHead, seal } from '../src/kernel/log.ts';
import { loadSigner } from '../src/kernel/note.ts';
import { operator } from '../src/open.ts';
import { checksOf } from '../src/process/checks.ts';
import { registers } from '../src/registers/index.ts';
import { createApp } from '../src/web/app.tsx';
import { administratorLink, signIn } from '../src/web/session.ts';
import { cookieName } from '../src/web/sign-in-routes.tsx';

const [url = '', folder = '', today = ''] = process.argv.slice(2);

let statements = 0;
const send = pg.Client.prototype.query;
pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
  statements += 1;
  return send.apply(this, args as never) as never;
} as never;

const db = openDatabase(url);
const [codes, signer] = [await loadCodes(), await loadSigner(folder, await newestHead(db))];
const ledger = { ...ledgerOf(db, registers, () => new Date().toISOString()), checks: checksOf(codes) };
const token = await signIn(db, await administratorLink(db, ledger.now()), ledger.now());
const app = createApp({ ledger, codes, signer, today: () => today });

async function decide(): Promise<void> {
  const change = { register: 'issue', ref: 'I1', move: 'found', sets: { title: `Issue at ${ledger.now()}` } };
  await commit(ledger, operator, {
    code: codes[0]?.id ?? '',
    authority: { kind: 'post', ref: 'bench' },
    body: 'panel',
    effective: today,
    title: 'An issue was spoken of',
    label: { group: 'panel', level: 0 },
    found: true,
    changes: [change],
  });
  await seal(db, signer, ledger.now());
}

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.send?.({ port, cookie: `${cookieName}=${token}` });
});
process.on('message', async (asked) => {
  if (asked === 'decide') await decide();
  process.send?.({ statements });
});
process.on('disconnect', () => process.exit(0));
