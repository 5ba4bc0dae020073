/** The items that public minutes name by their formula alone. */
import type { Code } from '../codes/code.ts';
import type { Reader } from '../kernel/access.ts';
import { type Database, reading } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { listRows, type Row } from '../kernel/read.ts';
import type { MinutesRecords } from './records.ts';

/**
 * Sees everything, to one end: the policy lets public minutes give the number of a confidential item and its formula,
 * whoever makes them. Nothing else of what these eyes see may go further than `withFormulas`.
 */
const allEyes: Reader = { public: false, clearance: { '*': 3 } };

/** The number and the formula of each, and nothing more of it. */
export async function confidentialItems(
  ledger: Pick<Ledger, 'registers'> & { db: Database },
  { code, ref, today }: { code: Code; ref: string; today: Day },
): Promise<Row[]> {
  const query = {
    code: code.id,
    at: { day: today, known: null },
    filters: { meeting: [ref], minuted: ['confidential'] },
  };
  const { rows } = await reading(ledger.db, allEyes, (tx) => listRows(tx, registerOf(ledger, 'item'), query));
  return rows
    .filter(({ state }) => state !== 'withdrawn')
    .map((row) => ({ ...row, title: '', fields: { ...bare(row), number: row.fields.number ?? null } }));
}

/** Fields that say nothing of the item but where it stands and what may be said of it. */
function bare({ fields }: Row): Row['fields'] {
  const kept = new Set(['meeting', 'position', 'minuted', 'formula']);
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, kept.has(name) ? value : null]));
}

/** The same records with the items that their reader cannot see, for the making of public minutes. */
export function withFormulas(records: MinutesRecords, hidden: readonly Row[]): MinutesRecords {
  const seen = new Set(records.rows.items.map(({ ref }) => ref));
  const more = hidden.filter(({ ref }) => !seen.has(ref));
  if (more.length === 0) return records;
  const place = (row: Row) => Number(row.fields.position ?? Number.MAX_SAFE_INTEGER);
  const items = [...records.rows.items, ...more].sort((a, b) => place(a) - place(b));
  return { ...records, rows: { ...records.rows, items } };
}
