/**
 * What must never stand side by side: a proposal that is over while something of it is still open, two of several
 * alternatives approved. Pure, over a proposal's facts. Each contradiction has a key, so that what stood before a
 * Decision is not held against it.
 */
import { dayInWords } from '../calendar/day.ts';
import type { ChangeProcess } from '../codes/process.ts';
import { pathOf, stageOf } from '../codes/process-of.ts';
import { reachedOn } from '../codes/sound.ts';
import type { Day } from '../kernel/define.ts';
import type { Problem } from '../kernel/problem.ts';
import { dayIn, type Fact, type ProcessFacts, text } from './facts.ts';
import { isReport, listed } from './requirements.ts';

export interface Contradiction extends Problem {
  key: string;
}

/** Where a proposal does not move towards a decision any more. */
export const over: ReadonlySet<string> = new Set(['implemented', 'rejected', 'refused', 'withdrawn']);
const decided = new Set(['approved', 'implemented']);
/** Where its report is finished, as far as the points it was sent back for. */
const reported = new Set(['report', 'consultation', 'vote', 'authority', 'approved', 'implemented']);

/** Everything about a proposal that contradicts something else, by the state of it and of what stands beside it. */
export function contradictions(facts: ProcessFacts, process: ChangeProcess | null = null): Contradiction[] {
  const { row } = facts;
  if (!row) return [];
  return [
    ...openWhileOver(facts, row),
    ...atTheVote(facts, row),
    ...twoConsultations(facts, row),
    ...pointsOpen(facts, row),
    ...bothApproved(facts, row),
    ...againstRelease(facts, row),
    ...backwards(row),
    ...ofItself(facts, row),
    ...(process ? offItsPath(process, row) : []),
  ];
}

function openWhileOver({ assessments, consultations, votes, inclusions }: ProcessFacts, row: Fact): Contradiction[] {
  if (!over.has(row.state)) return [];
  const is = row.state;
  const own = (list: readonly Fact[]) => list.filter(({ fields }) => fields.modification === row.ref);
  const open = (list: readonly Fact[], states: readonly string[], what: (one: Fact) => string, mend: string) =>
    own(list)
      .filter(({ state }) => states.includes(state))
      .map((one) => ({
        key: `over ${is} ${one.ref}`,
        sentence: `${row.ref} is ${is}, and ${shown(one, what)}. ${mend}`,
      }));
  return [
    ...open(
      assessments,
      ['requested'],
      ({ title }) => `“${title}” is still awaited`,
      'Withdraw the request in the same decision.',
    ),
    ...open(
      consultations,
      ['open', 'planned'],
      ({ title }) => `the consultation “${title}” is open`,
      'Close it in the same decision.',
    ),
    ...open(votes, ['open'], ({ ref }) => `vote ${ref} is open`, 'Make it void in the same decision.'),
    ...(is === 'implemented'
      ? []
      : open(
          inclusions,
          ['proposed', 'included'],
          (one) => `it still stands in the release ${text(one, 'release')}`,
          'Put it off there in the same decision.',
        )),
  ];
}

/** A vote by constituency belongs to the stage of the vote; one at a meeting may be about anything. */
function atTheVote({ votes }: ProcessFacts, row: Fact): Contradiction[] {
  if (row.state === 'vote' || over.has(row.state)) return [];
  return votes
    .filter((one) => one.state === 'open' && one.fields.modification === row.ref && one.fields.constituency)
    .map((one) => ({
      key: `vote ${row.state} ${one.ref}`,
      sentence: `${shown(one, ({ ref }) => `Vote ${ref} is open`)}, and ${row.ref} is not at the vote. Put the proposal to the vote in the same decision, or make the vote void.`,
    }));
}

function twoConsultations({ consultations }: ProcessFacts, row: Fact): Contradiction[] {
  const open = consultations.filter(
    (one) =>
      one.state === 'open' && one.fields.modification === row.ref && text(one, 'kind') === 'report' && isReport(one),
  );
  if (open.length < 2) return [];
  const named = listed(open.map((one) => shown(one, ({ title }) => `“${title}”`)));
  return [
    {
      key: `consultations ${open.map(({ ref }) => ref).join(' ')}`,
      sentence: `${row.ref} would have ${open.length} report consultations open at once: ${named}. Close one first.`,
    },
  ];
}

