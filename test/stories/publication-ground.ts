/** Records of a meeting for stories about its minutes: a database of their own, and no page over it. */
import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Code } from '../../src/codes/code.ts';
import { loadCodes } from '../../src/codes/load.ts';
import { openDatabase } from '../../src/kernel/db.ts';
import type { Day } from '../../src/kernel/define.ts';
import { type Ledger, ledgerOf } from '../../src/kernel/ledger.ts';
import { accept, receive } from '../../src/minutes/sources.ts';
import { operator } from '../../src/open.ts';
import { readDocument } from '../../src/paper/read.ts';
import { registers } from '../../src/registers/index.ts';
import { freshDatabase } from '../harness/database.ts';

export interface Ground {
  ledger: Ledger;
  codes: readonly Code[];
  code: Code;
  clock: { today: Day };
  signer: { name: string; key: ReturnType<typeof generateKeyPairSync>['privateKey'] };
  close(): Promise<void>;
}

/** Ask for it in a test or `beforeAll`, close it when done. */
export async function openGround(today: Day = '2017-02-01'): Promise<Ground> {
  const database = await freshDatabase();
  const db = openDatabase(database.url, 1);
  const clock = { today };
  let ticks = 0;
  const now = () => new Date(Date.parse(`${clock.today}T12:00:00Z`) + ticks++).toISOString();
  const codes = await loadCodes();
  const code = codes[0];
  if (!code) throw new Error('No code is configured.');
  return {
    ledger: ledgerOf(db, registers, now),
    codes,
    code,
    clock,
    signer: { name: 'quorate', key: generateKeyPairSync('ed25519').privateKey },
    async close() {
      await db.destroy();
      await database.drop();
    },
  };
}

/** Reads and accepts minutes as the command line does. */
export async function imported(ground: Ground, words: string, name = 'minutes.txt'): Promise<void> {
  const document = await readDocument(new TextEncoder().encode(words), name);
  await receive(ground.ledger, operator, { code: ground.code, document });
  await accept(ground.ledger, operator, { code: ground.code, sha256: document.sha256, today: ground.clock.today });
}

export function sampleMinutes(name: 'sec-panel-39-minutes.txt' | 'sec-panel-40-minutes.txt'): Promise<string> {
  return readFile(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
}
