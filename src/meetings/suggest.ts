/**
 * The effects that taking an item may have: what waits for the body there, and what the words typed so far say. Each with
 * whether the body may make it now and, if not, why. Nothing happens by being suggested.
 */
import { dryRun } from '../kernel/commit.ts';
import { reading, type Tx } from '../kernel/db.ts';
import type { Change, Register, Value } from '../kernel/define.ts';
import { registerOf } from '../kernel/ledger.ts';
import { Absent, type Problem, Refused } from '../kernel/problem.ts';
import type { AsAt, Row } from '../kernel/read.ts';
import { whyNotAdded } from './added-effects.ts';
import { type Desk, decisionAt } from './desk.ts';
import { type ItemWords, readItemWords, type Said, type Typed } from './item-words.ts';
import { finalLabel } from './labels.ts';
import { bodyOf, dayOfMeeting, type MeetingRows } from './meeting-rows.ts';
import { decidingActor, whyNot } from './powers.ts';
import { recordKey, type Standing, standingOf } from './seen.ts';
import { type Waiting, waitingFor } from './waiting.ts';
import { waitingCascades } from './waiting-cascades.ts';
import { withEndings } from './waiting-modification.ts';
import { waitingTimetables } from './waiting-timetables.ts';

export interface Suggestion {
  /** With `expects`: what was on record when it was suggested. */
  change: Change;
  /** Further changes that come with it, such as the effects a condition held back. */
  comes: readonly Change[];
  /** Title of the record; its reference for a new one without. */
  title: string;
  /** The words it was read in, or what makes it wait. */
  words: string;
  /** `added` by hand: nobody offered it. */
  from: 'waiting' | 'words' | 'added';
  /** Whether the body may make it of the record as it stands. */
  legal: boolean;
  problem: Problem | null;
  /** Offered as chosen. */
  ticked: boolean;
  /** Where there are several ways of taking a record, its key: at most one of them is to be chosen. */
  oneOf: string | null;
}

export interface Asked {
  rows: MeetingRows;
  item: Row;
  typed: Typed;
  /** Effects added by hand, each with what it expects to find. */
  added?: readonly Change[];
}

/** Every change that choosing a suggestion makes. */
export function changesOf({ change, comes }: Suggestion): Change[] {
  return [change, ...comes];
}

/** Suggestions for an item being taken, what waits first, then in the order of the words. Writes nothing. */
export async function suggestFor(desk: Desk, asked: Asked): Promise<Suggestion[]> {
  const { rows, item } = asked;
  const { ledger, code, actor, today } = desk;
  const words = readItemWords(code, rows, item, asked.typed);
  const at = { day: today, known: null };
  const suggestions = await reading(ledger.db, actor, async (tx) => {
    const taken = (await waitingFor(tx, ledger, { code, rows, about: aboutOf(item), at })).filter((one) =>
      isTaken(one, asked, words),
    );
    const waiting = await withEndings(tx, ledger, { rows, waiting: taken, at });
    const together = [
      ...(await cascadesFor(tx, asked, { ledger, at })),
      ...(await timetablesFor(tx, asked, { desk, at })),
    ];
    const added = asked.added ?? [];
    const names = [
      ...added,
      ...words.said.map(({ change }) => change),
      ...waiting.flatMap(({ change, comes }) => [change, ...comes]),
    ];
    const standing = await standingOf(tx, ledger, { code: code.id, at, names });
    const of = { desk, rows, item, standing };
    const offered = merged(
      [
        ...waiting.flatMap((one) => waitingSuggestion(of, one)),
        ...together.flatMap((one) => togetherSuggestion(of, one)),
      ],
      words.said.flatMap((one) => saidSuggestion(of, one)),
    );
    return withAdded(
      offered,
      added.map((one) => addedSuggestion(of, one)),
    );
  });
  return checked(desk, asked, suggestions);
}

/** The registers an item takes from: what it says itself, and what its title cannot but take. */
function aboutOf(item: Row): string[] {
  const about = Array.isArray(item.fields.about) ? item.fields.about : [];
  return [
    ...about,
    // Where earlier actions are gone through, so are decisions that wait for something.
    ...(about.includes('action') ? ['decision'] : []),
    ...(/\bminutes\b/i.test(item.title) ? ['meeting'] : []),
    'modification',
  ];
}

