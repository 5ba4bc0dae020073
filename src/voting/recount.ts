/** Counts a vote again from the log: every entry checked against its hash, each record folded anew, then the same rule. Pure. */
import type { Placed } from '../kernel/decide.ts';
import { fold, type Image } from '../kernel/decide.ts';
import type { Register } from '../kernel/define.ts';
import type { Payload } from '../kernel/entry.ts';
import { commitmentOf, leafOf } from '../kernel/leaf.ts';
import type { Ledger } from '../kernel/ledger.ts';
import { registerOf } from '../kernel/ledger.ts';
import type { Casting } from './decide-over.ts';
import type { Evidence, EvidenceOf } from './evidence.ts';
import { preferredOf } from './preferred.ts';
import { rollIn, ruleIn } from './roll.ts';
import { type Tally, tally } from './tally.ts';
import { ballotsIn } from './voting-of.ts';

export interface Recounted {
  ref: string;
  modification: string;
  /** Entries of the log that were read, and sentences for those that are not what was recorded. */
  entries: number;
  tampered: string[];
  roll: number;
  ballots: number;
  tally: Tally;
  recorded: { outcome: string; for: number; against: number; neither: number } | null;
  agrees: boolean;
}

export interface Recount {
  votes: Recounted[];
  /** The one put forward, as counted and as recorded; null where none is. */
  preferred: { counted: string | null; recorded: string | null };
  /** Whether it is closed, nothing was tampered with, and all of it comes to what was recorded. */
  agrees: boolean;
  steps: string[];
}

/** @param questions the vote on the proposal first, then those on its alternatives */
export function recountVotes(ledger: Pick<Ledger, 'registers'>, questions: readonly EvidenceOf[]): Recount {
  const counted = questions.map((one) => recountOne(ledger, one));
  const votes = counted.map(({ vote: _, ...one }) => one);
  const [first] = counted;
  const by = preferredOf(
    ruleIn(first?.vote.fields.constituency).rule,
    votes.map(({ modification, tally: own }, at) => ({ ref: modification, proposal: at === 0, tally: own })),
  );
  const preferred = {
    counted: by.ref,
    recorded: first?.vote.fields.preferred ? String(first.vote.fields.preferred) : null,
  };
  const agrees = votes.every((one) => one.agrees) && preferred.counted === preferred.recorded;
  const closing = first?.vote.state === 'closed';
  return {
    votes,
    preferred,
    agrees: closing && agrees,
    steps: [
      ...votes.flatMap(stepsOf),
      ...(by.sentence ? [by.sentence] : []),
      closing ? verdict(agrees) : 'It is not closed, so nothing is recorded to compare with.',
    ],
  };
}

function recountOne(ledger: Pick<Ledger, 'registers'>, { ref, entries }: EvidenceOf): Recounted & { vote: Image } {
  const vote = standing(
    registerOf(ledger, 'vote'),
    entries.filter(({ facts }) => facts.register === 'vote'),
  );
  if (!vote) throw new Error(`The log has no vote ${ref}`);
  const register = registerOf(ledger, 'ballot');
  const cast = entries.filter(({ facts }) => facts.register === 'ballot');
  const ofBallots = new Map(cast.map(({ facts }) => [facts.ref, cast.filter((one) => one.facts.ref === facts.ref)]));
  const images = [...ofBallots.values()].flatMap((list) => standing(register, list) ?? []);
  const roll = rollIn(vote.fields.roll);
  const ballots = ballotsIn(images);
  const counted = tally(ruleIn(vote.fields.constituency).rule, roll, ballots, (vote.fields.casting ?? null) as Casting);
  const tampered = entries.flatMap(tamperedIn);
  const { outcome, votes_for, votes_against, abstained } = vote.fields;
  const recorded =
    vote.state === 'closed'
      ? { outcome: String(outcome), for: Number(votes_for), against: Number(votes_against), neither: Number(abstained) }
      : null;
  const same =
    recorded !== null &&
    recorded.outcome === counted.outcome &&
    recorded.for === counted.count.for &&
    recorded.against === counted.count.against &&
    recorded.neither === counted.count.neither;
  return {
    ref,
    modification: String(vote.fields.modification),
    entries: entries.length,
    tampered,
    roll: roll.length,
    ballots: ballots.length,
    tally: counted,
    recorded,
    agrees: same && tampered.length === 0,
    vote,
  };
}

/** The record as its changes leave it, told anew. */
function standing(register: Register, entries: readonly Evidence[]): Image | null {
  const changes = entries.map(({ facts, payload }): Placed => {
    const { sets, label, first } = JSON.parse(payload) as Payload;
    return {
      move: facts.move,
      sets,
      label,
      firstLabel: first,
      effective: facts.effective,
      placed: facts.placed,
      found: false,
    };
  });
  return fold(register, changes).at(-1)?.after ?? null;
}

function tamperedIn({ seq, facts, commitment, leaf, salt, payload }: Evidence): string[] {
  if (commitmentOf(Buffer.from(salt, 'hex'), payload) !== commitment)
    return [`Entry ${seq}: what it says is not what was recorded.`];
  return leafOf(facts, commitment) === leaf
    ? []
    : [`Entry ${seq}: its record, day or authority is not what was recorded.`];
}

function stepsOf({ ref, entries, tampered, roll, ballots, tally: counted, recorded }: Recounted): string[] {
  return [
    `Vote ${ref}: ${entries} entries of the log, ${tampered.length === 0 ? 'each as it was recorded' : `${tampered.length} not as recorded`}.`,
    ...tampered,
    `${roll} on the roll, ${ballots} ballots.`,
    ...counted.sentences,
    ...(recorded
      ? [
          `Recorded: ${recorded.outcome}, ${recorded.for} for, ${recorded.against} against, ${recorded.neither} neither.`,
        ]
      : []),
  ];
}

function verdict(agrees: boolean): string {
  return agrees ? 'The count agrees with what was recorded.' : 'The count does not agree with what was recorded.';
}
