/** A timetable as rows of its picture. */
import type { Day } from '../../kernel/define.ts';
import type { Timetable, TimetabledStep } from '../../timetable/timetable-of.ts';
import { dayWords } from '../../ui/dates.ts';
import type { Mark, PictureRow } from '../../ui/timetable-picture.tsx';

/** Where steps were before: by id. */
export type Was = ReadonlyMap<string, { start: Day | null; end: Day }>;

/** As agreed, or first worked out. */
export function wasAgreed({ steps }: Timetable): Was {
  return new Map(
    steps.flatMap(({ id, agreed, baseline, start, ended, record }) => {
      const end = agreed ?? baseline;
      const began = typeof record?.fields.starts_on === 'string' ? record.fields.starts_on : start;
      return end && !ended ? [[id, { start: began, end }] as const] : [];
    }),
  );
}

export function wasBefore({ steps }: Timetable): Was {
  return new Map(steps.flatMap(({ id, start, end }) => (end ? [[id, { start, end }] as const] : [])));
}

/** One row a step; the first that moved has a second for what it became, and stages of several steps one above them. */
export function rowsOf(timetable: Timetable, was: Was): PictureRow[] {
  const moved = timetable.steps.filter(({ id, end }) => end !== null && was.has(id) && was.get(id)?.end !== end);
  const cause = moved[0]?.id;
  const stages = new Set<string>();
  return timetable.steps.flatMap((step): PictureRow[] => {
    const rows: PictureRow[] = [];
    if (!stages.has(step.stage)) {
      stages.add(step.stage);
      rows.push(...spanOf(timetable, step.stage));
    }
    if (step.start === null || step.end === null)
      return [...rows, { label: step.name, note: 'No day can be told', marks: [] }];
    const old = was.get(step.id);
    if (!old || old.end === step.end) return [...rows, { label: step.name, marks: [markOf(step)] }];
    const ghost = ghostOf(step, old);
    const now: Mark = { ...markOf(step), kind: 'outline', day: isDay(step) };
    if (step.id !== cause) return [...rows, { label: step.name, marks: [ghost, now] }];
    return [...rows, { label: step.name, marks: [ghost] }, { label: 'as revised', tone: 'late', marks: [now] }];
  });
}

const isDay = ({ kind }: Pick<TimetabledStep, 'kind'>): boolean => kind === 'meeting' || kind === 'release';

/** A stage in which several things are done, from the first to the last. */
function spanOf({ steps, stages }: Timetable, stage: string): PictureRow[] {
  const of = steps.filter((one) => one.stage === stage && one.start !== null && one.end !== null);
  const [from] = of.map(({ start }) => start as Day).sort();
  const to = of
    .map(({ end }) => end as Day)
    .sort()
    .at(-1);
  if (of.filter((one) => !isDay(one)).length < 2 || !from || !to) return [];
  const title = `${stages[stage]}: ${dayWords(from)} to ${dayWords(to)}`;
  return [{ label: stages[stage] ?? stage, tone: 'head', marks: [{ kind: 'span', from, to, title }] }];
}

function markOf(step: TimetabledStep): Mark {
  const [from, to] = [step.start as Day, step.end as Day];
  return {
    kind: isDay(step) ? 'diamond' : 'bar',
    from,
    to,
    title: titleOf(step),
    critical: step.critical,
    reckoned: step.anchor?.reckoned ?? false,
    done: step.ended !== undefined,
    slackTo: isDay(step) ? null : step.latest,
    ...(step.ended ? {} : { step: step.id }),
  };
}

function ghostOf(step: TimetabledStep, old: { start: Day | null; end: Day }): Mark {
  const from = isDay(step) || !old.start || old.start > old.end ? old.end : old.start;
  return { kind: 'ghost', from, to: old.end, day: isDay(step), title: `${step.name}, before: ${dayWords(old.end)}` };
}

function titleOf({ name, start, end, sum, slack, critical, late }: TimetabledStep): string {
  const when = start === end ? dayWords(end as Day) : `${dayWords(start as Day)} to ${dayWords(end as Day)}`;
  const spare = slack === null ? '' : slack === 0 ? ' Nothing to spare.' : ` ${slack} WD to spare.`;
  return `${name}: ${when}.${late ? ' Late.' : ''}${spare}${critical ? ' On the critical path.' : ''} ${sum}`;
}

/** What the picture shows, in words. */
export function describe({ steps, end, critical }: Timetable): string {
  const chain = critical.flatMap((id) => steps.find((step) => step.id === id && !step.ended)?.name ?? []);
  const last = end ? `The last ends on ${dayWords(end)}.` : 'When the last ends cannot be told.';
  const decides = chain.length > 0 ? ` What decides that: ${chain.join(', then ')}.` : '';
  return `${steps.length === 1 ? 'One step' : `${steps.length} steps`}. ${last}${decides} The table gives every date with its sum.`;
}

/** Work for which nobody has said how long it takes: its day says nothing. */
export const isUnset = ({ length, fixed, kind }: TimetabledStep): boolean =>
  kind === 'work' && !fixed && length === null;

/** All proposals together: what is still to come of each on one line, so that lines can be compared. */
export function rowOfAll(timetable: Timetable, href: string): PictureRow {
  const open = timetable.steps.filter(({ ended, end }) => !ended && end !== null);
  const next = open[0];
  return {
    label: timetable.ref,
    href,
    ...(next ? { note: `${next.name}: ${isUnset(next) ? 'no days set' : dayWords(next.end as Day, 'short')}` } : {}),
    ...(open.some(({ late }) => late) ? { tone: 'late' as const } : {}),
    // Days are drawn over what leads to them.
    marks: open
      .map((step, at) => ({ ...markOf(step), slackTo: null, critical: false, done: at > 0 && !isDay(step) }))
      .sort((a, b) => Number(a.kind === 'diamond') - Number(b.kind === 'diamond')),
  };
}
