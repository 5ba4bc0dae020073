/** One figure of the bench: what was measured, the floor it is held against in the same run, and the limit it must keep. */

export interface Figure {
  /** What a reader of the table sees: "List of 50 of 100,000 rows, whole page". */
  name: string;
  value: number;
  unit: 'ms' | 's' | 'MB' | 'MB/s' | 'statements' | 'records/s';
  /** The same work without Quorate, in the same unit; absent where the limit is absolute. */
  floor?: number;
  /** What the floor is, in a few words. */
  floorIs?: string;
  /** Of the ratio to the floor (`times`), or of the value itself (`value`); `least` turns the comparison round. */
  limit?: { of: 'times' | 'value'; is: number; least?: boolean };
  note?: string;
}

export function ratioOf(figure: Figure): number | null {
  return figure.floor === undefined ? null : figure.value / figure.floor;
}

/** Null where there is no limit to keep. */
export function keepsLimit(figure: Figure): boolean | null {
  if (!figure.limit) return null;
  const { of, is, least } = figure.limit;
  const measured = of === 'times' ? (ratioOf(figure) ?? Number.NaN) : figure.value;
  return least ? measured >= is : measured <= is;
}

/** The middle of the sorted values, or any other quantile by its share (0.95 for p95). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds that each of `times` runs takes, after `warmUp` runs that do not count. */
export async function timed(work: () => unknown, times: number, warmUp = 0): Promise<number[]> {
  const taken: number[] = [];
  for (let run = -warmUp; run < times; run += 1) {
    const from = performance.now();
    await work();
    if (run >= 0) taken.push(performance.now() - from);
  }
  return taken;
}

/** A Markdown table, ready for ARCHITECTURE.md. */
export function tableOf(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => {
    const ratio = ratioOf(figure);
    const floor = figure.floor === undefined ? '' : `${spoken(figure.floor, figure.unit)} (${figure.floorIs})`;
    const cells = [figure.name, spoken(figure.value, figure.unit), floor, ratio === null ? '' : `${digits(ratio)} ×`];
    return `| ${[...cells, limitOf(figure), verdict(figure)].join(' | ')} |`;
  });
  return [
    '| figure | measured | floor in the same run | ratio | limit | |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

function limitOf({ limit, unit }: Figure): string {
  if (!limit) return '';
  return `${limit.least ? '≥' : '≤'} ${limit.of === 'times' ? `${limit.is} ×` : spoken(limit.is, unit)}`;
}

function verdict(figure: Figure): string {
  const kept = keepsLimit(figure);
  return kept === null ? '' : kept ? 'ok' : '**not**';
}

function spoken(value: number, unit: Figure['unit']): string {
  return `${digits(value)} ${unit}`;
}

/** Three figures that mean something: 0.42, 3.1, 27, 12,400. */
function digits(value: number): string {
  if (value >= 100) return Number(value.toPrecision(3)).toLocaleString('en-GB');
  return String(Number(value.toPrecision(2)));
}
