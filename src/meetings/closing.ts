/** The beginning and the end of a meeting, and what stands in the way of its end. */
import { dayInWords } from '../calendar/day.ts';
import { type Also, commit, type Receipt } from '../kernel/commit.ts';
import type { Change } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { type Desk, decisionAt, requireSecretariat, requireSitting, rowsAt } from './desk.ts';
import { bodyOf, dayOfMeeting, itemName, type MeetingRows } from './meeting-rows.ts';
import { dispersed } from './presence.ts';

/** What a meeting leaves undone. Only items and votes keep it open. */
export interface Undone {
  /** Neither taken, nor carried forward, nor withdrawn. */
  items: Row[];
  /** Still open. */
  votes: Row[];
  /** Expected, and neither seen nor excused: closing records them as absent. */
  unseen: Row[];
}

export function whatStandsOpen({
  items,
  votes,
  attendance,
}: Pick<MeetingRows, 'items' | 'votes' | 'attendance'>): Undone {
  return {
    items: items.filter(({ state }) => state === 'tabled'),
    votes: votes.filter(({ state }) => state === 'open'),
    unseen: attendance.filter(({ state }) => state === 'expected'),
  };
}

/** Opens a planned meeting, on its day or after. `time`: when it began, HH:MM. @throws Refused, Absent */
export async function openMeeting(desk: Desk, { meeting, time }: { meeting: string; time: string }): Promise<Receipt> {
  requireSecretariat(desk);
  const rows = await rowsAt(desk, meeting);
  const day = dayOfMeeting(rows);
  const { title, state } = rows.meeting;
  if (state === 'sitting') throw new Refused(`${title} is in session already.`);
  if (state !== 'planned')
    throw new Refused(`${title} is ${state === 'held' ? 'closed' : 'cancelled'}: it cannot be opened.`);
  if (desk.today < day) throw new Refused(`${title} is on ${dayInWords(day)}. Open it that day, or reschedule it.`);
  return commit(
    desk.ledger,
    desk.actor,
    ofMeeting(desk, rows, { about: ' opened', move: 'open', sets: { starts_at: time } }),
  );
}

/**
 * Closes a meeting: those still in the room leave at `time` (HH:MM), whom nobody saw was absent, and its minutes are a
 * draft. @throws Refused while an item or a vote is open, naming each; Absent
 */
export async function closeMeeting(
  desk: Desk,
  asked: { meeting: string; time: string },
  also?: Also,
): Promise<Receipt> {
  requireSecretariat(desk);
  const rows = await rowsAt(desk, asked.meeting);
  requireSitting(rows);
  const open = whatStandsOpen(rows);
  const problems = [
    ...open.items.map((item) => ({
      sentence: `${capital(itemName(item))}, ${item.title}, is undecided. Record it, carry it forward or withdraw it.`,
    })),
    ...open.votes.map(({ title }) => ({ sentence: `The vote on “${title}” is open. Close it or make it void.` })),
  ];
  if (problems.length > 0) throw new Refused(problems);
  const begins = String(rows.meeting.fields.starts_at ?? asked.time);
  if (asked.time < begins)
    throw new Refused({ sentence: `The meeting began at ${begins}. Give a later time.`, field: 'time' });
  const closed = ofMeeting(desk, rows, {
    about: ' closed',
    move: 'close',
    sets: { ends_at: asked.time, minutes: 'draft' },
  });
  const changes = [...closed.changes, ...dispersed(rows, asked.time)];
  return commit(desk.ledger, desk.actor, { ...closed, changes }, also);
}

interface OfMeeting {
  about: string;
  move: string;
  sets: Change['sets'];
}

function ofMeeting(desk: Desk, rows: MeetingRows, { about, move, sets }: OfMeeting) {
  // That it sits is as public as that it is planned.
  const { label, ref, entry } = rows.meeting;
  const changes: Change[] = [{ register: 'meeting', ref, move, sets, expects: entry }];
  return decisionAt(desk, rows, { about, label: { group: bodyOf(rows), level: label.level }, changes });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
