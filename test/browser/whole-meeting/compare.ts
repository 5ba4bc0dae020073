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

/** Where breaks of lines fall in what was reported is the paper's: a cell of a table has none. */
const asRun = (value: unknown) => (typeof value === 'string' ? value.replace(/\s+/g, ' ') : value);

/** Each record by its register and reference, with what minutes can say of it. */
function comparable(held: Records): Record<string, Record<string, unknown>> {
  const all: Record<string, Record<string, unknown>> = {};
  for (const [register, records] of Object.entries(held)) {
    const left = [...(beyondMinutes['*'] ?? []), ...(beyondMinutes[register] ?? [])];
    for (const record of records as Held[])
      all[`${register} ${record.ref}`] = Object.fromEntries(
        Object.entries(record)
          .filter(([name, value]) => !left.includes(name) && value !== null && value !== '')
          .map(([name, value]) => [name, asRun(value)]),
      );
  }
  return all;
}

/** Where the two differ: each record that is not the same in both, as the one and as the other has it. `aside`: records left aside, by name. */
export function differences(one: Records, other: Records, aside?: RegExp): unknown[] {
  const [here, there] = [comparable(one), comparable(other)];
  const names = [...new Set([...Object.keys(here), ...Object.keys(there)])].filter((name) => !aside?.test(name));
  return names.flatMap((name) => {
    const [a, b] = [here[name] ?? {}, there[name] ?? {}];
    const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    const differ = fields.filter((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]));
    return differ.length === 0 ? [] : [{ name, here: pick(a, differ), there: pick(b, differ) }];
  });
}

function pick(record: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, record[field]]));
}
