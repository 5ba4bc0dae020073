/** decide: pure. What each record becomes under its changes, or why not. */
import { type Actor, mayMake } from './access.ts';
import { canonical } from './canonical.ts';
import type { Change, Day, Field, Label, Move, Register, Value } from './define.ts';
import type { Problem } from './problem.ts';

/** A change with its place in both orders: the day it is true from, and where among that day's changes it stands. */
export interface Placed {
  move: string;
  sets: Readonly<Record<string, Value>>;
  /** The label from here on; null keeps the label it had. */
  label: Label | null;
  /** The label if this turns out to be the record's first change: its Decision's. */
  firstLabel: Label;
  effective: Day;
  placed: string;
  found: boolean;
}

/** A record as it stands after a change. */
export interface Image {
  state: string;
  label: Label;
  fields: Record<string, Value>;
}

export interface Step<C extends Placed = Placed> {
  change: C;
  before: Image | null;
  after: Image;
  /** Says why a change found in minutes does not fit what went before; shown, never hidden. */
  irregular?: string;
}

/** Order in which changes take effect: by day, then by authority and place in it; never by when they arrived. */
export function byEffect(a: Placed, b: Placed): number {
  if (a.effective !== b.effective) return a.effective < b.effective ? -1 : 1;
  if (a.placed !== b.placed) return a.placed < b.placed ? -1 : 1;
  // Two Decisions of one authority may both have a change in this place: what they say orders them then.
  const [one, other] = [saidBy(a), saidBy(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function saidBy({ move, sets, label, firstLabel }: Placed): string {
  return canonical([move, sets, label, firstLabel]);
}

/** Applies changes in order of effect. The same set of changes gives the same steps, however it was gathered. */
export function fold<C extends Placed>(register: Register, changes: readonly C[]): Step<C>[] {
  const steps: Step<C>[] = [];
  let before: Image | null = null;
  for (const change of [...changes].sort(byEffect)) {
    const move = register.moves[change.move];
    if (!move) throw new Error(`${register.name} has no move ${change.move}`);
    const after: Image = {
      state: move.to ?? before?.state ?? firstState(register),
      label: labelAfter(change, before),
      fields: { ...before?.fields, ...change.sets },
    };
    const irregular = outOfOrder(register, move, { before, found: change.found });
    steps.push({ change, before, after, ...(irregular ? { irregular } : {}) });
    before = after;
  }
  return steps;
}

/** Minutes that merely speak of a record in a more public place do not make it more public: only a live decision does. */
function labelAfter(change: Placed, before: Image | null): Label {
  const label = change.label ?? before?.label ?? change.firstLabel;
  return change.found && before && label.level < before.label.level ? before.label : label;
}

/** A record brought into being by a move without a state of its own starts in the first state its register lists. */
function firstState(register: Register): string {
  return Object.keys(register.states)[0] ?? '';
}

function outOfOrder(
  register: Register,
  move: Move,
  { before, found }: { before: Image | null; found: boolean },
): string | undefined {
  const from = before?.state ?? 'new';
  if (move.from.includes(from)) return undefined;
  // "Still in refinement": minutes that say again what is so contradict nothing.
  if (found && before && move.to === before.state) return undefined;
  return before
    ? `“${move.label}” does not follow from ${register.states[before.state]?.label ?? before.state}.`
    : `“${move.label}” comes before anything else that is on record.`;
}

/** What is wrong with one change as asked by `actor`, before anything is looked up. Empty when nothing is. */
export function checkChange(register: Register, change: Change, actor: Actor): Problem[] {
  const move = Object.hasOwn(register.moves, change.move) ? register.moves[change.move] : undefined;
  if (!move)
    return [
      {
        sentence: `${register.title[0]} ${change.ref}: there is no move “${change.move}”. Choose one of those offered.`,
      },
    ];
  const problems: Problem[] = [];
  if (!mayMake(actor, move.by))
    problems.push({
      sentence: `“${move.label}” is for ${move.by.join(' or ')}. Ask one of them to make it.`,
      ...(move.clause ? { clause: move.clause } : {}),
    });
  for (const [name, value] of Object.entries(change.sets)) {
    const field = Object.hasOwn(register.fields, name) ? register.fields[name] : undefined;
    if (!field || !move.sets.includes(name))
      problems.push({ sentence: `“${move.label}” does not set ${field?.label ?? name}. Leave it out.`, field: name });
    else problems.push(...checkValue(name, field, value));
  }
  return problems;
}

const day = /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const largest = 999_999_999;

/** Whether a value is of its field's kind. An absent value (null) always is. */
export function checkValue(name: string, field: Field, value: Value): Problem[] {
  if (value === null) return [];
  const wrong = (sentence: string): Problem[] => [{ sentence: `${field.label}: ${sentence}`, field: name }];
  switch (field.kind) {
    case 'day':
      return typeof value === 'string' && isDay(value) ? [] : wrong('give a day that exists, such as 2016-12-09.');
    case 'time':
      return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
        ? []
        : wrong('give a time such as 17:00.');
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= largest
        ? []
        : wrong('give a whole number of at most nine digits.');
    case 'flag':
      return typeof value === 'boolean' ? [] : wrong('say yes or no.');
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(field.choices ?? {}, value)
        ? []
        : wrong(`choose one of ${Object.values(field.choices ?? {}).join(', ')}.`);
    case 'links':
    case 'list':
      return Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '' && isText(one))
        ? []
        : wrong('give a list of texts.');
    default:
      return typeof value === 'string' && isText(value) ? [] : wrong('give a text of printed characters.');
  }
}

/** Whether the database can hold a text as it is: no NUL, no half of a surrogate pair. */
export function isText(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

/** Whether a text is a day of the calendar, ISO 8601. */
export function isDay(text: string): boolean {
  return day.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** What is wrong with where a live change would lead. Facts found in minutes are taken as found. */
export function checkSteps<C extends Placed>(register: Register, ref: string, steps: readonly Step<C>[]): Problem[] {
  const problems: Problem[] = [];
  for (const step of steps) {
    const name = `${register.title[0]} ${ref}`;
    const asked = step.before === null || Object.hasOwn(step.change.sets, register.titled);
    if (!step.change.found && asked && String(step.after.fields[register.titled] ?? '').trim() === '')
      problems.push({
        sentence: `${name}: ${register.fields[register.titled]?.label ?? 'a title'} is needed.`,
        field: register.titled,
      });
    if (step.irregular && !step.change.found) {
      const clause = register.moves[step.change.move]?.clause;
      problems.push({ sentence: `${name}: ${step.irregular}`, ...(clause ? { clause } : {}) });
    }
  }
  return problems;
}

/** A span of days in which a record stood as `image`. */
export interface Version {
  from: Day;
  /** First day it no longer stood; null when it still does. */
  to: Day | null;
  step: Step;
}

/** The record day by day: of several changes on one day, the last is what the day shows. */
export function versions(steps: readonly Step[]): Version[] {
  const list: Version[] = [];
  for (const step of steps) {
    const from = step.change.effective;
    const last = list.at(-1);
    const next: Version = { from, to: null, step };
    if (last?.from === from) list[list.length - 1] = next;
    else {
      if (last) last.to = from;
      list.push(next);
    }
  }
  return list;
}
