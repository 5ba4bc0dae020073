/**
 * The pages of a meeting, served as in use, in a process of their own. Told a database and a data folder, it makes a meeting
 * with an agenda and an account for each clearance, and sends its port and their cookies. Told a decision, it records it
 * and answers when it was asked to and when it had committed it; told `memory`, it answers with what it holds.
 */
import { randomUUID } from 'node:crypto';
import { serve } from '@hono/node-server';
import { sql } from 'kysely';
import { loadCodes } from '../src/codes/load.ts';
import { commit } from '../src/kernel/commit.ts';
import { keeping, openDatabase } from '../src/kernel/db.ts';
import type { Change, Level } from '../src/kernel/define.ts';
import { ledgerOf } from '../src/kernel/ledger.ts';
import { newestHead, seal } from '../src/kernel/log.ts';
import { loadSigner } from '../src/kernel/note.ts';
import { listenAt } from '../src/live/listen.ts';
import { operator } from '../src/open.ts';
import { registers } from '../src/registers/index.ts';
import { createApp } from '../src/web/app.tsx';
import { administratorLink, signIn } from '../src/web/session.ts';
import { cookieName } from '../src/web/sign-in-routes.tsx';

export const meetingRef = 'BENCH_1';
const [url = '', folder = '', today = ''] = process.argv.slice(2);

const db = openDatabase(url);
const ledger = ledgerOf(db, registers, () => new Date().toISOString());
const [codes, signer] = [await loadCodes(), await loadSigner(folder, await newestHead(db))];
const code = codes[0]?.id ?? '';
const label = (level: Level) => ({ group: 'panel', level });

async function record(title: string, level: Level, changes: readonly Change[]): Promise<void> {
  await commit(ledger, operator, {
    code,
    authority: { kind: 'meeting', ref: meetingRef },
    body: 'panel',
    effective: today,
    title,
    label: label(level),
    found: true,
    changes,
  });
}

/** An agenda of the size of a long meeting; every third item is for those cleared for it. */
async function setUp(): Promise<void> {
  const within = { meeting: meetingRef };
  const items = Array.from({ length: 34 }, (_, at) => at + 1);
  await record('A meeting is opened', 0, [
    {
      register: 'meeting',
      ref: meetingRef,
      move: 'open',
      sets: { title: 'Meeting of the bench', starts_at: '10:00' },
    },
    ...items.map((n) => ({
      register: 'item',
      ref: `${meetingRef}/${n}`,
      move: 'table',
      label: label(n % 3 === 0 ? 2 : 0),
      sets: { ...within, title: `Item ${n} of the agenda, as long as such titles are`, number: String(n), position: n },
    })),
    ...items.slice(0, 20).map((n) => ({
      register: 'attendance',
      ref: `${meetingRef}/p${n}`,
      move: 'attend',
      label: label(2),
      sets: { ...within, name: `Member ${n}`, position: n, category: 'Members', capacity: 'member' },
    })),
  ]);
}

/** A session for each clearance; accounts are made for no address and no person. */
async function cookies(): Promise<Record<string, string>> {
  const made: Record<string, string> = {};
  for (const level of [1, 2, 3] as const) {
    await signIn(db, await administratorLink(db, ledger.now()), ledger.now()).then((token) => {
      made[level] = token;
    });
    const account = randomUUID();
    await keeping(db, async (tx) => {
      await sql`insert into account (id, name, powers, clearance, created)
        values (${account}, ${`Follower ${level}`}, array['member'], ${JSON.stringify({ [`${code}/panel`]: level })}, ${ledger.now()})`.execute(
        tx,
      );
      await sql`update session set account = ${account} where token_hash = sha256(${made[level]}::bytea)`.execute(tx);
    });
  }
  return Object.fromEntries(Object.entries(made).map(([level, token]) => [level, `${cookieName}=${token}`]));
}

await setUp();
const held = await cookies();
const site = { ledger, codes, signer, today: () => today, listen: listenAt(url).listen };
serve({ fetch: createApp(site).fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.send?.({ port, path: `/${code}/live/${meetingRef}/events`, cookies: held });
});

interface Asked {
  decide?: { n: number; item: number; level: Level };
}

process.on('message', async ({ decide }: Asked) => {
  if (!decide) {
    process.send?.({ bytes: process.memoryUsage().rss });
    return;
  }
  const { n, item, level } = decide;
  const ref = `${meetingRef}/${item}`;
  const asked = performance.timeOrigin + performance.now();
  await record(`Item ${item}`, 0, [
    {
      register: 'decision',
      ref: `${ref}.${n}`,
      move: 'take',
      label: label(level),
      sets: {
        text: `mark-${n}- the matter, in as many words as are usual`,
        verb: 'agreed',
        meeting: meetingRef,
        item: ref,
        day: today,
        position: n,
      },
    },
  ]);
  const committed = performance.timeOrigin + performance.now();
  process.send?.({ asked, committed });
  await seal(db, signer, ledger.now());
});
process.on('disconnect', () => process.exit(0));
