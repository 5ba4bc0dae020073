/** An effect that was not offered: the record chosen, the moves its body may make of it now, and what the form then means. */
import { suggestRef } from '../../governing/suggest-ref.ts';
import { takenRefs } from '../../governing/taken-refs.ts';
import { dryRun } from '../../kernel/commit.ts';
import { reading, type Tx } from '../../kernel/db.ts';
import type { Change, Field, Move, Register, Value } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { get, listRows, type Row } from '../../kernel/read.ts';
import { changeAdded, movesFrom, type OfBody, registersFor, stateOf } from '../../meetings/added-effects.ts';
import { decisionAt } from '../../meetings/desk.ts';
import { finalLabel } from '../../meetings/labels.ts';
import { bodyOf, dayOfMeeting } from '../../meetings/meeting-rows.ts';
import { decidingActor } from '../../meetings/powers.ts';
import { recordKey, standingOf } from '../../meetings/seen.ts';
import { linkOf } from '../add/add-decision.ts';
import { asText, parsed } from '../pages/move-form.tsx';
import type { ConsoleState } from './console-state.ts';
import { deskOf } from './desk-of.ts';
import { type Form, ownLines, textIn } from './work.ts';

/** Records of a register offered by name; beyond them one types the reference or the title. */
const mostRecords = 400;

/** Names of the form's fields. A field of the record is `effect-set-<name>`. */
export const named = {
  register: 'effect-register',
  ref: 'effect-ref',
  move: 'effect-move',
  set: 'effect-set-',
} as const;

/** How far an effect is chosen. */
export interface Choice {
  registers: readonly Register[];
  register: Register | null;
  /** As typed: a reference or a title; empty for a new record. */
  typed: string;
  records: readonly Row[];
  /** Null for a record that is not there yet. */
  row: Row | null;
  /** Reference that a new record would be given; null where it follows from what is yet to be filled in. */
  suggested: string | null;
  moves: readonly (readonly [name: string, move: Move])[];
  move: string | null;
  /** As the form sent them. */
  form: Form;
}

function bodyAt({ rows }: ConsoleState): OfBody {
  return { config: rows.config, day: dayOfMeeting(rows) };
}

/** What may be chosen next. `tx` has the reader's claims: what they may not see is not there to be chosen. */
export async function choiceOf(tx: Tx, state: ConsoleState, form: Form): Promise<Choice> {
  const { view } = state;
  const of = bodyAt(state);
  const registers = registersFor(view.site.ledger, of);
  const register = registers.find(({ name }) => name === textIn(form, named.register)) ?? null;
  const typed = textIn(form, named.ref).trim();
  const none = { registers, register, typed, form, records: [], row: null, suggested: null, moves: [], move: null };
  if (!register) return none;
  const key = { code: view.code.id, at: view.at };
  const { rows: records } = await listRows(tx, register, { ...key, limit: mostRecords });
  const row = typed === '' ? null : await recordNamed(tx, state, { register, typed });
  const moves = movesFrom(register, stateOf(row), of);
  const asked = textIn(form, named.move);
  const [only, ...others] = moves;
  const one = asked === '' && others.length === 0 ? only : moves.find(([name]) => name === asked);
  const move = one?.[0] ?? null;
  const suggested = row ? null : typed || (await newRef(tx, state, { register, fields: {} }));
  return { ...none, records, row, suggested, moves, move };
}

