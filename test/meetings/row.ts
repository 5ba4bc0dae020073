/** Rows as a reading gives them, made by hand for what is pure. */
import type { Label, Value } from '../../src/kernel/define.ts';
import type { Row } from '../../src/kernel/read.ts';
import type { MeetingRows } from '../../src/meetings/meeting-rows.ts';

interface Given {
  state?: string;
  title?: string;
  label?: Label;
  entry?: number;
  fields?: Record<string, Value>;
}

export function rowOf(
  register: string,
  ref: string,
  { state = '', title = ref, label, entry = 1, fields = {} }: Given = {},
): Row {
  return {
    register,
    code: 'air',
    ref,
    title,
    state,
    label: label ?? { group: 'club', level: 2 },
    fields,
    from: '2031-01-01',
    to: null,
    known: '2031-01-01T00:00:00.000Z',
    entry,
  };
}

/** Somebody on the attendance list: "a" of the category, present unless told otherwise. */
export function attendee(person: string, category: string, more: Record<string, Value> = {}, state = 'present'): Row {
  const fields = { person, name: person, category, capacity: 'member', times: null, part: false, ...more };
  return rowOf('attendance', `M1/${person}`, { state, title: person, fields });
}

export function seat(person: string | null, category: string, more: Record<string, Value> = {}): Row {
  const fields = { body: 'club', category, person, votes: true, ...more };
  return rowOf('seat', `club/${category}/${person}`, { state: person ? 'filled' : 'vacant', fields });
}

/** A meeting in session since ten, with nothing but what is given. */
export function meetingOf(given: Partial<MeetingRows> = {}): MeetingRows {
  return {
    meeting: rowOf('meeting', 'M1', {
      state: 'sitting',
      title: 'Club meeting 1',
      label: { group: 'club', level: 0 },
      fields: { body: 'club', day: '2031-03-14', number: 1, starts_at: '10:00' },
    }),
    body: null,
    config: null,
    attendance: [],
    items: [],
    decisions: [],
    actions: [],
    papers: [],
    interests: [],
    votes: [],
    seats: [],
    ...given,
  };
}
