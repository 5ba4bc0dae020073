/** A Quorate of its own for a story: an empty database, the pages over it, a clock that the story sets. */
import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Code } from '../../src/codes/code.ts';
import { loadCodes } from '../../src/codes/load.ts';
import { openDatabase, reading, takeWriter } from '../../src/kernel/db.ts';
import type { Day } from '../../src/kernel/define.ts';
import { type Ledger, ledgerOf } from '../../src/kernel/ledger.ts';
import { seal } from '../../src/kernel/log.ts';
import { listenAt } from '../../src/live/listen.ts';
import { accept, receive } from '../../src/minutes/sources.ts';
import { operator } from '../../src/open.ts';
import { readDocument } from '../../src/paper/read.ts';
import { checksOf } from '../../src/process/checks.ts';
import { registers } from '../../src/registers/index.ts';
import { createApp } from '../../src/web/app.tsx';
import { exportRegister } from '../../src/web/export.ts';
import type { Site } from '../../src/web/view.ts';
import { freshDatabase } from '../harness/database.ts';

export interface StorySite extends Site {
  app: ReturnType<typeof createApp>;
  code: Code;
  /** What the clock says; a story may set it. */
  clock: { today: Day };
  close(): Promise<void>;
}

/** Ask for it in `beforeAll`, close it in `afterAll`. */
export async function openSite(today: Day = '2017-02-01'): Promise<StorySite> {
  const database = await freshDatabase();
  // One connection: a page that asked for a second while holding one would wait for itself, and the story would show it.
  const db = openDatabase(database.url, 1);
  // Connects only once somebody follows a meeting.
  const listening = listenAt(database.url);
  const clock = { today };
  let ticks = 0;
  // Noon, and a little later each time it is asked: days are set by the story, order by the clock.
  const now = () => new Date(Date.parse(`${clock.today}T12:00:00Z`) + ticks++).toISOString();
  const codes = await loadCodes();
  const code = codes[0];
  if (!code) throw new Error('No code is configured.');
  const site: Site = {
    ledger: { ...ledgerOf(db, registers, now), checks: checksOf(codes) },
    codes,
    signer: { name: 'quorate', key: generateKeyPairSync('ed25519').privateKey },
    today: () => clock.today,
    listen: listening.listen,
  };
  return {
    ...site,
    app: createApp(site),
    code,
    clock,
    async close() {
      await listening.close();
      await db.destroy();
      await database.drop();
    },
  };
}

/** Reads and accepts minutes without any page, as the command line does. Answers the document's hash. */
export async function importText(site: StorySite, words: string | Uint8Array, name = 'minutes.txt'): Promise<string> {
  const bytes = typeof words === 'string' ? new TextEncoder().encode(words) : words;
  const document = await readDocument(bytes, name);
  await receive(site.ledger, operator, { code: site.code, document });
  await accept(site.ledger, operator, { code: site.code, sha256: document.sha256, today: '2026-11-23' });
  await seal(site.ledger.db, site.signer, site.ledger.now());
  return document.sha256;
}

export const exampleNames = ['sec-panel-39-minutes.txt', 'sec-panel-40-minutes.txt'] as const;

export function example(name: (typeof exampleNames)[number]): Promise<string> {
  return readFile(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
}

/** What every register holds on a day, by name, as exported but without when and as which entry it was learned. */
export async function holdings(site: StorySite, day: Day = site.clock.today): Promise<Record<string, unknown[]>> {
  return readHoldings(site.ledger, site.code, day);
}

async function readHoldings(ledger: Ledger, code: Code, day: Day): Promise<Record<string, unknown[]>> {
  const held: Record<string, unknown[]> = {};
  for (const register of ledger.registers.values()) {
    const bytes = await reading(ledger.db, operator, (tx) =>
      exportRegister(
        tx,
        register,
        { code: code.id, at: { day, known: null } },
        { format: 'json', levelName: (level) => code.levels[level].name },
      ),
    );
    held[register.name] = (JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown>[]).map(
      ({ known, entry, ...rest }) => rest,
    );
  }
  return held;
}

/** How many rows each table of the database holds, whoever may see them. */
export async function rowCounts(site: StorySite): Promise<Record<string, number>> {
  return site.ledger.db.transaction().execute(async (tx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(tx);
    const counts: Record<string, number> = {};
    const seen = ['account', 'sign_in_link', 'session', 'migration', 'mail', 'private_note'];
    await takeWriter(tx);
    for (const { name } of tables.filter((one) => !seen.includes(one.name))) {
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(tx);
      counts[name] = rows[0]?.n ?? 0;
    }
    return counts;
  });
}
