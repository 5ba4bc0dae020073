/** What single moves ask beyond their requirements: who is told, what may not be changed on the way. Pure. */
import { dayInWords } from '../calendar/day.ts';
import type { ChangeProcess, Transition } from '../codes/process.ts';
import { pathOf } from '../codes/process-of.ts';
import type { Day, Value } from '../kernel/define.ts';
import type { Problem } from '../kernel/problem.ts';
import { cite } from './cite.ts';
import { dayIn, type Fact, type ProcessFacts, text } from './facts.ts';
import { thisRound } from './requirements.ts';

export interface Ruled {
  asked: { row: Fact | null; move: string; sets: Readonly<Record<string, Value>>; facts: ProcessFacts; day: Day };
  state: string;
  /** The proposal with what the move sets. */
  fields: Readonly<Record<string, Value>>;
  transition: Transition;
}

type Rule = (process: ChangeProcess, ruled: Ruled) => Omit<Problem, 'clause'> | null;

/** Problems of a move by its own rules, with the clause of its transition. */
export function ruled(process: ChangeProcess, of: Ruled): Problem[] {
  const clause = cite(of.transition);
  return [keepsPath, notBeforeRaised, rules[of.asked.move]]
    .flatMap((rule) => rule?.(process, of) ?? [])
    .map((problem) => (clause ? { ...problem, clause } : problem));
}

/** Where its path is still open: as its proposer sees it, until the body that determines it has done so. */
const open = new Set(['new', 'known', 'draft', 'raised']);

/** The path is determined once: only the body that determines may determine again, never a form on the way. */
const keepsPath: Rule = (process, { asked: { row, sets }, state, transition }) => {
  if (sets.path === undefined) return null;
  const path = pathOf(process, sets.path);
  if (path?.raisedBy && state !== 'new' && state !== 'known' && path !== pathOf(process, row?.fields.path))
    return {
      sentence: `A proposal is on ${path.printed} from the first or not at all: it is for the ${path.raisedBy.join(' or ')} to raise one. Choose another path.`,
      field: 'path',
    };
  if (open.has(state)) return null;
  const had = pathOf(process, row?.fields.path);
  const determines = ['refine', 'consult', 'return'].includes(transition.move) && transition.by !== undefined;
  if (!had || had === pathOf(process, sets.path) || determines) return null;
  return { sentence: `It was determined to ${had.printed}. Leave the path as it is.`, field: 'path' };
};

const notBeforeRaised: Rule = (_, { asked: { row, move, day } }) => {
  const raised = dayIn(row, 'raised_on');
  if (!raised || day >= raised || move === 'raise' || move === 'draft') return null;
  return { sentence: `It was raised on ${dayInWords(raised)}: nothing was decided of it before. Give a later day.` };
};

const rules: Readonly<Record<string, Rule>> = {
  raise: (process, ruled) => alternativeWhile(process, ruled) ?? raisedLater(process, ruled),
  urge: (_, { fields }) =>
    fields.urgency === 'asked' ? null : { sentence: 'To ask for urgency, leave it as asked for.', field: 'urgency' },
  rule: (_, { asked: { row, sets } }) => {
    if (text(row, 'urgency') !== 'asked')
      return { sentence: 'Nobody asked that it be urgent. The proposer asks first.' };
    return sets.urgency === 'urgent' || sets.urgency === 'ordinary'
      ? null
      : { sentence: 'Say whether it is urgent or not.', field: 'urgency' };
  },
  contest: (_, { asked: { row } }) =>
    text(row, 'timetable_appeal') === 'asked'
      ? { sentence: 'Its timetable is appealed already, and that appeal is not decided yet.' }
      : null,
  settle: (_, { asked: { row, sets } }) => {
    if (text(row, 'timetable_appeal') !== 'asked')
      return { sentence: 'Nobody appealed its timetable. The proposer appeals first.' };
    return sets.timetable_appeal === 'upheld' || sets.timetable_appeal === 'dismissed'
      ? null
      : { sentence: 'Say whether the appeal is upheld or dismissed.', field: 'timetable_appeal' };
  },
  withdraw: (_, { asked: { facts }, state }) => {
    const voted = state === 'vote' && facts.votes.some((one) => one.state === 'closed' && thisRound(one, facts));
    return voted
      ? { sentence: 'The vote on it is closed, and a proposal is withdrawn only before that. Record what was decided.' }
      : null;
  },
  adopt: (_, { asked: { row, sets } }) => {
    if (!dayIn(row, 'raised_on'))
      return { sentence: 'It was withdrawn before it was raised, so there is no proposal to adopt. Lodge a new one.' };
    const proposer = text({ fields: { ...sets } }, 'proposer');
    if (proposer === '') return { sentence: 'Say who adopts it.', field: 'proposer' };
    return proposer === text(row, 'proposer')
      ? { sentence: 'Who withdrew it cannot adopt it. Name another, or raise a new proposal.', field: 'proposer' }
      : null;
  },
  implement: (_, { fields, asked: { day } }) => {
    const on = dayIn({ fields }, 'implements_on');
    return on && on > day
      ? {
          sentence: `It is to be implemented on ${dayInWords(on)}. Record it from that day, or set another.`,
          field: 'implements_on',
        }
      : null;
  },
};

/** An alternative arises where the solution is worked on. */
const alternativeWhile: Rule = (_, { asked: { facts, row }, fields, state }) => {
  if (text({ fields }, 'alternative_to') === '' || state === 'draft' || row?.state === 'draft') return null;
  const main = facts.main;
  if (!main || ['raised', 'refinement', 'returned'].includes(main.state)) return null;
  return {
    sentence: `${main.ref} is not being worked on any more, so there is no alternative to it. Raise a proposal of its own.`,
    field: 'alternative_to',
  };
};

const raisedLater: Rule = (_, { fields, asked: { day } }) => {
  const on = dayIn({ fields }, 'raised_on');
  return on && on > day
    ? { sentence: `It cannot be raised on ${dayInWords(on)}, which is still to come.`, field: 'raised_on' }
    : null;
};
