/**
 * A proposal and what stands beside it, without a database, and somebody who takes it through its process: sometimes as
 * the process has it, sometimes not. The same steps may be committed for real.
 */
import type { Calendar } from '../../src/calendar/calendar.ts';
import { addDays } from '../../src/calendar/day.ts';
import type { Code } from '../../src/codes/code.ts';
import type { ChangeProcess } from '../../src/codes/process.ts';
import { pathOf } from '../../src/codes/process-of.ts';
import type { Change, Day, Decision, Value } from '../../src/kernel/define.ts';
import type { Problem } from '../../src/kernel/problem.ts';
import { powersOfDecision } from '../../src/process/check.ts';
import { computedSets } from '../../src/process/computed.ts';
import { type Contradiction, contradictions, over } from '../../src/process/consistency.ts';
import { endsWith } from '../../src/process/end.ts';
import { type Fact, factsIn, type ProcessFacts } from '../../src/process/facts.ts';
import { deciderOf, whyNot } from '../../src/process/lifecycle.ts';
import { registers } from '../../src/registers/index.ts';

export interface World {
  code: Code;
  process: ChangeProcess;
  calendar: Calendar;
  ref: string;
  day: Day;
  since: Day | null;
  stock: Record<string, Fact[]>;
  /** States in which the proposal has been, in order. */
  trail: string[];
}

/** What somebody tries: the changes they would make, and what the process says to that. */
export interface Try {
  decision: Decision;
  move: string;
  problems: Problem[];
}

const definitions = new Map(registers.map((one) => [one.name, one]));

export function newWorld(
  code: Code,
  process: ChangeProcess,
  { calendar, ref, day }: Pick<World, 'calendar' | 'ref' | 'day'>,
): World {
  return { code, process, calendar, ref, day, since: null, stock: {}, trail: ['new'] };
}

export function factsAt(world: World): ProcessFacts {
  return { ...factsIn(world.stock, world.ref), since: world.since };
}

export function rowOf(world: World): Fact | null {
  return world.stock.modification?.find(({ ref }) => ref === world.ref) ?? null;
}

export function contradictionsIn(world: World): Contradiction[] {
  return contradictions(factsAt(world), world.process);
}

/** The records as they would stand after these changes. */
export function applied(world: World, changes: readonly Change[]): World {
  const next: World = { ...world, stock: { ...world.stock }, trail: [...world.trail] };
  for (const { register, ref, move, sets } of changes) {
    const definition = definitions.get(register)!;
    const rows = next.stock[register] ?? [];
    const was = rows.find((one) => one.ref === ref);
    const fields = { ...was?.fields, ...sets };
    const state = definition.moves[move]?.to ?? was?.state ?? Object.keys(definition.states)[0]!;
    const row: Fact = {
      ref,
      title: String(fields[definition.titled] ?? ref),
      state,
      label: { group: 'panel', level: 0 },
      fields,
    };
    next.stock[register] = [...rows.filter((one) => one !== was), row].sort((a, b) => (a.ref < b.ref ? -1 : 1));
    if (register === 'modification' && ref === world.ref && state !== was?.state) {
      next.trail.push(state);
      if (was) next.since = world.day;
    }
  }
  return next;
}

/** What a form of the move would be filled in with, by somebody careful; `lot` decides where there is a choice. */
export function filled(world: World, move: string, lot: number): Record<string, Value> {
  const { process, calendar, day } = world;
  const row = rowOf(world);
  const computed = computedSets(process, { row, move, day, calendar });
  const sets: Record<string, Value> = { ...computed };
  const paths = process.paths.filter(({ raisedBy }) => row === null || !raisedBy);
  const has = (name: string) => definitions.get('modification')!.moves[move]?.sets.includes(name) === true;
  if (row === null)
    Object.assign(sets, { title: `Change ${world.ref}`, description: 'What is wrong', proposer: 'loaf' });
  // The path stays open until it is determined.
  if (
    has('path') &&
    (row === null || (['draft', 'raised'].includes(row.state) && !pathOf(process, row.fields.path)?.raisedBy))
  )
    sets.path = paths[Math.floor(lot / 3) % paths.length]!.printed;
  if (has('reasons') && move !== 'approve') sets.reasons = 'Because';
  if (has('cost_consulted_on') && lot % 3 > 0)
    Object.assign(sets, { cost: 'Little', cost_consulted_on: day, text_consulted_on: day });
  if (has('advice') && lot % 3 > 0) sets.advice = 'Do it';
  if (move === 'adopt') sets.proposer = 'crust';
  if (move === 'rule') sets.urgency = lot % 2 ? 'urgent' : 'ordinary';
  if (move === 'settle') sets.timetable_appeal = lot % 2 ? 'upheld' : 'dismissed';
  return sets;
}

