/** Telling the members of a body that draft minutes wait for them. The mail says where they are, and nothing of them. */
import { dayInWords } from '../calendar/day.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day, Instant } from '../kernel/define.ts';
import type { MeetingRows } from '../meetings/meeting-rows.ts';
import { mailPeople } from '../people/mail-people.ts';

interface Telling {
  code: string;
  rows: Pick<MeetingRows, 'meeting' | 'seats'>;
  by: Day;
  /** The page, in full: https://… */
  address: string;
  now: Instant;
}

/** Queues a mail for each member and alternate who signs in. Returns how many. Runs in the Decision's own transaction. */
export async function tellOfDraft(tx: Tx, { code, rows, by, address, now }: Telling): Promise<number> {
  const persons = rows.seats.flatMap(({ fields }) => [fields.person, fields.alternate]).filter((one) => one !== null);
  const told = await mailPeople(tx, { code, now, persons: persons.map(String) }, (name) => ({
    subject: `Draft minutes of ${rows.meeting.title}`,
    text: letter(name, { rows, by, address }),
  }));
  return told.size;
}

function letter(name: string, { rows, by, address }: Pick<Telling, 'rows' | 'by' | 'address'>): string {
  return [
    `Dear ${name},`,
    `The draft minutes of ${rows.meeting.title} are ready for you to read. Comments and other wording are welcome until ${dayInWords(by)}.`,
    `Read them and comment here, signed in as usual:\n${address}`,
    'Draft minutes are not public. Please do not pass them on.',
  ].join('\n\n');
}
