/** What is on record of one step: when it began and ended, and what its end is set by. Pure. */
import type { TimetableStep } from '../codes/process.ts';
import type { Day, Value } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import type { Days, NetworkStep } from './step.ts';

export type Facts = Partial<Pick<NetworkStep, 'started' | 'ended' | 'fixed' | 'closes' | 'length'>> & {
  /** The record they were read from. */
  source?: { register: string; ref: string; entry: number };
  baseline?: Day;
  agreed?: Day;
  reason?: string;
  /** It is asked for already, so that what it waits for must be over. */
  awaited?: boolean;
  /** It is not to be done. */
  dropped?: boolean;
};

export interface About {
  row: Row;
  assessments: readonly Row[];
  consultations: readonly Row[];
  inclusions: readonly Row[];
  days: Days;
  /** The day it went beyond the step's stage; null while it has not, or where that is not on record. */
  left: Day | null;
  today: Day;
}

const day = (value: Value | undefined): Day | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
/** Leaves out what is not known, so that one fact does not hide another. */
const told = <T extends object>(facts: T): T =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;

/** Later ones win: what the step's own record says, over what the process knows of the proposal. */
export function factsOfStep(
  step: Pick<TimetableStep, 'kind' | 'of' | 'stage'>,
  record: Row | null,
  about: About,
): Facts {
  return { ...fromStage(step, about), ...fromRecords(step, about), ...(record ? fromStep(record, step, about) : {}) };
}

function fromRecords(step: Pick<TimetableStep, 'kind' | 'of'>, about: About): Facts {
  if (step.kind === 'assessment')
    return fromAssessment(about.assessments.filter(({ fields }) => fields.kind === step.of));
  if (step.kind === 'consultation') return fromConsultation(step, about);
  if (step.kind === 'release') return fromRelease(about);
  return {};
}

/** A second request of a kind takes the place of the first. */
function fromAssessment(rows: readonly Row[]): Facts {
  const row = rows.findLast(({ state }) => state !== 'withdrawn') ?? rows.at(-1);
  if (!row) return {};
  const { fields } = row;
  if (row.state === 'withdrawn') return { dropped: true };
  const target = day(fields.target) ?? day(fields.agreed) ?? day(fields.baseline);
  const put = day(fields.agreed) && fields.target !== fields.agreed;
  return told({
    source: { register: 'assessment', ref: row.ref, entry: row.entry },
    started: day(fields.requested_on),
    ended: row.state === 'received' ? (day(fields.received_on) ?? row.from) : undefined,
    fixed: target
      ? { day: target, by: put ? 'the target date as last revised' : 'the target date of the assessment' }
      : undefined,
    baseline: day(fields.baseline),
    agreed: day(fields.agreed),
    reason: typeof fields.reason === 'string' ? fields.reason : undefined,
    awaited: true,
  });
}

function fromConsultation({ of }: Pick<TimetableStep, 'of'>, { consultations, row: { state } }: About): Facts {
  // Minutes do not say which kind a consultation is: one on a proposal whose report is consulted on is that one.
  const unsaid = of === 'report' && ['consultation', 'advice', 'vote', 'authority'].includes(state);
  const row = consultations
    .filter((one) => (one.fields.kind === of || (unsaid && !one.fields.kind)) && one.state !== 'dropped')
    .at(-1);
  if (!row) return {};
  const { opens_on, closes_on, closes_at } = row.fields;
  const over = row.state === 'closed' || row.state === 'concluded';
  const closes = day(closes_on);
  return told({
    source: { register: 'consultation', ref: row.ref, entry: row.entry },
    started: row.state === 'planned' || row.state === 'known' ? undefined : day(opens_on),
    ended: over ? (closes ?? row.from) : undefined,
    fixed: closes ? { day: closes, by: 'the day on which it closes' } : undefined,
    closes: typeof closes_at === 'string' ? closes_at : undefined,
    awaited: row.state !== 'planned' && row.state !== 'known',
  });
}

function fromRelease({ row: { fields }, days, inclusions }: About): Facts {
  const on = day(fields.implements_on);
  if (on) return { fixed: { day: on, by: 'its implementation date' } };
  const taken = inclusions.findLast(({ state }) => state === 'included' || state === 'proposed');
  const ref = fields.release ?? taken?.fields.release;
  const release = days.releases.find((one) => ref && one.ref === ref);
  return release ? { fixed: { day: release.day, by: 'the release it is to go into' } } : {};
}

/** What its stage tells: a step is over when the proposal has gone beyond it. */
function fromStage(step: Pick<TimetableStep, 'kind' | 'stage'>, { row, left, today }: About): Facts {
  const { fields } = row;
  if (step.stage === 'approved' && step.kind !== 'release') {
    const by = day(fields.appeal_by);
    const started = day(fields.published_on) ?? day(fields.decided_on);
    if (by && row.state !== 'appealed')
      return told({ started, ...(by < today ? { ended: by } : { fixed: { day: by, by: 'the last day to appeal' } }) });
    return told({ started });
  }
  if (step.kind === 'release')
    return row.state === 'implemented' ? told({ ended: day(fields.implements_on) ?? row.from }) : {};
  return left ? { ended: left } : {};
}

/** `day 2017-01-20` pins an end; `release R` the release it is to go into. A meeting is chosen anew each time. */
export function pinned(anchor: Value | undefined): Day | null {
  return /^day (\d{4}-\d\d-\d\d)$/.exec(String(anchor ?? ''))?.[1] ?? null;
}

function fromStep({ state, fields }: Row, step: Pick<TimetableStep, 'kind' | 'of'>, about: About): Facts {
  const facts: Facts = told({
    started: day(fields.started_on),
    ended: state === 'over' ? (day(fields.ended_on) ?? day(fields.ends_on)) : undefined,
    baseline: day(fields.baseline),
    agreed: day(fields.agreed),
    length: typeof fields.length === 'number' ? fields.length : undefined,
    dropped: state === 'dropped' || undefined,
  });
  const pin = pinned(fields.anchor);
  const known = fromRecords(step, about);
  if (pin && !known.fixed) facts.fixed = { day: pin, by: 'as it was agreed' };
  // Why it moved is why it ends on the day that was then recorded: another day set since has a reason of its own, or none.
  const set = known.fixed?.day ?? pin;
  if (typeof fields.reason === 'string' && (!set || set === fields.ends_on)) facts.reason = fields.reason;
  const release = /^release (.+)$/.exec(String(fields.anchor ?? ''))?.[1];
  const taken = release && about.days.releases.find(({ ref }) => ref === release);
  if (taken && !known.fixed) facts.fixed = { day: taken.day, by: 'the release it is to go into' };
  return facts;
}
