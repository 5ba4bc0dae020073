/** The queue of the provider: requests in the order they were made, but for those the deciding body put first. */
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { type AsAt, listRows, named } from '../kernel/read.ts';
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

/** Every assessment a reader may see. Four queries, whatever there is. */
export async function assessmentsOf(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at }: { code: Pick<Code, 'id'>; at: AsAt },
): Promise<Assessments> {
  const { rows } = await listRows(tx, registerOf(ledger, 'assessment'), { code: code.id, at });
  const targets = await targetsOf(tx, { code: code.id, at, refs: rows.map(({ ref }) => ref) });
  const newest = await newestEntries(tx, { code: code.id, register: 'assessment', refs: rows.map(({ ref }) => ref) });
  const refs = new Map([['modification', new Set(rows.map(({ fields }) => String(fields.modification ?? '')))]]);
  const names = await named(tx, ledger.registers, { code: code.id, at, refs });
  const all = rows.map(
    (row): Assessed => ({
      row,
      proposal: names.get(`modification ${row.fields.modification}`) ?? null,
      targets: targets.get(row.ref) ?? [],
      newest: newest.get(row.ref) ?? row.entry,
    }),
  );
  return {
    waiting: all.filter(({ row }) => row.state === 'requested').sort(byTurn),
    done: all.filter(({ row }) => row.state !== 'requested').sort((a, b) => (ended(a) > ended(b) ? -1 : 1)),
  };
}

const ended = ({ row }: Assessed) => String(row.fields.received_on ?? row.from);

/** By priority, then in the order of requests; what has neither on record comes last. */
export function byTurn(a: Assessed, b: Assessed): number {
  const turn = ({ row: { fields, ref } }: Assessed) =>
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
