/** Issues by month as bars, each split by what became of them. Its figures are in the table beside it. */
import { type MonthVolume, monthWords, outcomes, outcomeWords, type Volumes } from '../../issues/volumes.ts';

const width = 940;
const height = 240;
const left = 34;
const top = 12;
const foot = 34;

/** Months shown at most; of more, the newest. */
const mostMonths = 24;
const leastMonths = 6;

export function VolumesChart({ volumes, line }: { volumes: Volumes; line: number | null }) {
  const months = padded(volumes.months.slice(-mostMonths));
  const highest = Math.max(1, line ?? 0, ...months.map(({ total }) => total));
  const step = stepFor(highest);
  const most = Math.ceil(highest / step) * step;
  const y = (n: number) => top + (1 - n / most) * (height - top - foot);
  const each = (width - left) / months.length;
  const bar = Math.min(46, each * 0.64);
  const shown = Math.max(1, Math.ceil(months.length / 12));
  return (
    <section class="volumes-chart" aria-label="Issues by month, drawn" tabindex={0}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby="volumes-title">
        <title id="volumes-title">{`Issues by month, ${monthWords(months[0]?.month ?? '')} to ${monthWords(months.at(-1)?.month ?? '')}`}</title>
        {Array.from({ length: most / step + 1 }, (_, index) => index * step).map((n) => (
          <>
            <line class="grid" x1={left} x2={width} y1={y(n)} y2={y(n)} />
            <text class="axis" x={left - 8} y={y(n) + 4} text-anchor="end">
              {n}
            </text>
          </>
        ))}
        {months.map((month, index) => {
          const x = left + index * each + (each - bar) / 2;
          return (
            <>
              <Stack month={month} x={x} bar={bar} y={y} />
              {index % shown === 0 && (
                <text class="axis" x={x + bar / 2} y={height - 14} text-anchor="middle">
                  {shortMonth(month.month)}
                </text>
              )}
            </>
          );
        })}
        {line !== null && <line class="trigger" x1={left} x2={width} y1={y(line)} y2={y(line)} />}
      </svg>
      <p class="note legend">
        {outcomes
          .filter((one) => volumes.by[one] > 0)
          .map((one) => (
            <span>
              <span class={`key ${one}`} /> {outcomeWords[one]}
            </span>
          ))}
      </p>
    </section>
  );
}

interface StackProps {
  month: MonthVolume;
  x: number;
  bar: number;
  y: (n: number) => number;
}

function Stack({ month, x, bar, y }: StackProps) {
  let below = 0;
  return (
    <g>
      {outcomes.map((one) => {
        const n = month.by[one];
        const from = below;
        below += n;
        return n > 0 ? <rect class={one} x={x} y={y(below)} width={bar} height={y(from) - y(below)} /> : null;
      })}
    </g>
  );
}

const shortMonth = (month: string) => {
  const [name = '', year = ''] = monthWords(month).split(' ');
  return `${name.slice(0, 3)} ${year.slice(2)}`;
};

/** Between the lines of the grid: 1, 2, 5, 10, … so that there are six of them at most. */
function stepFor(highest: number): number {
  for (let size = 1; ; size *= 10) for (const one of [1, 2, 5]) if (highest / (one * size) <= 6) return one * size;
}

/** A bar by itself says nothing of more or fewer: the months before the first stand beside it, empty. */
function padded(months: readonly MonthVolume[]): MonthVolume[] {
  const list = [...months];
  while (list.length < leastMonths) {
    const [year, month] = (list[0]?.month ?? '').split('-').map(Number) as [number, number];
    const before = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
    list.unshift({
      month: before,
      total: 0,
      refs: [],
      by: { waiting: 0, referred: 0, resolved: 0, modification: 0, closed: 0 },
    });
  }
  return list;
}
