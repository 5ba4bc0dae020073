/** A vote as it stands: the rule it goes by, its ballots, and who in the room may vote. */
import type { VotingRule } from '../codes/code.ts';
import { rulesOf } from '../governing/rules-of.ts';
import { reading } from '../kernel/db.ts';
import type { Change } from '../kernel/define.ts';
import { registerOf } from '../kernel/ledger.ts';
import { Absent, Refused } from '../kernel/problem.ts';
import { listRows, type Row } from '../kernel/read.ts';
import { ruleInWords } from './count.ts';
import { type Desk, decisionAt } from './desk.ts';
import { itemQuorum } from './item-decision.ts';
import { itemLabel } from './labels.ts';
import { dayOfMeeting, itemName, itemOf, type MeetingRows, meetingRows } from './meeting-rows.ts';
import { inTheRoom } from './presence.ts';
import { type Quorum, quorumOf } from './quorum.ts';
import { isChaired, type Voter } from './voters.ts';

export interface VoteRead {
  rows: MeetingRows;
  item: Row;
  vote: Row;
  /** Ballots that stand. */
  ballots: readonly Row[];
  withdrawn: readonly Row[];
  rule: VotingRule;
  quorum: Quorum;
  /** Those entitled who are in the room now and take part. */
  entitled: readonly Voter[];
}

/** A vote with its ballots, and who may vote now. @throws Absent */
export async function readVote(
  desk: Desk,
  { meeting, vote: ref }: { meeting: string; vote: string },
): Promise<VoteRead> {
  const { ledger, actor, code, today } = desk;
  const at = { day: today, known: null };
  return reading(ledger.db, actor, async (tx) => {
    const rows = await meetingRows(tx, ledger, { code, ref: meeting, at });
    const vote = rows.votes.find((row) => row.ref === ref);
    if (!vote) throw new Absent();
    const item = itemOf(rows, String(vote.fields.item));
    const list = await listRows(tx, registerOf(ledger, 'ballot'), { code: code.id, at, filters: { vote: [ref] } });
    const method = vote.fields.method as VotingRule['method'] | null;
    const { rule } = ruleFor(rows, method);
    const quorum = itemQuorum(rows, item);
    return {
      rows,
      item,
      vote,
      ballots: list.rows.filter(({ state }) => state === 'cast'),
      withdrawn: list.rows.filter(({ state }) => state === 'withdrawn'),
      rule,
      quorum,
      entitled: [...quorum.voters.filter(({ recused }) => !recused), ...chairAs(rows, rule)],
    };
  });
}

/** The body's rule of voting on the day of the meeting, by another method where the vote has its own. */
export function ruleFor(rows: MeetingRows, method: VotingRule['method'] | null): { rule: VotingRule; words: string } {
  const { vote, source } = rulesOf(rows.body, rows.config, dayOfMeeting(rows));
  const rule = method ? { ...vote, method } : vote;
  const said =
    source.vote.kind === 'assumed'
      ? 'assumed'
      : [source.vote.clause, source.vote.provenance].filter(Boolean).join(', ');
  return { rule, words: ruleInWords(rule, said) };
}

/** Whoever is in the chair votes too where the rule says so; they hold no seat of a category. */
function chairAs(rows: MeetingRows, rule: VotingRule): Voter[] {
  if (!rule.chairVotes) return [];
  const quorum = quorumOf({ ...rows, day: dayOfMeeting(rows) });
  const counted = new Set(quorum.voters.map(({ person }) => person));
  return inTheRoom(rows.attendance)
    .filter((row) => isChaired([row]) && !counted.has(String(row.fields.person)))
    .map((row) => ({
      person: String(row.fields.person),
      name: row.title,
      category: String(row.fields.category ?? 'Chair'),
      standsFor: null,
      recused: false,
    }));
}

/** Why somebody has no vote. */
export function notEntitled({ rows, quorum }: VoteRead, person: string): string {
  const row = rows.attendance.find(({ fields }) => fields.person === person);
  const name = row?.title ?? 'Whoever that is';
  if (quorum.voters.some((voter) => voter.person === person && voter.recused))
    return `${name} takes no part in this item, so they do not vote on it.`;
  if (!row || inTheRoom([row]).length === 0) return `${name} is not in the room, so they cannot vote.`;
  if (row.fields.capacity === 'alternate')
    return `${name} is an alternate whose member is here or has an alternate who votes already.`;
  return `${name} has no vote on this body.`;
}

export function requireOpen(vote: Row): void {
  if (vote.state !== 'open')
    throw new Refused(`The vote on “${vote.title}” is ${vote.state === 'void' ? 'void' : 'closed'}.`);
}

/** Reference of the next vote on an item. */
export function nextVote({ votes }: MeetingRows, item: Row): string {
  const numbers = votes
    .filter(({ ref }) => ref.startsWith(`${item.ref}/v`))
    .map(({ ref }) => Number(ref.slice(item.ref.length + 2)))
    .filter(Number.isInteger);
  return `${item.ref}/v${Math.max(0, ...numbers) + 1}`;
}

/** A Decision about a vote, read by those who may read the item's drafts. */
export function ofVote(
  desk: Desk,
  rows: MeetingRows,
  { item, what, changes }: { item: Row; what: string; changes: readonly Change[] },
) {
  return decisionAt(desk, rows, { about: `, ${itemName(item)}, ${what}`, label: itemLabel(rows, item), changes });
}
