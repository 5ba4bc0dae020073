import { describe, expect, it } from 'vitest';
import sec from '../../../codes/sec/index.ts';
import { documentOf } from '../../../test/minutes/document-of.ts';
import { readMinutes } from '../read-minutes.ts';

const business = ['', '1. Boats', '', 'The boats were counted.', '', '2. Oars', '', 'The oars were counted.'];

function read(cover: readonly string[], kind: 'text' | 'markdown' = 'text') {
  return readMinutes(documentOf([...cover, ...business].join('\n'), kind), [sec]);
}

describe('the head of minutes', () => {
  it('dates a meeting of two days by the first', () => {
    const { meeting, flags } = read(['Wickham Harbour Board', '', 'Held on: Wednesday 13 and Thursday 14 March 2024']);
    expect(meeting.date).toBe('2024-03-13');
    expect(flags.map((one) => one.id)).not.toContain('weekday');
  });

  it('takes no time out of a day printed in figures', () => {
    const { meeting } = read(['Wickham Harbour Board', '', '| | |', '|---|---|', '| Date | 04.03.2024 |'], 'markdown');
    expect([meeting.date, meeting.start]).toEqual(['2024-03-04', null]);
  });

  it('reads several labels on one line', () => {
    const line = 'Date: 13/03/2024 Location: The Old Quay, Wickham Start: 10:00 End: 12:40 Meeting number: 41';
    const { meeting } = read(['Wickham Harbour Board', '', line]);
    expect(meeting).toMatchObject({ date: '2024-03-13', start: '10:00', end: '12:40', number: 41 });
    expect(meeting.place).toBe('The Old Quay, Wickham');
  });

  it('takes nobody for the body, and reads who chaired where nobody is listed', () => {
    const table = ['| | |', '|---|---|', '| Date | 04.03.2024 |', '| Chair of the meeting | Ada Oakes |'];
    const { meeting, attendance } = read(['# Minutes of the general meeting', '', ...table], 'markdown');
    expect(meeting.body ?? '').not.toContain('Ada');
    expect(attendance.map((one) => [one.name, one.present])).toEqual([['Ada Oakes', true]]);
  });
});
