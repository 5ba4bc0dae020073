/** What the kernel works with, handed in from outside: database, definitions, clock. */
import { createHash } from 'node:crypto';
import type { Database, Tx } from './db.ts';
import type { Image } from './decide.ts';
import type { Decision, Instant, Register } from './define.ts';
import type { Problem } from './problem.ts';

/** A record that a Decision touches, as it stood and as it would stand. */
export interface Touched {
  register: Register;
  ref: string;
  before: Image | null;
  after: Image;
}

/**
 * What a code's own rules say of a live Decision, over all the records it touches: problems refuse it. Run as the writer,
 * with the records locked, so what one reads is what is committed; it writes nothing. Facts found in minutes are not asked.
 */
export type Check = (tx: Tx, decision: Decision, touched: readonly Touched[]) => Promise<Problem[]>;

export interface Ledger {
  db: Database;
  registers: ReadonlyMap<string, Register>;
  now: () => Instant;
  /** No way to the record leads past these. */
  checks?: readonly Check[];
}

export function ledgerOf(db: Database, registers: readonly Register[], now: () => Instant): Ledger {
  return { db, registers: new Map(registers.map((one) => [one.name, one])), now };
}

/** The definition of a register that is known to exist; a name from outside is checked before it comes here. */
export function registerOf(ledger: Pick<Ledger, 'registers'>, name: string): Register {
  const register = ledger.registers.get(name);
  if (!register) throw new Error(`No register ${name}`);
  return register;
}

/** Whether a text from outside has the form of an identity; others name nothing. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/**
 * The identity of a record, the same whenever and wherever it is computed: old minutes arriving in any order name the
 * same records. A version 8 UUID (RFC 9562 section 5.8) over code, register and reference.
 */
export function recordId(code: string, register: string, ref: string): string {
  const hex = createHash('sha256').update(`${code}\n${register}\n${ref}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
