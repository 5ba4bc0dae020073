/** Interests that people declare in an item, and who takes no part in it because of one. Pure. */
import type { Change } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { itemLabel } from './labels.ts';
import { itemOf, type MeetingRows } from './meeting-rows.ts';

export interface Declared {
  item: string;
  /** Reference of the person. */
  person: string;
  /** What the interest is, in a line. */
  title: string;
  /** Takes no part: neither counted towards the quorum of the item nor voting on it. */
  recused: boolean;
}

/** An interest put on record; said again, the words and the recusal are what was said last. @throws Refused, Absent */
export function declareInterest(rows: MeetingRows, { item, person, title, recused }: Declared): Change[] {
  const row = itemOf(rows, item);
  if (title.trim() === '') throw new Refused({ sentence: 'Say in a line what the interest is.', field: 'title' });
  const who = rows.attendance.find((one) => one.fields.person === person);
  if (!who) throw new Refused({ sentence: 'Choose somebody on the attendance list.', field: 'person' });
  const on = interestOf(rows, item, person);
  const again = on?.state === 'declared';
  return [
    {
      register: 'interest',
      ref: interestRef(item, person),
      move: again ? 'correct' : 'declare',
      sets: { title: title.trim(), meeting: rows.meeting.ref, item, person, recused },
      label: itemLabel(rows, row),
      expects: on?.entry ?? 0,
    },
  ];
}

/** An interest that is none after all. @throws Absent */
export function clearInterest(rows: MeetingRows, item: string, person: string): Change[] {
  const row = itemOf(rows, item);
  const on = interestOf(rows, item, person);
  if (on?.state !== 'declared') return [];
  return [
    { register: 'interest', ref: on.ref, move: 'clear', sets: {}, label: itemLabel(rows, row), expects: on.entry },
  ];
}

/** References of those who take no part in an item. */
export function recusedFrom({ interests }: Pick<MeetingRows, 'interests'>, item: string): Set<string> {
  return new Set(
    interests
      .filter((row) => row.state === 'declared' && row.fields.item === item && row.fields.recused === true)
      .map((row) => String(row.fields.person)),
  );
}

function interestOf({ interests }: MeetingRows, item: string, person: string): Row | undefined {
  return interests.find((row) => row.ref === interestRef(item, person));
}

function interestRef(item: string, person: string): string {
  return `${item}/${person}`;
}
