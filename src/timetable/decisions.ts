/** What recording a timetable changes: its steps planned, agreed or moved, all in one Decision. Pure. */
import type { Change, Day, Value } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Timetable, TimetabledStep } from './timetable-of.ts';
import type { Supposed } from './what-if.ts';

export interface Recording {
  /** The day it is worked out on, and so the holidays it reckons with. */
  day: Day;
  /** The meeting that agrees it; absent for what the secretariat plans or expects. */
  meeting?: string;
  /** Why dates move; said of each step that does. */
  reason?: string;
  /** Ends that were supposed, and are now set so. */
  supposed?: Supposed;
}

/** Every step still to come, planned; those on record stay as they are. Throws Refused where nothing is left to plan. */
export function planChanges(timetable: Timetable, recording: Recording): Change[] {
  refuseImpossible(timetable);
  const changes = open(timetable)
    .filter(({ record }) => record === null || record.state === 'dropped')
    .map((step) => planned(step, timetable, recording));
  if (changes.length === 0)
    throw new Refused('Every step that is still to come is planned already. Move one of them instead.');
  return changes;
}

/** The dates as they now stand, agreed by whoever agrees timetables: steps on record are agreed, others planned so. */
export function agreeChanges(timetable: Timetable, recording: Recording): Change[] {
  refuseImpossible(timetable);
  const steps = open(timetable).map((step): Change => {
    if (!step.record || step.record.state === 'dropped') return planned(step, timetable, recording);
    const sets = { ...daysOf(step, recording), ...whyMoved(step, recording), agreed: step.end };
    return { register: 'step', ref: step.record.ref, move: 'agree', sets, expects: step.record.entry };
  });
  return refuseNothing([...sourcesMoved(timetable, recording, 'agree'), ...steps]);
}

/** The dates as now expected, with why: only of steps that moved; those that are over are recorded as finished. */
export function reviseChanges(timetable: Timetable, recording: Recording): Change[] {
  refuseImpossible(timetable);
  const over = timetable.steps.flatMap(({ record, ended, started }): Change[] =>
    record && ended && (record.state === 'planned' || record.state === 'running')
      ? [
          {
            register: 'step',
            ref: record.ref,
            move: 'finish',
            sets: { ended_on: ended, ...(started ? { started_on: started } : {}) },
            expects: record.entry,
          },
        ]
      : [],
  );
  const moved = open(timetable).flatMap((step): Change[] => {
    if (!step.record || step.record.state === 'dropped') return [planned(step, timetable, recording)];
    const pinned = recording.supposed && Object.hasOwn(recording.supposed, step.id);
    if (step.record.fields.ends_on === step.end && !pinned) return [];
    const sets = { ...daysOf(step, recording), ...whyMoved(step, recording) };
    return [{ register: 'step', ref: step.record.ref, move: 'revise', sets, expects: step.record.entry }];
  });
  return refuseNothing([...sourcesMoved(timetable, recording, 'revise'), ...over, ...moved]);
}

const open = ({ steps }: Timetable): TimetabledStep[] => steps.filter(({ ended }) => !ended);

function planned(step: TimetabledStep, timetable: Timetable, recording: Recording): Change {
  const { meeting, reason } = recording;
  return {
    register: 'step',
    ref: `${timetable.ref}/${step.id}`,
    move: 'plan',
    sets: {
      title: step.name,
      modification: timetable.ref,
      position: timetable.steps.indexOf(step) + 1,
      kind: step.kind,
      step: step.id,
      baseline: step.baseline ?? step.end,
      ...(meeting ? { agreed: step.end } : step.agreed ? { agreed: step.agreed } : {}),
      ...daysOf(step, recording),
      ...(reason ? { reason } : {}),
    },
    ...(step.record ? { expects: step.record.entry } : {}),
  };
}

function daysOf(step: TimetabledStep, { day, meeting, supposed }: Recording): Record<string, Value> {
  return {
    after: [...step.after],
    ...(typeof step.length === 'number' ? { length: step.length } : {}),
    anchor: anchorOf(step, supposed),
    starts_on: step.start,
    ends_on: step.end,
    computed_on: day,
    ...(meeting ? { last_meeting: meeting } : {}),
  };
}

/** A day that is set without a reason is not given that of the day before it. */
function whyMoved({ record, end }: TimetabledStep, { reason }: Recording): Record<string, Value> {
  if (!record || record.fields.ends_on === end) return {};
  if (reason) return { reason };
  return record.fields.reason ? { reason: null } : {};
}

/** What fixes its end, as the record says it: a day that was set, else the record it is held to. */
function anchorOf({ id, source, anchor, record, fixed }: TimetabledStep, supposed: Supposed = {}): string | null {
  if (source) return `${source.register} ${source.ref}`;
  if (Object.hasOwn(supposed, id)) return `day ${supposed[id]}`;
  if (anchor?.ref) return `${anchor.register} ${anchor.ref}`;
  const before = record?.fields.anchor;
  // A day once set stays set until another is.
  return fixed && typeof before === 'string' && before.startsWith('day ') ? before : null;
}

/** An assessment or a consultation that is supposed to end otherwise is moved itself: its step only follows. */
function sourcesMoved(
  { steps }: Timetable,
  { supposed = {}, meeting, reason }: Recording,
  as: 'agree' | 'revise',
): Change[] {
  return steps.flatMap(({ id, source }): Change[] => {
    const day = supposed[id];
    if (!day || !source) return [];
    const spoken: Record<string, Value> = meeting ? { last_meeting: meeting } : {};
    const { register, ref, entry } = source;
    if (register === 'consultation')
      return [{ register, ref, move: 'extend', sets: { closes_on: day, ...spoken }, expects: entry }];
    const sets: Record<string, Value> =
      as === 'agree' ? { agreed: day, target: day } : { target: day, ...(reason ? { reason } : {}) };
    return [{ register, ref, move: as, sets: { ...sets, ...spoken }, expects: entry }];
  });
}

/** What no meeting can be found for may yet be planned; what contradicts itself may not. */
function refuseImpossible({ problems, steps }: Timetable): void {
  const stands = new Set(
    steps
      .filter(({ kind, end }) => kind === 'meeting' || kind === 'release' || end === null)
      .flatMap((step) => step.problems),
  );
  const impossible = problems.filter((problem) => !stands.has(problem));
  if (impossible.length > 0) throw new Refused(impossible);
}

function refuseNothing(changes: Change[]): Change[] {
  if (changes.length === 0) throw new Refused('No date is another than the one on record, so nothing would change.');
  return changes;
}
