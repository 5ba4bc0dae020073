/**
 * Steps over months, as a drawing: bars for what takes days, diamonds for what is a day. Drawn on the server, whole without
 * style (it goes into papers as a file too), and never by colour alone: what decides the end is joined by a line, what was
 * first planned is pale, what it became is an outline, what is only reckoned is dashed.
 */
import type { Child } from 'hono/jsx';
import { dayWords } from './dates.ts';

export interface Mark {
  /** `ghost` is where it was, `outline` where it is now instead, `span` holds several steps together. */
  kind: 'bar' | 'diamond' | 'ghost' | 'outline' | 'span';
  from: string;
  to: string;
  /** Said on hover, and by ear. */
  title: string;
  critical?: boolean;
  /** Not planned by anybody; worked out from a pattern. */
  reckoned?: boolean;
  done?: boolean;
  /** It is one day, however it is drawn. */
  day?: boolean;
  /** Latest day it may end on: a thin line leads there. */
  slackTo?: string | null;
  /** What dragging it supposes to move. */
  step?: string;
}

export interface PictureRow {
  label: string;
  /** A second, smaller line: what is next. */
  note?: string;
  href?: string;
  tone?: 'late' | 'head';
  marks: readonly Mark[];
}

export interface PictureProps {
  title: string;
  /** What it shows, for whoever cannot see it. */
  desc: string;
  rows: readonly PictureRow[];
  today: string;
  /** Written out in full as a file of its own: namespace, white ground. */
  file?: boolean;
  id?: string;
}

const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const width = 974;
const labels = 218;
const right = 16;
const head = 30;

interface Scale {
  first: number;
  last: number;
  x(text: string): number;
  months: { at: number; words: string }[];
}

/** Whole months, from that of the first mark to the one after the last; at least three, or one bar would fill it. */
function scaleOf({ rows, today }: PictureProps): Scale {
  const days = [
    today,
    ...rows.flatMap(({ marks }) => marks.flatMap(({ from, to, slackTo }) => [from, to, slackTo ?? to])),
  ].sort();
  const [from = today, to = today] = [days[0], days.at(-1)];
  const begin = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  const end = Math.max(begin + 3, Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)));
  const at = (month: number) => Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
  const [first, last] = [at(begin), at(end)];
  const x = (number: number) => labels + ((number - first) / (last - first)) * (width - labels - right);
  const every = Math.ceil((end - begin) / 14);
  // Where names stand close, the year is two digits.
  const tight = ((width - labels - right) / (end - begin)) * every < 66;
  const months = Array.from({ length: end - begin }, (_, n) => begin + n)
    .filter((_, n) => n % every === 0)
    .map((month, n) => {
      const year = String(Math.floor(month / 12));
      const told = n === 0 || month % 12 < every ? (tight ? ` ’${year.slice(2)}` : ` ${year}`) : '';
      return { at: x(at(month)), words: `${names[month % 12]}${told}` };
    });
  return { first, last, x: (text) => x(day(text)), months };
}

const heightOf = ({ note }: PictureRow) => (note ? 42 : 31);