async function recordNamed(
  tx: Tx,
  { view }: ConsoleState,
  { register, typed }: { register: Register; typed: string },
): Promise<Row | null> {
  const key = { code: view.code.id, at: view.at };
  const byRef = await get(tx, register, { ...key, ref: typed });
  if (byRef) return byRef;
  const { rows } = await listRows(tx, register, { ...key, filters: { [register.titled]: [typed] }, limit: 2 });
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** The next free reference, those of records still to be added counted. */
async function newRef(
  tx: Tx,
  { view, rows, work }: ConsoleState,
  { register, fields }: { register: Register; fields: Readonly<Record<string, Value>> },
): Promise<string | null> {
  const added = ownLines(work).flatMap((line) => changeAdded(line) ?? []);
  const taken = [
    ...(await takenRefs(tx, register, view.code.id)),
    ...added.filter((one) => one.register === register.name).map(({ ref }) => ref),
  ];
  const meeting = typeof rows.meeting.fields.number === 'number' ? rows.meeting.fields.number : null;
  return suggestRef({ register, code: view.code, day: dayOfMeeting(rows), fields, taken, meeting });
}

/** Where the record was spoken of last is this meeting: nobody is asked. */
const spokenOf = new Set(['last_meeting', 'latest_meeting']);

/** The fields of a move that are to be filled in, and what stands in them before anybody does. */
export function fieldsAsked(state: ConsoleState, { register, row, move, form }: Choice): [string, Field, string][] {
  const sets = register && move ? (register.moves[move]?.sets ?? []) : [];
  return sets
    .filter((name) => !spokenOf.has(name))
    .flatMap((name): [string, Field, string][] => {
      const field = register?.fields[name];
      if (!field) return [];
      const before = row ? asText(row.fields[name] ?? null) : name === 'body' ? bodyOf(state.rows) : '';
      const field_ = named.set + name;
      return [[name, field, field_ in form ? textIn(form, field_) : before]];
    });
}

/** The change that the form asks for, with what was on record. @throws Refused, each problem with its field of the form. */
export async function effectAsked(state: ConsoleState, form: Form): Promise<Change> {
  const { view, rows } = state;
  const { db } = view.site.ledger;
  const change = await reading(db, view.reader, async (tx): Promise<Change> => {
    const choice = await choiceOf(tx, state, form);
    const { register, row, move } = choice;
    if (!register) throw refused('Choose the kind of record first.', named.register);
    if (choice.moves.length === 0) throw refused(nothingToDo(state, choice), named.ref);
    if (!move) throw refused('Choose what happens to it, out of what this body may do now.', named.move);
    const sets = await setsAsked(tx, state, choice);
    const ref = row?.ref ?? (choice.typed || (await newRef(tx, state, { register, fields: sets })));
    if (!ref) throw refused('Give the new record a title or a reference.', named.ref);
    const change = { register: register.name, ref, move, sets };
    const at = { code: view.code.id, at: view.at, names: [change] };
    const expects = (await standingOf(tx, view.site.ledger, at)).get(recordKey(change))?.seen ?? 0;
    return { ...change, expects };
  });
  const desk = deskOf(view);
  const label = state.item ? finalLabel(rows, state.item) : rows.meeting.label;
  const actor = decidingActor(desk.actor, rows.config, dayOfMeeting(rows));
  try {
    await dryRun(desk.ledger, actor, decisionAt(desk, rows, { about: '', label, changes: [change] }));
  } catch (error) {
    // There is a record of that name that is not theirs to see.
    if (error instanceof Absent) throw refused('This reference cannot be given. Choose another.', named.ref);
    if (error instanceof Refused) throw new Refused(error.problems.map((one) => ofForm(state, change, one)));
    throw error;
  }
  return change;
}

/** Why there is no move to choose, and what to do instead. */
export function nothingToDo({ rows }: ConsoleState, { register, row, typed }: Choice): string {
  const one = register?.title[0].toLowerCase() ?? 'record';
  const body = rows.body?.title ?? rows.config?.name ?? 'this body';
  if (!row && typed === '') return `Give the reference or the title of the ${one}: ${body} cannot begin a new one.`;
  if (!row) return `There is no ${one} “${typed}”, and ${body} cannot begin one. Choose one of those offered.`;
  const state = register?.states[row.state]?.label.toLowerCase() ?? row.state;
  return `${register?.title[0]} ${row.ref} is ${state}: there is nothing ${body} may do with it now.`;
}

function refused(sentence: string, field: string): Refused {
  return new Refused({ sentence, field });
}

function ofForm({ view }: ConsoleState, { register }: Change, problem: Problem): Problem {
  const { field } = problem;
  const known = field !== undefined && Object.hasOwn(registerOf(view.site.ledger, register).fields, field);
  return known ? { ...problem, field: named.set + field } : { sentence: problem.sentence };
}

/** What the form sets; what it leaves as it is on record is not set again. */
async function setsAsked(tx: Tx, state: ConsoleState, choice: Choice): Promise<Record<string, Value>> {
  const { register, row, move } = choice;
  const sets: Record<string, Value> = {};
  const problems: Problem[] = [];
  for (const [name, field, text] of fieldsAsked(state, choice)) {
    // A box that is not ticked sends nothing.
    const sent = field.kind === 'flag' ? textIn(choice.form, named.set + name) : text;
    const value = parsed(field, sent.trim());
    const before = row?.fields[name] ?? (field.kind === 'flag' ? false : null);
    if (JSON.stringify(value) === JSON.stringify(before)) continue;
    const linked = value === null ? { value } : await linkOf(tx, state.view, field, value);
    if ('problem' in linked) problems.push({ sentence: linked.problem, field: named.set + name });
    else sets[name] = linked.value;
  }
  if (problems.length > 0) throw new Refused(problems);
  for (const name of register?.moves[move ?? '']?.sets ?? [])
    if (spokenOf.has(name)) sets[name] = state.rows.meeting.ref;
  return sets;
}
