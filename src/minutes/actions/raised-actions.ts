/** Brings together what a document says of one action in several places, and gives a reference to those without. */

import { joinSpans } from '../paragraph.ts';
import type { MeetingFact } from '../proposal.ts';
import type { RawAction } from './raw-action.ts';

/** `given` is false where the reference is ours. */
export type RaisedAction = RawAction & { ref: string; given: boolean };

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
}

/** A closing list repeats the actions of the items, often in other words. */
function sameWords(a: RawAction, b: RawAction): boolean {
  const [one, other] = [words(a.text), words(b.text)];
  const shared = [...one].filter((word) => other.has(word)).length;
  const least = Math.min(one.size, other.size);
  // Two words tell little, unless it is for the same people to do.
  return shared >= 0.75 * least && (shared >= 3 || (shared >= 2 && a.owner !== null && a.owner === b.owner));
}

function merge(into: RawAction, from: RawAction): void {
  const better = into.sure !== 'sure' && from.sure === 'sure';
  if (better) into.text = from.text;
  into.sure = into.sure === 'sure' || from.sure === 'sure' ? 'sure' : into.sure;
  into.owner ??= from.owner;
  into.ref ??= from.ref;
  into.due ??= from.due;
  into.dueDate ??= from.dueDate;
  into.item ??= from.item;
  into.spans = joinSpans([...into.spans, ...from.spans]);
}

/**
 * `inItems` are the actions as the items print them, `listed` those of lists apart. Two of one reference among the items
 * stay two, for a person to settle; a list's are the same actions again.
 */
export function raiseActions(
  inItems: readonly RawAction[],
  listed: readonly RawAction[],
  meeting: MeetingFact,
): RaisedAction[] {
  const actions: RawAction[] = [];
  for (const action of inItems) {
    // A mark in the margin, "ACTION JS", beside a box that says the same.
    const loose = (one: RawAction) => one.ref === null && one.sure !== 'sure';
    const same = actions.find(
      (one) => one.item === action.item && (loose(one) || loose(action)) && sameWords(one, action),
    );
    if (same) merge(same, action);
    else actions.push({ ...action });
  }
  const fromItems = actions.length;
  for (const action of listed) {
    const same = actions
      .slice(0, fromItems)
      .find((one) => (one.ref !== null && action.ref !== null ? one.ref === action.ref : sameWords(one, action)));
    if (same) merge(same, action);
    else actions.push({ ...action });
  }
  const prefix = meeting.number ?? meeting.date;
  let count = 0;
  return actions.map((action): RaisedAction => {
    if (action.ref !== null) return { ...action, ref: action.ref, given: true };
    count += 1;
    return { ...action, ref: prefix === null ? `A${count}` : `${prefix}/A${count}`, given: false };
  });
}
