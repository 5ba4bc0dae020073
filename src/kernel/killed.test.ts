import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Kites, openKites } from '../../test/builders/kite.ts';
import { registersAgree } from './agree.ts';

const program = fileURLToPath(new URL('../../test/builders/commit-until-killed.ts', import.meta.url));

let kites: Kites;
beforeAll(async () => {
  kites = await openKites();
});
afterAll(() => kites.close());

async function killAfter(milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, kites.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await new Promise((done) => setTimeout(done, milliseconds));
  child.kill('SIGKILL');
  await once(child, 'close');
}

test('a program killed while it commits leaves whole decisions only, and registers that agree with the log', async () => {
  for (const wait of [5, 30]) {
    await killAfter(wait);
    // A transaction that lost its client is rolled back as soon as the server notices.
    const parts = await kites.ask(
      'select d.title, count(e.seq) as entries from log_decision d left join log_entry e on e.decision = d.id group by d.id, d.title',
    );
    expect(parts.length).toBeGreaterThan(0);
    for (const { title, entries } of parts) expect(`${title}: ${entries}`).toBe(`${title}: 3`);
    const notes = await kites.ask(`select distinct note from kite where known_to = 'infinity'`);
    expect(notes).toHaveLength(1);
    expect((await registersAgree(kites.ledger)).problems).toEqual([]);
  }
});
