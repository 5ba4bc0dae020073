/** What a secretary records of one item, and the changes it comes to. Pure; `item-decision.ts` checks and commits them. */

import { ruleOn } from '../codes/rule.ts';
import { isDay } from '../kernel/decide.ts';
import type { Change, Day, Label, Value } from '../kernel/define.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { plainDecision } from '../minutes/items/decision-fact.ts';
import { type ActionLine, actionReference, nextActionNumber } from './action-line.ts';
import { pendingLine } from './effects.ts';
import type { ItemWords } from './item-words.ts';
import { itemLabel } from './labels.ts';
import { bodyOf, dayOfMeeting, type MeetingRows } from './meeting-rows.ts';
import { plainNarrative } from './narrative.ts';

export interface DecisionTaken {
  /** A verb of the house, in any case: "agreed". */
  verb: string;
  text: string;
  /** Present where it takes effect only once something else has happened. */
  conditional?: {
    /** What it is subject to. */
    subject: string;
    /** Reference of the body it waits for; null where it waits for nobody in particular. */
    waitsFor: string | null;
    by: Day | null;
    /** What waits with it; where absent, see `held`. */
    effects?: readonly Change[];
  } | null;
}

export interface Taking {
  narrative: string;
  /** Those taken now: what is on record of the item already stays, and the next number is theirs. */
  decisions: readonly DecisionTaken[];
  /** Changes of registers that the decisions bring about, each with what it expects to find. */
  effects: readonly Change[];
  /** Each as typed in one line, or as understood and put right. */
  actions: readonly (string | ActionLine)[];
  /** "<reference> v<version>" of each paper considered; where absent, the item's papers as they are on record. */
  papers?: readonly string[];
  /** The newest log entry of the item that was seen; where absent, the one on record now. */
  seen?: number;
}

/** Verbs by which a body only takes note. A decision in one of these brings nothing about by itself. */
const heard = new Set(['noted', 'considered', 'discussed', 'received', 'reviewed']);

export function onlyHears({ verb }: Pick<DecisionTaken, 'verb'>): boolean {
  return heard.has(verb.trim().toLowerCase());
}

/** What effects the decisions hold back, and which happen now. Where every decision that brings something about waits, so
 * do the effects; where one does not, they are its own. */
export function held({ decisions, effects }: Pick<Taking, 'decisions' | 'effects'>): {
  now: Change[];
  /** By place of the decision that holds them. */
  later: Map<number, readonly Change[]>;
} {
  const later = new Map<number, readonly Change[]>();
  decisions.forEach(({ conditional }, index) => {
    if (conditional?.effects) later.set(index, conditional.effects);
  });
  const deciding = decisions.flatMap((one, index) => (onlyHears(one) ? [] : [{ one, index }]));
  const [first] = deciding;
  const allWait = first !== undefined && deciding.every(({ one }) => one.conditional);
  if (!allWait || later.has(first.index)) return { now: [...effects], later };
  later.set(first.index, effects);
  return { now: [], later };
}

export interface Made {
  rows: MeetingRows;
  item: Row;
  taking: Taking;
  words: Pick<ItemWords, 'mentions' | 'clauses'>;
  actions: readonly ActionLine[];
  /** The quorum as it stood, in a sentence; null where none was needed. */
  quorum: string | null;
}

/** The item's own change: taken, or, once it is, brought up to date. */
export function itemChange({ rows, item, taking, words }: Made): Change {
  const narrative = plainNarrative(taking.narrative);
  const sets: Record<string, Value> = {
    narrative: narrative === '' ? null : narrative,
    mentions: words.mentions.length > 0 ? words.mentions : null,
    clauses: words.clauses.length > 0 ? words.clauses : null,
  };
  return {
    register: 'item',
    ref: item.ref,
    move: item.state === 'taken' ? 'correct' : 'take',
    sets,
    label: itemLabel(rows, item),
    expects: taking.seen ?? item.entry,
  };
}

