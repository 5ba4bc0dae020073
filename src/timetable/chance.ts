/**
 * The chance of meeting a release, from how late such steps were before. A simulation: each run lets every step of a kind
 * slip as one of the past ones did. Seeded, so that the same facts give the same chance. Of too few facts it tells nothing.
 */
import { type RawBuilder, sql } from 'kysely';
import { addWorkingDays, type Calendar, workingDaysBetween } from '../calendar/calendar.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day, Value } from '../kernel/define.ts';
import type { AsAt, Row } from '../kernel/read.ts';
import { solve } from './network.ts';
import type { NetworkStep } from './step.ts';
import type { Timetable } from './timetable-of.ts';

/** How late something of a kind was: Working Days after the day agreed, or first worked out; negative when early. */
export interface Slip {
  kind: NetworkStep['kind'];
  days: number;
}

const day = (value: Value | undefined): Day | null => (typeof value === 'string' && value !== '' ? value : null);

/** What is over: as much of its record as tells how late it was. */
type Over = Pick<Row, 'fields'>;

/** Those of a code that were over on a day, as known at an instant. Two queries, of nothing but their days: there are many. */
export async function pastOf(
  tx: Tx,
  { code, at }: { code: string; at: AsAt },
): Promise<{ assessments: Over[]; steps: Over[] }> {
  const known = at.known ? sql`known_from <= ${at.known} and known_to > ${at.known}` : sql`known_to = 'infinity'`;
  const standing = sql`code = ${code} and effective_from <= ${at.day} and effective_to > ${at.day} and ${known}`;
  const read = async (query: RawBuilder<Record<string, Value>>) =>
    (await query.execute(tx)).rows.map((fields): Over => ({ fields }));
  return {
    assessments: await read(
      sql`select agreed, baseline, received_on from assessment where ${standing} and state = 'received' order by sort_key`,
    ),
    steps: await read(
      sql`select kind, agreed, baseline, ended_on from step where ${standing} and state = 'over' order by sort_key`,
    ),
  };
}

/** Of assessments received and steps finished that had a day to keep. */
export function pastSlips(
  { assessments, steps }: { assessments: readonly Over[]; steps: readonly Over[] },
  calendar: Calendar,
): Slip[] {
  const slip = (kind: Slip['kind'], meant: Day | null, was: Day | null): Slip[] =>
    meant && was ? [{ kind, days: workingDaysBetween(calendar, meant, was) }] : [];
  return [
    ...assessments.flatMap(({ fields }) =>
      slip('assessment', day(fields.agreed) ?? day(fields.baseline), day(fields.received_on)),
    ),
    // An assessment's step says what its assessment does: it counts once.
    ...steps.flatMap(({ fields }) =>
      fields.kind === 'assessment'
        ? []
        : slip(
            (fields.kind ?? 'work') as Slip['kind'],
            day(fields.agreed) ?? day(fields.baseline),
            day(fields.ended_on),
          ),
    ),
  ];
}

export interface Chance {
  release: string;
  day: Day;
  /** From 0 to 1; null where there are too few facts to tell. */
  share: number | null;
  /** "From 6 past assessments, 10,000 runs", or why it cannot be told. */
  words: string;
}

export interface Drawing {
  seed: number;
  runs?: number;
  /** Facts of a kind below which that kind is taken to keep its days, and nothing is told if there is no other. */
  least?: number;
}

/** Null where no release is in the timetable, or it is over. Pure. */
export function chanceOfRelease(
  timetable: Timetable,
  slips: readonly Slip[],
  { seed, runs = 10_000, least = 5 }: Drawing,
): Chance | null {
  const release = timetable.steps.find(({ kind, ended, end }) => kind === 'release' && !ended && end !== null);
  if (!release?.end) return null;
  const about = { release: release.anchor?.title ?? release.name, day: release.end };
  const byKind = (kind: Slip['kind']) => slips.filter((one) => one.kind === kind).map(({ days }) => days);
  const drawn = timetable.steps.flatMap((step) => {
    const facts = byKind(step.kind);
    const draws = !step.ended && step.end !== null && step.kind !== 'meeting' && step.kind !== 'release';
    return draws && facts.length >= least ? [{ step, facts }] : [];
  });
  if (drawn.length === 0) return { ...about, share: null, words: tooFew(timetable, slips, least) };
  const random = randomFrom(seed);
  const known = new Map<string, boolean>();
  let met = 0;
  for (let run = 0; run < runs; run += 1) {
    const slip = drawn.map(({ facts }) => facts[Math.floor(random() * facts.length)] as number);
    const key = slip.join();
    // The same slips end the same way: few facts make few ways.
    const holds =
      known.get(key) ??
      endsBy(timetable, { ids: drawn.map(({ step }) => step.id), slip, release: { id: release.id, day: release.end } });
    known.set(key, holds);
    if (holds) met += 1;
  }
  const kinds = [...new Set(drawn.map(({ step }) => step.kind))];
  const facts = kinds.map((kind) => `${byKind(kind).length} past ${kindWords[kind]}`).join(' and ');
  return { ...about, share: met / runs, words: `From ${facts}, ${runs.toLocaleString('en-GB')} runs` };
}

const kindWords: Readonly<Record<NetworkStep['kind'], string>> = {
  work: 'pieces of work',
  consultation: 'consultations',
  assessment: 'assessments',
  meeting: 'meetings',
  decision: 'decisions',
  release: 'releases',
};

function tooFew({ steps }: Timetable, slips: readonly Slip[], least: number): string {
  const open = [
    ...new Set(
      steps.filter(({ ended, kind }) => !ended && kind !== 'meeting' && kind !== 'release').map(({ kind }) => kind),
    ),
  ];
  const first = open.includes('assessment') ? 'assessment' : (open[0] ?? 'work');
  const many = slips.filter(({ kind }) => kind === first).length;
  return `Cannot be told yet: ${many === 0 ? 'no' : `only ${many}`} past ${kindWords[first]} of which it is known when they were due and when they came; ${least} are needed`;
}

interface Run {
  ids: readonly string[];
  slip: readonly number[];
  release: { id: string; day: Day };
}

function endsBy({ network, days }: Timetable, { ids, slip, release }: Run): boolean {
  const late = new Map(ids.map((id, at) => [id, slip[at] as number]));
  const steps = network.steps.map((step): NetworkStep => {
    const by = late.get(step.id);
    if (by === undefined) return step;
    if (step.fixed)
      return {
        ...step,
        fixed: { ...step.fixed, day: laterOf(network.today, addWorkingDays(network.calendar, step.fixed.day, by)) },
      };
    return { ...step, length: Math.max(0, (step.length ?? 0) + by) };
  });
  const end = solve({ ...network, steps }, days).steps.find(({ id }) => id === release.id)?.end;
  return end !== null && end !== undefined && end <= release.day;
}

const laterOf = (a: Day, b: Day) => (a > b ? a : b);

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
