/** A vote by constituency as one reader sees it: the proposal and its alternatives, the roll, who has voted, and how it stands. */
import { momentOn } from '../between/moment.ts';
import { closesAt, isOver } from '../between/question.ts';
import { openBallots } from '../codes/ballot-group.ts';
import type { Code } from '../codes/code.ts';
import { maySee, type Reader } from '../kernel/access.ts';
import { type Tx, takeRole } from '../kernel/db.ts';
import type { Day, Instant } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { Absent } from '../kernel/problem.ts';
import { type AsAt, get, listRows, type Row } from '../kernel/read.ts';
import type { Casting } from './decide-over.ts';
import { preferredOf } from './preferred.ts';
import { type KeptRule, rollIn, ruleIn } from './roll.ts';
import { type Ballot, type Tally, tally, type Voter } from './tally.ts';

/** One of what is voted on together: the proposal, or an alternative to it. */
export interface VotingOption {
  vote: Row;
  /** Reference of the modification. */
  ref: string;
  modification: Row | null;
  proposal: boolean;
  /** Ballots that this reader may see, those taken back among them. */
  ballots: readonly Row[];
  /** What it comes to; null while the reader may not see how others voted. */
  tally: Tally | null;
}

export interface Voting {
  main: Row;
  options: readonly VotingOption[];
  kept: KeptRule;
  roll: readonly Voter[];
  closes: Instant | null;
  /** Its time has run out, and it is still open. */
  isOver: boolean;
  /** It may be closed now: its time has come, it is held in a meeting, or everybody has voted. */
  mayClose: boolean;
  seesWho: boolean;
  seesHow: boolean;
  /** Who has voted or stands aside, by person; empty where the reader may not see who. */
  voted: ReadonlyMap<string, 'cast' | 'recused'>;
  /** The ballots of the reader themself, one for each option, in their order. */
  own: readonly (Row | null)[];
  preferred: { ref: string | null; sentence: string };
}

interface Asked {
  code: Code;
  ref: string;
  at: AsAt;
  today: Day;
  /** Reference of the person the reader is; null for nobody on record. */
  person: string | null;
}

/**
 * The eyes with which ballots of an open vote are read, to say who has voted and to give members their own. What a reader
 * may not see of them is taken out here, before anything leaves this module.
 */
const teller: Reader = { public: false, clearance: { '*': 3 } };

/**
 * `tx` has the reader's claims, and has them again afterwards.
 * @throws Absent for a vote that is not there, not by constituency, or not the reader's to see
 */
export async function votingOf(tx: Tx, ledger: Ledger, reader: Reader, asked: Asked): Promise<Voting> {
  const { code, at } = asked;
  const { main, votes, modifications } = await readVotes(tx, ledger, asked);
  const kept = ruleIn(main.fields.constituency);
  const roll = rollIn(main.fields.roll);
  const open = main.state === 'open';
  const seesHow = main.state === 'closed' || maySee(reader, code.id, openBallots(String(main.fields.body), kept.rule));
  const onRoll = roll.some(({ person, alternate }) => [person, alternate?.person].includes(asked.person ?? ''));
  const seesWho = seesHow || onRoll || maySee(reader, code.id, { group: String(main.fields.body), level: 2 });
  const read = () => ballotsOf(tx, ledger, { code, at, votes });
  const ballots = open && seesWho && !seesHow ? await throughEyes(tx, { reader, eyes: teller }, read) : await read();
  const visible = seesHow ? ballots : ballots.filter(mine(asked.person));
  const zone = code.zone ?? 'Europe/London';
  const moment = momentOn(asked.today, ledger.now(), zone);
  const voted = new Map(
    ballots
      .filter(({ fields, state }) => fields.vote === main.ref && isCast(state))
      .map((one) => [String(one.fields.person), one.state as 'cast']),
  );
  const options = votes.map((vote): VotingOption => {
    const own = visible.filter(({ fields }) => fields.vote === vote.ref);
    const ref = String(vote.fields.modification ?? vote.ref);
    return {
      vote,
      ref,
      modification: modifications.find((one) => one.ref === ref) ?? null,
      proposal: vote === main,
      ballots: own,
      tally: seesHow ? tally(kept.rule, roll, ballotsIn(own), vote.fields.casting as Casting) : null,
    };
  });
  const missing = roll.filter((one) => !hasVoted(voted, one));
  const over = isOver(main, moment, zone);
  return {
    main,
    options,
    kept,
    roll,
    closes: closesAt(main, zone),
    isOver: over,
    mayClose: main.state === 'open' && (over || Boolean(main.fields.meeting) || missing.length === 0),
    seesWho,
    seesHow,
    voted: seesWho ? voted : new Map(),
    own: votes.map((vote) => ballots.filter(mine(asked.person)).find(({ fields }) => fields.vote === vote.ref) ?? null),
    preferred: preferredAmong(kept, options),
  };
}

const mine = (person: string | null) => (row: Row) => person !== null && row.fields.person === person;
const isCast = (state: string) => state === 'cast' || state === 'recused';

/** Work with other eyes than the reader's, who gets their own back whatever happens. */
async function throughEyes<T>(
  tx: Tx,
  { reader, eyes }: { reader: Reader; eyes: Reader },
  work: () => Promise<T>,
): Promise<T> {
  await takeRole(tx, eyes);
  try {
    return await work();
  } finally {
    await takeRole(tx, reader);
  }
}

export function preferredAmong({ rule }: KeptRule, options: readonly VotingOption[]): Voting['preferred'] {
  const counted = options.flatMap(({ ref, proposal, tally: one }) => (one ? [{ ref, proposal, tally: one }] : []));
  return counted.length === options.length ? preferredOf(rule, counted) : { ref: null, sentence: '' };
}

/** Whether a seat has been voted for, or stands aside. */
export function hasVoted(voted: Voting['voted'], { person, alternate }: Voter): boolean {
  return voted.has(person) || (alternate !== null && voted.get(alternate.person) === 'cast');
}

/** Ballots as the tally takes them: those that stand. */
export function ballotsIn(rows: readonly Pick<Row, 'state' | 'fields'>[]): Ballot[] {
  return rows.flatMap(({ state, fields }): Ballot[] => {
    const person = String(fields.person ?? '');
    if (state === 'recused') return [{ person, position: 'recused' }];
    return state === 'cast' ? [{ person, position: fields.position as Ballot['position'] }] : [];
  });
}

async function readVotes(tx: Tx, ledger: Ledger, { code, ref, at }: Asked) {
  const register = registerOf(ledger, 'vote');
  const key = { code: code.id, at };
  const asked = await get(tx, register, { ...key, ref });
  if (!asked?.fields.constituency) throw new Absent();
  const main = asked.fields.together ? await get(tx, register, { ...key, ref: String(asked.fields.together) }) : asked;
  if (!main) throw new Absent();
  const { rows } = await listRows(tx, register, { ...key, filters: { together: [main.ref] } });
  const votes = [main, ...rows.filter(({ state }) => state !== 'void' || main.state === 'void')];
  const modifications: Row[] = [];
  for (const vote of votes) {
    const found = await get(tx, registerOf(ledger, 'modification'), { ...key, ref: String(vote.fields.modification) });
    if (found) modifications.push(found);
  }
  return { main, votes, modifications };
}

async function ballotsOf(tx: Tx, ledger: Ledger, { code, at, votes }: { code: Code; at: AsAt; votes: readonly Row[] }) {
  const filters = { vote: votes.map(({ ref }) => ref) };
  const { rows } = await listRows(tx, registerOf(ledger, 'ballot'), { code: code.id, at, filters });
  return rows;
}
