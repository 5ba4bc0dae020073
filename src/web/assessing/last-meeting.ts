/** The meeting that was last told how assessments stand. */
import type { Tx } from '../../kernel/db.ts';
import type { Day } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { listRows } from '../../kernel/read.ts';
import type { View } from '../view.ts';

export interface Met {
  ref: string;
  title: string;
  day: Day;
}

/** Meetings of a body held before the day looked at, newest first. */
export async function meetingsHeld(tx: Tx, view: View, body: string): Promise<Met[]> {
  const { rows } = await listRows(tx, registerOf(view.site.ledger, 'meeting'), {
    code: view.code.id,
    at: view.at,
    filters: { body: [body], state: ['held', 'sitting'] },
    sort: { by: 'day', descending: true },
    limit: 12,
  });
  return rows.flatMap(({ ref, title, fields }) =>
    typeof fields.day === 'string' && fields.day <= view.at.day ? [{ ref, title, day: fields.day }] : [],
  );
}

/** The last before the day looked at; what that meeting was itself told is not new since. */
export async function lastMeeting(tx: Tx, view: View, body: string): Promise<Met | null> {
  return (await meetingsHeld(tx, view, body)).find(({ day }) => day < view.at.day) ?? null;
}
