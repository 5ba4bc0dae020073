/** Publishing, done: the records made public and the files given out, in one transaction. */
import { commit, type Receipt } from '../kernel/commit.ts';
import { reading } from '../kernel/db.ts';
import type { Decision } from '../kernel/define.ts';
import { type Desk, requireSecretariat } from '../meetings/desk.ts';
import { workingLabel } from '../meetings/labels.ts';
import { bodyOf } from '../meetings/meeting-rows.ts';
import { confidentialItems, withFormulas } from './confidential-items.ts';
import { formats, minutesFile } from './files.ts';
import { minutesFromRows } from './minutes-from-rows.ts';
import { publication } from './publish.ts';
import { keepPublished } from './published.ts';
import { type MinutesRecords, recordsOf } from './records.ts';
import { spokenOf } from './spoken-of.ts';

/** What publishing would record, for showing before it is done. @throws Refused, Absent */
export async function publicationAsked(
  desk: Desk,
  ref: string,
  reason: string,
): Promise<{ decision: Decision; records: MinutesRecords }> {
  requireSecretariat(desk);
  const { ledger, code, actor, today } = desk;
  const { records, spoken } = await reading(ledger.db, actor, async (tx) => ({
    records: await recordsOf(tx, ledger, { code, ref, today }),
    spoken: await spokenOf(tx, ledger, { code, ref, today }),
  }));
  // One that was classified anew since is as it was classified.
  const draft = workingLabel(records.rows);
  const kept = spoken.filter(({ row: { label } }) => label.group === draft.group && label.level === draft.level);
  return { decision: publication(desk, records, { reason, spokenOf: kept }), records };
}

/** Publishes the minutes of a meeting. @throws Refused, Absent; nothing is then given out */
export async function publishMinutes(desk: Desk, ref: string, reason: string): Promise<Receipt> {
  const { decision, records } = await publicationAsked(desk, ref, reason);
  const { ledger, code, today, actor } = desk;
  const hidden = await confidentialItems(ledger, { code, ref, today });
  const asPublished = published(withFormulas(records, hidden), decision);
  const minutes = minutesFromRows(asPublished, code, 'public');
  const at = ledger.now();
  const options = { set: 'public', house: code.houseStyle, author: code.short, created: at } as const;
  const files = await Promise.all(formats.map((format) => minutesFile(minutes, { ...options, format })));
  const label = { group: bodyOf(records.rows), level: 0 as const };
  return commit(ledger, actor, decision, (tx) => keepPublished(tx, { code: code.id, ref, label, minutes, files, at }));
}

/** The records as the Decision will leave them: public, and their minutes final. */
function published(records: MinutesRecords, decision: Decision): MinutesRecords {
  const opened = new Set(decision.changes.map((change) => `${change.register} ${change.ref}`));
  const open = <R extends MinutesRecords['raised'][number]>(row: R): R =>
    opened.has(`${row.register} ${row.ref}`) ? { ...row, label: decision.label } : row;
  const { rows } = records;
  return {
    ...records,
    raised: records.raised.map(open),
    rows: {
      ...rows,
      meeting: { ...open(rows.meeting), fields: { ...rows.meeting.fields, minutes: 'final' } },
      attendance: rows.attendance.map(open),
      items: rows.items.map(open),
      decisions: rows.decisions.map(open),
    },
  };
}
