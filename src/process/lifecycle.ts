/**
 * Which moves a proposal may make under its process, and why not the others: pure. The same answers stand behind the
 * buttons of a page, the effects a meeting offers, and the refusal of a Decision.
 */
import type { Calendar } from '../calendar/calendar.ts';
import type { ChangeProcess, ProcessPath, Transition } from '../codes/process.ts';
import { pathOf, stageOf } from '../codes/process-of.ts';
import type { Day, Move, Value } from '../kernel/define.ts';
import type { Problem } from '../kernel/problem.ts';
import { modification } from '../registers/modification/modification.ts';
import { cite } from './cite.ts';
import { computedProblems } from './computed.ts';
import type { Fact, ProcessFacts } from './facts.ts';
import { ruled } from './move-rules.ts';
import { listed, missing } from './requirements.ts';
import { votedOtherwise } from './voted.ts';

export { factsOf } from './facts.ts';

export interface MoveAsked {
  /** The proposal as it stands; null for one that is not on record yet. */
  row: Fact | null;
  move: string;
  sets: Readonly<Record<string, Value>>;
  /** Powers under which it is made; `*` for every power. Absent where somebody else sees to powers. */
  powers?: readonly string[];
  facts: ProcessFacts;
  day: Day;
  /** The code's calendar; without it the days of windows are not checked. */
  calendar?: Calendar;
}

export interface MoveOffered {
  move: string;
  label: string;
  /** The stage it leads to; the one it is in where it stays. */
  to: string;
  /** False while something has to be done first that the move's own form cannot bring. */
  allowed: boolean;
  problems: Problem[];
  clause: string | null;
}

/** Moves that every register has: they put on record, and mend, without moving anything. */
const beside = new Set(['found', 'correct']);

/** The moves that the process has from where the proposal stands, each with what stands in its way. */
export function allowedMoves(asked: Omit<MoveAsked, 'move' | 'sets'> & { process: ChangeProcess }): MoveOffered[] {
  const { process, row } = asked;
  const state = stateOf(row);
  const strict = Boolean(row?.fields.rules) || row === null;
  const here = process.transitions.filter((one) => starts(one, state) && !(strict && one.skips));
  const names = [...new Set(here.map(({ move }) => move))];
  return names.flatMap((move): MoveOffered[] => {
    const definition = movesOf[move];
    const transition = bestOf(process, { ...asked, move, sets: {} });
    if (!definition || !transition) return [];
    const problems = whyNot(process, { ...asked, move, sets: {} });
    // What the form itself asks for is not in the way of opening it.
    const inTheWay = problems.filter(({ field }) => !field || !definition.sets.includes(field));
    return [
      {
        move,
        label: definition.label,
        to: transition.to ?? state,
        allowed: inTheWay.length === 0,
        problems,
        clause: cite(transition) ?? null,
      },
    ];
  });
}

/**
 * Why a move may not be made; empty when it may. Of a proposal of which no record says under which rules it was raised
 * only the order of stages is asked, since minutes do not tell all that was done before.
 */
export function whyNot(process: ChangeProcess, asked: MoveAsked): Problem[] {
  const { row, move, sets } = asked;
  const definition = movesOf[move];
  if (!definition) return [{ sentence: `There is no move “${move}”. Choose one of those offered.` }];
  if (beside.has(move)) return [];
  const strict = Boolean(sets.rules ?? row?.fields.rules);
  const state = stateOf(row);
  const fields = { ...row?.fields, ...sets };
  const path = pathOf(process, fields.path);
  const never = path?.never?.find(({ stage }) => stage === definition.to);
  if (never) {
    const entering = process.transitions.find((one) => one.move === move && one.to === never.stage);
    return [withClause(`${never.words} Take another step, or set another path.`, never.clause ?? cite(entering))];
  }
  const from = process.transitions.filter((one) => one.move === move && (!strict || !one.skips));
  const here = from.filter((one) => starts(one, state));
  // Of one that is only known, or new, its first words may bring it to any stage there is.
  if (!strict && (state === 'new' || state === 'known')) return unlessStage(process, definition.to, move);
  if (here.length === 0) return [outOfOrder(process, { state, move, from })];
  const mine = here.filter((one) => onPath(one, path, strict));
  if (mine.length === 0) return [offPath(process, { here, path, move })];
  if (!strict) return [];
  const transition = mine.find((one) => mayMake(asked.powers, one.by)) ?? mine[0];
  if (!transition) return [];
  return [
    ...denied(process, { transition, asked, path }),
    ...unmet(process, { transition, asked, fields }),
    ...ruled(process, { asked, state, fields, transition }),
    ...votedOtherwise(process, { move, state, facts: asked.facts }),
    ...computedProblems(process, { move, state, sets, fields, day: asked.day, calendar: asked.calendar }),
  ];
}

const movesOf: Readonly<Record<string, Move>> = modification.moves;

function stateOf(row: Fact | null): string {
  return row?.state ?? 'new';
}

/** Where a transition may start: what minutes only spoke of may still be raised like a new one. */
function starts({ from }: Transition, state: string): boolean {
  return from.includes(state) || (state === 'known' && from.includes('new'));
}

function onPath({ paths }: Transition, path: ProcessPath | null, strict: boolean): boolean {
  if (!paths) return true;
  return path ? paths.includes(path.id) : !strict;
}

type Chosen = Pick<MoveAsked, 'row' | 'move' | 'sets' | 'powers'>;

