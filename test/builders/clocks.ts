/** Random lives of kites, and a pure model of both clocks to hold the database against. */
import fc from 'fast-check';
import { canonical } from '../../src/kernel/canonical.ts';
import type { Change, Day, Decision, Instant, Label } from '../../src/kernel/define.ts';
import { change, kite, reported } from './kite.ts';

const days: readonly Day[] = ['2020-01-01', '2020-01-10', '2020-01-11', '2020-02-01', '2020-03-01'];
const groups = ['club', 'guild'];

/** A day on, before, between or after those on which something happens. */
export const anyDay: fc.Arbitrary<Day> = fc.constantFrom('2019-12-31', ...days, '2020-01-12', '2020-12-31');

const anySets = fc.record(
  {
    title: fc.constantFrom('Red one', 'Blue one', 'The big one'),
    size: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
    tags: fc.constantFrom<string[]>([], ['a'], ['a', 'b']),
  },
  { requiredKeys: [] },
);

function anyChange(refs: readonly string[]): fc.Arbitrary<Change> {
  const anyLabel = fc.option(
    fc.record({ group: fc.constantFrom(...groups), level: fc.constantFrom(0 as const, 2 as const) }),
    { nil: undefined, freq: 4 },
  );
  return fc
    .record({
      ref: fc.constantFrom(...refs),
      move: fc.constantFrom('hold', 'fly', 'lose', 'paint'),
      sets: anySets,
      label: anyLabel,
      effective: fc.option(fc.constantFrom(...days), { nil: undefined, freq: 3 }),
    })
    .map(({ ref, move, sets, label, effective }) =>
      change(ref, move, move === 'hold' || move === 'paint' ? sets : {}, {
        ...(label ? { label } : {}),
        ...(effective ? { effective } : {}),
      }),
    );
}

/** What minutes of some meeting report: a few changes of a few kites. Two reports of one meeting are possible. */
export function anyReport(refs: readonly string[]): fc.Arbitrary<Decision> {
  return fc
    .record({
      meeting: fc.constantFrom('M2', 'M10'),
      day: fc.constantFrom(...days.slice(1, 4)),
      changes: fc.array(anyChange(refs), { minLength: 1, maxLength: 4 }),
      level: fc.constantFrom(0 as const, 1 as const),
    })
    .map(({ meeting, day, changes, level }) => ({
      ...reported(meeting, day, changes),
      label: { group: 'club', level },
    }));
}

/** A decision as the model keeps it: with the span of knowing it. */
export interface Told {
  decision: Decision;
  from: Instant;
  to: Instant | null;
}

export interface Seen {
  ref: string;
  state: string;
  label: Label;
  fields: Record<string, unknown>;
  from: Day;
}

/** What the register shows on a day, as known at an instant: the changes known then, folded by hand. */
export function modelled(told: readonly Told[], ref: string, at: { day: Day; known: Instant | null }): Seen | null {
  const known = told.filter(({ from, to }) =>
    at.known === null ? to === null : from <= at.known && (to === null || to > at.known),
  );
  const changes = known
    .flatMap(({ decision }) =>
      decision.changes.map((one, index) => ({
        one,
        day: one.effective ?? decision.effective,
        order: `${decision.authority.ref} ${index}`,
        first: decision.label,
      })),
    )
    .filter(({ one, day }) => one.ref === ref && day <= at.day)
    .sort((a, b) => compare(a.day, b.day) || compare(a.order, b.order) || compare(said(a), said(b)));
  return changes.reduce<Seen | null>((before, { one, day, first }) => {
    const asked = one.label ?? before?.label ?? first;
    // What minutes say never makes a record more public.
    const label = before && asked.level < before.label.level ? before.label : asked;
    return {
      ref,
      state: kite.moves[one.move]?.to ?? before?.state ?? 'held',
      label,
      fields: { ...(before?.fields ?? empty), title: before?.fields.title ?? null, ...one.sets },
      from: day,
    };
  }, null);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Two reports of one meeting may speak of a record in the same place: their words order them. */
function said({ one, first }: { one: Change; first: Label }): string {
  return canonical([one.move, one.sets, one.label ?? null, first]);
}

const empty = Object.fromEntries(Object.keys(kite.fields).map((name) => [name, null]));
