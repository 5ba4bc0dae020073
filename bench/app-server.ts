/**
 * The pages, served as in use, in a process of their own: told a database and a data folder, it sends its port and a
 * signed-in cookie, and after that, whenever asked, how many statements it has sent to the database.
 */
import { serve } from '@hono/node-server';
import pg from 'pg';
import { loadCodes } from '../src/codes/load.ts';
import { openDatabase } from '../src/kernel/db.ts';
import { ledgerOf } from '../src/kernel/ledger.ts';
import { loadSigner } from '../src/kernel/note.ts';
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
const ledger = ledgerOf(db, registers, () => new Date().toISOString());
const token = await signIn(db, await administratorLink(db, ledger.now()), ledger.now());
const app = createApp({ ledger, codes: await loadCodes(), signer: await loadSigner(folder), today: () => today });
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.send?.({ port, cookie: `${cookieName}=${token}` });
});
process.on('message', () => process.send?.({ statements }));
process.on('disconnect', () => process.exit(0));
