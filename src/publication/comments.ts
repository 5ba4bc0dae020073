/** Comments on the draft minutes, and other words for them: made by members, settled by the secretary. */

import { mergeText } from '../drafts/merge.ts';
import { type Actor, mayMake } from '../kernel/access.ts';
import type { Change, Decision } from '../kernel/define.ts';
import { Absent, Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { type Desk, requireSecretariat } from '../meetings/desk.ts';
import { bodyOf, dayOfMeeting, itemName, type MeetingRows } from '../meetings/meeting-rows.ts';
import { stageOf } from './stage.ts';

export interface Remark {
  /** What is said; for other words, why. */
  says: string;
  /** The item's words as the member would have them; null for a comment alone. */
  suggested: string | null;
  /** The words that the member had before them. */
  original: string;
}

/** Whether somebody may comment on these minutes: members and the secretariat, while they are a draft. */
export function mayComment(actor: Actor, meeting: Row): boolean {
  return mayMake(actor, ['secretariat', 'member']) && ['draft', 'review'].includes(stageOf(meeting));
}

/** Kept to whoever may read the item. `nth` counts the item's comments from 1. @throws Refused */
export function remark(
  desk: Desk,
  rows: Pick<MeetingRows, 'meeting'>,
  { item, nth, said }: { item: Row; nth: number; said: Remark },
): Decision {
  if (!mayComment(desk.actor, rows.meeting))
    throw new Refused('The draft is commented on by members until it is approved. Write to the secretary instead.');
  const suggested = said.suggested === null ? null : tidy(said.suggested);
  const changed = suggested !== null && suggested !== tidy(said.original);
  const says = said.says.trim();
  if (says === '' && !changed)
    throw new Refused({ sentence: 'Say what should be different, or change the words.', field: 'says' });
  if (suggested === '' && changed)
    throw new Refused({
      sentence: 'Leave some words: to ask for the whole of it to go, say so in a comment.',
      field: 'suggested',
    });
  return {
    code: desk.code.id,
    authority: { kind: 'post', ref: desk.actor.name },
    body: bodyOf(rows),
    effective: desk.today,
    title: `A comment on the draft minutes of ${rows.meeting.title}`,
    label: item.label,
    changes: [
      {
        register: 'comment',
        ref: `${item.ref}/comment-${nth}`,
        move: 'make',
        sets: {
          title: says || 'Other words suggested',
          meeting: rows.meeting.ref,
          item: item.ref,
          by_whom: desk.actor.name,
          kind: changed ? 'suggestion' : 'comment',
          ...(changed ? { original: tidy(said.original), suggested } : {}),
        },
        label: item.label,
      },
    ],
  };
}

/** Paragraphs parted by one line break, as narrative is kept. */
function tidy(words: string): string {
  return words
    .replaceAll('\r\n', '\n')
    .split(/\s*\n\s*/)
    .filter((line) => line !== '')
    .join('\n')
    .trim();
}

/**
 * The words that an item would have with a suggestion taken in. Where they were changed meanwhile, both changes stand if
 * they are of different words. @throws Refused where both changed the same
 */
export function mergedNarrative(item: Row, suggestion: Row): string {
  const now = tidy(String(item.fields.narrative ?? ''));
  const original = String(suggestion.fields.original ?? '');
  const suggested = String(suggestion.fields.suggested ?? '');
  if (now === original) return suggested;
  const { text, clash } = mergeText(original, now, suggested);
  if (clash)
    throw new Refused(
      `The same words of ${itemName(item)} were changed since this was suggested. Correct them by hand as you both mean, then decline the suggestion and say so.`,
    );
  return tidy(text);
}

export interface Settling {
  comment: Row;
  item: Row;
  reply: string;
  /** Newest log entry of the item that the secretary had seen. */
  seen?: number;
}

/** Takes a comment as settled; a suggestion's words go into the item in the same Decision. @throws Refused */
export function acceptance(desk: Desk, rows: MeetingRows, { comment, item, reply, seen }: Settling): Decision {
  const changes: Change[] = [settled(comment, 'accept', reply)];
  if (comment.fields.kind === 'suggestion') {
    const day = dayOfMeeting(rows);
    changes.push({
      register: 'item',
      ref: item.ref,
      move: 'correct',
      sets: { narrative: mergedNarrative(item, comment) },
      label: item.label,
      // What was said is true of the meeting's day; words changed for a later day would hide it.
      effective: item.from > day ? item.from : day,
      ...(seen === undefined ? {} : { expects: seen }),
    });
  }
  return settlement(desk, rows, { about: 'accepted', comment, item, changes });
}

/** Leaves the words as they are, and says why. @throws Refused without a reply */
export function refusal(desk: Desk, rows: MeetingRows, { comment, item, reply }: Settling): Decision {
  if (reply.trim() === '')
    throw new Refused({
      sentence: 'Say why it is declined: whoever made it reads this.',
      field: `reply-${comment.ref}`,
    });
  return settlement(desk, rows, { about: 'declined', comment, item, changes: [settled(comment, 'decline', reply)] });
}

function settled(comment: Row, move: 'accept' | 'decline', reply: string): Change {
  const sets: Change['sets'] = reply.trim() === '' ? {} : { reply: reply.trim() };
  return { register: 'comment', ref: comment.ref, move, sets, label: comment.label };
}

function settlement(
  desk: Desk,
  rows: MeetingRows,
  { about, comment, item, changes }: { about: string; comment: Row; item: Row; changes: readonly Change[] },
): Decision {
  requireSecretariat(desk);
  if (comment.fields.item !== item.ref) throw new Absent();
  const stage = stageOf(rows.meeting);
  if (stage !== 'draft' && stage !== 'review')
    throw new Refused('These minutes are approved, so their words stand. Correct a slip on the item itself.');
  return {
    code: desk.code.id,
    authority: { kind: 'post', ref: desk.actor.name },
    body: bodyOf(rows),
    effective: desk.today,
    title: `A comment on the draft minutes of ${rows.meeting.title} ${about}`,
    label: item.label,
    changes,
  };
}
