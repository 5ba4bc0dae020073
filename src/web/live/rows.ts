import type { BodyConfig } from '../../codes/code.ts';
import type { Tx } from '../../kernel/db.ts';
import { type Ledger, registerOf } from '../../kernel/ledger.ts';
import { Absent } from '../../kernel/problem.ts';
import { type AsAt, get, listRows, type Row } from '../../kernel/read.ts';

export interface MeetingRows {
  meeting: Row;
  body: Row | null;
  config: BodyConfig | null;
  attendance: Row[];
  items: Row[];
  decisions: Row[];
  actions: Row[];
  papers: Row[];
  interests: Row[];
  votes: Row[];
  seats: Row[];
}

export async function meetingRows(
  tx: Tx,
  ledger: Ledger,
  { code, ref, at }: { code: string; ref: string; at: AsAt },
): Promise<MeetingRows> {
  const meeting = await get(tx, registerOf(ledger, 'meeting'), { code, ref, at });
  if (!meeting) throw new Absent();
  const within = async (name: string) => {
    const register = registerOf(ledger, name);
    const by = 'position' in register.fields ? 'position' : 'ref';
    const query = { code, at, filters: { meeting: [ref] }, sort: { by, descending: false } };
    return (await listRows(tx, register, query)).rows;
  };
  const bodyRef = meeting.fields.body;
  const body =
    typeof bodyRef === 'string' ? await get(tx, registerOf(ledger, 'body'), { code, ref: bodyRef, at }) : null;
  return {
    meeting,
    body,
    config: null,
    attendance: await within('attendance'),
    items: await within('item'),
    decisions: await within('decision'),
    actions: await within('action'),
    papers: await within('paper'),
    interests: await within('interest'),
    votes: await within('vote'),
    seats: [],
  };
}