/** Records that have to be there before a move goes through: what somebody careful does first. */
export function prepared(world: World): Change[] {
  const { ref, day } = world;
  const facts = factsAt(world);
  const state = rowOf(world)?.state ?? 'new';
  const changes: Change[] = [
    ...facts.points
      .filter((one) => one.state === 'open')
      .map((one) => ({ register: 'point', ref: one.ref, move: 'answer', sets: { answer: 'So', answered_on: day } })),
    ...facts.assessments
      .filter((one) => one.state === 'requested')
      .map((one) => ({ register: 'assessment', ref: one.ref, move: 'receive', sets: { received_on: day } })),
    ...facts.consultations
      .filter((one) => one.state === 'open')
      .map((one) => ({ register: 'consultation', ref: one.ref, move: 'close', sets: { closes_on: day } })),
  ];
  if (state === 'consultation' && !facts.consultations.some((one) => one.state === 'open')) {
    const name = `${ref}/c${facts.consultations.length + 1}`;
    const sets = { title: `Report on ${name}`, modification: ref, kind: 'report', opens_on: day, closes_on: day };
    changes.push(
      { register: 'consultation', ref: name, move: 'issue', sets },
      { register: 'consultation', ref: name, move: 'close', sets: {} },
    );
  }
  return changes;
}

/** A vote held on it, to an outcome. */
export function voted(world: World, outcome: 'carried' | 'lost'): Change[] {
  const facts = factsAt(world);
  const open = facts.votes.find(({ state }) => state === 'open');
  const ref = open?.ref ?? `${world.ref}/vote-${facts.votes.length + 1}`;
  const opened = open
    ? []
    : [
        {
          register: 'vote',
          ref,
          move: 'open',
          sets: { title: 'Shall it be made?', modification: world.ref, closes_on: world.day },
        },
      ];
  return [...opened, { register: 'vote', ref, move: 'close', sets: { outcome } }];
}

/** Something that happens beside the proposal, or null where nothing would. */
export function aside(world: World, lot: number): Change[] | null {
  const { ref, day } = world;
  const state = rowOf(world)?.state ?? 'new';
  const facts = factsAt(world);
  if (['refinement', 'returned'].includes(state) && lot % 2) {
    const name = `${ref}/a${facts.assessments.length + 1}`;
    const sets = { title: `Assessment ${name}`, modification: ref, kind: 'preliminary', requested_on: day };
    return [{ register: 'assessment', ref: name, move: 'request', sets }];
  }
  if (state === 'consultation' && !facts.consultations.some((one) => one.state === 'open')) {
    const name = `${ref}/c${facts.consultations.length + 1}`;
    const sets = {
      title: `Report on ${name}`,
      modification: ref,
      kind: 'report',
      opens_on: day,
      closes_on: addDays(day, 9),
    };
    return [{ register: 'consultation', ref: name, move: 'issue', sets }];
  }
  if (state === 'vote' && !facts.votes.some((one) => one.state === 'open')) {
    const name = `${ref}/vote-${facts.votes.length + 1}`;
    const sets = { title: 'Shall it be made?', modification: ref, closes_on: addDays(day, 9), constituency: '{}' };
    return [{ register: 'vote', ref: name, move: 'open', sets }];
  }
  if (state === 'refinement' || state === 'returned') {
    const name = `${ref}/P${facts.points.length + 1}`;
    return [
      { register: 'point', ref: name, move: 'ask', sets: { title: 'And testing?', modification: ref, asked_on: day } },
    ];
  }
  return null;
}

/** A move as somebody would make it, with all that they do beside it, and what the process says. */
export function tried(world: World, move: string, { lot, careful }: { lot: number; careful: boolean }): Try {
  const row = rowOf(world);
  const before: Change[] = careful ? prepared(world) : [];
  if (careful && row?.state === 'vote' && ['refer', 'approve', 'reject'].includes(move))
    before.push(...voted(world, move === 'reject' ? 'lost' : 'carried'));
  const sets = filled(world, move, careful ? 1 + lot * 3 : lot);
  const moved: Change = { register: 'modification', ref: world.ref, move, sets };
  const asked = move === 'return' && lot % 2 ? (aside(at(world, 'returned'), 0) ?? []) : [];
  const ended = applied(world, [...before, moved]);
  const closing = over.has(rowOf(ended)?.state ?? '')
    ? endsWith(factsAt(ended), { day: world.day, reason: 'It ended.' })
    : [];
  const decision: Decision = {
    code: world.code.id,
    authority: { kind: 'post', ref: 'Secretariat' },
    body: deciderOf(world.process, { row, move, sets }) ?? 'panel',
    effective: world.day,
    title: `${move} ${world.ref}`,
    label: { group: 'panel', level: 0 },
    changes: [...before, moved, ...asked, ...closing],
  };
  const after = applied(world, decision.changes);
  return { decision, move, problems: verdict(world, after, { decision, row, move, sets }) };
}

function at(world: World, state: string): World {
  const row = rowOf(world);
  return row ? { ...world, stock: { ...world.stock, modification: [{ ...row, state }] } } : world;
}

/** What the process says of a Decision: of the move, by what stands after it, and of what stands side by side then. */
function verdict(
  world: World,
  after: World,
  { decision, row, move, sets }: { decision: Decision; row: Fact | null; move: string; sets: Record<string, Value> },
): Problem[] {
  const { process, code, day, calendar } = world;
  const powers = powersOfDecision(code, decision, day);
  const facts = { ...factsAt(after), since: world.since };
  const stood = new Set(contradictionsIn(world).map(({ key }) => key));
  return [
    ...whyNot(process, { row, move, sets, powers, facts, day, calendar }),
    ...contradictionsIn(after).filter(({ key }) => !stood.has(key)),
  ];
}
