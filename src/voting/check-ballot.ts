/** One ballot, held against the vote it is for: is it open, is the voter on its roll, have they voted. */
import { sql } from 'kysely';
import type { Tx } from '../kernel/db.ts';
import type { Decision } from '../kernel/define.ts';
import type { Touched } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import { seatOf } from './cast.ts';
import { voterIn } from './roll.ts';

interface Found {
  state: string;
  closes_on: string | null;
  counted: boolean;
  /** Lines of the roll that name the voter. */
  lines: string[];
}

/** Sentences name the voter and the vote, which whoever sends a ballot has named: nothing of anybody else's. */
export async function checkBallot(tx: Tx, decision: Decision, { ref, before, after }: Touched): Promise<Problem[]> {
  const { vote, person, title } = after.fields;
  const found = await voteFor(tx, decision.code, { vote: String(vote ?? ''), person: String(person ?? '') });
  // Votes in meetings and between them have their own rules, and say themselves who may vote.
  if (!found?.counted) return [];
  const who = String(title ?? person);
  const say = (sentence: string, field?: string): Problem[] => [{ sentence, ...(field ? { field } : {}) }];
  const effective =
    decision.changes.find((one) => one.register === 'ballot' && one.ref === ref)?.effective ?? decision.effective;
  if (found.state !== 'open')
    return say(`Vote ${vote} is ${found.state}: no ballot of it is cast or changed any more. Nothing was recorded.`);
  if (found.closes_on && effective > found.closes_on)
    return say(`Vote ${vote} took ballots until ${found.closes_on}. Nothing was recorded.`);
  const seat = seatOf(found.lines.map(voterIn), String(person ?? ''));
  if (!seat)
    return say(
      `${who} is not on the roll of vote ${vote}, neither as a member nor as an alternate. Nothing was recorded.`,
      'person',
    );
  if (ref !== `${vote}/${person}` || (before && (before.fields.vote !== vote || before.fields.person !== person)))
    return say(`A ballot stays with its voter: that of ${who} is ${vote}/${person}.`);
  // Its class is the one thing that keeps others from reading it before the close.
  if (after.label.level < 2)
    return say(`Ballots of vote ${vote} are held back until it is closed. Close it from its own page.`);
  if (after.state === 'withdrawn') return [];
  const { voter, alternate } = seat;
  const { category, voter: group, stands_for: standsFor, position } = after.fields;
  if (
    category !== voter.category ||
    (group ?? null) !== voter.group ||
    (standsFor ?? null) !== (alternate ? voter.person : null)
  )
    return say(
      `The roll has ${who} in ${voter.category}${alternate ? `, as alternate of ${voter.name}` : ''}. Record it so.`,
      'category',
    );
  if (after.state === 'cast' && !['for', 'against', 'abstain'].includes(String(position)))
    return say('Choose for, against or abstain.', 'position');
  const again = decision.changes.some((one) => one.register === 'ballot' && one.ref === ref && one.move === 'cast');
  if (again && before?.state === 'cast')
    return say(`${who} has voted already. To replace it, choose “Change my vote”.`);
  if (alternate && before?.state !== 'cast' && (await memberVoted(tx, decision.code, `${vote}/${voter.person}`)))
    return say(`${voter.name} has voted or stands aside, so no alternate votes in their stead. Nothing was recorded.`);
  return [];
}

async function voteFor(
  tx: Tx,
  code: string,
  { vote, person }: { vote: string; person: string },
): Promise<Found | null> {
  const { rows } = await sql<Found>`
    select state, closes_on, constituency is not null as counted,
      array(select line from unnest(roll) as line where position(${`(${person})`} in line) > 0) as lines
    from vote where code = ${code} and ref = ${vote} and known_to = 'infinity' and effective_to = 'infinity'`.execute(
    tx,
  );
  return rows[0] ?? null;
}

async function memberVoted(tx: Tx, code: string, ref: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ballot where code = ${code} and ref = ${ref} and state in ('cast', 'recused')
    and known_to = 'infinity' and effective_to = 'infinity'`.execute(tx);
  return rows.length > 0;
}
