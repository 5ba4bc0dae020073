/** What each requirement of a process looks at, and what to do while it is not met. Pure. */
import { dayInWords } from '../calendar/day.ts';
import type { ChangeProcess, Requirement } from '../codes/process.ts';
import { pathOf } from '../codes/process-of.ts';
import type { Day, Value } from '../kernel/define.ts';
import type { Problem } from '../kernel/problem.ts';
import { dayIn, type Fact, type ProcessFacts, text } from './facts.ts';

export interface Looked {
  process: ChangeProcess;
  move: string;
  /** The proposal before it. */
  row: Fact | null;
  /** What the move itself sets, and all that the record would then hold. */
  sets: Readonly<Record<string, Value>>;
  fields: Readonly<Record<string, Value>>;
  facts: ProcessFacts;
  day: Day;
}

/** What is missing, and the field that would mend it where one would. */
type Missing = Pick<Problem, 'sentence' | 'field'>;

/** What a requirement misses; null when it is met. */
export function missing(id: Requirement['id'], looked: Looked): Missing | null {
  return looks[id](looked);
}

const looks: Readonly<Record<Requirement['id'], (looked: Looked) => Missing | null>> = {
  path: ({ process, fields }) =>
    pathOf(process, fields.path)
      ? null
      : { sentence: `Say which path it takes: ${listed(process.paths.map(({ printed }) => printed))}.`, field: 'path' },
  description: ({ fields }) =>
    given(fields.description)
      ? null
      : { sentence: 'Complete the form: say what is wrong as things are.', field: 'description' },
  points: ({ facts }) => {
    const open = facts.points.filter(({ state }) => state === 'open');
    return open.length === 0
      ? null
      : {
          sentence: `${many(open, 'point')} still to be answered: ${named(open, quoted)}. Answer each, or have it dropped.`,
        };
  },
  'cost-consulted': ({ fields, day }) =>
    consultedOn(fields.cost_consulted_on, { day, what: 'cost', field: 'cost_consulted_on' }),
  'text-consulted': ({ fields, day }) =>
    consultedOn(fields.text_consulted_on, { day, what: 'legal text', field: 'text_consulted_on' }),
  assessed: ({ facts }) => {
    const awaited = facts.assessments.filter(({ state }) => state === 'requested');
    return awaited.length === 0
      ? null
      : {
          sentence: `An assessment is still awaited: ${named(awaited, quoted)}. Record it as received, or withdraw the request.`,
        };
  },
  consulted: ({ facts }) => {
    const asked = facts.consultations.filter(isReport);
    const running = asked.filter(({ state }) => state === 'open' || state === 'planned');
    if (running.length > 0) return { sentence: `${named(running, whenOpen)} has not closed. Close it, then go on.` };
    return asked.some((one) => (one.state === 'closed' || one.state === 'concluded') && thisRound(one, facts))
      ? null
      : { sentence: 'Its report was not consulted on. Issue a report consultation and close it first.' };
  },
  vote: ({ facts }) => {
    const open = facts.votes.filter(({ state }) => state === 'open');
    if (open.length > 0)
      return { sentence: `${named(open, ({ ref }) => `Vote ${ref}`)} is still open. Close it first.` };
    return facts.votes.some((one) => one.state === 'closed' && thisRound(one, facts))
      ? null
      : { sentence: 'There was no vote on it. Open one, and close it when the ballots are in.' };
  },
  group: ({ facts }) =>
    facts.group && facts.group.state !== 'ended'
      ? null
      : { sentence: 'It has no Working Group. Form one, or name the one it goes to.', field: 'working_group' },
  window: windowOf,
  reasons: ({ sets }) => (given(sets.reasons) ? null : { sentence: 'Give the reasons.', field: 'reasons' }),
  advice: ({ fields }) =>
    given(fields.advice) ? null : { sentence: 'Record the advice that was given first.', field: 'advice' },
};

/** A decision may be appealed, or a withdrawn proposal adopted, within the window; implemented only after it. */
function windowOf({ process, move, row, fields, day }: Looked): Missing | null {
  if (move === 'adopt') return within(dayIn(row, 'adopt_by'), day, 'It could be adopted');
  const path = pathOf(process, fields.path);
  if (process.appealWindow.value === null || !path?.appealable) return null;
  const until = dayIn({ fields }, 'appeal_by');
  const published = given(fields.published_on);
  if (!until && !published)
    return {
      sentence:
        move === 'appeal'
          ? 'The decision is not published yet, so the window for an appeal has not opened. Publish it first.'
          : 'The decision may be appealed, and is not published yet. Publish it, and implement the change when the window has closed.',
    };
  if (move === 'appeal')
    return until
      ? within(until, day, 'It could be appealed')
      : { sentence: 'An appeal was decided already, and there is no other. Raise a new proposal instead.' };
  return !until || until < day
    ? null
    : { sentence: `The decision may be appealed until ${dayInWords(until)}. Implement the change after that day.` };
}

function within(until: Day | null, day: Day, could: string): Missing | null {
  return !until || day <= until
    ? null
    : { sentence: `${could} until ${dayInWords(until)}. Raise a new proposal instead.` };
}

function consultedOn(value: Value | undefined, of: { day: Day; what: string; field: string }): Missing | null {
  const { day, what, field } = of;
  if (typeof value !== 'string' || value === '')
    return { sentence: `Its ${what} was not consulted on. Consult on it, and say on which day that was.`, field };
  return value <= day
    ? null
    : { sentence: `Its ${what} is consulted on only on ${dayInWords(value)}. Wait until that is done.`, field };
}

/** Not closed before the proposal came to where it stands: a report that was returned is consulted and voted on again. */
export function thisRound(row: Fact, { since }: Pick<ProcessFacts, 'since'>): boolean {
  const closed = dayIn(row, 'closes_on');
  return !closed || !since || closed >= since;
}

/** A consultation on the report: one that says no kind is taken for one. */
export function isReport(consultation: Fact): boolean {
  const kind = text(consultation, 'kind');
  return kind === 'report' || kind === '';
}

/** A title inside a sentence, without the stop of its own. */
function quoted({ title }: Fact): string {
  return `“${title.replace(/\.$/, '')}”`;
}

function whenOpen(consultation: Fact): string {
  const closes = dayIn(consultation, 'closes_on');
  return `“${consultation.title}”${closes ? `, which closes on ${dayInWords(closes)},` : ''}`;
}

/** Records as a refusal may name them: what is not public is only said to be there. */
export function named(rows: readonly Fact[], words: (row: Fact) => string): string {
  const shown = rows.filter(({ label }) => label.level === 0).map(words);
  return listed(shown.length < rows.length ? [...shown, 'a record that is not public'] : shown);
}

export function listed(words: readonly string[]): string {
  const all = [...words];
  const last = all.pop() ?? '';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
}

function many(rows: readonly Fact[], one: string): string {
  return rows.length === 1 ? `One ${one} is` : `${rows.length} ${one}s are`;
}

function given(value: Value | undefined): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined;
}
