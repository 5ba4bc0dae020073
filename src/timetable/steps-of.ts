/** The steps of one proposal: those its process names on its path, with what is on record of each. Pure. */
import type { ChangeProcess, ProcessPath, TimetableStep } from '../codes/process.ts';
import { pathOf } from '../codes/process-of.ts';
import { type Rule, ruleOn } from '../codes/rule.ts';
import type { Day } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { type About, type Facts, factsOfStep } from './facts.ts';
import type { OnRecord, Reached } from './on-record.ts';
import { leftOn, placeOf } from './stages.ts';
import type { NetworkStep } from './step.ts';

/** A step with what is kept beside its sum. */
export interface Planned extends NetworkStep {
  /** The step's own record; null while the timetable is not on record. */
  record: Row | null;
  baseline: Day | null;
  agreed: Day | null;
  reason: string | null;
  /** The assessment or consultation whose days it takes. */
  source: { register: string; ref: string; entry: number } | null;
  optional: boolean;
  /** Who may extend it, by name; null where nobody may. */
  extender: string | null;
}

export interface StepsInput {
  process: ChangeProcess;
  row: Row;
  path: ProcessPath | null;
  today: Day;
  reached: readonly Reached[];
  steps: readonly Row[];
  about: Pick<OnRecord, 'days'> & Pick<About, 'assessments' | 'consultations' | 'inclusions'>;
  /** Ids of optional steps that it does not need. */
  without?: readonly string[];
  /** What a body is called; and whoever holds a power. */
  nameOf(body: string): string;
  holderOf(power: string): string;
}

/** The longest way through: what is reckoned with while nobody has determined the path. */
function longestPath(process: ChangeProcess, day: Day): ProcessPath | null {
  const daysOn = (path: ProcessPath) =>
    process.timetable
      .filter((step) => isOn(step, path))
      .reduce((sum, { length }) => sum + ((length && ruleOn(length, day)?.value) ?? 0), 0);
  return process.paths.reduce<ProcessPath | null>(
    (best, path) => (best && daysOn(best) > daysOn(path) ? best : path),
    null,
  );
}

export function pathFor(process: ChangeProcess, row: Row, day: Day): { path: ProcessPath | null; assumed: boolean } {
  const path = pathOf(process, row.fields.path);
  return path ? { path, assumed: false } : { path: longestPath(process, day), assumed: true };
}

function isOn({ paths, stage }: TimetableStep, path: ProcessPath | null): boolean {
  if (path === null) return true;
  if (path.never?.some((one) => one.stage === stage)) return false;
  return paths === undefined || paths.includes(path.id);
}

export function stepsOf(input: StepsInput): Planned[] {
  const { process, row, today, steps: records } = input;
  const recordOf = new Map(records.map((one) => [stepId(one), one]));
  const defined = process.timetable.filter((step) => isOn(step, input.path));
  const ids = new Set(process.timetable.map(({ id }) => id));
  const own = records.filter((one) => !ids.has(stepId(one))).map(adHoc);
  const made = [...defined, ...own].map((step) => {
    const record = recordOf.get(step.id) ?? null;
    const about: About = { ...input.about, row, today, left: leftOn(process, input.reached, step.stage) };
    return { step, record, facts: factsOfStep(step, record, about) };
  });
  const now = placeOf(process, row.state);
  const passed = behind(made, { process, now });
  const left = made.filter(({ step, record, facts }) => {
    if (facts.dropped || (input.without?.includes(step.id) && step.optional)) return true;
    // On a plan that was made, what may be left out and was not planned is left out.
    if (step.optional && records.length > 0 && !record && !facts.source) return true;
    return passed.has(step.id) && !facts.ended;
  });
  const gone = new Set(left.map(({ step }) => step.id));
  const planned = made
    .filter(({ step }) => !gone.has(step.id))
    .map(({ step, record, facts }) => plannedStep({ step, record, facts }, input));
  // Steps of another path too: what waits for one of them waits for what it would have waited for.
  const afterAll = new Map<string, readonly string[]>(process.timetable.map(({ id, after }) => [id, after]));
  for (const { step, record } of made) afterAll.set(step.id, afterOf(step, record));
  return rewired(planned, afterAll);
}

interface Made {
  step: TimetableStep;
  record: Row | null;
  facts: Facts;
}

