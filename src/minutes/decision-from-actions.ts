/** Actions raised at the meeting, and what was said of earlier ones. */
import type { Change } from '../kernel/define.ts';
import { changeFrom, dayOrNone, type Minutes } from './decision-from-context.ts';

export function actions(minutes: Minutes): Change[] {
  // Some houses print what is still open again among the new actions: reported on here, it was not raised here.
  const earlier = new Set(minutes.proposal.updates.map(({ ref }) => ref));
  const raised = minutes.facts.actions.map((fact) => {
    const again = earlier.has(fact.ref);
    return changeFrom(minutes, fact, {
      register: 'action',
      ref: actionRef(minutes, fact.ref),
      move: again ? 'found' : 'raise',
      sets: {
        text: fact.text || (again ? null : fact.ref),
        owner: fact.owner,
        due: fact.due,
        due_day: dayOrNone(fact.dueDate),
        body: minutes.body.ref,
        ...(again ? {} : { meeting: minutes.meeting, item: minutes.itemOf(fact) }),
      },
    });
  });
  // An update says nothing of the action's own words, owner or date: those are the raising meeting's, read or not yet.
  const updated = minutes.facts.updates.map((fact) => {
    const closed = fact.state === 'closed';
    return changeFrom(minutes, fact, {
      register: 'action',
      ref: actionRef(minutes, fact.ref),
      move: closed ? 'close' : 'update',
      sets: { latest: fact.text, latest_meeting: minutes.meeting, closed_on: closed ? minutes.day : null },
    });
  });
  return [...raised, ...updated];
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
