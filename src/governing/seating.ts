/** Who sits on a body on a day, category by category, against the number of seats that the code gives each. */
import type { BodyConfig, Code, Rule } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Day } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { categoryKey } from './category.ts';

export interface CategorySeats {
  category: string;
  /** Seats that the code gives it on the day; null where it does not say. */
  wanted: number | null;
  rule: Rule<number> | null;
  votes: boolean;
  filled: Row[];
  /** Empty seats on record, as many as there are vacancies at most: a spare record is no vacancy. */
  vacant: Row[];
  /** Seats nobody holds, whether there is a record of them or not. */
  vacancies: number;
  /** Held beyond what the code gives. */
  over: number;
}

/**
 * @param seats records of the body's seats as they stand on the day, of any state
 * @param config what the code says of the body; null for one it does not know
 */
export function seatingOf(
  code: Pick<Code, 'partyCategories'>,
  config: BodyConfig | null,
  { seats, day }: { seats: readonly Row[]; day: Day },
): CategorySeats[] {
  const open = seats.filter((one) => one.state !== 'ended');
  const given = (config?.seats ?? []).map(({ category, seats: rule, vote }) => ({
    category,
    rule: ruleOn(rule, day),
    vote,
  }));
  const keyOf = (row: Row) => categoryKey(code, categoryOf(row));
  const known = new Set(given.map(({ category }) => categoryKey(code, category)));
  const others = [
    ...new Map(open.filter((row) => !known.has(keyOf(row))).map((row) => [keyOf(row), categoryOf(row)])).values(),
  ];
  return [
    ...given.map(({ category, rule, vote }) => ({ category, rule, vote: vote as boolean | null })),
    ...others.map((category) => ({ category, rule: null, vote: null })),
  ].map(({ category, rule, vote }) => {
    const mine = open.filter((row) => keyOf(row) === categoryKey(code, category));
    const filled = mine.filter((row) => row.state === 'filled');
    const empty = mine.filter((row) => row.state === 'vacant');
    const wanted = rule?.value ?? null;
    const vacancies = wanted === null ? empty.length : Math.max(0, wanted - filled.length);
    return {
      category,
      wanted,
      rule,
      votes: vote ?? mine.every((row) => row.fields.votes !== false),
      filled,
      vacant: empty.slice(0, vacancies),
      vacancies,
      over: wanted === null ? 0 : Math.max(0, filled.length - wanted),
    };
  });
}

/** As its record has it; a chair of whom minutes print only the role is of no other category. */
function categoryOf(row: Row): string {
  return String(row.fields.category || row.fields.role || 'Member');
}
