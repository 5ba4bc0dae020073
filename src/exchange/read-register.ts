/** A table as changes of other codes: columns by their names, rows by what they hold. Pure. */
import type { Value } from '../kernel/define.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import { type Layout, type LayoutField, layoutFields } from './layout.ts';
import { readDay } from './read-day.ts';
import type { TableFile } from './read-table.ts';

/** A change as a register publishes it: the fields of `counterpart`, of the columns that the file has. */
export interface Published {
  line: number;
  code: string;
  number: string;
  fields: Readonly<Record<string, Value>>;
  /** Numbers it goes with, as printed. */
  goesWith: readonly string[];
  /** Whether its status says that it is over. */
  over: boolean;
}

/** A row that cannot be taken in, and why. */
export interface Unread {
  line: number;
  cells: readonly string[];
  why: string;
}

export interface ReadRegister {
  published: readonly Published[];
  unread: readonly Unread[];
  /** Columns that were left out because a person said so. */
  left: readonly string[];
}

/** A file whose columns are not those of the layout; which can be left out is told apart from which are lacking. */
export class OtherColumns extends Refused {
  readonly unknown: readonly string[];
  constructor(problems: readonly Problem[], unknown: readonly string[]) {
    super(problems);
    this.unknown = unknown;
  }
}

const over =
  /\b(implemented|in force|rejected|not implemented|refused|withdrawn|closed|complete|completed|cancelled)\b/i;

/**
 * @param leave columns, as printed in the file, that a person said to leave out
 * @throws OtherColumns, with every column that is not known, twice there or lacking, and what is known
 */
export function readRegister(table: TableFile, layout: Layout, leave: readonly string[] = []): ReadRegister {
  const at = columnsOf(table.head, layout, leave);
  const seen = new Set<string>();
  const published: Published[] = [];
  const unread: Unread[] = [];
  for (const { line, cells } of table.rows) {
    const cell = (field: LayoutField) => cells[at.get(field) ?? -1] ?? '';
    const why = [
      ...layout.columns
        .filter(({ field, needed }) => needed && cell(field) === '')
        .map(({ printed }) => `“${printed}” is empty`),
      ...dayFields
        .filter((field) => cell(field) !== '' && readDay(cell(field)) === null)
        .map((field) => `“${cell(field)}” is no day`),
      ...(cells.length > table.head.length && cells.slice(table.head.length).some((one) => one !== '')
        ? ['it has more cells than there are columns']
        : []),
    ];
    const name = `${cell('code')} ${cell('number')}`.toLowerCase();
    if (why.length === 0 && seen.has(name)) why.push(`${cell('code')} ${cell('number')} stands in an earlier row`);
    if (why.length > 0) unread.push({ line, cells, why: why.join('; ') });
    else {
      seen.add(name);
      published.push(publishedOf(line, at, cell));
    }
  }
  return { published, unread, left: leave };
}

const dayFields = ['raised_on', 'implements_on'] as const;

function publishedOf(
  line: number,
  at: ReadonlyMap<LayoutField, number>,
  cell: (field: LayoutField) => string,
): Published {
  const code = cell('code');
  const fields: Record<string, Value> = { title: cell('title'), other: code, number: cell('number') };
  for (const field of ['status', 'proposer', 'description', 'address'] as const)
    if (at.has(field)) fields[field] = cell(field) || null;
  for (const field of dayFields) if (at.has(field)) fields[field] = cell(field) ? readDay(cell(field)) : null;
  if (at.has('impacts')) fields.impacts = partsOf(cell('impacts'));
  if (at.has('lead')) fields.leads = cell('lead').toLowerCase() === code.toLowerCase();
  return {
    line,
    code,
    number: cell('number'),
    fields,
    goesWith: partsOf(cell('related')),
    over: over.test(cell('status')),
  };
}

function partsOf(text: string): string[] {
  return [...new Set(text.split(/[;\n]/).map((part) => part.trim()))].filter(Boolean);
}

const same = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** Where each field stands; what is printed may differ in case and spaces. */
function columnsOf(head: readonly string[], layout: Layout, leave: readonly string[]): Map<LayoutField, number> {
  const left = new Set(leave.map(same));
  const at = new Map<LayoutField, number>();
  const [unknown, twice]: [string[], string[]] = [[], []];
  for (const [index, printed] of head.entries()) {
    const column = layout.columns.find((one) => same(one.printed) === same(printed));
    if (column && at.has(column.field)) twice.push(printed);
    else if (column) at.set(column.field, index);
    else if (printed !== '' && !left.has(same(printed))) unknown.push(printed);
  }
  const lacking = layout.columns.filter(({ field, needed }) => needed && !at.has(field));
  const problems = [
    ...unknown.map((printed) => ({
      sentence: `The column “${printed}” is not known. Leave it out, or have it added to the layout.`,
      field: 'leave',
    })),
    ...twice.map((printed) => ({
      sentence: `The column “${printed}” is there twice. Take one of them out of the file.`,
    })),
    ...lacking.map(({ printed, field }) => ({
      sentence: `The column “${printed}” (${layoutFields[field]}) is lacking. Name it so in the first row of the file.`,
    })),
  ];
  if (problems.length > 0) throw new OtherColumns(problems, unknown);
  return at;
}
