/** Everything of one meeting in one reading: what the console, the follow page and the minutes are made from. */
import { bodyIn } from '../codes/body.ts';
import type { BodyConfig, Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { Absent } from '../kernel/problem.ts';
import { type AsAt, get, listRows, type Row } from '../kernel/read.ts';

export interface MeetingRows {
  meeting: Row;
  /** The body's own record; null where it is not on record, or not the reader's to see. */
  body: Row | null;
  /** What the code says of the body; null for one it does not know. */
  config: BodyConfig | null;
  attendance: readonly Row[];
  /** In order of the agenda; so are decisions and actions, within their item's place. */
  items: readonly Row[];
  decisions: readonly Row[];
  actions: readonly Row[];
  papers: readonly Row[];
  interests: readonly Row[];
  votes: readonly Row[];
  /** Seats of the body, whoever holds them; ended ones are left out. */
  seats: readonly Row[];
}

/**
 * One meeting as the transaction's reader may see it, at a point of both clocks. Ten queries, whatever its size.
 * @throws Absent for a meeting that is not there, or not theirs to see.
 */
export async function meetingRows(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, ref, at }: { code: Code; ref: string; at: AsAt },
): Promise<MeetingRows> {
  const key = { code: code.id, at };
  const meeting = await get(tx, registerOf(ledger, 'meeting'), { ...key, ref });
  if (!meeting) throw new Absent();
  const body = typeof meeting.fields.body === 'string' ? meeting.fields.body : '';
  const within = async (name: string, field: string, value: string): Promise<Row[]> => {
    const query = { ...key, filters: { [field]: [value] }, sort: { by: 'ref', descending: false } };
    return (await listRows(tx, registerOf(ledger, name), query)).rows;
  };
  const items = inOrder(await within('item', 'meeting', ref));
  const place = new Map(items.map((item, index) => [item.ref, index]));
  const byItem = (rows: readonly Row[]) => inOrder(rows, (row) => place.get(String(row.fields.item)) ?? items.length);
  const seats = body === '' ? [] : await within('seat', 'body', body);
  return {
    meeting,
    body: body === '' ? null : await get(tx, registerOf(ledger, 'body'), { ...key, ref: body }),
    config: bodyIn(code, body),
    attendance: inOrder(await within('attendance', 'meeting', ref)),
    items,
    decisions: byItem(await within('decision', 'meeting', ref)),
    actions: byItem(await within('action', 'meeting', ref)),
    papers: byItem(await within('paper', 'meeting', ref)),
    interests: byItem(await within('interest', 'meeting', ref)),
    votes: byItem(await within('vote', 'meeting', ref)),
    seats: seats.filter(({ state }) => state !== 'ended'),
  };
}

/** By place where rows have one, those without one last; else as they came, which is by reference. */
function inOrder(rows: readonly Row[], first: (row: Row) => number = () => 0): Row[] {
  const place = (row: Row) => (typeof row.fields.position === 'number' ? row.fields.position : Number.MAX_SAFE_INTEGER);
  return [...rows].sort((a, b) => first(a) - first(b) || place(a) - place(b));
}

/** The item of that reference. @throws Absent where the meeting has none, or none the reader may see. */
export function itemOf(rows: MeetingRows, ref: string): Row {
  const item = rows.items.find((row) => row.ref === ref);
  if (!item) throw new Absent();
  return item;
}

/** "item 7"; by its title where it has no number. */
export function itemName(item: Row): string {
  const { number } = item.fields;
  return number ? `item ${number}` : `“${item.title}”`;
}

/** The day of the meeting, from which everything done at it is true. */
export function dayOfMeeting(rows: Pick<MeetingRows, 'meeting'>): string {
  return String(rows.meeting.fields.day ?? rows.meeting.from);
}

/** Reference of the body whose meeting it is. */
export function bodyOf(rows: Pick<MeetingRows, 'meeting'>): string {
  return String(rows.meeting.fields.body ?? '');
}
