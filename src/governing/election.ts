/** An election from its call to the seats it fills. Pure: rows in, changes and reasons out. */
import type { Change, Value } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { appointed, type Bench, placesFree, type Sitter, type Term } from './seats.ts';

export interface Nominee {
  /** Reference of the nomination. */
  ref: string;
  name: string;
  /** Null until they are recorded. */
  votes: number | null;
}

export interface Tie {
  /** Seats left for those in the tie. */
  seats: number;
  among: Nominee[];
}

export type Result =
  | { elected: Nominee[]; failed: Nominee[]; unopposed: boolean; sentence: string }
  /** What stands in the way of a result. */
  | { missing: Nominee[]; sentence: string }
  | { tie: Tie; sentence: string };

/** How a tie was settled: who of those in it is elected, and by what ("Lots drawn by the chair on 30 August"). */
export interface Settled {
  elected: readonly string[];
  means: string;
}

/**
 * Those with the most votes are elected, up to the number of seats. As many nominees as seats, or fewer, are elected
 * unopposed. A tie over the last seats gives no result unless it is settled by a stated means.
 */
export function resultOf(seats: number, nominees: readonly Nominee[], settled?: Settled): Result {
  if (nominees.length <= seats) {
    const names = nominees.map(({ name }) => name).join(', ');
    const left = seats - nominees.length;
    return {
      elected: [...nominees],
      failed: [],
      unopposed: true,
      sentence: `As many nominees as seats, or fewer: ${names} elected unopposed.${left > 0 ? ` ${left === 1 ? 'One seat stays' : `${left} seats stay`} vacant.` : ''}`,
    };
  }
  const missing = nominees.filter(({ votes }) => votes === null);
  if (missing.length > 0)
    return { missing, sentence: `Record the votes of ${missing.map(({ name }) => name).join(', ')} first.` };
  const ranked = [...nominees].sort((a, b) => votesOf(b) - votesOf(a));
  const bar = votesOf(ranked[seats - 1] as Nominee);
  const above = ranked.filter((one) => votesOf(one) > bar);
  const level = ranked.filter((one) => votesOf(one) === bar);
  const open = seats - above.length;
  if (level.length === open) return counted([...above, ...level], ranked);
  const chosen = level.filter(({ ref }) => settled?.elected.includes(ref));
  if (chosen.length === open && settled && settled.means.trim() !== '')
    return counted([...above, ...chosen], ranked, ` The tie at ${said(bar)} was settled: ${settled.means.trim()}`);
  const names = level.map(({ name }) => name).join(', ');
  return {
    tie: { seats: open, among: level },
    sentence: `${names} have ${said(bar)} each for ${open === 1 ? 'one seat' : `${open} seats`}. Say who is elected, and by what means the tie was settled.`,
  };
}

function counted(elected: Nominee[], ranked: readonly Nominee[], more = ''): Result {
  const failed = ranked.filter((one) => !elected.includes(one));
  const words = ranked.map((one) => `${one.name} ${votesOf(one)}`).join(', ');
  const names = elected.map(({ name }) => name).join(', ');
  return { elected, failed, unopposed: false, sentence: `Votes: ${words}. Elected: ${names}.${more}` };
}

const votesOf = ({ votes }: Nominee): number => votes ?? 0;
const said = (votes: number): string => (votes === 1 ? '1 vote' : `${votes} votes`);

export interface Declaring {
  election: Row;
  /** Its nominations that stand: neither withdrawn nor decided. */
  nominations: readonly Row[];
  /** Those nominated, by reference of person. */
  people: ReadonlyMap<string, string>;
  bench: Bench;
  term: Term;
  settled?: Settled;
}

export function nomineesOf(nominations: readonly Row[], people: ReadonlyMap<string, string>): Nominee[] {
  return nominations
    .filter(({ state }) => state === 'nominated')
    .map((row) => ({
      ref: row.ref,
      name: people.get(String(row.fields.person)) ?? row.title,
      votes: typeof row.fields.votes === 'number' ? row.fields.votes : null,
    }));
}

/** The result, the fate of each nominee and the seats of those elected, in one Decision. Throws Refused where there is no result. */
export function declareElection(declaring: Declaring): Change[] {
  const { election, nominations, people, settled, bench, term } = declaring;
  const nominees = nomineesOf(nominations, people);
  if (nominees.length === 0)
    throw new Refused('Nobody is nominated, so nobody can be elected. Take nominations, or make the election void.');
  const seats = Number(election.fields.seats ?? 1);
  if (nominees.length > seats && election.state === 'nominations')
    throw new Refused('There are more nominees than seats. Open the vote first, and record its votes.');
  const result = resultOf(seats, nominees, settled);
  if (!('elected' in result))
    throw new Refused({ sentence: result.sentence, field: 'missing' in result ? 'votes' : 'means' });
  const rowOf = new Map(nominations.map((row) => [row.ref, row]));
  return [
    {
      register: 'election',
      ref: election.ref,
      move: 'declare',
      sets: { result: result.sentence },
      expects: election.entry,
    },
    ...result.elected.map(({ ref }) => fate(rowOf.get(ref), 'elect')),
    ...result.failed.map(({ ref }) => fate(rowOf.get(ref), 'fail')),
    ...seatsOf(bench, {
      category: String(election.fields.category ?? 'Member'),
      term,
      sitters: result.elected.map(({ ref, name }) => ({
        ref: String(rowOf.get(ref)?.fields.person ?? ''),
        name,
        isNew: false,
      })),
    }),
  ];
}

function fate(row: Row | undefined, move: 'elect' | 'fail'): Change {
  if (!row) throw new Error('A nominee without a nomination');
  return { register: 'nomination', ref: row.ref, move, sets: {} as Record<string, Value>, expects: row.entry };
}

function seatsOf(
  bench: Bench,
  { category, term, sitters }: { category: string; term: Term; sitters: readonly Sitter[] },
): Change[] {
  const places = placesFree(bench, category, { day: term.from, sitters: sitters.map(({ ref }) => ref) });
  if (places.length < sitters.length)
    throw new Refused({
      sentence: `Only ${places.length} of the ${sitters.length} seats fall free by ${term.from}. Begin the term later, or vacate the others first.`,
      field: 'term_from',
    });
  const seatOf = new Map(bench.seats.map((row) => [row.ref, row]));
  // Whoever is elected again keeps the seat they have; the others take what is left, in order.
  const own = new Map(
    places.flatMap((place) => {
      const holder = seatOf.get(place.ref)?.state === 'filled' ? String(seatOf.get(place.ref)?.fields.person) : '';
      return sitters.some(({ ref }) => ref === holder) ? [[holder, place] as const] : [];
    }),
  );
  const left = places.filter((place) => ![...own.values()].includes(place));
  return sitters.map((sitter) =>
    appointed(bench, own.get(sitter.ref) ?? (left.shift() as (typeof places)[number]), { sitter, term }),
  );
}
