/** A list's address read into a query: every filter, sort and cursor lives in the URL, so a page can be sent to a colleague. */
import type { Register } from '../kernel/define.ts';
import type { Query } from '../kernel/read.ts';
import type { View } from './view.ts';

export const pageSize = 50;

/** Fields shown as columns: those asked for in `columns`, or those the register shows by itself. */
export function columnsOf(register: Register, query: URLSearchParams): string[] {
  const asked = query.getAll('column').filter((name) => Object.hasOwn(register.fields, name));
  return asked.length > 0 ? asked : Object.keys(register.fields).filter((name) => register.fields[name]?.column);
}

/** Fields that can be filtered by, in the register's order. */
export function filtersOf(register: Register): string[] {
  return Object.keys(register.fields).filter((name) => register.fields[name]?.filter);
}

/** Unknown names and odd values are left out: an old bookmark still shows a list. */
export function queryOf(view: View, register: Register, limit?: number): Query {
  const { query } = view;
  const filters: Record<string, string[]> = {};
  for (const name of ['state', 'class', ...Object.keys(register.fields)]) {
    const values = query.getAll(name).filter((value) => value !== '');
    if (values.length > 0) filters[name] = values;
  }
  const sort = query.get('sort');
  const by = sort?.replace(/^-/, '') ?? '';
  return {
    code: view.code.id,
    at: view.at,
    filters,
    ...(query.get('words')?.trim() ? { search: query.get('words') ?? '' } : {}),
    ...(query.get('late') && register.due ? { overdue: view.asAt.on } : {}),
    ...(sort && (Object.hasOwn(register.fields, by) || by === 'ref' || by === 'state')
      ? { sort: { by, descending: sort.startsWith('-') } }
      : {}),
    ...(query.get('after') ? { after: query.get('after') ?? '' } : {}),
    ...(limit ? { limit } : {}),
  };
}
