/** A thousand proposals taken through every process there is: nothing contradicts, nothing sticks, nothing illegal passes. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarOf } from '../../src/calendar/calendar.ts';
import { addDays } from '../../src/calendar/day.ts';
import { loadCodes } from '../../src/codes/load.ts';
import { pathOf } from '../../src/codes/process-of.ts';
import { commit } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import { Refused } from '../../src/kernel/problem.ts';
import { get } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { processCheck } from '../../src/process/check.ts';
import { over } from '../../src/process/consistency.ts';
import { allowedMoves } from '../../src/process/lifecycle.ts';
import { modification } from '../../src/registers/modification/modification.ts';
import { openSite, type StorySite } from '../stories/site.ts';
import { applied, aside, contradictionsIn, factsAt, newWorld, rowOf, type Try, tried, type World } from './world.ts';

const codes = (await loadCodes()).filter(({ processes }) => processes?.length);
const all = codes.flatMap((code) => (code.processes ?? []).map((process) => ({ code, process })));
const moves = Object.keys(modification.moves).filter((move) => move !== 'found' && move !== 'correct');

/** One thing somebody does: a lot that decides what, how many days later, and whether they are careful. */
const step = fc.record({
  lot: fc.nat(9999),
  days: fc.nat(20),
  careful: fc.boolean(),
  kind: fc.constantFrom('on', 'on', 'on', 'move', 'wild', 'aside'),
});
const walk = fc.record({ which: fc.nat(all.length - 1), steps: fc.array(step, { minLength: 4, maxLength: 40 }) });

interface Walked {
  world: World;
  /** What was tried, in order, each with whether it passed. */
  tries: Try[];
}

function begun(which: number, ref = 'MP1'): World {
  const { code, process } = all[which]!;
  return newWorld(code, process, { calendar: calendarOf(code.calendar), ref, day: process.from ?? '2016-12-09' });
}

/** Takes one step; null where there is nothing to try. */
function takenStep(world: World, { lot, careful, kind }: { lot: number; careful: boolean; kind: string }): Try | null {
  if (kind === 'aside') return null;
  // What is not on record yet begins as a proposal under rules: what minutes only speak of is another matter.
  const wild = rowOf(world) ? moves : ['draft', 'raise'];
  if (kind === 'wild') return tried(world, wild[lot % wild.length]!, { lot, careful });
  const { process, calendar, day } = world;
  const offered = allowedMoves({ process, row: rowOf(world), day, facts: factsAt(world), calendar });
  // Most people want to get on with it, or else the walks would not get far.
  const leadingOn = offered.filter(
    ({ to, move }) => to !== rowOf(world)?.state && move !== 'withdraw' && move !== 'refuse',
  );
  const ways = kind === 'on' && leadingOn.length > 0 ? leadingOn : offered;
  if (ways.length === 0) return null;
  return tried(world, ways[lot % ways.length]!.move, { lot, careful });
}

function walked(
  which: number,
  steps: readonly { lot: number; days: number; careful: boolean; kind: string }[],
): Walked {
  let world = begun(which);
  const tries: Try[] = [];
  for (const one of steps) {
    world = { ...world, day: addDays(world.day, one.days) };
    const attempt = takenStep(world, one);
    if (attempt) {
      tries.push(attempt);
      if (attempt.problems.length === 0) world = applied(world, attempt.decision.changes);
    } else {
      const beside = one.kind === 'aside' ? aside(world, one.lot) : null;
      if (beside) world = applied(world, beside);
    }
    stands(world);
  }
  return { world, tries };
}

/** What must hold of a proposal whatever it went through, worked out here and not by the engine. */
function stands(world: World): void {
  expect(contradictionsIn(world).map(({ sentence }) => sentence)).toEqual([]);
  const row = rowOf(world);
  if (!row) return;
  const { process, trail } = world;
  const path = pathOf(process, row.fields.path);
  expect(process.stages.map(({ id }) => id)).toContain(row.state);
  for (const { stage } of path?.never ?? []) expect(row.state).not.toBe(stage);
  const open = Object.entries(world.stock).flatMap(([register, rows]) =>
    rows.filter(({ state }) => (register === 'modification' ? false : ['requested', 'open'].includes(state))),
  );
  if (over.has(row.state)) expect(open.filter(({ ref }) => !ref.includes('/P'))).toEqual([]);
  if (!['approved', 'implemented'].includes(row.state)) return;
  expect(String(row.fields.decided_on) >= String(row.fields.raised_on), JSON.stringify([row, trail])).toBe(true);
  // Whoever decides on the path has had it, or decided an appeal.
  if (path?.decider === 'authority') expect(trail).toContain('authority');
  if (row.state === 'implemented' && path?.appealable && process.appealWindow.value !== null) {
    expect(row.fields.published_on, JSON.stringify([row.fields, trail])).toBeTruthy();
    if (row.fields.appeal_by) expect(world.day > String(row.fields.appeal_by)).toBe(true);
  }
  const was = (stage: string) => trail.includes(stage);
  if (was('vote') || was('advice')) {
    const asked = process.requirements.map(({ id }) => id);
    if (asked.includes('text-consulted')) expect(row.fields.text_consulted_on).toBeTruthy();
    expect(world.stock.consultation?.some(({ state }) => state === 'closed')).toBe(true);
  }
}