/** Of modifications only those that the item names, or that the body is to vote on: a status report has all of them. */
function isTaken({ row }: Waiting, { item, typed }: Asked, { mentions }: ItemWords): boolean {
  if (row.register !== 'modification') return true;
  const words = [item.title, typed.narrative, ...typed.decisions.map(({ text }) => text), ...mentions].join(' ');
  const about = Array.isArray(item.fields.about) && item.fields.about.includes('modification');
  return words.includes(row.ref) || (about && row.state === 'vote');
}

interface Of {
  desk: Desk;
  rows: MeetingRows;
  item: Row;
  standing: ReadonlyMap<string, Standing>;
}

function waitingSuggestion({ desk, rows, item, standing }: Of, waiting: Waiting): Suggestion[] {
  const { change, row, words, comes, oneOf } = waiting;
  const register = registerOf(desk.ledger, change.register);
  const day = dayOfMeeting(rows);
  // What is another body's to take does not wait for this one.
  if (whyNot(register, change.move, rows.config, day)) return [];
  const seen = (one: Change): Change => ({ ...one, expects: standing.get(recordKey(one))?.seen ?? 0 });
  const problem = comes.map((one) => problemOf({ desk, rows, standing }, one)).find((one) => one !== null) ?? null;
  const settled = register.name !== 'decision' && !oneOf && item.fields.purpose !== 'information';
  return [
    {
      change: seen(change),
      comes: comes.map(seen),
      title: row.title,
      words,
      from: 'waiting',
      legal: problem === null,
      problem,
      ticked: problem === null && settled,
      oneOf: oneOf ? recordKey(row) : null,
    },
  ];
}

function addedSuggestion({ desk, rows, standing }: Of, change: Change): Suggestion {
  const stands = standing.get(recordKey(change)) ?? { row: null, seen: 0 };
  const of = { config: rows.config, day: dayOfMeeting(rows) };
  const problem = whyNotAdded(desk.ledger, change, { ...stands, of });
  const titled = desk.ledger.registers.get(change.register)?.titled ?? '';
  const title = stands.row?.title ?? String(change.sets[titled] ?? change.ref);
  const legal = problem === null;
  return { change, comes: [], title, words: '', from: 'added', legal, problem, ticked: legal, oneOf: null };
}

/** What a person adds goes before what is offered: the same move stands once, another move of the record is not chosen too. */
function withAdded(offered: readonly Suggestion[], added: readonly Suggestion[]): Suggestion[] {
  const key = ({ change }: Suggestion) => `${change.move} ${recordKey(change)}`;
  const same = new Set(added.map(key));
  const moved = new Set(added.map(({ change }) => recordKey(change)));
  const ways = new Map(offered.flatMap(({ change, oneOf }) => (oneOf ? [[recordKey(change), oneOf] as const] : [])));
  return [
    ...offered
      .filter((one) => !same.has(key(one)))
      .map((one) => (moved.has(recordKey(one.change)) ? { ...one, ticked: false } : one)),
    // Where the record may be taken in one of several ways only, what is added is one more of them.
    ...added.map((one) => ({ ...one, oneOf: ways.get(recordKey(one.change)) ?? null })),
  ];
}

/** Where an item takes documents, so it does what was prepared for many of them together. */
async function cascadesFor(tx: Tx, { rows, item }: Asked, { ledger, at }: { ledger: Desk['ledger']; at: AsAt }) {
  const about = Array.isArray(item.fields.about) && item.fields.about.includes('document');
  return about || /\bterms of reference\b/i.test(item.title) ? waitingCascades(tx, ledger, { rows, at }) : [];
}

/** Where an item takes proposals or names one, so it does the new timetables that were put to the body. */
async function timetablesFor(tx: Tx, { rows, item, typed }: Asked, { desk, at }: { desk: Desk; at: AsAt }) {
  const about = Array.isArray(item.fields.about) && item.fields.about.includes('modification');
  const words = [item.title, typed.narrative, ...typed.decisions.map(({ text }) => text)].join(' ');
  const waiting = await waitingTimetables(tx, desk.ledger, { code: desk.code, rows, at });
  return waiting.filter(({ ref }) => about || words.includes(ref) || /\btimetables?\b/i.test(item.title));
}

interface Together {
  title: string;
  changes: readonly Change[];
}