/** The transition that would be taken, for its clause and where it leads. */
function bestOf(process: ChangeProcess, { row, move, sets, powers }: Chosen): Transition | undefined {
  const path = pathOf(process, { ...row?.fields, ...sets }.path);
  const here = process.transitions.filter((one) => one.move === move && starts(one, stateOf(row)));
  const mine = here.filter((one) => onPath(one, path, true));
  return mine.find((one) => mayMake(powers, one.by)) ?? mine[0] ?? here[0];
}

function mayMake(powers: readonly string[] | undefined, by: readonly string[] | undefined): boolean {
  return !powers || !by || powers.includes('*') || by.some((power) => powers.includes(power));
}

function unlessStage(process: ChangeProcess, to: string | undefined, move: string): Problem[] {
  if (!to || stageOf(process, to)) return [];
  return [{ sentence: `“${movesOf[move]?.label}” is no step of ${process.name}. Choose one of those offered.` }];
}

interface Order {
  state: string;
  move: string;
  from: readonly Transition[];
}

function outOfOrder(process: ChangeProcess, { state, move, from }: Order): Problem {
  const label = movesOf[move]?.label ?? move;
  const clause = cite(from.find(({ provenance }) => provenance === 'found') ?? from[0]);
  if (from.length === 0)
    return withClause(`“${label}” is no step of the process “${process.name}”. ${whatNext(process, state)}`, clause);
  const stage = stageName(process, state);
  const why = state === 'new' ? 'it is not on record yet' : `it stands at “${stage}”`;
  return withClause(`“${label}” does not follow: ${why}. ${whatNext(process, state)}`, clause);
}

function whatNext(process: ChangeProcess, state: string): string {
  const next = process.transitions.filter((one) => !one.skips && one.to && one.to !== state && starts(one, state));
  const labels = [...new Set(next.map(({ move }) => `“${movesOf[move]?.label ?? move}”`))];
  return labels.length === 0 ? 'Nothing follows from there: raise a new proposal.' : `From there: ${listed(labels)}.`;
}

function offPath(
  process: ChangeProcess,
  { here, path, move }: { here: readonly Transition[]; path: ProcessPath | null; move: string },
): Problem {
  const ids = new Set(here.flatMap(({ paths }) => paths ?? []));
  const names = process.paths.filter(({ id }) => ids.has(id)).map(({ printed }) => printed);
  const label = movesOf[move]?.label ?? move;
  const now = path ? `this proposal is on ${path.printed}` : 'the path of this proposal is not set';
  const mend = path ? 'Take the step of its own path.' : 'Set its path first.';
  return withClause(`“${label}” is for ${listed(names)}: ${now}. ${mend}`, cite(here[0]), path ? undefined : 'path');
}

function denied(
  process: ChangeProcess,
  { transition, asked, path }: { transition: Transition; asked: MoveAsked; path: ProcessPath | null },
): Problem[] {
  const label = movesOf[asked.move]?.label ?? asked.move;
  const raising = asked.move === 'raise' || asked.move === 'draft';
  const by =
    raising && path?.raisedBy ? path.raisedBy : asked.move === 'rule' ? urgencyBy(process, transition) : transition.by;
  if (mayMake(asked.powers, by) || !by) return [];
  const who = listedOr(by.map((power) => power.replaceAll('-', ' ')));
  if (raising && path?.raisedBy)
    return [
      withClause(
        `Only the ${who} may raise a proposal on ${path.printed}. Choose another path.`,
        path.test.clause ?? cite(transition),
      ),
    ];
  return [
    withClause(`“${label}” is for the ${who}. Record it as their decision, or ask them to make it.`, cite(transition)),
  ];
}

function urgencyBy(process: ChangeProcess, transition: Transition): readonly string[] | undefined {
  return process.urgencyBy.value ? [process.urgencyBy.value] : transition.by;
}

function unmet(
  process: ChangeProcess,
  { transition, asked, fields }: { transition: Transition; asked: MoveAsked; fields: Readonly<Record<string, Value>> },
): Problem[] {
  const { row, move, sets, facts, day } = asked;
  return (transition.needs ?? []).flatMap((id): Problem[] => {
    const lacks = missing(id, { process, move, row, sets, fields, facts, day });
    if (!lacks) return [];
    const clause = cite(process.requirements.find((one) => one.id === id)) ?? cite(transition);
    return [withClause(lacks.sentence, clause, lacks.field)];
  });
}

/** The name of a stage; of a state the process has no stage for, the register's own word. */
export function stageName(process: ChangeProcess, state: string): string {
  const states: Readonly<Record<string, { label: string }>> = modification.states;
  return stageOf(process, state)?.name ?? states[state]?.label ?? state;
}

function listedOr(words: readonly string[]): string {
  return words.join(' or the ');
}

function withClause(sentence: string, clause?: string, field?: string): Problem {
  return { sentence, ...(clause ? { clause } : {}), ...(field ? { field } : {}) };
}

/** Reference of the body whose decision a move is, where the process says whose; null where it is anybody's. */
export function deciderOf(process: ChangeProcess, asked: Chosen): string | null {
  const { row, move, sets } = asked;
  const by = bestOf(process, asked)?.by;
  const path = pathOf(process, { ...row?.fields, ...sets }.path);
  if ((move === 'raise' || move === 'draft') && path?.raisedBy) return path.raisedBy[0] ?? null;
  if (move === 'rule') return process.urgencyBy.value ?? by?.[0] ?? null;
  if (move === 'settle') return by?.[0] ?? null;
  if (!by) return null;
  return stageOf(process, stateOf(row))?.decider ?? by[0] ?? null;
}