/** Somebody patient takes it to an end: how many moves that took, or none within reason. */
function finished({ world: from }: Walked): number | null {
  const order = [
    'implement',
    'publish',
    'approve',
    'refer',
    'vote',
    'advise',
    'consult',
    'present',
    'refine',
    'raise',
    'draft',
  ];
  let world = from;
  for (let moved = 0; moved < 15; moved += 1) {
    const state = rowOf(world)?.state ?? 'new';
    if (over.has(state)) return moved;
    world = { ...world, day: addDays(world.day, 30) };
    const way = order
      .filter((move) => rowOf(world) || move === 'raise' || move === 'draft')
      .map((move) => tried(world, move, { lot: 7, careful: true }))
      .find(
        ({ problems, decision, move }) =>
          problems.length === 0 && (move === 'publish' || leadsOn(world, decision.changes)),
      );
    if (!way) return null;
    world = applied(world, way.decision.changes);
    stands(world);
  }
  return null;
}

function leadsOn(world: World, changes: Parameters<typeof applied>[1]): boolean {
  return rowOf(applied(world, changes))?.state !== rowOf(world)?.state;
}

describe('a thousand proposals', () => {
  const seen = {
    tried: 0,
    passed: 0,
    refused: 0,
    states: new Set<string>(),
    moves: new Set<string>(),
    ends: new Set<string>(),
  };

  it('come to no contradiction and no dead end, and what is not allowed is refused with its clause', () => {
    fc.assert(
      fc.property(walk, ({ which, steps }) => {
        const done = walked(which, steps);
        const { process } = done.world;
        for (const { move, problems } of done.tries) {
          seen.tried += 1;
          seen[problems.length === 0 ? 'passed' : 'refused'] += 1;
          if (problems.length === 0) seen.moves.add(move);
          for (const { sentence } of problems) expect(sentence).toMatch(/^[“A-Z0-9].*[.]$/);
          const cited = process.transitions.filter((one) => one.move === move && !one.skips);
          if (problems.length > 0 && cited.length > 0 && cited.every(({ clause }) => clause))
            expect(
              problems.some(({ clause }) => clause),
              `${move}: ${problems[0]?.sentence}`,
            ).toBe(true);
        }
        for (const state of done.world.trail) seen.states.add(`${process.name} ${state}`);
        expect(finished(done), `stuck: ${done.world.trail.join(' → ')}`).not.toBeNull();
      }),
      { numRuns: 1000, seed: 20161209 },
    );
    // The walks are worth something only if they went everywhere.
    expect(seen.tried).toBeGreaterThan(5000);
    expect(Math.min(seen.passed, seen.refused)).toBeGreaterThan(1000);
    const every = all.flatMap(({ process }) => process.stages.map(({ id }) => `${process.name} ${id}`));
    expect(every.filter((one) => !seen.states.has(one))).toEqual([]);
  });
});

describe('proposals committed for real', () => {
  let site: StorySite;
  beforeAll(async () => {
    site = await openSite('2031-01-01');
  });
  afterAll(() => site.close());

  it('are moved and refused by the record exactly as the engine alone says', async () => {
    // The other parts of the change process have rules of their own, which are tested where they are.
    const ledger = { ...site.ledger, checks: [processCheck(site.codes)] };
    const lots = fc.sample(walk, { numRuns: 30, seed: 39 });
    const counts = { passed: 0, refused: 0 };
    for (const [index, { which, steps }] of lots.entries()) {
      let world = begun(which, `MP${index + 1}`);
      for (const one of steps.slice(0, 12)) {
        world = { ...world, day: addDays(world.day, one.days) };
        const attempt = takenStep(world, one);
        const beside = !attempt && one.kind === 'aside' ? aside(world, one.lot) : null;
        const decision =
          attempt?.decision ??
          (beside && { ...tried(world, 'raise', { lot: 0, careful: false }).decision, changes: beside });
        if (!decision) continue;
        const problems = await commit(ledger, operator, decision).then(
          () => null,
          (error) => {
            if (error instanceof Refused) return error.problems;
            throw error;
          },
        );
        const said = attempt?.problems ?? [];
        expect(problems !== null, `${attempt?.move}: ${JSON.stringify([problems, said, world.trail])}`).toBe(
          said.length > 0,
        );
        counts[problems ? 'refused' : 'passed'] += 1;
        if (!problems) world = applied(world, decision.changes);
      }
      const at = { day: '9999-12-31', known: null };
      const row = await reading(site.ledger.db, operator, (tx) =>
        get(tx, modification, { code: world.code.id, ref: world.ref, at }),
      );
      expect(row?.state ?? 'new').toBe(rowOf(world)?.state ?? 'new');
    }
    expect(Math.min(counts.passed, counts.refused)).toBeGreaterThan(60);
  }, 60_000);
});