const stepId = ({ ref, fields }: Row): string => String(fields.step ?? ref.slice(ref.lastIndexOf('/') + 1));

function afterOf(step: TimetableStep, record: Row | null): readonly string[] {
  const own = record?.fields.after;
  return Array.isArray(own) && own.length > 0 ? own : step.after;
}

/** A step of one proposal alone, which no process names. */
function adHoc(record: Row): TimetableStep {
  const { fields, title } = record;
  return {
    id: stepId(record),
    name: title,
    kind: (fields.kind ?? 'work') as TimetableStep['kind'],
    after: Array.isArray(fields.after) ? fields.after : [],
    extend: null,
    breach: '',
    clause: null,
    stage: '',
  };
}

/**
 * Steps that must be over though no day of it is on record: those of stages it has left, and whatever a step waits for that
 * has begun or is asked for already.
 */
function behind(made: readonly Made[], { process, now }: { process: ChangeProcess; now: number | null }): Set<string> {
  const over = new Set<string>();
  for (const { step } of made) {
    const place = placeOf(process, step.stage);
    if (now !== null && place !== null && place < now) over.add(step.id);
  }
  for (const { step, record, facts } of [...made].reverse())
    if (over.has(step.id) || facts.started || facts.ended || facts.awaited)
      for (const id of afterOf(step, record)) over.add(id);
  return over;
}

/** What waits for a step that is left out waits for what that one waited for. */
function rewired(planned: readonly Planned[], afterAll: ReadonlyMap<string, readonly string[]>): Planned[] {
  const kept = new Set(planned.map(({ id }) => id));
  const through = (id: string, seen: readonly string[]): string[] => {
    if (kept.has(id) || seen.includes(id)) return [id];
    return (afterAll.get(id) ?? []).flatMap((one) => through(one, [...seen, id]));
  };
  return planned.map((step) => ({
    ...step,
    after: [...new Set(step.after.flatMap((id) => through(id, [])))].filter((id) => afterAll.has(id) || kept.has(id)),
  }));
}

/** The value of a rule that day; null where the rule is there and its value is not known. */
function valueOn<T>(rule: Rule<T> | undefined, day: Day): T | null | undefined {
  return rule === undefined ? undefined : (ruleOn(rule, day)?.value ?? null);
}

function plannedStep({ step, record, facts }: Made, { today, nameOf, holderOf }: StepsInput): Planned {
  const { id, kind, extend, breach, clause, stage, body } = step;
  const length = facts.length ?? valueOn(step.length, today);
  const lead = valueOn(step.lead, today);
  const closes = facts.closes ?? valueOn(step.closes, today);
  const unplanned = valueOn(step.unplanned, today);
  const rule = step.length ?? step.lead;
  return {
    id,
    name: record?.title ?? step.name,
    kind,
    after: afterOf(step, record),
    extend,
    breach,
    clause: rule?.clause ?? clause,
    stage,
    ...(rule ? { provenance: rule.provenance } : {}),
    ...(length === undefined ? {} : { length }),
    ...(lead === undefined ? {} : { lead }),
    ...(closes ? { closes } : {}),
    ...(unplanned ? { unplanned } : {}),
    ...(body ? { body, bodyName: nameOf(body) } : {}),
    ...(facts.fixed ? { fixed: facts.fixed } : {}),
    ...(facts.started ? { started: facts.started } : {}),
    ...(facts.ended ? { ended: facts.ended } : {}),
    ...computedOf(record),
    record,
    baseline: facts.baseline ?? null,
    agreed: facts.agreed ?? null,
    reason: facts.reason ?? null,
    source: facts.source ?? null,
    optional: step.optional ?? false,
    extender: extend === null ? null : holderOf(extend),
  };
}

/** The sum as it was done when the step was planned, for what a holiday announced since does to it. */
function computedOf(record: Row | null): Pick<NetworkStep, 'computed'> {
  const { starts_on, ends_on, length, computed_on, anchor } = record?.fields ?? {};
  if (typeof starts_on !== 'string' || typeof ends_on !== 'string' || typeof length !== 'number') return {};
  // What names its assessment or consultation is counted all the same, until one of them has a day of its own.
  if (typeof computed_on !== 'string' || /^(?:day|meeting|release) /.test(String(anchor ?? ''))) return {};
  return { computed: { from: starts_on, count: length, result: ends_on, computedOn: computed_on } };
}
