/** The queue of the provider: requests in the order they were made, but for those the deciding body put first. */
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { type AsAt, get, listRows, named, type Row } from '../kernel/read.ts';
import { sortKey } from '../kernel/reference.ts';
import type { Assessed } from './assessed.ts';
import { newestEntries } from './newest.ts';
import { targetsOf } from './targets.ts';

export interface Assessments {
  /** What is awaited, first to be done first. */
  waiting: Assessed[];
  /** Received or no longer needed, newest first. */
  done: Assessed[];
}

interface Asked {
  code: Pick<Code, 'id'>;
  at: AsAt;
}

/** What is done that is wanted: all that changed after a day, and the newest few besides. */
export interface Lately {
  since: Day;
  newest: number;
}

/**
 * Every assessment a reader may see; told `lately`, every one that is awaited and of the others only those. Four queries,
 * whatever there is.
 */
export async function assessmentsOf(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at, lately }: Asked & { lately?: Lately | null },
): Promise<Assessments> {
  const { rows } = await listRows(tx, registerOf(ledger, 'assessment'), { code: code.id, at });
  const over = rows.filter(({ state }) => state !== 'requested').sort((a, b) => (endOf(a) > endOf(b) ? -1 : 1));
  // A date set on a day makes a version that begins on it, so what begins earlier was given none since.
  const told = lately ? over.filter(({ from }, index) => index < lately.newest || from > lately.since) : over;
  const awaited = rows.filter(({ state }) => state === 'requested');
  const all = await assessedOf(tx, ledger, { code, at, rows: [...awaited, ...told] });
  return {
    waiting: all.filter(({ row }) => row.state === 'requested').sort(byTurn),
    done: all.filter(({ row }) => row.state !== 'requested'),
  };
}

/** One assessment, and its turn in the queue from 1 (0 where it waits no more); null where it is not there. */
export async function assessmentOf(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at, ref }: Asked & { ref: string },
): Promise<{ one: Assessed; turn: number } | null> {
  const register = registerOf(ledger, 'assessment');
  const row = await get(tx, register, { code: code.id, ref, at });
  if (!row) return null;
  const [one] = await assessedOf(tx, ledger, { code, at, rows: [row] });
  if (!one) return null;
  if (row.state !== 'requested') return { one, turn: 0 };
  const { rows } = await listRows(tx, register, { code: code.id, at, filters: { state: ['requested'] } });
  const before = rows.filter((other) => byTurn({ row: other }, one) < 0);
  return { one, turn: before.length + 1 };
}

async function assessedOf(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at, rows }: Asked & { rows: readonly Row[] },
): Promise<Assessed[]> {
  const own = rows.map(({ ref }) => ref);
  const targets = await targetsOf(tx, { code: code.id, at, refs: own });
  const newest = await newestEntries(tx, { code: code.id, register: 'assessment', refs: own });
  const refs = new Map([['modification', new Set(rows.map(({ fields }) => String(fields.modification ?? '')))]]);
  const names = await named(tx, ledger.registers, { code: code.id, at, refs });
  return rows.map((row) => ({
    row,
    proposal: names.get(`modification ${row.fields.modification}`) ?? null,
    targets: targets.get(row.ref) ?? [],
    newest: newest.get(row.ref) ?? row.entry,
  }));
}

const endOf = ({ fields, from }: Row) => String(fields.received_on ?? from);

/** By priority, then in the order of requests; what has neither on record comes last. */
export function byTurn(a: Pick<Assessed, 'row'>, b: Pick<Assessed, 'row'>): number {
  const turn = ({ row: { fields, ref } }: Pick<Assessed, 'row'>) =>
    [
      typeof fields.priority === 'number' ? fields.priority : Number.MAX_SAFE_INTEGER,
      typeof fields.place === 'number' ? fields.place : Number.MAX_SAFE_INTEGER,
      String(fields.requested_on ?? '9999'),
      sortKey(ref),
    ] as const;
  const [one, other] = [turn(a), turn(b)];
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] as string) < (other[at] as string) ? -1 : 1;
}

/** The place in the order of requests that a new one gets: after the last. */
export function nextPlace(all: Assessments): number {
  const places = [...all.waiting, ...all.done].map(({ row }) => Number(row.fields.place ?? 0));
  return Math.max(0, ...places) + 1;
}
