/** Publishing minutes: everything that is publicly minuted becomes public in one Decision, and nothing else does. */
import type { Change, Day, Decision, Label } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { type Desk, requireSecretariat } from '../meetings/desk.ts';
import { bodyOf, dayOfMeeting } from '../meetings/meeting-rows.ts';
import { isPubliclyMinuted } from './minuted.ts';
import type { MinutesRecords } from './records.ts';
import type { SpokenRecord } from './spoken-of.ts';
import { stageOf } from './stage.ts';

export interface Publishing {
  /** Why they are published before the body approved them; empty where it did. */
  reason: string;
  /** Records that the minutes' own words brought in, kept with the draft until now. */
  spokenOf?: readonly SpokenRecord[];
}

/** What becomes public: the records, each still kept to fewer. Pure. */
export function madePublic({ rows, raised }: MinutesRecords): Row[] {
  const told = new Set(rows.items.filter((item) => isPubliclyMinuted(item, rows)).map(({ ref }) => ref));
  const ofTold = (row: Row) => row.fields.item !== null && told.has(String(row.fields.item));
  // An action raised and changed since is public as it is now; `raised` are the same ones as the meeting left them.
  const actions = rows.actions.filter((row) => row.fields.meeting === rows.meeting.ref);
  const late = raised.filter((row) => !actions.some(({ ref }) => ref === row.ref));
  return [
    ...rows.items.filter(({ ref }) => told.has(ref)),
    ...rows.decisions.filter(ofTold),
    ...[...actions, ...late].filter(ofTold),
    ...[...rows.votes, ...rows.interests].filter(ofTold),
    ...rows.attendance,
  ].filter(({ label }) => label.level > 0);
}

/**
 * One Decision. Approved minutes need no reason; others one that says why they cannot wait.
 * @throws Refused, by field
 */
export function publication(desk: Desk, records: MinutesRecords, { reason, spokenOf }: Publishing): Decision {
  requireSecretariat(desk);
  const { rows } = records;
  const { meeting } = rows;
  const stage = stageOf(meeting);
  if (stage === 'none') throw new Refused(`${meeting.title} is not over yet, so it has no minutes to publish.`);
  if (stage !== 'approved' && stage !== 'published' && reason.trim() === '')
    throw new Refused({
      sentence: 'These minutes are not approved. Have them approved first, or say why they cannot wait.',
      field: 'reason',
    });
  const open: Label = { group: bodyOf(rows), level: 0 };
  const why = reason.trim() === '' ? '' : ` before approval: ${reason.trim()}`;
  return {
    code: desk.code.id,
    authority: { kind: 'post', ref: desk.actor.name },
    body: bodyOf(rows),
    effective: desk.today,
    title: `Minutes of ${meeting.title} published${why}`,
    label: open,
    changes: [
      {
        register: 'meeting',
        ref: meeting.ref,
        move: 'publish',
        sets: { minutes: 'final', published_on: desk.today, classification: desk.code.levels[0].name },
        label: open,
      },
      ...madePublic(records).flatMap((row) =>
        openedOn(row, { days: daysOf(row, records), label: open, sets: withoutHeld(row, rows.papers) }),
      ),
      ...(spokenOf ?? []).flatMap(({ row, days }) => openedOn(row, { days, label: open, sets: {} })),
    ],
  };
}

/**
 * Public from the meeting's own day, as if its minutes had been at hand then; and from the day of its last change, where
 * that named the narrower label again.
 */
function daysOf(row: Row, { rows, stood }: MinutesRecords): Day[] {
  const day = dayOfMeeting(rows);
  if (row.from <= day) return [day];
  return stood.has(`${row.register} ${row.ref}`) ? [day, row.from] : [row.from];
}

/**
 * A decision names the papers it was taken on. Made public, it names those alone that are: that there were others is
 * for those who may read them, who find them by the item (`papersConsidered`).
 */
function withoutHeld({ register, fields }: Row, papers: readonly Row[]): Change['sets'] {
  if (register !== 'decision' || !Array.isArray(fields.papers)) return {};
  const open = papers.filter(({ label }) => label.level === 0);
  const kept = fields.papers.filter((line) => open.some(({ ref }) => line === ref || line.startsWith(`${ref} v`)));
  return kept.length === fields.papers.length ? {} : { papers: kept.length > 0 ? kept : null };
}

interface Opening {
  days: readonly Day[];
  label: Label;
  sets: Change['sets'];
}

function openedOn(row: Row, { days, label, sets }: Opening): Change[] {
  return days.map((effective) => ({
    register: row.register,
    ref: row.ref,
    move: 'correct',
    sets,
    label,
    effective,
  }));
}
