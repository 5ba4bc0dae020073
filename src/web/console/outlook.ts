/** What recording an item would do as it is typed now, and how the action line is understood. */
import { reading } from '../../kernel/db.ts';
import { type Problem, Refused } from '../../kernel/problem.ts';
import { type ActionLine, readActionLine } from '../../meetings/action-line.ts';
import { changeAdded } from '../../meetings/added-effects.ts';
import { dryRunItem, namesAt } from '../../meetings/item-decision.ts';
import type { Typed } from '../../meetings/item-words.ts';
import { dayOfMeeting } from '../../meetings/meeting-rows.ts';
import { meetingsAhead } from '../../meetings/meetings-ahead.ts';
import { suggestFor } from '../../meetings/suggest.ts';
import type { ConsoleState } from './console-state.ts';
import { deskOf } from './desk-of.ts';
import { decisionOf, type Offered, offeredFor, takingOf } from './effects.ts';
import { ownLines, type Work } from './work.ts';

export interface Outlook {
  offered: readonly Offered[];
  /** Why it could not be recorded as it stands. */
  problems: readonly Problem[];
}

function typedOf(work: Work): Typed {
  const decision = decisionOf(work);
  return { narrative: work.narrative, decisions: decision ? [{ verb: decision.verb, text: decision.text }] : [] };
}

/** Opens transactions of its own: call it outside one. */
export async function outlookOf(state: ConsoleState): Promise<Outlook> {
  const { view, rows, item, work } = state;
  if (!item || rows.meeting.state === 'held' || rows.meeting.state === 'cancelled')
    return { offered: [], problems: [] };
  const added = ownLines(work).flatMap((line) => changeAdded(line) ?? []);
  const suggestions = await suggestFor(deskOf(view), { rows, item, typed: typedOf(work), added });
  const offered = offeredFor(state, item, suggestions);
  return { offered, problems: await problemsAhead(state, offered) };
}

/** Every reason for which recording would be refused now; none is looked for before there is something to record. */
async function problemsAhead(state: ConsoleState, offered: readonly Offered[]): Promise<readonly Problem[]> {
  const { view, rows, item, work } = state;
  if (!item || rows.meeting.state !== 'sitting' || (!decisionOf(work) && work.narrative.trim() === '')) return [];
  const asked = { meeting: rows.meeting.ref, item: item.ref, taking: takingOf(work, offered, item) };
  try {
    await dryRunItem(deskOf(view), asked);
    return [];
  } catch (error) {
    if (error instanceof Refused) return error.problems;
    throw error;
  }
}

/** The action line as understood; null for an empty one. */
export async function actionOf({ view, rows, work }: ConsoleState): Promise<ActionLine | null> {
  if (work.action.trim() === '') return null;
  const { ledger } = view.site;
  const meetings = await reading(ledger.db, view.reader, (tx) => meetingsAhead(tx, ledger, { rows, at: view.at }));
  return readActionLine(work.action, { code: view.code, day: dayOfMeeting(rows), meetings, names: namesAt(rows) });
}
