/**
 * What no door to the record lets through of votes by constituency: a ballot of somebody not on the roll, twice, or after
 * the close; a vote closed with other numbers than its ballots come to; a roll or a rule that changes under way.
 */
import { sql } from 'kysely';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Decision } from '../kernel/define.ts';
import type { Check, Touched } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import { checkBallot } from './check-ballot.ts';
import { checkClosing } from './check-closing.ts';
import { rollIn } from './roll.ts';

export function votingCheck(codes: readonly Code[]): Check {
  const voting = new Set(codes.filter(({ constituencies }) => constituencies).map(({ id }) => id));
  return async (tx, decision, touched) => {
    if (!voting.has(decision.code)) return [];
    const votes = touched.filter(({ register, ...vote }) => register.name === 'vote' && isCounted(vote));
    const ballots = touched.filter(({ register }) => register.name === 'ballot');
    const cast = ballots.filter(({ ref }) => !isPublished(decision, ref) || votes.length === 0);
    if (votes.length > 0 && cast.length > 0)
      return [{ sentence: 'Ballots are cast each by themselves, not along with what is done to their vote.' }];
    if (votes.length > 0) return checkVotes(tx, decision, votes, ballots);
    return cast.length > 0 ? checkBallots(tx, decision, cast) : [];
  };
}

const isCounted = ({ before, after }: Pick<Touched, 'before' | 'after'>) =>
  Boolean(before?.fields.constituency ?? after.fields.constituency);

function isPublished({ changes }: Decision, ref: string): boolean {
  return changes.every((one) => one.register !== 'ballot' || one.ref !== ref || one.move === 'publish');
}

/**
 * Ballots of different people go side by side; a closing waits for those under way, and those that come then wait for it
 * and see it closed. The lock is of the question as a whole: its alternatives are closed with it.
 */
async function lockVotes(tx: Tx, code: string, asked: { refs: readonly string[]; alone: boolean }) {
  const lock = asked.alone ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`;
  await sql`select ${lock}(hashtextextended(${code} || ' ballots ' || main, 0)) from (
    select distinct coalesce(together, ref) as main from vote
    where code = ${code} and ref = any(${sql.val([...asked.refs])}::text[]) and known_to = 'infinity' and constituency is not null
    order by 1) votes`.execute(tx);
}

async function checkBallots(tx: Tx, decision: Decision, ballots: readonly Touched[]): Promise<Problem[]> {
  const refs = [...new Set(ballots.map(({ before, after }) => String((before ?? after).fields.vote ?? '')))];
  await lockVotes(tx, decision.code, { refs, alone: false });
  const problems: Problem[] = [];
  for (const ballot of ballots) problems.push(...(await checkBallot(tx, decision, ballot)));
  return problems;
}

async function checkVotes(
  tx: Tx,
  decision: Decision,
  votes: readonly Touched[],
  ballots: readonly Touched[],
): Promise<Problem[]> {
  const mains = votes.map(({ ref, after }) => String(after.fields.together ?? ref));
  await lockVotes(tx, decision.code, { refs: mains, alone: true });
  const problems: Problem[] = [];
  for (const vote of votes) {
    if (vote.after.state === 'open') problems.push(...(await checkOpen(tx, decision, vote, votes)));
    else if (vote.after.state === 'closed')
      problems.push(...(await checkClosing(tx, decision, { vote, votes, ballots })));
  }
  return problems;
}

async function checkOpen(tx: Tx, { code }: Decision, vote: Touched, all: readonly Touched[]): Promise<Problem[]> {
  const { before, after, ref } = vote;
  const { modification, together } = after.fields;
  if (before)
    return kept(before.fields, after.fields)
      ? []
      : [{ sentence: `Vote ${ref} keeps the roll and the rule it was opened with. Make it void and open another.` }];
  const roll = rollIn(after.fields.roll);
  const people = roll.flatMap(({ person, alternate }) => [person, ...(alternate ? [alternate.person] : [])]);
  const problems: Problem[] = [];
  if (roll.length === 0) problems.push({ sentence: 'Nobody is on the roll. Fill the seats of the body first.' });
  const twice = people.find((one, at) => people.indexOf(one) !== at);
  if (twice) problems.push({ sentence: `${twice} is on the roll twice. Each person votes for one seat.` });
  const other = await openElsewhere(tx, { code, modification: String(modification ?? ''), ref });
  if (other)
    problems.push({ sentence: `Vote ${other} on ${modification} is open already. Close it, or make it void, first.` });
  const main = together && all.find((one) => one.ref === together);
  if (together && !(main && kept(main.after.fields, after.fields)))
    problems.push({ sentence: `Vote ${ref} is opened together with ${together}, by the same roll and rule.` });
  return problems;
}

/** Roll and rule are those of the day it was opened. */
function kept(one: Touched['after']['fields'], other: Touched['after']['fields']): boolean {
  return ['constituency', 'roll', 'body'].every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));
}

/** Public ones only: of any other nobody is told by way of a refusal. */
async function openElsewhere(tx: Tx, { code, modification, ref }: { code: string; modification: string; ref: string }) {
  const { rows } = await sql<{ ref: string }>`
    select ref from vote where code = ${code} and modification = ${modification} and ref <> ${ref} and state = 'open'
      and known_to = 'infinity' and effective_to = 'infinity' and class_level = 0 limit 1`.execute(tx);
  return rows[0]?.ref ?? null;
}
