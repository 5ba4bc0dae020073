/** The effects offered at an item, which of them the secretary wants, and what recording the item then takes. */
import type { Change } from '../../kernel/define.ts';
import type { Row } from '../../kernel/read.ts';
import { changesOf, type Suggestion } from '../../meetings/suggest.ts';
import { type DecisionTaken, onlyHears, type Taking } from '../../meetings/taking.ts';
import type { ConsoleState } from './console-state.ts';
import type { Work } from './work.ts';

/** What an effect is known by while its words are still being typed. */
export function effectKey({ move, register, ref }: Pick<Change, 'move' | 'register' | 'ref'>): string {
  return `${move} ${register} ${ref}`;
}

/** An effect as it is offered. */
export interface Offered {
  suggestion: Suggestion;
  key: string;
  /** Whether it is chosen unless somebody says otherwise. */
  preset: boolean;
  chosen: boolean;
  /** What only the body may do waits until a decision is worded. */
  undecided: boolean;
}

export function offeredFor(
  state: Pick<ConsoleState, 'view' | 'rows' | 'work'>,
  item: Row,
  suggestions: readonly Suggestion[],
): Offered[] {
  const { view, work } = state;
  const verbs = verbsAt(state, item);
  const undecided = verbs.length === 0;
  // Before there is a verb nothing speaks against what waits; taking note of it is not deciding it.
  const decides = undecided || verbs.some((verb) => !onlyHears({ verb }));
  const offered = suggestions.map((suggestion): Offered => {
    const { change, ticked, legal } = suggestion;
    const key = effectKey(change);
    const by = view.site.ledger.registers.get(change.register)?.moves[change.move]?.by ?? [];
    const bodys = !by.includes('secretariat');
    // What a person added is wanted, whatever the verb.
    const preset = ticked && (decides || !bodys || suggestion.from === 'added');
    const chosen = legal && (preset ? !work.left.includes(key) : work.added.includes(key));
    return { suggestion, key, preset, chosen, undecided: undecided && bodys };
  });
  return offered.map((one) => (clashes(offered, one) ? { ...one, chosen: false } : one));
}

/** Two people may each have chosen another way of taking a record: then neither is chosen, until somebody chooses. */
function clashes(offered: readonly Offered[], { suggestion: { oneOf }, chosen }: Offered): boolean {
  return chosen && oneOf !== null && offered.filter((one) => one.chosen && one.suggestion.oneOf === oneOf).length > 1;
}

/** The offered effects, those that exclude one another together, in the order of the first of them. */
export function inGroups(offered: readonly Offered[]): Offered[][] {
  const groups = new Map<string, Offered[]>();
  for (const one of offered) {
    const group = one.suggestion.oneOf ?? one.key;
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups.values()];
}

/** What a decision settles one way or the other: what was chosen, and what was left out; not what could not be had yet. */
export function settledIn(offered: readonly Offered[]): Change[] {
  return offered
    .filter(({ undecided, suggestion }) => !undecided && suggestion.legal)
    .map(({ suggestion }) => suggestion.change);
}

/** Verbs of what the body decided at the item, before and as typed now. */
function verbsAt({ rows, work }: Pick<ConsoleState, 'rows' | 'work'>, item: Row): string[] {
  const typed = decisionOf(work);
  const standing = rows.decisions.filter(({ fields, state }) => fields.item === item.ref && state !== 'rescinded');
  return [...standing.map(({ fields }) => String(fields.verb)), ...(typed ? [typed.verb] : [])];
}

/** The decision being worded; null until it has a verb and words. */
export function decisionOf(work: Work): DecisionTaken | null {
  const text = work.wording.trim();
  if (work.verb === '' || text === '') return null;
  const subject = work.condition.trim();
  const conditional = subject ? { subject, waitsFor: work.waitsFor || null, by: work.conditionBy || null } : null;
  return { verb: work.verb, text, conditional };
}

/** What is to be recorded of the item as it stands. */
export function takingOf(work: Work, offered: readonly Offered[], item: Row): Taking {
  const decision = decisionOf(work);
  return {
    narrative: work.narrative,
    decisions: decision ? [decision] : [],
    effects: offered
      .filter(({ chosen, undecided }) => chosen && !undecided)
      .flatMap(({ suggestion }) => changesOf(suggestion)),
    actions: [],
    seen: item.entry,
  };
}
