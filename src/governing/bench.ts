/** Reading a body: its record, what the code says of it, its seats and the people on them. */
import { bodyIn } from '../codes/body.ts';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Value } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { Absent } from '../kernel/problem.ts';
import { type AsAt, get, listRows, named, type Row } from '../kernel/read.ts';
import { keyOf } from '../minutes/name-key.ts';
import type { Bench, Sitter } from './seats.ts';
import { takenRefs } from './taken-refs.ts';

export interface Place {
  code: Code;
  at: AsAt;
}

export interface BodyRead extends Bench {
  /** Null where it is known only from the code's configuration. */
  row: Row | null;
  name: string;
  /** Names of everyone on its seats, by reference. */
  people: ReadonlyMap<string, string>;
}

/** Throws Absent for a body that neither the register nor the code knows. */
export async function readBody(tx: Tx, ledger: Ledger, { code, at }: Place, ref: string): Promise<BodyRead> {
  const row = await get(tx, registerOf(ledger, 'body'), { code: code.id, at, ref });
  const config = bodyIn(code, ref);
  if (!row && !config) throw new Absent();
  const seats = await seatsOf(tx, ledger, { code, at }, ref);
  const taken = (await takenRefs(tx, registerOf(ledger, 'seat'), code.id)).filter((one) => one.startsWith(`${ref}/`));
  const people = await peopleNamed(tx, ledger, { code, at }, seats);
  return { code, config, body: ref, row, name: row?.title ?? config?.name ?? ref, seats, taken, people };
}

async function seatsOf(tx: Tx, ledger: Ledger, { code, at }: Place, body: string): Promise<Row[]> {
  const { rows } = await listRows(tx, registerOf(ledger, 'seat'), { code: code.id, at, filters: { body: [body] } });
  return rows;
}

/** Names of those whom `person` and `alternate` of these rows name. */
export async function peopleNamed(
  tx: Tx,
  ledger: Ledger,
  { code, at }: Place,
  rows: readonly Row[],
): Promise<Map<string, string>> {
  const refs = new Set(
    rows
      .flatMap(({ fields }) => [fields.person, fields.alternate])
      .filter((one): one is string => typeof one === 'string'),
  );
  const found = await named(tx, ledger.registers, { code: code.id, at, refs: new Map([['person', refs]]) });
  return new Map([...found.values()].map(({ ref, title }) => [ref, title]));
}

/**
 * Somebody as typed: a reference, a name on the register, or somebody new to it. Null where nothing is typed.
 * @param typed "ada-quay", "Ada Quay"
 */
export async function sitterFrom(tx: Tx, ledger: Ledger, { code, at }: Place, typed: string): Promise<Sitter | null> {
  const said = typed.trim();
  if (said === '') return null;
  const register = registerOf(ledger, 'person');
  const key = { code: code.id, at };
  const ref = keyOf(said, 'person') || said;
  const row =
    (await get(tx, register, { ...key, ref: said })) ??
    (await listRows(tx, register, { ...key, filters: { [register.titled]: [said] }, limit: 1 })).rows[0] ??
    (await get(tx, register, { ...key, ref }));
  return row ? { ref: row.ref, name: row.title, isNew: false } : { ref, name: said, isNew: true };
}

export const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