export function TimetablePicture(props: PictureProps) {
  const { title, desc, rows, today, file, id = 'timetable-picture' } = props;
  const scale = scaleOf(props);
  const tops: number[] = [];
  let bottom = head;
  for (const row of rows) {
    tops.push(bottom);
    bottom += heightOf(row);
  }
  const height = bottom + 8;
  return (
    <svg
      class="timetable-picture"
      // What holds links is no image to a screen reader: it would hide them.
      role={rows.some(({ href }) => href) ? 'group' : 'img'}
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${width} ${height}`}
      width={String(width)}
      height={String(height)}
      data-first={String(scale.first)}
      data-days={String(scale.last - scale.first)}
      data-left={String(labels)}
      data-right={String(width - right)}
      {...(file ? { xmlns: 'http://www.w3.org/2000/svg', 'font-family': 'Inter, Arial, sans-serif' } : {})}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{desc}</desc>
      {file && <rect width={String(width)} height={String(height)} fill="#fff" />}
      <Grid scale={scale} bottom={bottom} />
      <Joins rows={rows} tops={tops} scale={scale} />
      {rows.map((row, n) => (
        <Row row={row} top={tops[n] as number} scale={scale} />
      ))}
      <Today today={today} scale={scale} bottom={bottom} />
    </svg>
  );
}

function Grid({ scale, bottom }: { scale: Scale; bottom: number }) {
  return (
    <g class="grid">
      {scale.months.map(({ at, words }) => (
        <>
          <line
            x1={n(at)}
            x2={n(at)}
            y1={n(head - 4)}
            y2={n(bottom)}
            stroke="#dde2ea"
            stroke-width="1"
            class="month-line"
          />
          <text x={n(at + 3)} y="18" font-size="13" fill="#4d5c75" class="month-name">
            {words}
          </text>
        </>
      ))}
    </g>
  );
}

function Today({ today, scale, bottom }: { today: string; scale: Scale; bottom: number }) {
  const at = n(scale.x(today));
  return (
    <line
      x1={at}
      x2={at}
      y1={n(head - 4)}
      y2={n(bottom)}
      stroke="#0e5a63"
      stroke-width="1.5"
      stroke-dasharray="4 3"
      class="today"
    >
      <title>{`Today, ${dayWords(today)}`}</title>
    </line>
  );
}

const n = (value: number) => String(Math.round(value * 10) / 10);

function Row({ row, top, scale }: { row: PictureRow; top: number; scale: Scale }) {
  const middle = top + heightOf(row) / 2;
  const text: Child = (
    <text
      x="0"
      y={n(row.note ? middle - 3 : middle + 4.5)}
      font-size="13"
      fill={row.tone === 'late' ? '#a11b1b' : '#152033'}
      class={`step-name ${row.tone ?? ''}`.trim()}
      {...(row.tone === 'head' ? { 'font-weight': '600' } : {})}
    >
      {cut(row.label)}
    </text>
  );
  return (
    <g class="picture-row">
      {row.href ? <a href={row.href}>{text}</a> : text}
      {row.note && (
        <text x="0" y={n(middle + 13)} font-size="11" fill="#4d5c75" class="step-note">
          {cut(row.note, 38)}
        </text>
      )}
      {row.marks.map((mark) => (
        <Drawn mark={mark} middle={middle} scale={scale} />
      ))}
    </g>
  );
}

/** What does not fit beside the drawing is whole in the table below it. */
const cut = (words: string, most = 31) => (words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words);

function Drawn({ mark, middle, scale }: { mark: Mark; middle: number; scale: Scale }) {
  const [from, to] = [scale.x(mark.from), scale.x(mark.to)];
  return (
    <g class={classOf(mark)} {...(mark.step ? { 'data-step': mark.step, 'data-end': mark.to } : {})}>
      <title>{mark.title}</title>
      {mark.slackTo && mark.slackTo > mark.to && <Slack from={to} to={scale.x(mark.slackTo)} middle={middle} />}
      {mark.kind === 'diamond' || mark.day ? (
        <Diamond x={to} y={middle} mark={mark} />
      ) : (
        <Bar from={from} to={to} middle={middle} mark={mark} />
      )}
    </g>
  );
}

const classOf = ({ kind, critical, reckoned, done }: Mark) =>
  ['mark', kind, critical && 'critical', reckoned && 'reckoned', done && 'done'].filter(Boolean).join(' ');

function Bar({ from, to, middle, mark }: { from: number; to: number; middle: number; mark: Mark }) {
  const tall = mark.kind === 'span' ? 6 : 15;
  const paint = {
    bar: { fill: mark.done ? '#8fb4b8' : '#0e5a63', stroke: 'none' },
    span: { fill: '#152033', stroke: 'none' },
    ghost: { fill: '#dde2ea', stroke: 'none' },
    // Whatever it was before shows through.
    outline: { fill: 'none', stroke: '#a11b1b' },
    diamond: {},
  }[mark.kind];
  return (
    <rect
      x={n(from)}
      y={n(middle - tall / 2)}
      width={n(Math.max(3, to - from))}
      height={String(tall)}
      rx={mark.kind === 'span' ? '2' : '4'}
      stroke-width="1.8"
      {...paint}
      class="shape"
    />
  );
}

function Diamond({ x, y, mark }: { x: number; y: number; mark: Mark }) {
  const r = 8.5;
  const paint = diamondPaint(mark);
  return (
    <path
      d={`M${n(x)} ${n(y - r)}L${n(x + r)} ${n(y)}L${n(x)} ${n(y + r)}L${n(x - r)} ${n(y)}Z`}
      stroke-width="1.6"
      {...paint}
      class="shape"
    />
  );
}

function diamondPaint({ kind, reckoned, done }: Mark) {
  const dashed = reckoned ? { 'stroke-dasharray': '3 2' } : {};
  if (kind === 'ghost') return { fill: '#dde2ea', stroke: '#dde2ea' };
  if (kind === 'outline') return { fill: '#fff', stroke: '#a11b1b', ...dashed };
  if (reckoned) return { fill: '#fff', stroke: '#0e5a63', ...dashed };
  return { fill: done ? '#8fb4b8' : '#0e5a63', stroke: done ? '#8fb4b8' : '#0e5a63' };
}

function Slack({ from, to, middle }: { from: number; to: number; middle: number }) {
  return (
    <path
      d={`M${n(from)} ${n(middle)}H${n(to)}M${n(to)} ${n(middle - 4)}v8`}
      fill="none"
      stroke="#7b879b"
      stroke-width="1.2"
      stroke-dasharray="1 3"
      stroke-linecap="round"
      class="slack"
    />
  );
}

/** From the end of each step that decides to the beginning of the next that does. */
function Joins({ rows, tops, scale }: { rows: readonly PictureRow[]; tops: readonly number[]; scale: Scale }) {
  const chain = rows.flatMap((row, at) =>
    row.marks
      .filter(({ critical, kind }) => critical && kind !== 'ghost' && kind !== 'span')
      .slice(-1)
      .map((mark) => ({ mark, y: (tops[at] as number) + heightOf(row) / 2 })),
  );
  const paths = chain.slice(1).map(({ mark, y }, at) => {
    const before = chain[at] as (typeof chain)[number];
    const [x1, x2] = [scale.x(before.mark.to), scale.x(mark.kind === 'diamond' ? mark.to : mark.from)];
    return `M${n(x1)} ${n(before.y)}V${n(y - 12)}H${n(x2)}V${n(y)}`;
  });
  if (rows.filter(({ marks }) => marks.filter(({ critical }) => critical).length > 1).length > 0) return null;
  return <path d={paths.join('')} fill="none" stroke="#0a454c" stroke-width="1.4" class="joins" />;
}
