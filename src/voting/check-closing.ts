/** A vote is closed with what its ballots come to, all of them, and with its alternatives: counted again as it is recorded. */
import { sql } from 'kysely';
import type { Tx } from '../kernel/db.ts';
import type { Day, Decision, Value } from '../kernel/define.ts';
import type { Touched } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Casting } from './decide-over.ts';
import { preferredOf } from './preferred.ts';
import { rollIn, ruleIn } from './roll.ts';
import { type Ballot, type Tally, tally, type Voter } from './tally.ts';

interface Asked {
  vote: Touched;
  votes: readonly Touched[];
  ballots: readonly Touched[];
}

interface Standing {
  ref: string;
  state: string;
  person: string;
  position: Ballot['position'];
  level: number;
}

export async function checkClosing(
  tx: Tx,
  { code, effective }: Decision,
  { vote, votes, ballots }: Asked,
): Promise<Problem[]> {
  const { ref, before, after } = vote;
  if (before?.state === 'closed')
    return sameOutcome(before.fields, after.fields)
      ? []
      : [{ sentence: `Vote ${ref} is closed and stays as it was counted. Make it void to vote again.` }];
  const standing = await ballotsFor(tx, code, { vote: ref, touched: ballots });
  const { rule } = ruleIn(after.fields.constituency);
  const roll = rollIn(after.fields.roll);
  // Asked before anything is counted: a refusal must not tell whoever tries how a vote stands that still runs.
  const early = earlyWords(after.fields, { day: effective, roll, standing });
  if (early) return [{ sentence: `Vote ${ref} ${early}` }];
  if (standing.some(({ state, level }) => state !== 'withdrawn' && level > 0))
    return [{ sentence: `Ballots of vote ${ref} become public with its outcome. Close it from its own page.` }];
  const counted = tally(rule, roll, standing.map(asBallot), after.fields.casting as Casting);
  if (counted.outcome === 'tied')
    return [{ sentence: `${counted.sentences.at(-1)} Say how it was cast.`, field: 'casting' }];
  // What it comes to is not said: whoever asks may not be one who sees how others voted.
  if (!agrees(counted, after.fields))
    return [
      {
        sentence: `The ballots of vote ${ref} come to something else: somebody may have voted meanwhile. Look at the count again, then close it.`,
      },
    ];
  return together(tx, code, { vote, votes, ballots });
}

/** Whoever read that they have until a day has until that day; before it a vote is closed only when nobody is left to vote. */
function earlyWords(
  { closes_on, meeting }: Touched['after']['fields'],
  { day, roll, standing }: { day: Day; roll: readonly Voter[]; standing: readonly Standing[] },
): string | null {
  if (meeting || typeof closes_on !== 'string' || closes_on <= day) return null;
  const voted = new Map(standing.map(({ person, state }) => [person, state]));
  const left = roll.some(
    ({ person, alternate }) => !voted.has(person) && !(alternate && voted.get(alternate.person) === 'cast'),
  );
  return left ? `takes ballots until ${closes_on}. Close it after that, or once everybody has voted.` : null;
}

function sameOutcome(one: Readonly<Record<string, Value>>, other: Readonly<Record<string, Value>>): boolean {
  return ['outcome', 'votes_for', 'votes_against', 'abstained', 'casting', 'preferred', 'constituency', 'roll'].every(
    (name) => JSON.stringify(one[name] ?? null) === JSON.stringify(other[name] ?? null),
  );
}

function agrees({ outcome, count }: Tally, fields: Readonly<Record<string, Value>>): boolean {
  return (
    fields.outcome === outcome &&
    fields.votes_for === count.for &&
    fields.votes_against === count.against &&
    fields.abstained === count.neither
  );
}

const asBallot = ({ state, person, position }: Standing): Ballot => ({
  person,
  position: state === 'recused' ? 'recused' : position,
});

/** Those on record, as this Decision leaves them. */
async function ballotsFor(tx: Tx, code: string, { vote, touched }: { vote: string; touched: readonly Touched[] }) {
  const { rows } = await sql<Standing>`
    select ref, state, person, position, class_level as level from ballot
    where code = ${code} and vote = ${vote} and known_to = 'infinity' and effective_to = 'infinity'`.execute(tx);
  const all = new Map(rows.map((row) => [row.ref, row]));
  for (const { ref, after } of touched) {
    if (after.fields.vote !== vote) continue;
    const { person, position } = after.fields;
    all.set(ref, {
      ref,
      state: after.state,
      person: String(person),
      position: position as Ballot['position'],
      level: after.label.level,
    });
  }
  return [...all.values()].filter(({ state }) => state === 'cast' || state === 'recused');
}

/** The proposal and its alternatives are closed in one Decision, and the one put forward is the one the rule prefers. */
async function together(tx: Tx, code: string, { vote, votes, ballots }: Asked): Promise<Problem[]> {
  const main = String(vote.after.fields.together ?? vote.ref);
  const { rows } = await sql<{ ref: string }>`
    select ref from vote where code = ${code} and (ref = ${main} or together = ${main}) and state = 'open'
      and known_to = 'infinity' and effective_to = 'infinity'`.execute(tx);
  const closing = votes.filter(({ after }) => after.state === 'closed');
  const left = rows.find(({ ref }) => !closing.some((one) => one.ref === ref));
  if (left) return [{ sentence: `Vote ${left.ref} is on the same question and still open. Close them together.` }];
  if (vote.ref !== main) return [];
  const counted = [];
  for (const { ref, after } of closing.filter((one) => one.ref === main || one.after.fields.together === main)) {
    const standing = await ballotsFor(tx, code, { vote: ref, touched: ballots });
    const { rule } = ruleIn(after.fields.constituency);
    const one = tally(rule, rollIn(after.fields.roll), standing.map(asBallot), after.fields.casting as Casting);
    counted.push({ ref: String(after.fields.modification ?? ref), proposal: ref === main, tally: one });
  }
  const { ref } = preferredOf(ruleIn(vote.after.fields.constituency).rule, counted);
  return (vote.after.fields.preferred ?? null) === ref
    ? []
    : [
        {
          sentence: `By its rule another of what was carried in vote ${main} is put forward. Look at the count again.`,
        },
      ];
}
