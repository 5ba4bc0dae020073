/** Which records wait for a body, and why: one rule a register. Pure; what a record says of itself decides. */
import { calendarOf, workingDaysBetween } from '../calendar/calendar.ts';
import { addDays, dayInWords } from '../calendar/day.ts';
import { processOf, stageOf } from '../codes/process-of.ts';
import type { Row } from '../kernel/read.ts';
import { endOf } from '../releasing/expiry.ts';
import type { Waiting } from './waiting.ts';

/** A record and the reason for which it is put before the body. */
export interface Reason {
  row: Row;
  why: string;
}

type Rule = (waiting: Waiting, row: Row) => string | null;

/** In days. */
const quarter = 92;
const text = (row: Row, field: string) => (typeof row.fields[field] === 'string' ? String(row.fields[field]) : '');

/** What nobody keeps by name is kept by the body at the head of the code. */
function keptBy({ config }: Waiting, row: Row): boolean {
  const body = text(row, 'body');
  return body === config.id || (body === '' && config.kind === 'panel');
}

/** What is for the head of the code to see, or for a body on whose every agenda it stands. */
function concerns({ config, day }: Waiting, register: string): boolean {
  const standing = config.proceedings?.standing.value ?? [];
  return config.kind === 'panel' || (day !== '' && standing.some((one) => one.about?.includes(register)));
}

/** Open actions of the body that fall due by the meeting, what is overdue included. */
const action: Rule = ({ code, config, day, today }, row) => {
  const prefix = config.actionPrefix;
  const own = text(row, 'body') === config.id || (prefix !== null && new RegExp(`^${prefix}\\d`, 'i').test(row.ref));
  const due = text(row, 'due_day') || text(row, 'due_by');
  // Words that fix no day name a month, mostly "the January meeting": the meeting of that month is when it is due.
  const byMonth = text(row, 'due_day') === '' && due.slice(0, 7) === day.slice(0, 7);
  if (!own || due === '' || (due > day && !byMonth)) return null;
  if (due < today) {
    const late = workingDaysBetween(calendarOf(code.calendar), due, today);
    return `Due ${text(row, 'due') || dayInWords(due)}, ${late.toLocaleString('en-GB')} WD late`;
  }
  return `Due ${text(row, 'due') || dayInWords(due)}`;
};

const risk: Rule = (waiting, row) => {
  if (!keptBy(waiting, row)) return null;
  if (row.state === 'proposed') return 'Proposed as a new risk';
  if (text(row, 'proposed_title') || text(row, 'proposed_wording')) return 'New words proposed';
  const review = text(row, 'review_on');
  return review !== '' && review <= waiting.day ? `Review due ${dayInWords(review)}` : null;
};

const issue: Rule = (waiting, row) => {
  if (!keptBy(waiting, row)) return null;
  const by = text(row, 'answer_by');
  const words = row.state === 'referred' ? 'Passed to this body' : 'Open';
  return by ? `${words}, answer due ${dayInWords(by)}` : words;
};

/** Those that stand where this body has to decide what becomes of them. */
const modification: Rule = ({ code, config, day }, row) => {
  const process = processOf(code, row.fields, day);
  const stage = process && stageOf(process, row.state);
  return stage?.decider === config.id ? [stage.name, stage.clause].filter(Boolean).join(', ') : null;
};

const party: Rule = (waiting, row) => {
  if (!concerns(waiting, 'party')) return null;
  if (row.state === 'applied') return 'Applied to become a party';
  const admitted = text(row, 'admitted_on');
  const since = waiting.previous ? text(waiting.previous, 'day') : '';
  return admitted !== '' && admitted > since && admitted <= waiting.day && since !== ''
    ? `Admitted ${dayInWords(admitted)}`
    : null;
};

const variation: Rule = (waiting, row) => {
  if (!concerns(waiting, 'variation')) return null;
  if (row.state === 'consultation') return 'A change of it is out for consultation';
  if (row.state === 'submitted') return 'A change of it is with the Secretary of State';
  if (text(row, 'proposed')) return 'A change of it is proposed';
  const { from, day, printed } = endOf(row);
  return from !== null && from <= addDays(waiting.day, quarter) ? `Ends ${day ? dayInWords(day) : printed}` : null;
};

const consultation: Rule = (waiting, row) => {
  const closes = text(row, 'closes_on');
  if (!concerns(waiting, 'consultation') || (closes !== '' && closes < waiting.today)) return null;
  if (closes !== '' && closes <= addDays(waiting.day, quarter / 2))
    return `Closes ${dayInWords(closes)}${text(row, 'position') ? '' : ', not answered yet'}`;
  return row.state === 'planned' && text(row, 'last_meeting') === waiting.previous?.ref
    ? 'Agreed last time, not issued yet'
    : null;
};

/** Decisions that wait for something of this body, and its own whose condition should be met by now. */
const decision: Rule = ({ config, day }, row) => {
  if (text(row, 'waits_for') === config.id) return 'Waits for this body';
  const by = text(row, 'condition_by');
  if (text(row, 'body') !== config.id) return null;
  // What waits for nobody in particular and for no day is forgotten, unless its own body asks after it.
  if (by === '') return text(row, 'waits_for') === '' ? `Still subject to ${text(row, 'condition')}` : null;
  return by <= day ? `Its condition is due ${dayInWords(by)}` : null;
};

/** Taken by correspondence since the body last met: the meeting is told. */
const between: Rule = (_waiting, row) => `Decided between meetings, ${dayInWords(text(row, 'day'))}`;

/** Only those whose time has run out are read. */
const vote: Rule = (_waiting, row) =>
  `Its time to vote ran out on ${dayInWords(text(row, 'closes_on'))}, and it has not been closed`;

const paper: Rule = (_waiting, row) =>
  text(row, 'item') === '' && text(row, 'part_of') === '' ? 'A paper received for no item yet' : null;

const rules: Readonly<Record<string, Rule>> = {
  action,
  risk,
  issue,
  modification,
  party,
  variation,
  consultation,
  decision,
  between,
  vote,
  paper,
};

/** What waits for the body in one register, in the order it was read. */
export function reasonsFor(waiting: Waiting, register: string): Reason[] {
  const rule = rules[register];
  return (waiting.records[register] ?? []).flatMap((row) => {
    const why = rule?.(waiting, row);
    return why ? [{ row, why }] : [];
  });
}

/** Registers in which something may wait. */
export const registersWaiting: readonly string[] = Object.keys(rules);