function togetherSuggestion({ desk, rows, item }: Of, { title, changes }: Together): Suggestion[] {
  const [change, ...comes] = changes;
  if (!change) return [];
  const problem = whyNot(registerOf(desk.ledger, change.register), change.move, rows.config, dayOfMeeting(rows));
  const ticked = problem === null && item.fields.purpose !== 'information';
  const words = 'prepared together, to be approved in one decision';
  return [{ change, comes, title, words, from: 'waiting', legal: problem === null, problem, ticked, oneOf: null }];
}

/** Kept by other parts of the Decision, or by nobody: what an item's words say of the meeting itself. */
const ownParts = new Set(['meeting', 'attendance', 'item', 'decision']);

function saidSuggestion(of: Of, { change, words, decided }: Said): Suggestion[] {
  const { desk, rows, standing } = of;
  const register = registerOf(desk.ledger, change.register);
  const stands = standing.get(recordKey(change)) ?? { row: null, seen: 0 };
  if (ownParts.has(change.register) || (change.register === 'action' && change.move === 'raise')) return [];
  // The body itself, and whoever is known, need no finding.
  const isName = change.register === 'body' || change.register === 'person';
  if (isName && (stands.row || change.ref === bodyOf(rows))) return [];
  const sets = setsOf(register, change, stands.row);
  const asSaid = { ...change, sets };
  const stated = decided ? asSaid : (reported(of, register, asSaid) ?? asSaid);
  const again = restated(register, stated, stands.row);
  if (addsNothing(register, again, stands.row)) return [];
  // A bare reference to what is not on record, or what is to become of it later, is found when the minutes are read back,
  // with the title they give it then.
  const isLater = (change.effective ?? '') > dayOfMeeting(rows);
  if (!stands.row && !change.sets[register.titled] && (again.move === 'found' || isLater)) return [];
  const { offered, problem } = named(of, again, change.sets[register.titled]);
  return [
    {
      change: { ...offered, expects: stands.seen },
      comes: [],
      title: stands.row?.title ?? String(sets[register.titled] ?? change.ref),
      words,
      from: 'words',
      legal: problem === null,
      problem,
      ticked: problem === null,
      oneOf: null,
    },
  ];
}

/**
 * The change, and why it may not be made. Of one that may not, what is left is the name it gives to a record that was
 * only called by its reference: that is no move of anybody's.
 */
function named(of: Of, change: Change, title: Value | undefined): { offered: Change; problem: Problem | null } {
  const { titled } = registerOf(of.desk.ledger, change.register);
  const problem = problemOf(of, change);
  const row = of.standing.get(recordKey(change))?.row;
  if (!problem || !title || row?.title !== change.ref) return { offered: change, problem };
  const { effective: _, ...found } = change;
  return { offered: { ...found, move: 'found', sets: { [titled]: title } }, problem: null };
}

/**
 * A record keeps the title it has, unless it is its words that change; a new one without is called by its reference, until
 * words give it a title. What is true from before the meeting may come first in the record's life, so it brings the title.
 */
function setsOf(register: Register, { move, sets, ref, effective }: Change, row: Row | null): Record<string, Value> {
  const { titled } = register;
  const { [titled]: title, ...rest } = sets;
  const maySet = register.moves[move]?.sets.includes(titled) === true;
  if (!maySet || (row && move === 'reword')) return { ...sets };
  if (!row) return { ...rest, [titled]: title || ref };
  if (row.title === ref && title) return { ...rest, [titled]: title };
  return effective && effective < row.from ? { ...rest, [titled]: row.title } : rest;
}

/**
 * What was only reported at the meeting, of a move that is another's to make, is put on record as found: it says what is
 * known and moves nothing. Null where the move would change the record's state, which only its maker may.
 */
function reported(
  { rows, standing }: Pick<Of, 'rows' | 'standing'>,
  register: Register,
  change: Change,
): Change | null {
  if (!whyNot(register, change.move, rows.config, dayOfMeeting(rows))) return null;
  const before = standing.get(recordKey(change))?.row?.state ?? Object.keys(register.states)[0];
  const after = register.moves[change.move]?.to ?? before;
  return after === before ? { ...change, move: 'found' } : null;
}

/** "Still in refinement": words that say again what is so move nothing, though they may add something. */
function restated(register: Register, change: Change, row: Row | null): Change {
  const move = register.moves[change.move];
  const again = row && move && move.to === row.state && !move.from.includes(row.state);
  return again ? { ...change, move: 'found' } : change;
}

