/** Actions raised at the meeting, and what was said of earlier ones. */
import type { Change, Day } from '../../kernel/define.ts';
import { dueBy, findDates } from '../dates.ts';
import type { ActionFact, UpdateFact } from '../proposal.ts';
import { changeFrom, dayOrNone, type Minutes } from './decision-from-context.ts';
import type { Kept } from './decision-from-review.ts';

export function actions(minutes: Minutes): Change[] {
  // Some houses print what is still open again among the new actions: reported on here, it was not raised here.
  const earlier = new Set(minutes.proposal.updates.map(({ ref }) => ref));
  return [
    ...minutes.facts.actions.map((fact) => raisedOrFound(minutes, fact, earlier.has(fact.ref))),
    ...minutes.facts.updates.map((fact) => updated(minutes, fact)),
  ];
}

function raisedOrFound(minutes: Minutes, fact: Kept<ActionFact>, again: boolean): Change {
  const day = dayOrNone(fact.dueDate);
  return changeFrom(minutes, fact, {
    register: 'action',
    ref: actionRef(minutes, fact.ref),
    move: again ? 'found' : 'raise',
    sets: {
      text: fact.text || (again ? null : fact.ref),
      owner: fact.owner,
      due: fact.due,
      due_by: day ?? (fact.due ? dueBy(fact.due, minutes.day) : null),
      due_day: day,
      body: minutes.body.ref,
      ...(again ? {} : { meeting: minutes.meeting, item: minutes.itemOf(fact) }),
    },
  });
}

/** An update says nothing of the action's own words or owner: those are the raising meeting's, read or not yet. */
function updated(minutes: Minutes, fact: Kept<UpdateFact>): Change {
  const closed = fact.state === 'closed';
  const carried = closed ? null : carriedTo(fact.text, minutes.day);
  const change = changeFrom(minutes, fact, {
    register: 'action',
    ref: actionRef(minutes, fact.ref),
    move: closed ? 'close' : carried ? 'retarget' : 'update',
    sets: {
      latest: fact.text,
      latest_meeting: minutes.meeting,
      closed_on: closed ? minutes.day : null,
      due: carried?.due,
      due_by: carried?.by,
    },
  });
  // A day that was fixed before is not the new one, even where the new words fix none.
  return carried ? { ...change, sets: { ...change.sets, due_day: carried.day } } : change;
}

const CARRIED =
  /\b(?:carried(?:\s+(?:forward|over))?\s+(?:in)?to|(?:moved|put back|postponed|deferred|re-?targeted|rescheduled|extended|delayed)\s+(?:to|until|for)|(?:new|revised)\s+(?:due\s+|target\s+|completion\s+)?date\s*(?:is|of|:|–|-)?|now\s+(?:due|expected)(?:\s+(?:by|on|in|at|for))?)\s+(?:the\s+)?(?=(?<to>[^.;\n]{3,80}))/gi;

/** The due date that an update gives an action, as printed and as days; the last that it gives. Null where it gives none. */
function carriedTo(text: string, meeting: Day): { due: string; by: Day; day: Day | null } | null {
  for (const { groups } of [...text.matchAll(CARRIED)].reverse()) {
    const words = groups!.to!;
    const [first] = findDates(words, meeting);
    // Only a date that follows at once is the new one: "moved to the archive on 3 March" moved something else.
    if (
      !first ||
      !/^(?:(?:early|late|mid|end|of|in|by|on|the|a|meeting|[A-Z]\w*)[\s-]*){0,4}$/.test(words.slice(0, first.start))
    )
      continue;
    const due =
      words.slice(0, first.end) +
      (/^\s+(?:(?:[A-Z][\w-]*\s+){0,3}meeting|Panel|Board|Committee)\b/.exec(words.slice(first.end))?.[0] ?? '');
    const by = dueBy(due, meeting);
    if (by) return { due, by, day: first.date.length === 10 ? first.date : null };
  }
  return null;
}

/**
 * An action's reference across meetings and bodies. One that the code's house style knows is unique as printed
 * ("SECP39/01"); any other ("3.1") is one of its body's own, and another body may well have the same.
 */
export function actionRef(minutes: Pick<Minutes, 'code' | 'body'>, printed: string): string {
  const pattern = minutes.code.houseStyle.references.action;
  const known = pattern !== undefined && new RegExp(`^(?:${pattern})$`).test(printed);
  return known ? printed : `${minutes.body.ref}/${printed}`;
}
