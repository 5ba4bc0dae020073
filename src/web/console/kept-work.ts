/** What is typed at an item, when something is done with it: what is recorded goes, everything else stays typed. */
import { dropDraft, keepDraft, readDraft } from '../../drafts/drafts.ts';
import type { Also } from '../../kernel/commit.ts';
import { reading } from '../../kernel/db.ts';
import type { Change } from '../../kernel/define.ts';
import type { Row } from '../../kernel/read.ts';
import { changeAdded } from '../../meetings/added-effects.ts';
import { itemLabel } from '../../meetings/labels.ts';
import { type MeetingRows, meetingRows } from '../../meetings/meeting-rows.ts';
import type { View } from '../view.ts';
import { type ConsoleState, notesKind, ofItem } from './console-state.ts';
import { deskOf } from './desk-of.ts';
import { effectKey } from './effects.ts';
import { noWork, ownLines, type Work } from './work.ts';

const keyOf = (view: View, item: Row) => ({ code: view.code.id, kind: notesKind, ref: item.ref });

/**
 * What was typed is on record now, in the same transaction. Where somebody else typed since the version that was seen,
 * their words are in it: it stays.
 */
export function dropping({ view }: ConsoleState, item: Row, seen: number): Also {
  return async (tx) => {
    const draft = await readDraft(tx, keyOf(view, item));
    if (draft?.version === seen) await dropDraft(tx, keyOf(view, item));
  };
}

/** Keeps what an act did not record. Merged with what somebody else typed meanwhile, like any other text. */
export async function keepRest({ view, rows }: ConsoleState, item: Row, rest: Work): Promise<void> {
  const held = { ...keyOf(view, item), content: rest, seen: 0, label: itemLabel(rows, item) };
  await keepDraft(view.site.ledger, deskOf(view).actor, held);
}

/** Whether anything but the discussion is typed. */
export function hasMore({ narrative: _, own, ...others }: Work): boolean {
  const typed = (Object.values(others) as (string | readonly string[])[]).some((value) => value.length > 0);
  return typed || ownLines({ own }).length > 0;
}

/** The effects added by hand once these changes of them are on record: those are taken out, the others wait. */
export function ownAfter({ own }: Work, recorded: readonly Change[]): Work['own'] {
  const done = new Set(recorded.map(effectKey));
  return Object.fromEntries(
    Object.entries(own).map(([line, wanted]) => {
      const change = changeAdded(line);
      return [line, wanted && change !== null && !done.has(effectKey(change))];
    }),
  );
}

/** Once a Decision is taken back, the words that were recorded by it are to be typed no second time. */
export async function giveBack(before: ConsoleState): Promise<void> {
  const { view, rows } = before;
  const { ledger } = view.site;
  const asked = { code: view.code, ref: rows.meeting.ref, at: view.at };
  const { after, drafts } = await reading(ledger.db, view.reader, async (tx) => {
    const found = new Set<string>();
    for (const item of rows.items) if (await readDraft(tx, keyOf(view, item))) found.add(item.ref);
    return { after: await meetingRows(tx, ledger, asked), drafts: found };
  });
  for (const item of rows.items) {
    const work = lostWords({ before: rows, after }, item);
    if (work && !drafts.has(item.ref)) await keepRest(before, item, work);
  }
}

function lostWords({ before, after }: { before: MeetingRows; after: MeetingRows }, item: Row): Work | null {
  const narrative = String(item.fields.narrative ?? '');
  const now = after.items.find(({ ref }) => ref === item.ref);
  const gone = (name: 'decisions' | 'actions') =>
    ofItem(before[name], item)
      .filter(({ ref }) => !after[name].some((one) => one.ref === ref))
      .at(-1)?.fields;
  const [decision, action] = [gone('decisions'), gone('actions')];
  if (!decision && !action && narrative === String(now?.fields.narrative ?? '')) return null;
  return {
    ...noWork,
    narrative,
    verb: String(decision?.verb ?? ''),
    wording: String(decision?.text ?? ''),
    condition: String(decision?.condition ?? ''),
    waitsFor: String(decision?.waits_for ?? ''),
    conditionBy: String(decision?.condition_by ?? ''),
    action: action ? `${action.owner ?? ''} to ${action.text}`.trim() : '',
  };
}
