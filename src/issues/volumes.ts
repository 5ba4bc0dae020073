/** How many issues came in which month and what became of them, and what that says of setting up a sub-group. Pure. */
import { dayInWords } from '../calendar/day.ts';
import type { IssuesConfig } from '../codes/change-parts.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Day } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';

/** What became of an issue, as the volumes count it. */
export const outcomes = ['waiting', 'referred', 'resolved', 'modification', 'closed'] as const;
export type Outcome = (typeof outcomes)[number];

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  waiting: 'Waiting',
  referred: 'Passed on',
  resolved: 'Resolved',
  modification: 'Became a modification',
  closed: 'Closed',
};

export interface MonthVolume {
  /** YYYY-MM. */
  month: string;
  total: number;
  by: Readonly<Record<Outcome, number>>;
  /** References, in the order they came. */
  refs: string[];
}

export interface Volumes {
  /** Every month from the first issue to the day looked at, those without any too. */
  months: MonthVolume[];
  total: number;
  by: Readonly<Record<Outcome, number>>;
  /** References of those whose day is not on record; they are in no month, and in the totals. */
  undated: string[];
}

function outcomeOf(state: string): Outcome {
  if (state === 'open' || state === 'received') return 'waiting';
  return outcomes.find((one) => one === state) ?? 'waiting';
}

const none = (): Record<Outcome, number> => ({ waiting: 0, referred: 0, resolved: 0, modification: 0, closed: 0 });

/**
 * @param rows issues as a reader may see them on a day. What was taken up as another is that other, and counted once.
 * @param today the day they are seen from
 */
export function volumesOf(rows: readonly Pick<Row, 'ref' | 'state' | 'fields'>[], today: Day): Volumes {
  const counted = rows.filter(({ state }) => state !== 'taken');
  const by = none();
  const months = new Map<string, { by: Record<Outcome, number>; refs: string[] }>();
  const undated: string[] = [];
  const came = ({ fields }: Pick<Row, 'fields'>) => (typeof fields.raised_on === 'string' ? fields.raised_on : null);
  for (const row of [...counted].sort((a, b) => String(came(a)).localeCompare(String(came(b))))) {
    const outcome = outcomeOf(row.state);
    by[outcome] += 1;
    const day = came(row);
    if (day === null) {
      undated.push(row.ref);
      continue;
    }
    const month = months.get(day.slice(0, 7)) ?? { by: none(), refs: [] };
    months.set(day.slice(0, 7), month);
    month.by[outcome] += 1;
    month.refs.push(row.ref);
  }
  const first = [...months.keys()].sort()[0];
  const all = first ? monthsFrom(first, today.slice(0, 7)) : [];
  return {
    months: all.map((month) => {
      const held = months.get(month) ?? { by: none(), refs: [] };
      return { month, total: held.refs.length, ...held };
    }),
    total: counted.length,
    by,
    undated,
  };
}

/** Months from one to another, both included; the first alone where it is after the last. */
function monthsFrom(first: string, last: string): string[] {
  const list = [first];
  for (let month = first; month < last; ) {
    const [year, number] = month.split('-').map(Number) as [number, number];
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
    list.push(month);
  }
  return list;
}

/** The sum over so many months up to each, by the month it ends in. */
function rolling(months: readonly MonthVolume[], span: number): { month: string; sum: number }[] {
  return months.map(({ month }, index) => ({
    month,
    sum: months.slice(Math.max(0, index - span + 1), index + 1).reduce((sum, { total }) => sum + total, 0),
  }));
}

export interface Trigger {
  /** What the code sets; null where it sets nothing. */
  set: { issues: number; months: number } | null;
  /** Whether it is reached now, and when it first was. */
  reached: boolean;
  first: string | null;
  clause: string | null;
  note: string | null;
}

/** Whether volumes say that a sub-group is needed, by the rule of the day. */
export function triggerOf(config: Pick<IssuesConfig, 'trigger'> | undefined, { months }: Volumes, today: Day): Trigger {
  const rule = config && ruleOn(config.trigger, today);
  const set = rule?.value ?? null;
  const sums = set ? rolling(months, set.months) : [];
  const over = sums.filter(({ sum }) => set !== null && sum >= set.issues);
  return {
    set,
    reached: over.at(-1) !== undefined && over.at(-1)?.month === months.at(-1)?.month,
    first: over[0]?.month ?? null,
    clause: rule?.clause ?? null,
    note: rule?.note ?? null,
  };
}

export interface Supposed {
  issues: number;
  /** By span in months: in how many months it would have been reached, and when first. */
  spans: { months: number; times: number; first: string | null }[];
}

/** Spans that a trigger might be set over. */
export const spans: readonly number[] = [1, 3];

/** Lines shown at most; beyond them a number says nothing that the ones before do not. */
const mostSupposed = 10;

/** What each number would have meant, up to the highest that was ever reached. */
export function supposedTriggers({ months }: Volumes): Supposed[] {
  const sums = spans.map((span) => ({ span, list: rolling(months, span) }));
  const highest = Math.max(0, ...sums.flatMap(({ list }) => list.map(({ sum }) => sum)));
  return Array.from({ length: Math.min(mostSupposed, highest) }, (_, index) => ({
    issues: index + 1,
    spans: sums.map(({ span, list }) => {
      const over = list.filter(({ sum }) => sum >= index + 1);
      return { months: span, times: over.length, first: over[0]?.month ?? null };
    }),
  }));
}

/** "December 2016". */
export function monthWords(month: string): string {
  return dayInWords(`${month}-01`).slice(2);
}
