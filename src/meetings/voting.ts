/** A vote in a meeting: opened on a question of an item, ballots of those entitled, closed with what it comes to. */

import type { VotingRule } from '../codes/code.ts';
import { mayMake } from '../kernel/access.ts';
import { type Also, commit, type Receipt } from '../kernel/commit.ts';
import { reading } from '../kernel/db.ts';
import type { Change } from '../kernel/define.ts';
import { Absent, type Problem, Refused } from '../kernel/problem.ts';
import { plainDecision } from '../minutes/items/decision-fact.ts';
import { type Count, countVote, type Position, type Tally } from './count.ts';
import { type Desk, decisionAt, requireSecretariat, requireSitting } from './desk.ts';
import { effectDenied } from './effect-denied.ts';
import { pendingLine } from './effects.ts';
import { finalLabel, itemLabel } from './labels.ts';
import { bodyOf, dayOfMeeting, itemName, itemOf, meetingRows } from './meeting-rows.ts';
import { decidingActor } from './powers.ts';
import type { Quorum } from './quorum.ts';
import { gateProblem, redGate } from './red.ts';
import { recordKey, standingOf } from './seen.ts';
import { nextDecision, papersOf, withClass } from './taking.ts';
import { nextVote, notEntitled, ofVote, readVote, requireOpen, ruleFor, type VoteRead } from './vote-rows.ts';
import { pendingOf } from './waiting.ts';

export interface Opening {
  meeting: string;
  item: string;
  /** What is put to the vote, as the decision will have it if it is carried. */
  question: string;
  /** A verb of the house, for the decision it becomes. */
  verb: string;
  /** Where the question asks for another way of voting than the body's own. */
  method?: VotingRule['method'];
  /** Moves made if it is carried. */
  pending?: readonly Change[];
}

/** Puts a question to the vote. Answers the reference of the vote. @throws Refused, Absent */
export async function openVote(desk: Desk, asked: Opening, also?: Also): Promise<{ vote: string; receipt: Receipt }> {
  requireSecretariat(desk);
  const { rows, item, without } = await readItem(desk, asked.meeting, asked.item);
  requireSitting(rows);
  const gate = gateProblem(desk.code, item, without);
  const pending = asked.pending ?? [];
  const question = plainDecision(asked.question.replace(/\s+/g, ' '));
  const verb = asked.verb.trim().toLowerCase();
  const problems: Problem[] = [
    ...(gate ? [gate] : []),
    ...(item.state === 'tabled' || item.state === 'taken'
      ? []
      : [{ sentence: `${itemName(item)} is not before the meeting, so nothing of it can be put to the vote.` }]),
    ...(question === '' ? [{ sentence: 'Say what is put to the vote.', field: 'question' }] : []),
    ...(desk.code.houseStyle.verbs.includes(verb)
      ? []
      : [
          {
            sentence: `“${asked.verb}” is not a verb the house records decisions by. Choose one of those offered.`,
            field: 'verb',
          },
        ]),
    ...pending.flatMap(
      (one) => effectDenied(desk.ledger.registers, one, { config: rows.config, day: dayOfMeeting(rows) }) ?? [],
    ),
  ];
  if (problems.length > 0) throw new Refused(problems);
  const { rule, words } = ruleFor(rows, asked.method ?? null);
  const vote = nextVote(rows, item);
  const change: Change = {
    register: 'vote',
    ref: vote,
    move: 'open',
    sets: {
      title: question,
      body: bodyOf(rows),
      meeting: rows.meeting.ref,
      item: item.ref,
      method: rule.method,
      verb,
      rule: words,
      pending: pending.length > 0 ? pending.map(pendingLine) : null,
    },
    label: itemLabel(rows, item),
    expects: 0,
  };
  const decision = decisionAt(desk, rows, {
    about: `, ${itemName(item)}, vote opened`,
    label: itemLabel(rows, item),
    changes: [change],
  });
  return { vote, receipt: await commit(desk.ledger, desk.actor, decision, also) };
}

export interface Casting {
  meeting: string;
  vote: string;
  /** Reference of the person who votes: a member, or the alternate of one who is not there. */
  person: string;
  position: Position;
  reason?: string | null;
}

/**
 * One ballot, once, of somebody entitled. Of a secret vote only that they voted is kept, whatever `position` says. Whoever
 * lets a member cast their own sees to it that the person is theirs. @throws Refused, Absent
 */
