/** What is still open of a proposal when it ends: the changes that close it, for the same Decision. Pure. */
import type { Change, Day, Value } from '../kernel/define.ts';
import { type Fact, type ProcessFacts, text } from './facts.ts';

/** Why it ends, as the records that are closed with it say: "The proposal was withdrawn." */
export interface Ending {
  day: Day;
  reason: string;
  /** The meeting at which it ends; null where it is none's. */
  meeting?: string | null;
}

/**
 * Changes that close what stands open beside a proposal. What is another proposal's stays:
 * a vote or a consultation on the one it is an alternative to.
 */
export function endsWith(facts: ProcessFacts, ending: Ending): Change[] {
  const own = (list: readonly Fact[], ...states: string[]) =>
    list.filter(({ state, fields }) => states.includes(state) && fields.modification === facts.ref);
  const spoken: Record<string, Value> = ending.meeting ? { last_meeting: ending.meeting } : {};
  const change =
    (register: string, move: string, sets: Record<string, Value>) =>
    (row: Fact): Change => ({
      register,
      ref: row.ref,
      move,
      sets,
    });
  return [
    ...own(facts.assessments, 'requested').map(change('assessment', 'withdraw', { reason: ending.reason, ...spoken })),
    ...own(facts.consultations, 'open').map((row) =>
      change('consultation', 'close', closing(row, ending.day, spoken))(row),
    ),
    ...own(facts.consultations, 'planned').map(change('consultation', 'close', spoken)),
    ...own(facts.votes, 'open').map(change('vote', 'void', { explained: ending.reason })),
    ...own(facts.inclusions, 'proposed', 'included').map(
      change('inclusion', 'defer', { note: ending.reason, ...spoken }),
    ),
    ...own(facts.points, 'open').map(change('point', 'drop', {})),
  ];
}

/** A consultation cut short closes on the day, whatever day it was to close on. */
function closing(row: Fact, day: Day, spoken: Record<string, Value>): Record<string, Value> {
  return { ...(text(row, 'closes_on') > day ? { closes_on: day } : {}), ...spoken };
}
