/** What the minutes say of issues: raised, passed on, answered, closed, or become a modification. */
import type { Change } from '../../kernel/define.ts';
import { changeFrom, type Minutes } from './decision-from-context.ts';
import { refOf } from './decision-from-names.ts';

const moves = {
  raised: 'raise',
  passed: 'refer',
  resolved: 'resolve',
  closed: 'close',
  converted: 'convert',
  mentioned: 'found',
} as const;

export function issues(minutes: Minutes): Change[] {
  return minutes.facts.issues.map((fact) => {
    const move = moves[fact.change] ?? 'found';
    return changeFrom(minutes, fact, {
      register: 'issue',
      ref: fact.ref.replace(/^#/, ''),
      move,
      sets: {
        title: fact.title,
        body: move === 'refer' && fact.to ? refOf(minutes, 'body', fact.to) : null,
        modification: move === 'convert' ? fact.to : null,
        // Which day it was raised or settled on is not said by minutes that report it: the meeting is.
        last_meeting: move === 'found' ? null : minutes.meeting,
      },
    });
  });
}
