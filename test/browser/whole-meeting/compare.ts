/** Two Quorates side by side: what one holds because the meeting was held there, the other because its minutes were imported. */

type Records = Record<string, unknown[]>;
interface Held extends Record<string, unknown> {
  ref: string;
}

/** What is known of a meeting that is held here and that minutes do not print, by register; `*` for every one. */
const beyondMinutes: Readonly<Record<string, readonly string[]>> = {
  // Since when, and by which entry: the two learned it in different steps.
  '*': ['from', 'to', 'since'],
  meeting: ['document', 'paper_day', 'review_by', 'approved_on', 'published_on'],
  attendance: ['times', 'position'],
  item: ['purpose', 'presenter', 'starts_at', 'minutes_planned', 'about', 'minuted'],
  decision: ['quorum'],
};

/** Each record by its register and reference, with what minutes can say of it. */
export function comparable(held: Records): Record<string, Record<string, unknown>> {
  const all: Record<string, Record<string, unknown>> = {};
  for (const [register, records] of Object.entries(held)) {
    const left = [...(beyondMinutes['*'] ?? []), ...(beyondMinutes[register] ?? [])];
    for (const record of records as Held[])
      all[`${register} ${record.ref}`] = Object.fromEntries(
        Object.entries(record).filter(([name, value]) => !left.includes(name) && value !== null && value !== ''),
      );
  }
  return all;
}
