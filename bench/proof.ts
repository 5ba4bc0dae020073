/** Verifying the log against merely hashing what it holds, and the registers against their log. */
import { hash } from 'node:crypto';
import pg from 'pg';
import { registersAgree } from '../src/kernel/agree.ts';
import { openDatabase } from '../src/kernel/db.ts';
import { spelled } from '../src/kernel/leaf.ts';
import { ledgerOf } from '../src/kernel/ledger.ts';
import { verifyLog } from '../src/kernel/log.ts';
import { registers } from '../src/registers/index.ts';
import { type Figure, median, timed } from './figure.ts';
import { fill, type Ground } from './ground.ts';
import { addActions, addMeetings, addRevisions } from './seed-rows.ts';

export interface Size {
  actions: number;
  risks: number;
  revisions: number;
}

export async function proving(ground: Ground, size: Size): Promise<Figure[]> {
  const url = await ground.database('proving');
  await fill(ground, url, async (ledger, at) => {
    await addMeetings(ledger, ground.code.id);
    await addActions(ledger, ground.code.id, size.actions);
    await addRevisions(ledger, ground.code.id, { records: size.risks, revisions: size.revisions, at });
  });
  const db = openDatabase(url, 2);
  const plain = new pg.Client({ connectionString: url });
  await plain.connect();
  const ledger = ledgerOf(db, registers, () => new Date().toISOString());
  try {
    const verdict = await verifyLog(ledger, ground.signer);
    if (verdict.problems.length > 0) throw new Error(`The log does not verify: ${verdict.problems[0]}`);
    const entries = (await plain.query<Hashed>('select payload, salt from log_entry order by seq')).rows;
    const megabytes = entries.reduce((sum, { payload }) => sum + Buffer.byteLength(payload) + facts.length, 0) / 1e6;
    const speed = async (work: () => unknown) => (megabytes * 1000) / median(await timed(work, 3, 1));
    const verifying = { value: await speed(() => verifyLog(ledger, ground.signer)), unit: 'MB/s' } as const;
    const limit = { of: 'times', is: 0.5, least: true } as const;
    const name = `Verifying a log of ${entries.length.toLocaleString('en-GB')} entries`;
    const read = { floorIs: 'the same bytes read with plain pg and hashed', limit };
    const hashed = { floorIs: 'as many SHA-256 over as many bytes in memory', limit };
    return [
      { name, ...verifying, floor: await speed(() => readAndHash(plain)), ...read },
      { name, ...verifying, floor: await speed(() => entries.forEach(hashOne)), ...hashed },
      await agreeing(ledger),
    ];
  } finally {
    await plain.end();
    await db.destroy();
  }
}

async function agreeing(ledger: Parameters<typeof registersAgree>[0]): Promise<Figure> {
  const from = performance.now();
  const agreed = await registersAgree(ledger);
  const seconds = (performance.now() - from) / 1000;
  if (agreed.problems.length > 0) throw new Error(`The registers do not agree: ${agreed.problems[0]}`);
  const name = 'Folding every record anew and comparing it with its register';
  return { name, value: agreed.records / seconds, unit: 'records/s' };
}

interface Hashed {
  payload: string;
  salt: Buffer;
}

/** What a leaf says of an entry in the open, of the length it usually has. */
const facts = spelled(
  {
    decision: 'd'.repeat(64),
    record: 'r'.repeat(36),
    register: 'action',
    ref: 'M100/12345',
    move: 'raise',
    effective: '2016-12-09',
    recorded: '2016-12-12T09:00:00.000Z',
    placed: '0 A10 000123',
    withdraws: null,
    label: { group: 'code/panel', level: 1 },
  },
  'c'.repeat(64),
);

/** What the proof asks of SHA-256 and no more: for each entry its commitment, its leaf, and a node of the tree. */
function hashOne({ payload, salt }: Hashed): void {
  hash('sha256', Buffer.concat([salt, Buffer.from(payload)]), 'hex');
  const leaf = hash('sha256', `\0${facts}`, 'buffer');
  hash('sha256', Buffer.concat([leaf, leaf]), 'buffer');
}

/** The columns a verifier needs, by plain `pg` in batches, every value as text: nothing is parsed, nothing compared. */
async function readAndHash(plain: pg.Client): Promise<void> {
  const columns =
    'e.seq, decision, record, register, ref, move, effective, recorded, placed, withdraws, class_group, class_level';
  const types = { getTypeParser: () => (text: string) => text };
  for (let after = 0; ; ) {
    const { rows } = await plain.query({
      text: `select ${columns}, payload, encode(salt, 'hex') as salt, encode(commitment, 'hex'), encode(e.leaf, 'hex'), l.place,
          encode(l.leaf, 'hex') from log_entry e left join log_leaf l on l.entry = e.seq and l.entry > $1
        where e.seq > $1 order by e.seq limit 1000`,
      values: [after],
      types: types as never,
    });
    for (const { payload, salt } of rows) hashOne({ payload, salt: Buffer.from(salt, 'hex') });
    const last = rows.at(-1);
    if (!last) return;
    after = Number(last.seq);
  }
}
