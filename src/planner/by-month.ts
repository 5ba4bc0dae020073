/** Entries as a planner shows them: what is late, then month by month. */
import type { Day } from '../kernel/define.ts';
import type { PlanEntry } from './entry.ts';

export interface Month {
  /** `2017-01`. */
  month: string;
  /** "January 2017". */
  name: string;
  entries: PlanEntry[];
  /** Whether the body meets in it, as far as is planned. */
  meets: boolean;
}

const names = 'January February March April May June July August September October November December'.split(' ');

/** Every month from `today` to `until`, those with nothing in them too: an empty month is worth seeing. */
export function byMonth(entries: readonly PlanEntry[], { today, until }: { today: Day; until: Day }): Month[] {
  const months: Month[] = [];
  for (let at = today.slice(0, 7); at <= until.slice(0, 7); at = after(at)) {
    const own = entries.filter(({ day, late }) => !late && day.startsWith(at));
    const [year, month] = at.split('-');
    months.push({
      month: at,
      name: `${names[Number(month) - 1]} ${year}`,
      entries: own,
      meets: own.some(({ kind }) => kind === 'meeting'),
    });
  }
  return months;
}

function after(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
