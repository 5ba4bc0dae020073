/** Opens everything a command or the server works with, and closes it again in the right order. */

import type { Code } from './codes/code.ts';
import { loadCodes } from './codes/load.ts';
import { type Config, redact } from './config.ts';
import type { Actor } from './kernel/access.ts';
import { openDatabase } from './kernel/db.ts';
import type { Day } from './kernel/define.ts';
import { type Ledger, ledgerOf } from './kernel/ledger.ts';
import { newestHead } from './kernel/log.ts';
import { migrate } from './kernel/migrate.ts';
import { loadSigner, type Signer } from './kernel/note.ts';
import { type Listen, listenAt } from './live/listen.ts';
import { openPostgres } from './postgres/postgres.ts';
import { unusable } from './postgres/unusable.ts';
import { checksOf } from './process/checks.ts';
import { registers } from './registers/index.ts';
import { dayOf } from './ui/dates.ts';

export interface Quorate {
  ledger: Ledger;
  codes: readonly Code[];
  signer: Signer;
  /** The day that counts as today where the code is kept. */
  today(): Day;
  /** Hears of each Decision as it is recorded; opens its connection when first asked to. */
  listen: Listen;
  /** Migrations that were run on opening. */
  migrated: readonly string[];
  close(): Promise<void>;
}

/** Whoever runs a command where the data folder is: they hold the data already, so they act as the secretariat. */
export const operator: Actor = { public: false, name: 'Operator', powers: ['*'], clearance: { '*': 3 } };

/** Throws Refused, with what to do, when the data folder or database cannot be used. */
export async function openQuorate(config: Config, log?: (line: string) => void): Promise<Quorate> {
  const postgres = config.databaseUrl ? null : await openPostgres({ dataFolder: config.data, log });
  const url = config.databaseUrl ?? postgres?.connectionString ?? '';
  try {
    const migrated = await migrate(url);
    const db = openDatabase(url);
    const listening = listenAt(url);
    const signer = await loadSigner(config.data, await newestHead(db)).catch(async (error) => {
      await db.destroy();
      throw error;
    });
    const codes = await loadCodes();
    return {
      ledger: { ...ledgerOf(db, registers, () => new Date().toISOString()), checks: checksOf(codes) },
      codes,
      signer,
      today: () => config.today ?? dayOf(new Date().toISOString()),
      listen: listening.listen,
      migrated,
      async close() {
        await listening.close();
        await db.destroy();
        await postgres?.stop();
      },
    };
  } catch (error) {
    await postgres?.stop();
    throw (config.databaseUrl && unusable(error, redact(config.databaseUrl))) || error;
  }
}
