/** The queue drawn: a bar from the request to what was promised, and beyond it to the date now expected. */
import { type Assessed, promisedOf } from '../../assessing/assessed.ts';
import { kindName } from '../../assessing/clock.ts';
import { addDays, dayFrom, dayNumber } from '../../calendar/day.ts';
import type { Day } from '../../kernel/define.ts';
import { dayWords } from '../../ui/dates.ts';
import type { View } from '../view.ts';

const width = 940;
const left = 250;
const right = 24;
const row = 30;
const head = 26;

/** Its words are in the table above, so readers by ear are told only what it is. */
export function QueuePicture({ view, waiting }: { view: View; waiting: readonly Assessed[] }) {
  const today = view.at.day;
  const days = waiting.flatMap((one) => daysOf(one)).concat(today);
  const [first, last] = [monthOf(min(days), 0), monthOf(max(days), 1)];
  const span = dayNumber(last) - dayNumber(first);
  const x = (day: Day) => left + ((dayNumber(day) - dayNumber(first)) / span) * (width - left - right);
  const height = head + waiting.length * row + 8;
  return (
    <section class="queue-picture" aria-label="The queue drawn" tabindex={0}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby="queue-picture-title">
        <title id="queue-picture-title">{`When each of ${waiting.length} assessments was promised, and when it is now expected`}</title>
        {monthsBetween(first, last).map((month) => (
          <>
            <line class="month" x1={x(month)} x2={x(month)} y1={head - 6} y2={height - 4} />
            <text class="month-name" x={x(month) + 3} y={12}>
              {dayWords(month, 'short').slice(2)}
            </text>
          </>
        ))}
        {waiting.map((one, index) => (
          <Bar view={view} one={one} x={x} y={head + index * row} today={today} />
        ))}
        <line class="today" x1={x(today)} x2={x(today)} y1={head - 6} y2={height - 4} />
      </svg>
      <Legend waiting={waiting} today={today} />
    </section>
  );
}

interface BarProps {
  view: View;
  one: Assessed;
  x: (day: Day) => number;
  y: number;
  today: Day;
}

function Bar({ view, one, x, y, today }: BarProps) {
  const { row: record, targets } = one;
  const promised = promisedOf(one)?.day ?? null;
  const target = String(record.fields.target ?? promised ?? today);
  const from = String(record.fields.requested_on ?? targets[0]?.on ?? target);
  const name = `${record.fields.modification ?? record.ref} ${kindName(view.code, record.fields.kind).toLowerCase()}`;
  const end = promised ?? target;
  return (
    <g>
      <text class="name" x={0} y={y + 17}>
        {name.length > 36 ? `${name.slice(0, 35)}…` : name}
      </text>
      <rect
        class={promised ? 'promised' : 'unknown'}
        x={x(from)}
        y={y + 5}
        width={Math.max(3, x(end) - x(from))}
        height={15}
        rx={4}
      />
      {promised && target > promised && (
        <rect class="slipped" x={x(promised)} y={y + 5} width={x(target) - x(promised)} height={15} rx={4} />
      )}
      {!promised && <circle class="slipped" cx={x(target)} cy={y + 12.5} r={6} />}
    </g>
  );
}

function daysOf(one: Assessed): Day[] {
  const { fields } = one.row;
  return [fields.requested_on, fields.target, promisedOf(one)?.day, one.targets[0]?.on].filter(
    (day): day is Day => typeof day === 'string',
  );
}

const min = (days: readonly Day[]) => days.reduce((a, b) => (a < b ? a : b));
const max = (days: readonly Day[]) => days.reduce((a, b) => (a > b ? a : b));

/** The first day of the month of a day, so many months on. */
function monthOf(day: Day, on: number): Day {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return dayFrom(year + Math.floor((month - 1 + on) / 12), ((month - 1 + on) % 12) + 1, 1);
}

/** First days of months; of many, every third or twelfth, so that their names do not run into one another. */
function monthsBetween(first: Day, last: Day): Day[] {
  const all: Day[] = [];
  for (let month = first; month < last; month = monthOf(addDays(month, 0), 1)) all.push(month);
  const every = all.length > 36 ? 12 : all.length > 12 ? 3 : 1;
  return all.filter((_, index) => index % every === 0);
}

/** Only what is drawn. */
function Legend({ waiting, today }: { waiting: readonly Assessed[]; today: Day }) {
  const known = waiting.filter((one) => promisedOf(one) !== null);
  const slipped = known.some((one) => String(one.row.fields.target ?? '') > (promisedOf(one)?.day ?? ''));
  return (
    <p class="note legend">
      {known.length > 0 && (
        <span>
          <span class="key promised" /> to the promised date
        </span>
      )}
      {slipped && (
        <span>
          <span class="key slipped" /> beyond it, to the date now expected
        </span>
      )}
      {known.length < waiting.length && (
        <span>
          <span class="key unknown" /> to a revised date; what was promised is not on record
        </span>
      )}
      <span>
        <span class="key now" /> {dayWords(today)}
      </span>
    </p>
  );
}