export function decisionChanges(made: Made): Change[] {
  const { rows, item, taking, quorum } = made;
  const { later } = held(taking);
  const papers = taking.papers ?? papersOf(rows, item);
  const first = nextDecision(rows, item);
  return taking.decisions.map((one, index): Change => {
    const n = first + index;
    const waits = one.conditional;
    const pending = (later.get(index) ?? []).map(pendingLine);
    const text = plainDecision(one.text.replace(/\s+/g, ' '));
    return {
      register: 'decision',
      ref: `${item.ref}.${n}`,
      move: waits ? 'condition' : 'take',
      sets: {
        text: text === '' ? one.verb.trim().toLowerCase() : text,
        verb: one.verb.trim().toLowerCase(),
        body: bodyOf(rows),
        meeting: rows.meeting.ref,
        item: item.ref,
        day: dayOfMeeting(rows),
        basis: 'form',
        position: n,
        ...(papers.length > 0 ? { papers: [...papers] } : {}),
        ...(quorum ? { quorum } : {}),
        ...(waits
          ? {
              condition: waits.subject.trim(),
              waits_for: waits.waitsFor,
              condition_by: waits.by,
              pending: pending.length > 0 ? pending : null,
            }
          : {}),
      },
      label: itemLabel(rows, item),
      expects: 0,
    };
  });
}

/** The number of the item's next decision. Those of another row of numbers (".n1") are not counted. */
export function nextDecision({ decisions }: Pick<MeetingRows, 'decisions'>, item: Row): number {
  const numbers = decisions
    .filter(({ ref }) => ref.startsWith(`${item.ref}.`))
    .map(({ ref }) => Number(ref.slice(item.ref.length + 1)))
    .filter((n) => Number.isInteger(n));
  return Math.max(0, ...numbers) + 1;
}

/** The item's papers by exact version. What is most closely held is not named in an item that is not. */
export function papersOf({ papers }: Pick<MeetingRows, 'papers'>, item: Row): string[] {
  return papers
    .filter(({ state, fields }) => fields.item === item.ref && state !== 'withdrawn')
    .filter(({ label }) => label.level < 3 || label.level <= item.label.level)
    .map(({ ref, fields }) => `${ref} v${fields.version ?? 1}`);
}

export function actionChanges({ rows, item, actions }: Made): Change[] {
  const { number } = rows.meeting.fields;
  const pattern = actionPattern(rows);
  const key = typeof number === 'number' ? number : rows.meeting.ref;
  const first = nextActionNumber(
    pattern,
    key,
    rows.actions.map(({ ref }) => ref),
  );
  return actions.map((action, index) => ({
    register: 'action',
    ref: actionReference(pattern, key, first + index),
    move: 'raise',
    sets: {
      text: action.text,
      owner: action.owner,
      ...(action.due ? { due: action.due } : {}),
      ...(action.due_by ? { due_by: action.due_by } : {}),
      ...(action.due_day ? { due_day: action.due_day } : {}),
      body: bodyOf(rows),
      meeting: rows.meeting.ref,
      item: item.ref,
    },
    label: itemLabel(rows, item),
    expects: 0,
  }));
}

/** How the body numbers its actions; one the code says nothing of numbers them within the meeting. */
function actionPattern(rows: MeetingRows): string {
  const rule = rows.config?.proceedings?.actions;
  const pattern = rule && ruleOn(rule, dayOfMeeting(rows))?.value;
  return pattern ?? `${bodyOf(rows)}{meeting}/{00}`;
}

/**
 * An effect with the class it takes: what is said of a confidential item makes a record of a lower class confidential,
 * and nothing makes one more public.
 */
export function withClass(effect: Change, final: Label, row: Row | null): Change {
  const { label: _, ...change } = effect;
  return row && row.label.level < final.level ? { ...change, label: final } : change;
}

/** What is wrong with a taking before anything is looked up. */
export function problemsOfTaking(taking: Taking, verbs: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  taking.decisions.forEach(({ verb, text, conditional }, index) => {
    const field = `decision-${index + 1}`;
    if (!verbs.includes(verb.trim().toLowerCase()))
      problems.push({
        sentence: `“${verb}” is not a verb the house records decisions by. Choose one of those offered.`,
        field,
      });
    if (plainDecision(text) === '') problems.push({ sentence: 'Say in words what was decided.', field });
    if (conditional && conditional.subject.trim() === '')
      problems.push({ sentence: 'Say what the decision is subject to.', field });
    if (conditional?.by && !isDay(conditional.by))
      problems.push({ sentence: 'Give the day by which the condition is to be met, such as 2017-01-13.', field });
  });
  return problems;
}