export async function castBallot(desk: Desk, asked: Casting, also?: Also): Promise<Receipt> {
  if (!mayMake(desk.actor, ['secretariat', 'member']))
    throw new Refused('Only members vote, and the secretariat records how. Ask the meeting secretary.');
  const read = await readVote(desk, asked);
  const { rows, item, vote, ballots, rule, entitled } = read;
  requireSitting(rows);
  requireOpen(vote);
  const voter = entitled.find(({ person }) => person === asked.person);
  if (!voter) throw new Refused(notEntitled(read, asked.person));
  const before = ballots.find(({ fields }) =>
    [voter.person, voter.standsFor].some((one) => one !== null && (fields.person === one || fields.stands_for === one)),
  );
  if (before)
    throw new Refused(
      before.fields.person === voter.person
        ? `${voter.name} has voted. Withdraw that ballot first if it was a slip.`
        : `${before.title} has voted for this seat, and each seat votes once.`,
    );
  const secret = rule.method === 'secret';
  if (!secret && asked.position === 'voted')
    throw new Refused({ sentence: 'Say whether the vote is for, against or an abstention.', field: 'position' });
  const old = read.withdrawn.find(({ fields }) => fields.person === voter.person);
  const change: Change = {
    register: 'ballot',
    ref: `${vote.ref}/${voter.person}`,
    move: 'cast',
    sets: {
      title: voter.name,
      vote: vote.ref,
      person: voter.person,
      category: voter.category,
      stands_for: voter.standsFor,
      position: secret ? 'voted' : asked.position,
      reason: secret ? null : asked.reason?.trim() || null,
    },
    label: itemLabel(rows, item),
    expects: old?.entry ?? 0,
  };
  return commit(desk.ledger, desk.actor, ofVote(desk, rows, { item, what: 'ballot cast', changes: [change] }), also);
}

/** A ballot taken back before the vote is closed. @throws Refused, Absent */
export async function withdrawBallot(
  desk: Desk,
  asked: Pick<Casting, 'meeting' | 'vote' | 'person'>,
  also?: Also,
): Promise<Receipt> {
  const { rows, item, vote, ballots } = await readVote(desk, asked);
  requireOpen(vote);
  const ballot = ballots.find(({ fields }) => fields.person === asked.person);
  if (!ballot) throw new Absent();
  const change = {
    register: 'ballot',
    ref: ballot.ref,
    move: 'withdraw',
    sets: {},
    label: ballot.label,
    expects: ballot.entry,
  };
  return commit(
    desk.ledger,
    desk.actor,
    ofVote(desk, rows, { item, what: 'ballot withdrawn', changes: [change] }),
    also,
  );
}

export interface Closing {
  meeting: string;
  vote: string;
  /** A secret vote as it was counted. */
  counted?: Tally | null;
  casting?: 'for' | 'against' | null;
  /** The decision's words where they differ from the question. */
  text?: string;
}

export interface Closed {
  count: Count;
  receipt: Receipt;
  /** Reference of the decision it became; null where it was not carried. */
  decision: string | null;
}

/** What closing a vote now would come to; its `problems` are why it cannot be closed yet. @throws Absent */
export async function countOf(desk: Desk, asked: Closing): Promise<{ read: VoteRead; count: Count }> {
  const read = await readVote(desk, asked);
  const { rule, quorum, ballots } = read;
  const count = countVote({
    rule,
    ballots: ballots.map(({ fields }) => ({
      position: fields.position as Position,
      category: String(fields.category ?? ''),
    })),
    categories: quorum.by.map(({ category }) => category),
    quorum,
    counted: asked.counted ?? null,
    casting: asked.casting ?? null,
  });
  return { read, count };
}

/**
 * Closes a vote: the outcome with how it follows, and if it is carried the decision and everything that waited for it, in
 * one Decision. @throws Refused where numbers do not add up, a casting vote is needed, somebody in the room may not hear it
 * or an effect no longer fits; Absent
 */
