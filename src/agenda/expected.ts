/** Who is expected at a meeting when its agenda is issued: those who hold a seat on the body that day. Pure. */
import type { BodyConfig, Code } from '../codes/code.ts';
import type { Change, Label } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';

export interface Expecting {
  code: Code;
  config: BodyConfig;
  meeting: Row;
  /** Seats of the body as on the day of the meeting. */
  seats: readonly Row[];
  /** Titles of people by reference. */
  names: ReadonlyMap<string, string>;
  /** Who is on the meeting's list already. */
  attendance: readonly Row[];
  label: Label;
}

/** One change for each holder of a seat who is not on the list yet, in the order in which the body lists its seats. */
export function expectedAttendance(expecting: Expecting): Change[] {
  const { config, meeting, attendance, names, label } = expecting;
  const listed = new Set(attendance.map((one) => one.fields.person));
  const held = expecting.seats
    .filter((seat) => seat.state === 'filled' && typeof seat.fields.person === 'string')
    .map((seat) => ({ seat, group: groupOf(expecting.code, String(seat.fields.category ?? '')) }))
    .sort((a, b) => rank(config, a.group) - rank(config, b.group) || (a.seat.ref < b.seat.ref ? -1 : 1));
  const seen = new Set<unknown>();
  return held.flatMap(({ seat, group }, index): Change[] => {
    const person = String(seat.fields.person);
    if (listed.has(person) || seen.has(person)) return [];
    seen.add(person);
    return [
      {
        register: 'attendance',
        ref: `${meeting.ref}/${person}`,
        move: 'expect',
        sets: {
          name: names.get(person) ?? person,
          meeting: meeting.ref,
          person,
          category: group,
          capacity: 'member',
          part: false,
          role: typeof seat.fields.role === 'string' ? seat.fields.role : null,
          position: attendance.length + index + 1,
        },
        label,
      },
    ];
  });
}

/** A seat's category as the house prints its attendance groups; "Large Supplier" is listed under "Large Suppliers". */
export function groupOf(code: Code, category: string): string {
  const same = (text: string) => text.toLowerCase() === category.toLowerCase();
  const group = code.houseStyle.groups.find((one) => same(one.name) || one.printed.some(same));
  return group?.name ?? category;
}

/** The order of the code's own list of seats; what it does not list comes last. */
function rank(config: BodyConfig, group: string): number {
  const stem = (text: string) => text.toLowerCase().replace(/(ies|s|y)$/, '');
  const at = config.seats.findIndex(
    (one) => stem(group).includes(stem(one.category)) || stem(one.category).includes(stem(group)),
  );
  return at < 0 ? config.seats.length : at;
}
