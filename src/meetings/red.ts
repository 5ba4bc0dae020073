/** The gate before what is most closely held: nobody in the room may hear it without having signed the declaration. */
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Level } from '../kernel/define.ts';
import type { Ledger } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import type { AsAt, Row } from '../kernel/read.ts';
import { undeclared } from '../people/declared.ts';
import { bodyOf, type MeetingRows } from './meeting-rows.ts';
import { inTheRoom } from './presence.ts';

const highest: Level = 3;

/** Whether an item is of the class that asks for a declaration. */
export function isGated(item: Row): boolean {
  return item.label.level === highest;
}

/**
 * The attendance of those in the room who may not hear an item, because they have not signed; none where the item asks
 * for no declaration, or its code does not.
 */
export async function redGate(
  tx: Tx,
  { ledger, code }: { ledger: Pick<Ledger, 'registers'>; code: Code },
  { rows, item, at }: { rows: MeetingRows; item: Row; at: AsAt },
): Promise<Row[]> {
  if (!isGated(item)) return [];
  const room = inTheRoom(rows.attendance);
  const persons = room.map((row) => String(row.fields.person ?? row.ref));
  const without = new Set(await undeclared(tx, ledger, { code, body: bodyOf(rows), persons, at }));
  return room.filter((row) => without.has(String(row.fields.person ?? row.ref)));
}

/** The same as the sentence that refuses the item; null where everybody has signed. */
export function gateProblem(code: Code, item: Row, without: readonly Row[]): Problem | null {
  if (without.length === 0) return null;
  const names = without.map(({ title }) => title);
  const last = names.pop();
  const who = names.length > 0 ? `${names.join(', ')} and ${last}` : last;
  return {
    sentence: `This item is ${code.levels[item.label.level].name}, and ${who} ${without.length === 1 ? 'has' : 'have'} not signed the declaration. Let them sign it, or record that they left the room.`,
    ...(code.access?.declaration?.words.clause ? { clause: code.access.declaration.words.clause } : {}),
  };
}