export async function closeVote(desk: Desk, asked: Closing, also?: Also): Promise<Closed> {
  requireSecretariat(desk);
  const { read, count } = await countOf(desk, asked);
  const { rows, item, vote, quorum } = read;
  requireSitting(rows);
  requireOpen(vote);
  const casting = count.needsCasting
    ? [{ sentence: `${count.sentences.at(-1)} Say how it was cast.`, field: 'casting' }]
    : [];
  // Somebody may have come in since the question was put.
  const gate = await gateNow(desk, read);
  const problems = [...(gate ? [gate] : []), ...count.problems, ...casting];
  if (problems.length > 0) throw new Refused(problems);
  const carried = count.outcome === 'carried';
  const decision = carried ? `${item.ref}.${nextDecision(rows, item)}` : null;
  const final = finalLabel(rows, item);
  const changes: Change[] = [
    {
      register: 'vote',
      ref: vote.ref,
      move: 'close',
      sets: {
        votes_for: count.for,
        votes_against: count.against,
        abstained: count.abstained,
        outcome: count.outcome,
        explained: count.sentences.join(' '),
        decision,
      },
      label: itemLabel(rows, item),
      expects: vote.entry,
    },
  ];
  if (decision)
    changes.push(
      ...takenBy(read),
      decisionChange(read, { ref: decision, text: asked.text, quorum }),
      ...(await effectsOf(desk, read)),
    );
  const receipt = await commit(
    desk.ledger,
    decidingActor(desk.actor, rows.config, dayOfMeeting(rows)),
    decisionAt(desk, rows, {
      // A decision of a public item is told of at once, the vote by which it was taken with the minutes.
      about: `, ${itemName(item)}${carried && final.level === 0 ? '' : ', vote closed'}`,
      label: carried ? final : itemLabel(rows, item),
      changes,
    }),
    also,
  );
  return { count, receipt, decision };
}

/** What is carried is decided: the item is not left to be decided once more. */
function takenBy({ rows, item }: VoteRead): Change[] {
  if (item.state !== 'tabled') return [];
  return [
    { register: 'item', ref: item.ref, move: 'take', sets: {}, label: itemLabel(rows, item), expects: item.entry },
  ];
}

/** A vote that should not have been opened, or went wrong. @throws Refused without a reason, Absent */
export async function voidVote(
  desk: Desk,
  asked: { meeting: string; vote: string; reason: string },
  also?: Also,
): Promise<Receipt> {
  requireSecretariat(desk);
  const { rows, item, vote } = await readVote(desk, asked);
  requireOpen(vote);
  if (asked.reason.trim() === '') throw new Refused({ sentence: 'Say why the vote is void.', field: 'reason' });
  const sets = { explained: asked.reason.trim() };
  const change = {
    register: 'vote',
    ref: vote.ref,
    move: 'void',
    sets,
    label: itemLabel(rows, item),
    expects: vote.entry,
  };
  return commit(desk.ledger, desk.actor, ofVote(desk, rows, { item, what: 'vote void', changes: [change] }), also);
}

function decisionChange(
  { rows, item, vote }: VoteRead,
  { ref, text, quorum }: { ref: string; text: string | undefined; quorum: Quorum },
): Change {
  const papers = papersOf(rows, item);
  return {
    register: 'decision',
    ref,
    move: 'take',
    sets: {
      text: plainDecision(text ?? '') || vote.title,
      verb: String(vote.fields.verb ?? ''),
      body: bodyOf(rows),
      meeting: rows.meeting.ref,
      item: item.ref,
      day: dayOfMeeting(rows),
      basis: 'form',
      position: nextDecision(rows, item),
      quorum: quorum.sentence,
      vote: vote.ref,
      ...(papers.length > 0 ? { papers } : {}),
    },
    label: itemLabel(rows, item),
    expects: 0,
  };
}

async function effectsOf({ ledger, actor, code, today }: Desk, { rows, item, vote }: VoteRead): Promise<Change[]> {
  const changes = pendingOf(vote);
  const at = { day: today, known: null };
  const standing = await reading(ledger.db, actor, (tx) =>
    standingOf(tx, ledger, { code: code.id, at, names: changes }),
  );
  const final = finalLabel(rows, item);
  return changes.map((one) => withClass(one, final, standing.get(recordKey(one))?.row ?? null));
}

async function gateNow({ ledger, actor, code, today }: Desk, { rows, item }: VoteRead): Promise<Problem | null> {
  const at = { day: today, known: null };
  const without = await reading(ledger.db, actor, (tx) => redGate(tx, { ledger, code }, { rows, item, at }));
  return gateProblem(code, item, without);
}

async function readItem({ ledger, actor, code, today }: Desk, meeting: string, ref: string) {
  const at = { day: today, known: null };
  return reading(ledger.db, actor, async (tx) => {
    const rows = await meetingRows(tx, ledger, { code, ref: meeting, at });
    const item = itemOf(rows, ref);
    return { rows, item, without: await redGate(tx, { ledger, code }, { rows, item, at }) };
  });
}
