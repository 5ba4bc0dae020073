/**
 * The layout of the register that codes share: its columns, by the name they bear in a file and what they hold. A code
 * says which; where it does not, ours is used, and the page says so.
 */
import type { Code } from '../codes/code.ts';
import { type Provenance, ruleOn } from '../codes/rule.ts';
import type { Day } from '../kernel/define.ts';

/** What a column may hold. */
export const layoutFields = {
  code: 'the code whose change it is, by its short name',
  number: 'the number it has there',
  title: 'its title',
  status: 'where it stands, in that code’s words',
  proposer: 'who proposed it',
  raised_on: 'the day it was raised',
  implements_on: 'the day it takes effect',
  description: 'what it is about',
  impacts: 'the codes it affects, with semicolons between them',
  lead: 'the code that leads, where it touches several',
  related: 'numbers of changes it goes with, with semicolons between them',
  address: 'where it can be read',
} as const;
export type LayoutField = keyof typeof layoutFields;

export interface Column {
  printed: string;
  field: LayoutField;
  /** A row without it cannot be read. */
  needed: boolean;
}

export interface Layout {
  columns: readonly Column[];
  /** Whether the code says it; ours otherwise. */
  own: boolean;
  provenance: Provenance;
  note: string;
}

const ours: readonly Column[] = [
  { printed: 'Code', field: 'code', needed: true },
  { printed: 'Number', field: 'number', needed: true },
  { printed: 'Title', field: 'title', needed: true },
  { printed: 'Status', field: 'status', needed: true },
  { printed: 'Proposer', field: 'proposer', needed: false },
  { printed: 'Raised on', field: 'raised_on', needed: false },
  { printed: 'Implementation date', field: 'implements_on', needed: false },
  { printed: 'Summary', field: 'description', needed: false },
  { printed: 'Codes affected', field: 'impacts', needed: false },
  { printed: 'Lead code', field: 'lead', needed: false },
  { printed: 'Goes with', field: 'related', needed: false },
  { printed: 'Address', field: 'address', needed: false },
];

/** The layout in force on a day. A column whose field is none of ours holds nothing and is left out. */
export function layoutOf(code: Pick<Code, 'exchange'>, day: Day): Layout {
  const rule = code.exchange && ruleOn(code.exchange.columns, day);
  const said = (rule?.value ?? []).filter(({ field }) => field in layoutFields);
  if (!rule || said.length === 0)
    return {
      columns: ours,
      own: false,
      provenance: rule?.provenance ?? 'unknown',
      note: rule?.note ?? 'The code does not say what the columns are.',
    };
  const columns = said.map(({ printed, field, needed }) => ({
    printed,
    field: field as LayoutField,
    needed: needed === true || field === 'code' || field === 'number' || field === 'title',
  }));
  return { columns, own: true, provenance: rule.provenance, note: rule.note ?? '' };
}
