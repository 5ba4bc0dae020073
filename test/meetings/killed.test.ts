import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { registersAgree } from '../../src/kernel/agree.ts';
import { withDatabase } from '../harness/address.ts';
import { type Baker, change, item, meeting, openSitting } from './baker.ts';

const program = fileURLToPath(new URL('record-until-killed.ts', import.meta.url));
const items = 30;
const numbers = Array.from({ length: items }, (_, index) => index + 1);

let baker: Baker;
let url: string;
beforeAll(async () => {
  baker = await openSitting(numbers.map((n) => item(n, `Item ${n}`)));
  await baker.record(numbers.map((n) => change('risk', String(n), 'propose', { title: `Risk ${n}`, body: 'panel' })));
  await baker.attend();
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(baker.desk.ledger.db);
  url = withDatabase(inject('postgres').url, rows[0]?.name ?? '');
});
afterAll(() => baker.close());

async function killWhileRecording(from: number, wait: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, url, meeting, String(from), String(items)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await new Promise((done) => setTimeout(done, wait));
  child.kill('SIGKILL');
  await once(child, 'close');
  // Killed, and not ended by a refusal of its own.
  expect(child.signalCode).toBe('SIGKILL');
}

test('killed while an item is recorded, the meeting stands at its last decision, complete', async () => {
  for (const wait of [7, 40]) {
    const before = (await baker.rows()).items.filter(({ state }) => state === 'taken').length;
    await killWhileRecording(before + 1, wait);
    const { items: rows, decisions, actions } = await baker.rows();
    const taken = rows.filter(({ state }) => state === 'taken').map(({ ref }) => ref);
    expect(taken.length).toBeGreaterThan(before);
    // It stands somewhere in the middle: what comes after was not begun.
    expect(taken).toEqual(rows.slice(0, taken.length).map(({ ref }) => ref));
    expect(decisions.map(({ ref }) => ref)).toEqual(taken.map((ref) => `${ref}.1`));
    expect(actions.map(({ fields }) => fields.item)).toEqual(taken);
    for (const n of numbers)
      expect([n, (await baker.row('risk', String(n)))?.state]).toEqual([n, n <= taken.length ? 'open' : 'proposed']);
    expect((await registersAgree(baker.desk.ledger)).problems).toEqual([]);
  }
  expect((await baker.row('meeting', meeting))?.state).toBe('sitting');
}, 120_000);