function addsNothing(register: Register, { move, sets }: Change, row: Row | null): boolean {
  if (!row) return false;
  const to = register.moves[move]?.to;
  const same = (value: Value, name: string) => JSON.stringify(value) === JSON.stringify(row.fields[name] ?? null);
  return (to === undefined || to === row.state) && Object.entries(sets).every(([name, value]) => same(value, name));
}

function problemOf({ desk, rows, standing }: Pick<Of, 'desk' | 'rows' | 'standing'>, change: Change): Problem | null {
  const register = registerOf(desk.ledger, change.register);
  const denied = whyNot(register, change.move, rows.config, dayOfMeeting(rows));
  if (denied) return denied;
  const move = register.moves[change.move];
  const state = standing.get(recordKey(change))?.row?.state ?? 'new';
  if (!move || move.from.includes(state)) return null;
  const name = `${register.title[0]} ${change.ref}`;
  const why = state === 'new' ? 'is not on record yet' : `is ${register.states[state]?.label.toLowerCase() ?? state}`;
  return {
    sentence: `${name} ${why}: “${move.label}” does not follow from that.`,
    ...(move.clause ? { clause: move.clause } : {}),
  };
}

/** What waits and what is said of one record, brought together: the words proposed for it are those that count. */
function merged(waiting: readonly Suggestion[], said: readonly Suggestion[]): Suggestion[] {
  const key = ({ change }: Suggestion) => `${change.move} ${recordKey(change)}`;
  const bySaid = new Map(said.map((one) => [key(one), one]));
  const waits = new Set(waiting.map(key));
  const moved = new Set(said.filter((one) => one.change.move !== 'found').map(({ change }) => recordKey(change)));
  return [
    ...waiting.map((one): Suggestion => {
      const same = bySaid.get(key(one));
      if (same) {
        const sets = { ...same.change.sets, ...one.change.sets };
        return { ...one, change: { ...one.change, sets }, words: same.words || one.words, ticked: one.legal };
      }
      // The words take it another way: that way is the one offered as chosen.
      return moved.has(recordKey(one.change)) ? { ...one, ticked: false } : one;
    }),
    ...said.filter((one) => !waits.has(key(one))),
  ];
}

/** Tries those chosen together, so that what only the record's whole life shows is said now and not on recording. */
async function checked(desk: Desk, { rows, item }: Asked, suggestions: Suggestion[]): Promise<Suggestion[]> {
  const actor = decidingActor(desk.actor, rows.config, dayOfMeeting(rows));
  const label = finalLabel(rows, item);
  const tried = (those: readonly Suggestion[]) =>
    problemsIn(
      dryRun(desk.ledger, actor, decisionAt(desk, rows, { about: '', label, changes: those.flatMap(changesOf) })),
    );
  let list = suggestions;
  for (let round = 0; round < 3; round++) {
    const chosen = list.filter(({ ticked }) => ticked);
    if (chosen.length === 0) return list;
    const problems = await tried(chosen);
    if (problems === 'absent') {
      // One that seems new has the name of a record that is not theirs to see.
      const taken = new Set<Suggestion>();
      for (const one of chosen.filter(isNew)) if ((await tried([one])) === 'absent') taken.add(one);
      if (taken.size === 0) throw new Absent();
      list = list.map((one) => (taken.has(one) ? { ...one, legal: false, ticked: false, problem: notGiven } : one));
      continue;
    }
    if (problems.length === 0) return list;
    list = list.map((one) => {
      const names = changesOf(one).map(({ register, ref }) => `${registerOf(desk.ledger, register).title[0]} ${ref}:`);
      const problem = problems.find(({ sentence }) => names.some((name) => sentence.startsWith(name)));
      return one.ticked && problem ? { ...one, legal: false, ticked: false, problem } : one;
    });
  }
  return list;
}

const isNew = ({ change }: Suggestion) => change.expects === 0;
const notGiven: Problem = { sentence: 'This reference cannot be given to a new record. Use another.' };

async function problemsIn(trial: Promise<unknown>): Promise<readonly Problem[] | 'absent'> {
  try {
    await trial;
    return [];
  } catch (error) {
    if (error instanceof Refused) return error.problems;
    if (error instanceof Absent) return 'absent';
    throw error;
  }
}