function pointsOpen({ points }: ProcessFacts, row: Fact): Contradiction[] {
  if (!reported.has(row.state)) return [];
  return points
    .filter(({ state }) => state === 'open')
    .map((one) => ({
      key: `point ${one.ref}`,
      sentence: `${shown(one, ({ title }) => `The point “${title}”`)} is not answered, and the report of ${row.ref} stands as finished. Return the report to ask it, or answer or drop the point.`,
    }));
}

function bothApproved({ alternatives }: ProcessFacts, row: Fact): Contradiction[] {
  if (!decided.has(row.state)) return [];
  return alternatives
    .filter(({ state }) => decided.has(state))
    .map((one) => ({
      key: `both ${[row.ref, one.ref].sort().join(' ')}`,
      sentence: `${row.ref} and ${shown(one, ({ ref }) => ref)} stand for choice, and both would be approved. Approve one, and reject the other.`,
    }));
}

function againstRelease({ release }: ProcessFacts, row: Fact): Contradiction[] {
  if (!release || !decided.has(row.state)) return [];
  const name = shown(release, ({ title }) => `the release ${title}`);
  if (release.state === 'cancelled')
    return [
      {
        key: `cancelled ${release.ref} ${row.state}`,
        sentence: `${row.ref} is to go live in ${name}, which is cancelled. Name another release, or its own day.`,
        field: 'release',
      },
    ];
  const planned = dayIn(release, 'planned_on');
  const on = dayIn(row, 'implements_on');
  if (row.state !== 'implemented' || release.state !== 'planned' || !planned || (on && on >= planned)) return [];
  return [
    {
      key: `early ${release.ref} ${planned}`,
      sentence: `${row.ref} would be implemented while ${name} is planned for ${dayInWords(planned)}. Record the release as live first, or take the proposal out of it.`,
      field: 'release',
    },
  ];
}

/** Days that cannot follow one another. */
function backwards(row: Fact): Contradiction[] {
  const orders: readonly [earlier: string, later: string, words: string][] = [
    ['raised_on', 'decided_on', 'decided before it was raised'],
    ['raised_on', 'withdrawn_on', 'withdrawn before it was raised'],
    ['decided_on', 'published_on', 'published before it was decided'],
    ['decided_on', 'implements_on', 'implemented before it is decided'],
  ];
  return orders.flatMap(([earlier, later, words]) => {
    const [one, other]: (Day | null)[] = [dayIn(row, earlier), dayIn(row, later)];
    if (!one || !other || one <= other) return [];
    return [
      {
        key: `${later} ${other} before ${one}`,
        sentence: `${row.ref} would be ${words}: ${dayInWords(other)} comes before ${dayInWords(one)}. Mend one of the days.`,
        field: later,
      },
    ];
  });
}

/** An alternative is one to a proposal that is no alternative itself. */
function ofItself({ main }: ProcessFacts, row: Fact): Contradiction[] {
  const to = text(row, 'alternative_to');
  if (to === '') return [];
  const wrong =
    to === row.ref
      ? 'cannot be an alternative to itself'
      : main === null
        ? `would be an alternative to ${to}, which is not on record`
        : text(main, 'alternative_to') !== ''
          ? `would be an alternative to an alternative, ${to}`
          : null;
  return wrong
    ? [
        {
          key: `alternative ${to}`,
          sentence: `${row.ref} ${wrong}. Name the proposal that both stand for choice with.`,
          field: 'alternative_to',
        },
      ]
    : [];
}

/** A stage that proposals on its path never come to; asked only where its rules are on record. */
function offItsPath(process: ChangeProcess, row: Fact): Contradiction[] {
  const path = pathOf(process, row.fields.path);
  if (text(row, 'rules') === '' || row.state === 'known') return [];
  if (!path)
    return text(row, 'path') === ''
      ? []
      : [
          {
            key: `path ${text(row, 'path')}`,
            sentence: `${row.ref} would be on “${text(row, 'path')}”, which is no path of the process “${process.name}”. Choose one of ${listed(process.paths.map(({ printed }) => printed))}.`,
            field: 'path',
          },
        ];
  if (reachedOn(process, path).has(row.state)) return [];
  return [
    {
      key: `off ${path.id} ${row.state}`,
      sentence: `${row.ref} is on ${path.printed}, on which no proposal comes to “${stageOf(process, row.state)?.name ?? row.state}”. Keep its path, or take it back first.`,
      field: 'path',
    },
  ];
}

/** What a sentence may say of a record: one that is not public is only said to be there. */
function shown(row: Fact, words: (row: Fact) => string): string {
  return row.label.level === 0 ? words(row) : 'a record that is not public stands against it';
}
