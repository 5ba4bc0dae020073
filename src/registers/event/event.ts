import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Event', kind: 'text', column: true, hint: 'In a few words' },
  said: { label: 'As the minutes say it', kind: 'prose', search: true, hint: 'The sentence that names the date' },
  day: { label: 'Date', kind: 'day', column: true },
  month: { label: 'Month', kind: 'text', hint: 'Where the words give no day: 2017-01' },
  kind: {
    label: 'Kind',
    kind: 'choice',
    column: true,
    filter: true,
    choices: { meeting: 'Meeting of another body', date: 'Date spoken of', milestone: 'Milestone' },
  },
  body: { label: 'Body', kind: 'link', to: 'body', column: true, filter: true },
  meeting: { label: 'Spoken of at', kind: 'link', to: 'meeting', column: true, filter: true },
  item: { label: 'Item', kind: 'link', to: 'item' },
} satisfies Record<string, Field>;

// A date read from minutes may lie before or after them; neither waits for anybody.
const states = {
  noted: { label: 'Noted', tone: 'quiet' },
  expected: { label: 'Expected', tone: 'open' },
  reached: { label: 'Reached', tone: 'done' },
  cancelled: { label: 'Cancelled', tone: 'stopped' },
} satisfies Record<string, State>;

export const event = {
  name: 'event',
  title: ['Event', 'Events'],
  about:
    'Dates and milestones the minutes speak of, and the meetings of other bodies, each with the sentence it came from.',
  group: 'Meet',
  titled: 'title',
  due: 'day',
  fields,
  states,
  moves: {
    expect: {
      label: 'Set a milestone',
      past: 'Set',
      from: ['new', 'noted', 'cancelled'],
      to: 'expected',
      by: ['panel', 'secretariat'],
      sets: Object.keys(fields),
    },
    slip: {
      label: 'Move the date',
      past: 'Date moved',
      from: ['new', 'noted', 'expected'],
      by: ['panel', 'secretariat'],
      sets: ['title', 'day', 'month'],
    },
    reach: {
      label: 'Record as reached',
      past: 'Reached',
      from: ['new', 'noted', 'expected'],
      to: 'reached',
      by: ['secretariat'],
      sets: ['title', 'day'],
    },
    cancel: {
      label: 'Cancel',
      past: 'Cancelled',
      from: ['new', 'noted', 'expected'],
      to: 'cancelled',
      by: ['panel', 'secretariat'],
      sets: ['title'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
