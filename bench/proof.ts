/** Verifying the log against merely hashing what it holds, and the registers against their log. */
import { createHash } from 'node:crypto';
import { registersAgree } from '../src/kernel/agree.ts';
import { openDatabase } from '../src/kernel/db.ts';
import { ledgerOf } from '../src/kernel/ledger.ts';
import { verifyLog } from '../src/kernel/log.ts';
import { registers } from '../src/registers/index.ts';
import { type Figure, median, timed } from './figure.ts';
import { askPlainly, fill, type Ground } from './ground.ts';
import { addActions, addMeetings, addRevisions } from './seed-rows.ts';

/**
 * A leaf's facts in canonical JSON: record, register, reference, both clocks, two hashes in hex. The true length varies by
 * some tens of bytes with the reference.
 */
const factsLength = 520;

export async function proving(
  ground: Ground,
  size: { actions: number; risks: number; revisions: number },
): Promise<Figure[]> {
  const url = await ground.database('proving');
  await fill(ground, url, async (ledger, at) => {
    await addMeetings(ledger, ground.code.id);
    await addActions(ledger, ground.code.id, size.actions);
    await addRevisions(ledger, ground.code.id, { records: size.risks, revisions: size.revisions, at });
  });
  const db = openDatabase(url, 2);
  const ledger = ledgerOf(db, registers, () => new Date().toISOString());
  try {
    const verdict = await verifyLog(ledger, ground.signer);
    if (verdict.problems.length > 0) throw new Error(`The log does not verify: ${verdict.problems[0]}`);
    const payloads = (await askPlainly<{ payload: string }>(url, 'select payload from log_entry order by seq')).map(
      (row) => row.payload,
    );
    const megabytes =
      (payloads.reduce((sum, one) => sum + Buffer.byteLength(one), 0) + payloads.length * factsLength) / 1e6;
    const hashing = median(await timed(() => hashAll(payloads), 3, 1)) / 1000;
    const verifying = median(await timed(() => verifyLog(ledger, ground.signer), 3)) / 1000;
    const from = performance.now();
    const agreed = await registersAgree(ledger);
    const agreeing = (performance.now() - from) / 1000;
    if (agreed.problems.length > 0) throw new Error(`The registers do not agree: ${agreed.problems[0]}`);
    return [
      {
        name: `Verifying a log of ${payloads.length.toLocaleString('en-GB')} entries, read from the database`,
        value: megabytes / verifying,
        unit: 'MB/s',
        floor: megabytes / hashing,
        floorIs: 'as many SHA-256 over the same bytes in memory',
        limit: { of: 'times', is: 0.5, least: true },
      },
      {
        name: 'Folding every record anew and comparing it with its register',
        value: agreed.records / agreeing,
        unit: 'records/s',
      },
    ];
  } finally {
    await db.destroy();
  }
}

/** What the proof asks of SHA-256 and no more: for each entry its commitment, its leaf, and a node of the tree. */
function hashAll(payloads: readonly string[]): void {
  const salt = Buffer.alloc(16, 7);
  const facts = 'f'.repeat(factsLength);
  let last = Buffer.alloc(32);
  for (const payload of payloads) {
    const commitment = createHash('sha256').update(salt).update(payload).digest();
    const leaf = createHash('sha256').update('\0').update(facts).digest();
    last = createHash('sha256').update('\x01').update(leaf).update(last).digest();
    if (commitment.length !== 32) throw new Error('SHA-256 gives 32 bytes.');
  }
}
