/** What the secretariat does with actions between meetings, each as a Decision. Pure: what is asked in, a Decision out. */
import { dayInWords } from '../calendar/day.ts';
import type { Actor } from '../kernel/access.ts';
import { isDay } from '../kernel/decide.ts';
import type { Change, Day, Decision, Label, Value } from '../kernel/define.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import type { ActionEntry } from './action-log.ts';
import type { MeetingDay } from './ageing.ts';

export const changesOffered = ['update', 'retarget', 'close', 'reassign'] as const;
export type ActionMove = (typeof changesOffered)[number];

/** As a form sends it; what its move does not ask for is left alone. */
export interface Asked {
  move: ActionMove;
  /** What was reported; the reason, for a new due date. */
  words: string;
  /** The meeting that a new due date is, or at which the action was closed or reported on. */
  meeting?: MeetingDay | null;
  /** A new due date that is no meeting's. */
  day?: string;
  evidence?: string;
  owner?: string;
}

export interface Maker {
  code: string;
  actor: Actor;
  /** The day it takes effect. */
  today: Day;
}

/** One change of one action. Throws Refused with everything that is missing, each with the field of the form. */
export function actionDecision(maker: Maker, entry: Pick<ActionEntry, 'row' | 'seen'>, asked: Asked): Decision {
  const problems = problemsOf(asked);
  if (problems.length > 0) throw new Refused(problems);
  const { row, seen } = entry;
  const sets = setsOf(asked, maker.today);
  return {
    ...decisionOf(maker, row.label),
    title: `Action ${row.ref} ${pastOf(asked)}`,
    changes: [{ register: 'action', ref: row.ref, move: asked.move, sets, expects: seen }],
  };
}

/**
 * Several actions given the same new due date: a meeting. The Decision itself says nothing of any of them, so it takes
 * the lowest of their labels; each change keeps its action's own.
 */
export function carryDecision(
  maker: Maker,
  entries: readonly Pick<ActionEntry, 'row' | 'seen'>[],
  to: { meeting: MeetingDay | null; why: string },
): Decision {
  const { meeting, why } = to;
  const problems: Problem[] = [];
  const lowest = [...entries].sort((a, b) => a.row.label.level - b.row.label.level)[0];
  if (!lowest) problems.push({ sentence: 'Tick the actions to carry.', field: 'ref' });
  if (!meeting) problems.push({ sentence: 'Choose the meeting they are now due at.', field: 'meeting' });
  if (why.trim() === '') problems.push({ sentence: 'Say why they are carried, in one sentence.', field: 'why' });
  if (!lowest || !meeting || problems.length > 0) throw new Refused(problems);
  const asked: Asked = { move: 'retarget', words: why, meeting };
  const changes = entries.map(
    ({ row, seen }): Change => ({
      register: 'action',
      ref: row.ref,
      move: 'retarget',
      sets: setsOf(asked, maker.today),
      label: row.label,
      expects: seen,
    }),
  );
  return { ...decisionOf(maker, lowest.row.label), title: `Actions carried to ${meeting.title}`, changes };
}

function decisionOf({ code, actor, today }: Maker, label: Label): Omit<Decision, 'title' | 'changes'> {
  return { code, authority: { kind: 'post', ref: actor.name }, body: label.group, effective: today, label };
}

function problemsOf(asked: Asked): Problem[] {
  const { move, words, evidence, owner } = asked;
  const none = (text: string | undefined) => (text ?? '').trim() === '';
  const said: Problem[] = [];
  if (move === 'update' && none(words)) said.push({ sentence: 'Write what was reported.', field: 'words' });
  if (move === 'reassign' && none(owner)) said.push({ sentence: 'Name the new owner.', field: 'owner' });
  if (move === 'close' && none(evidence))
    said.push({ sentence: 'Say what shows that it is done: a letter, a paper, a page.', field: 'evidence' });
  if (move !== 'retarget') return said;
  if (!asked.meeting && none(asked.day))
    said.push({ sentence: 'Choose the meeting it is now due at, or give a day.', field: 'meeting' });
  else if (!asked.meeting && !isDay(String(asked.day)))
    said.push({ sentence: 'Give a day that exists, such as 2017-02-10.', field: 'day' });
  if (none(words)) said.push({ sentence: 'Say why the date moves: the log keeps the reason.', field: 'words' });
  return said;
}

function setsOf({ move, words, meeting, day, evidence, owner }: Asked, today: Day): Record<string, Value> {
  const latest: Record<string, Value> = {
    ...(words.trim() === '' ? {} : { latest: words.trim() }),
    ...(meeting ? { latest_meeting: meeting.ref } : {}),
  };
  switch (move) {
    case 'update':
      return { ...latest, ...(evidence?.trim() ? { evidence: evidence.trim() } : {}) };
    case 'reassign':
      return { owner: (owner ?? '').trim() };
    case 'close':
      return { ...latest, closed_on: meeting?.day ?? today, evidence: (evidence ?? '').trim() };
    case 'retarget': {
      const by = meeting?.day ?? String(day);
      const due = meeting?.title ?? dayInWords(by);
      return { due, due_by: by, due_day: by, retarget_reason: words.trim() };
    }
  }
}

function pastOf({ move, meeting, day, owner }: Asked): string {
  switch (move) {
    case 'update':
      return 'reported on';
    case 'close':
      return 'closed';
    case 'reassign':
      return `given to ${(owner ?? '').trim()}`;
    case 'retarget':
      return `now due ${meeting ? `at ${meeting.title}` : dayInWords(String(day))}`;
  }
}
