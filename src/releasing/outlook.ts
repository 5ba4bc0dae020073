/** Everything a Decision is judged against: releases, what they carry and what is coupled, as they would stand after it. */
import { sql } from 'kysely';
import { calendarOf } from '../calendar/calendar.ts';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Decision, Register } from '../kernel/define.ts';
import type { Touched } from '../kernel/ledger.ts';
import { listRows } from '../kernel/read.ts';
import { coupling as couplings } from '../registers/coupling/coupling.ts';
import { inclusion as inclusions } from '../registers/inclusion/inclusion.ts';
import { release as releases } from '../registers/release/release.ts';
import type { Held } from './placements.ts';
import { type ReleaseDay, releaseOf } from './release-calendar.ts';

export interface Outlook {
  code: Code;
  decision: Decision;
  touched: readonly Touched[];
  /** As they would stand, by reference; only what anyone may know of, and what the Decision itself touches. */
  releases: ReadonlyMap<string, ReleaseDay>;
  inclusions: ReadonlyMap<string, Held>;
  couplings: ReadonlyMap<string, Held>;
  /** State of each modification that a touched change is of. */
  states: ReadonlyMap<string, string>;
}

/** The last of every record: what was done since the day a Decision is dated back to holds all the same. */
const atLast = { day: '9999-12-30', known: null };

export async function outlookOf(tx: Tx, given: Pick<Outlook, 'code' | 'decision' | 'touched'>): Promise<Outlook> {
  const { code, decision, touched } = given;
  const held = await readHeld(tx, releases, given);
  const placed = await readHeld(tx, inclusions, given, ['proposed', 'included', 'delivered']);
  const pairs = await readHeld(tx, couplings, given, ['standing', 'challenged']);
  const calendar = calendarOf(code.calendar);
  const days = [...held.values()].map((row): [string, ReleaseDay] => [
    row.ref,
    releaseOf(row, code.releases ?? unconfigured, { on: decision.effective, calendar }),
  ]);
  const named = touched.flatMap(({ register, after }) =>
    register.name === 'inclusion' ? [String(after.fields.modification ?? '')].filter(Boolean) : [],
  );
  const states = await statesOf(tx, given, named);
  return { ...given, releases: new Map(days), inclusions: placed, couplings: pairs, states };
}

/** A code that says nothing of its releases still has none in the past. */
const nothing = { value: null, clause: null, provenance: 'unknown' } as const;
const unconfigured = { months: nothing, known: nothing, freeze: nothing, leadTimes: {}, expiryAlarms: nothing };

async function readHeld(
  tx: Tx,
  register: Register,
  { decision, touched }: Pick<Outlook, 'decision' | 'touched'>,
  states: readonly string[] = [],
): Promise<Map<string, Held>> {
  const query = { code: decision.code, at: atLast, filters: { state: states, class: ['0'] } };
  // Of what not everybody may see, nobody is told by way of a refusal.
  const { rows } = await listRows(tx, register, query);
  const held = new Map<string, Held>(rows.map((row) => [row.ref, row]));
  for (const { register: its, ref, after } of touched)
    if (its.name === register.name) held.set(ref, heldFrom(its, ref, after));
  return held;
}

function heldFrom(register: Register, ref: string, { state, fields }: Touched['after']): Held {
  return { ref, title: String(fields[register.titled] ?? ref), state, fields };
}

/** State of each modification named, as it would stand; one that is not on record, or not public, is not in it. */
async function statesOf(
  tx: Tx,
  { decision, touched }: Pick<Outlook, 'decision' | 'touched'>,
  refs: readonly string[],
): Promise<Map<string, string>> {
  const states = new Map<string, string>();
  if (refs.length > 0) {
    const { rows } = await sql<{ ref: string; state: string }>`
      select ref, state from modification where code = ${decision.code} and ref = any(${sql.val([...refs])}::text[])
        and known_to = 'infinity' and effective_to = 'infinity' and class_level = 0`.execute(tx);
    for (const { ref, state } of rows) states.set(ref, state);
  }
  for (const { register, ref, after } of touched) if (register.name === 'modification') states.set(ref, after.state);
  return states;
}
