/** Decisions are heard of as they are recorded, also after the connection was lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '../../test/harness/address.ts';
import { type FreshDatabase, freshDatabase } from '../../test/harness/database.ts';
import { commit } from '../kernel/commit.ts';
import { openDatabase } from '../kernel/db.ts';
import { type Ledger, ledgerOf } from '../kernel/ledger.ts';
import { registers } from '../registers/index.ts';
import { type Heard, type Listening, listenAt } from './listen.ts';

describe('listening for decisions', () => {
  let database: FreshDatabase;
  let ledger: Ledger;
  let listening: Listening;
  const heard: (Heard | null)[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    ledger = ledgerOf(openDatabase(database.url, 1), registers, () => '2016-12-09T10:00:00.000Z');
    listening = listenAt(database.url);
    listening.listen((one) => heard.push(one));
    await until(() => heard.length === 1);
  });
  afterAll(async () => {
    await listening?.close();
    await ledger?.db.destroy();
    await database?.drop();
  });

  const decide = (ref: string) =>
    commit(
      ledger,
      { public: false, name: 'Secretary', powers: ['*'], clearance: { '*': 3 } },
      {
        code: 'sec',
        authority: { kind: 'meeting', ref: 'M1' },
        body: 'panel',
        effective: '2016-12-09',
        title: 'An issue is spoken of',
        label: { group: 'panel', level: 3 },
        found: true,
        changes: [{ register: 'issue', ref, move: 'found', sets: { title: 'Closely held words' } }],
      },
    );

  test('tells which meeting decided something, and nothing of what it was', async () => {
    const receipt = await decide('I1');
    await until(() => heard.length === 2);
    expect(heard.at(-1)).toEqual({ code: 'sec', authority: 'M1', decision: receipt.decision });
  });

  test('a lost connection is opened again, and says that something may have been missed', async () => {
    await query(
      database.url,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'quorate live' and datname = current_database()`,
    );
    await decide('I2');
    await until(() => heard.at(-1) === null);
    await decide('I3');
    await until(() => heard.at(-1) !== null);
    expect(heard.at(-1)).toMatchObject({ authority: 'M1' });
  });
});

async function until(so: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !so(); tries++) await new Promise((done) => setTimeout(done, 10));
  if (!so()) throw new Error('It did not come about within four seconds.');
}
