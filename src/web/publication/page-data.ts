/** What the page of a meeting's minutes shows its reader: which sets, of which words, with which comments. */
import { mayMake, maySee } from '../../kernel/access.ts';
import { reading, type Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { workingLabel } from '../../meetings/labels.ts';
import type { MeetingMinutes } from '../../minutes/render-text.ts';
import { confidentialItems, withFormulas } from '../../publication/confidential-items.ts';
import type { MinutesSet } from '../../publication/minuted.ts';
import { minutesFromRows } from '../../publication/minutes-from-rows.ts';
import { type Published, publishedMinutes } from '../../publication/published.ts';
import { readBack } from '../../publication/read-back.ts';
import { type MinutesRecords, recordsOf } from '../../publication/records.ts';
import { type Stage, stageOf } from '../../publication/stage.ts';
import type { View } from '../view.ts';

export interface PublicationData {
  records: MinutesRecords;
  stage: Stage;
  set: MinutesSet;
  /** Whether the reader may read drafts of this body, and so both sets. */
  sees: boolean;
  /** Whether the reader keeps this body's minutes. */
  keeps: boolean;
  /** Null where there is nothing yet that this reader may read. */
  minutes: MeetingMinutes | null;
  published: Published | null;
  /** What was published is no longer what the records say. */
  outdated: boolean;
  comments: readonly Row[];
  /** Other meetings of the body. */
  meetings: readonly Row[];
  /** How many things the words say that are not on record; asked only for whoever may record them. */
  unrecorded: number;
}

/** The public minutes are the same for all who may see them, so they are read with the formulas of what is hidden. */
export async function hiddenItems(view: View, ref: string): Promise<Row[]> {
  if (!view.session) return [];
  return confidentialItems(view.site.ledger, { code: view.code, ref, today: view.asAt.today });
}

/** Throws Absent for a meeting that is not there for this reader. `hidden` as `hiddenItems` gave them. */
export async function publicationData(
  tx: Tx,
  view: View,
  { ref, set, hidden }: { ref: string; set: MinutesSet; hidden: readonly Row[] },
): Promise<PublicationData> {
  const { code, reader, site, session } = view;
  const { ledger } = site;
  const records = await recordsOf(tx, ledger, { code, ref, today: view.asAt.today });
  const { meeting } = records.rows;
  const stage = stageOf(meeting);
  // Of minutes that came in as a document whoever sees the items may read them: they bear the document's own class.
  const imported = meeting.fields.document !== null && records.rows.items.length > 0;
  const sees = !reader.public && (imported || maySee(reader, code.id, workingLabel(records.rows)));
  const keeps = session !== null && mayMake(session.actor, ['secretariat']);
  const published = await publishedMinutes(tx, code.id, ref);
  // What public minutes say of a confidential item they say once the meeting is over, and no earlier.
  const fresh =
    sees && stage !== 'none'
      ? minutesFromRows(withFormulas(records, hidden), code, 'public')
      : minutesFromRows(records, code, 'public');
  const shown = minutesShown({ records, stage, set: sees ? set : 'public', sees, published, fresh }, view);
  const all = async (name: string, filters: Record<string, string[]>) => {
    const query = { code: code.id, at: { day: view.asAt.today, known: null }, filters };
    return (await listRows(tx, registerOf(ledger, name), query)).rows;
  };
  const open = keeps && stage !== 'none';
  return {
    records,
    stage,
    set: sees ? set : 'public',
    sees,
    keeps,
    minutes: shown,
    published,
    outdated: keeps && published !== null && sameWords(published.minutes, fresh) === false,
    comments: await all('comment', { meeting: [ref] }),
    meetings: keeps ? await all('meeting', { body: [String(meeting.fields.body ?? '')] }) : [],
    unrecorded: open && sees ? (await readBack(tx, ledger, { code, records })).length : 0,
  };
}

type Shown = Pick<PublicationData, 'records' | 'stage' | 'set' | 'sees' | 'published'> & { fresh: MeetingMinutes };

function minutesShown({ records, stage, set, sees, published, fresh }: Shown, view: View): MeetingMinutes | null {
  if (set === 'confidential') return minutesFromRows(records, view.code, 'confidential');
  if (stage === 'published') return published?.minutes ?? fresh;
  return sees ? fresh : null;
}

/** Whether two sets say the same of the meeting itself; a status or a class on the cover is not its matter. */
function sameWords(a: MeetingMinutes, b: MeetingMinutes): boolean {
  const matter = ({ items, actions, updates, attendance }: MeetingMinutes) =>
    JSON.stringify([items, actions, updates, attendance]);
  return matter(a) === matter(b);
}

/** Reads what the page needs; the formulas first, in a reading of their own. */
export async function withPublication<T>(
  view: View,
  asked: { ref: string; set: MinutesSet },
  work: (tx: Tx, data: PublicationData) => Promise<T>,
): Promise<T> {
  const hidden = await hiddenItems(view, asked.ref);
  return reading(view.site.ledger.db, view.reader, async (tx) =>
    work(tx, await publicationData(tx, view, { ...asked, hidden })),
  );
}
