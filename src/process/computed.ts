/** Days that follow from a move by the code's clocks: filled in for whoever makes it, and held against what they set. */
import type { Calendar } from '../calendar/calendar.ts';
import { dayInWords } from '../calendar/day.ts';
import type { ChangeProcess } from '../codes/process.ts';
import { pathOf } from '../codes/process-of.ts';
import type { Day, Value } from '../kernel/define.ts';
import type { Problem } from '../kernel/problem.ts';
import { adoptionWindow, appealWindow, type Window } from './clocks.ts';
import type { Fact } from './facts.ts';

export interface ComputedAsked {
  row: Fact | null;
  move: string;
  day: Day;
  calendar: Calendar;
}

/** What a move sets by itself, beside what a person says: its own day, and the end of the window it opens. */
export function computedSets(
  process: ChangeProcess,
  { row, move, day, calendar }: ComputedAsked,
): Record<string, Value> {
  switch (move) {
    case 'draft':
    case 'raise':
      return { rules: process.id, ...(move === 'raise' ? { raised_on: day } : {}) };
    case 'withdraw':
      return { withdrawn_on: day, adopt_by: adoptionWindow(process, calendar, day)?.until ?? null };
    case 'publish': {
      const appealable = pathOf(process, row?.fields.path)?.appealable === true;
      return {
        published_on: day,
        appeal_by: appealable ? (appealWindow(process, calendar, day)?.until ?? null) : null,
      };
    }
    case 'approve':
    case 'reject':
      // An appeal is decided once: what the Authority says of it opens no window.
      return { decided_on: day, ...(row?.state === 'appealed' ? { published_on: day, appeal_by: null } : {}) };
    case 'urge':
      return { urgency: 'asked' };
    case 'contest':
      return { timetable_appeal: 'asked' };
    case 'adopt':
      return { withdrawn_on: null, adopt_by: null };
    default:
      return {};
  }
}

interface Held {
  move: string;
  state: string;
  sets: Readonly<Record<string, Value>>;
  /** The proposal with what the move sets. */
  fields: Readonly<Record<string, Value>>;
  day: Day;
  calendar?: Calendar | undefined;
}

/** Where a move says another day than the clock gives. */
export function computedProblems(
  process: ChangeProcess,
  { move, state, sets, fields, day, calendar }: Held,
): Problem[] {
  if (!calendar) return [];
  if (move === 'withdraw') {
    const from = typeof fields.withdrawn_on === 'string' ? fields.withdrawn_on : day;
    return unlike(fields.adopt_by, adoptionWindow(process, calendar, from), {
      field: 'adopt_by',
      may: 'may be adopted',
    });
  }
  const opens = move === 'publish' || sets.published_on !== undefined;
  if (opens && state !== 'appealed' && pathOf(process, fields.path)?.appealable) {
    const from = typeof fields.published_on === 'string' ? fields.published_on : day;
    return unlike(fields.appeal_by, appealWindow(process, calendar, from), {
      field: 'appeal_by',
      may: 'may be appealed',
    });
  }
  if (state === 'appealed' && (move === 'approve' || move === 'reject') && fields.appeal_by)
    return [
      {
        sentence: 'A decision on an appeal opens no new window. Leave empty until when it may be appealed.',
        field: 'appeal_by',
      },
    ];
  return [];
}

function unlike(value: Value | undefined, window: Window | null, of: { field: string; may: string }): Problem[] {
  if (!window || value === window.until) return [];
  return [
    {
      sentence: `It ${of.may} until ${dayInWords(window.until)} (${window.sum}). Give that day.`,
      field: of.field,
      ...(window.clause ? { clause: window.clause } : {}),
    },
  ];
}
