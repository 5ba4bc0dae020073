/** A body's seats as the code gives them, put on record: imported minutes create only the seats they see somebody in. */
import type { BodyConfig, Code } from '../codes/code.ts';
import type { Change, Day } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { keyOf } from '../minutes/name-key.ts';
import { seatingOf } from './seating.ts';
import { nextWithin } from './suggest-ref.ts';

export interface Standing {
  /** The body's record on the day; null when there is none. */
  body: Row | null;
  /** Its seats on the day, of any state. */
  seats: readonly Row[];
  /** References of seats already given, on whatever day. */
  taken: readonly string[];
  day: Day;
}

/**
 * The changes that bring the body and its missing seats onto the record, the seats vacant. One Decision is theirs.
 * Throws Refused when nothing is missing, or the code gives no seats.
 */
export function setUpBody(code: Code, config: BodyConfig, { body, seats, taken, day }: Standing): Change[] {
  const known = [...taken];
  const created = seatingOf(code, config, { seats, day }).flatMap((one): Change[] => {
    const missing = Math.max(0, one.vacancies - one.vacant.length);
    return Array.from({ length: missing }, () => {
      const ref = nextWithin(seatPrefix(config.id, one.category), known);
      known.push(ref);
      return {
        register: 'seat',
        ref,
        move: 'create',
        sets: {
          title: vacantTitle(one.category),
          body: config.id,
          category: one.category,
          votes: one.votes,
          ...(/\bchair\b/i.test(one.category) ? { role: 'Chair' } : {}),
        },
        expects: 0,
      };
    });
  });
  if (created.length === 0)
    throw new Refused(
      config.seats.some(({ seats: rule }) => rule.value !== null)
        ? `Every seat that the code gives the ${config.name} is on record already. Nothing is to be set up.`
        : `The code does not say which seats the ${config.name} has. Add them one by one.`,
    );
  return [...(body ? [] : [establish(config)]), ...created];
}

function establish(config: BodyConfig): Change {
  return {
    register: 'body',
    ref: config.id,
    move: 'establish',
    sets: {
      title: config.name,
      aliases: [...config.aliases],
      about: config.about,
      ...(config.parent ? { parent: config.parent } : {}),
      ...(config.actionPrefix ? { action_prefix: config.actionPrefix } : {}),
    },
    expects: 0,
  };
}

export const vacantTitle = (category: string): string => `${category}: vacant seat`;
export const heldTitle = (category: string, name: string): string => `${category}: ${name}`;
export const seatPrefix = (body: string, category: string): string =>
  `${body}/${keyOf(category, 'organisation') || 'member'}`;
