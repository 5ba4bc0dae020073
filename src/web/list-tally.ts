/** How many rows a list holds, in all and by each value it may be narrowed to: counted in as few readings as can be. */
import type { Tx } from '../kernel/db.ts';
import type { Register } from '../kernel/define.ts';
import { type Held, type Query, type Tally, tally } from '../kernel/read.ts';
import { filtersOf } from './list-query.ts';
import { remembered } from './remembered.ts';
import type { View } from './view.ts';

export interface ListTally {
  /** Rows of the list as asked for, on all its pages. */
  total: number;
  /** By state, and late, as if no state had been chosen. */
  whole: Tally;
  /** By each filter, as if nothing had been chosen of it: what one may choose instead. */
  by: ReadonlyMap<string, readonly Held[]>;
}

export async function tallyList(tx: Tx, view: View, register: Register, query: Query): Promise<ListTally> {
  const { code, at, filters, search, overdue } = query;
  const asked: Query = { code, at, filters, search, overdue };
  return remembered({ tx, view }, [register.name, asked], () => counted(tx, view, register, asked));
}

async function counted(tx: Tx, view: View, register: Register, query: Query): Promise<ListTally> {
  const late = view.asAt.on;
  const filters = filtersOf(register);
  const chosen = filters.filter((name) => (query.filters?.[name] ?? []).length > 0);
  const free = filters.filter((name) => !chosen.includes(name));
  const found = await tally(tx, register, query, { by: ['state', ...free], late });
  const by = new Map(found.by);
  for (const name of chosen) {
    const others = await tally(tx, register, without(query, name), { by: [name] });
    by.set(name, others.by.get(name) ?? []);
  }
  const narrowed = query.overdue !== undefined || (query.filters?.state ?? []).length > 0;
  const whole = narrowed
    ? await tally(tx, register, { ...without(query, 'state'), overdue: undefined }, { by: ['state'], late })
    : found;
  return { total: found.total, whole, by };
}

function without(query: Query, name: string): Query {
  return { ...query, filters: { ...query.filters, [name]: [] } };
}
