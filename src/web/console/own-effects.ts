/** Effects that were not offered are kept with what is typed, where both secretaries and every reload find them. */
import { keepDraft } from '../../drafts/drafts.ts';
import type { Row } from '../../kernel/read.ts';
import { addedLine, changeAdded } from '../../meetings/added-effects.ts';
import { itemLabel } from '../../meetings/labels.ts';
import { effectAsked } from './add-effect.ts';
import { type ConsoleState, notesKind, workOf } from './console-state.ts';
import { deskOf } from './desk-of.ts';
import { effectKey } from './effects.ts';
import { type Form, ownLines, type Work } from './work.ts';

/** @throws Refused, each problem with its field, for an effect that the body may not bring about now. */
export async function addEffect(state: ConsoleState, item: Row, form: Form): Promise<void> {
  const change = await effectAsked(state, form);
  // Added once more it is said anew, and stands once.
  await keepOwn(state, item, { ...takenOut(state, effectKey(change)), [addedLine(change)]: true });
}

/** @param key as `effectKey` makes it */
export function dropEffect(state: ConsoleState, item: Row, key: string): Promise<void> {
  return keepOwn(state, item, takenOut(state, key));
}

/** Lines of the effect that are wanted now, and of words that hold none, as taken out. */
function takenOut({ work }: ConsoleState, key: string): Work['own'] {
  const lines = ownLines(work).filter((line) => {
    const change = changeAdded(line);
    return change === null || effectKey(change) === key;
  });
  return Object.fromEntries(lines.map((line) => [line, false]));
}

async function keepOwn({ view, rows, draft }: ConsoleState, item: Row, own: Work['own']): Promise<void> {
  const before = workOf(item, draft);
  await keepDraft(view.site.ledger, deskOf(view).actor, {
    code: view.code.id,
    kind: notesKind,
    ref: item.ref,
    content: { ...before, own: { ...before.own, ...own } },
    base: before,
    seen: draft?.version ?? 0,
    label: itemLabel(rows, item),
  });
}
