/** Items that were not reached, carried forward to the body's next meeting, where the draft of its agenda finds them. */
import { type Also, commit, type Receipt } from '../kernel/commit.ts';
import { reading } from '../kernel/db.ts';
import type { Change } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import { type Desk, decisionAt, requireSecretariat, requireSitting } from './desk.ts';
import { itemLabel, workingLabel } from './labels.ts';
import { itemName, itemOf, meetingRows } from './meeting-rows.ts';
import { type Ahead, meetingsAhead } from './meetings-ahead.ts';
import { plainNarrative } from './narrative.ts';

export interface Carrying {
  meeting: string;
  /** References of the items. */
  items: readonly string[];
  /** What is to be minuted of it, if anything. */
  narrative?: string;
}

export interface Carried {
  receipt: Receipt;
  /** Where they go; null while no later meeting of the body is planned: the next that is will find them. */
  to: Ahead | null;
}

/** Carries items forward, all or none, in one Decision. @throws Refused for one already taken, Absent */
export async function carryForward(desk: Desk, asked: Carrying, also?: Also): Promise<Carried> {
  requireSecretariat(desk);
  const at = { day: desk.today, known: null };
  const { rows, to } = await reading(desk.ledger.db, desk.actor, async (tx) => {
    const rows = await meetingRows(tx, desk.ledger, { code: desk.code, ref: asked.meeting, at });
    return { rows, to: (await meetingsAhead(tx, desk.ledger, { rows, at }))[0] ?? null };
  });
  requireSitting(rows);
  const narrative = plainNarrative(asked.narrative ?? '');
  const items = asked.items.map((ref) => itemOf(rows, ref));
  if (items.length === 0) throw new Refused('Choose the items to be carried forward.');
  const done = items.filter(({ state }) => state !== 'tabled');
  if (done.length > 0)
    throw new Refused(
      done.map((item) => ({
        sentence: `${itemName(item)} is ${item.state === 'carried' ? 'carried forward already' : item.state}: it cannot be carried forward.`,
      })),
    );
  const changes = items.map(
    (item): Change => ({
      register: 'item',
      ref: item.ref,
      move: 'carry',
      sets: { carried_to: to?.ref ?? null, ...(narrative === '' ? {} : { narrative }) },
      label: itemLabel(rows, item),
      expects: item.entry,
    }),
  );
  // Nothing of what is carried is told to the public before the minutes are.
  const highest = items
    .map((item) => itemLabel(rows, item))
    .reduce((a, b) => (b.level > a.level ? b : a), workingLabel(rows));
  const names = items.map(itemName).join(', ');
  const decision = decisionAt(desk, rows, { about: `, ${names} carried forward`, label: highest, changes });
  return { receipt: await commit(desk.ledger, desk.actor, decision, also), to };
}
