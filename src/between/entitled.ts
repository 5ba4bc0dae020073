/** Who has a vote on a question put between meetings: each seat with a vote, by its holder or, in their stead, its alternate. */
import { bodyIn } from '../codes/body.ts';
import type { BodyConfig, Code } from '../codes/code.ts';
import { type BodyRules, rulesOf } from '../governing/rules-of.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { Absent } from '../kernel/problem.ts';
import { get, listRows, named, type Row } from '../kernel/read.ts';
import { type Quorum, quorumOf } from '../meetings/quorum.ts';

export interface Electorate {
  body: Row;
  config: BodyConfig | null;
  rules: BodyRules;
  /** Seats of the body that are held or vacant. */
  seats: readonly Row[];
  /** Everybody who may vote: members, and alternates named for a seat. */
  roll: readonly Elector[];
  /** Seats with a vote, whoever holds them, and how many of them must vote. */
  whole: Quorum;
  day: Day;
}

export interface Elector {
  person: string;
  name: string;
  category: string;
  /** The member whose seat they vote for when the member does not. */
  standsFor: string | null;
}

/** The body's electorate as it stands on the day. @throws Absent for a body that is not there or not to be seen. */
export async function electorateOf(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, body: ref, day }: { code: Code; body: string; day: Day },
): Promise<Electorate> {
  const key = { code: code.id, at: { day, known: null } };
  const body = await get(tx, registerOf(ledger, 'body'), { ...key, ref });
  if (!body) throw new Absent();
  const { rows } = await listRows(tx, registerOf(ledger, 'seat'), { ...key, filters: { body: [ref] } });
  const seats = rows.filter(({ state }) => state !== 'ended');
  const people = seats
    .flatMap(({ fields }) => [fields.person, fields.alternate])
    .filter((one) => typeof one === 'string');
  const found = await named(tx, ledger.registers, { ...key, refs: new Map([['person', new Set(people)]]) });
  const names = new Map([...found.values()].map((one) => [one.ref, one.title]));
  return electorateFrom({ code, body, seats, names, day });
}

/** Pure. `names`: of people, by reference. */
export function electorateFrom(given: {
  code: Pick<Code, 'bodies'>;
  body: Row;
  seats: readonly Row[];
  names: ReadonlyMap<string, string>;
  day: Day;
}): Electorate {
  const { code, body, seats, names, day } = given;
  const config = bodyIn(code, body.ref);
  const rules = rulesOf(body, config, day);
  const listed = seats.filter((seat) => isHeld(seat, day)).flatMap((seat) => electorsOf(seat, names));
  const members = listed.filter(({ standsFor }) => standsFor === null);
  // Whoever would have a vote, were everybody there: the same rule as in a meeting tells it.
  const whole = quorumOf({ config, body, seats, day, attendance: members.map((one) => present(one, body)) });
  const votes = new Map(whole.voters.map(({ person, category }) => [person, category]));
  const roll = listed.flatMap((one) => {
    const category = votes.get(one.standsFor ?? one.person);
    return category === undefined ? [] : [{ ...one, category }];
  });
  return { body, config, rules, seats, roll, whole, day };
}

/** Whether somebody holds the seat that day: the last day of a term is one of it. */
function isHeld({ fields, state }: Row, day: Day): boolean {
  const { person, term_from, term_to } = fields;
  const within = (!term_from || String(term_from) <= day) && (!term_to || String(term_to) >= day);
  return state === 'filled' && typeof person === 'string' && within;
}

function electorsOf({ fields }: Row, names: ReadonlyMap<string, string>): Elector[] {
  const { person, alternate, category } = fields;
  if (typeof person !== 'string') return [];
  const of = (ref: string, standsFor: string | null): Elector => ({
    person: ref,
    name: names.get(ref) ?? ref,
    category: String(category ?? ''),
    standsFor,
  });
  return [of(person, null), ...(typeof alternate === 'string' && alternate !== '' ? [of(alternate, person)] : [])];
}

/** An elector as an attendance list would have them, so that quorum and votes are counted by the rule of meetings. */
export function present(elector: Elector, body: Row): Row {
  const { person, name, category, standsFor } = elector;
  return {
    ...body,
    register: 'attendance',
    ref: person,
    title: name,
    state: 'present',
    fields: {
      title: name,
      person,
      category,
      capacity: standsFor === null ? 'member' : 'alternate',
      stands_for: standsFor,
      role: null,
      times: null,
    },
  };
}
