import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Meeting', kind: 'text', column: true },
  body: { label: 'Body', kind: 'link', to: 'body', column: true, filter: true },
  number: { label: 'Number', kind: 'integer' },
  day: { label: 'Date', kind: 'day', column: true },
  starts_at: { label: 'Starts', kind: 'time' },
  ends_at: { label: 'Ends', kind: 'time' },
  place: { label: 'Place', kind: 'text', search: true },
  classification: { label: 'Classification as printed', kind: 'text' },
  minutes: { label: 'Minutes', kind: 'text', column: true, filter: true, hint: 'Draft or final, as printed' },
  settled: {
    label: 'Settled on review',
    kind: 'prose',
    hint: 'What did not fit in the minutes, and what a person answered',
  },
  document: { label: 'Source document', kind: 'text', hint: 'The name of the file the minutes were read from' },
} satisfies Record<string, Field>;

const states = {
  planned: { label: 'Planned', tone: 'open' },
  held: { label: 'Held', tone: 'done' },
  cancelled: { label: 'Cancelled', tone: 'stopped' },
} satisfies Record<string, State>;

export const meeting = {
  name: 'meeting',
  title: ['Meeting', 'Meetings'],
  about: 'Every meeting with its attendance, items, decisions and actions; drop in a set of minutes to add one.',
  group: 'Meet',
  titled: 'title',
  due: 'day',
  fields,
  states,
  moves: {
    plan: {
      label: 'Plan',
      past: 'Planned',
      from: ['new', 'cancelled'],
      to: 'planned',
      by: ['secretariat'],
      sets: ['title', 'body', 'number', 'day', 'starts_at', 'ends_at', 'place', 'classification'],
    },
    reschedule: {
      label: 'Reschedule',
      past: 'Rescheduled',
      from: ['planned'],
      by: ['secretariat'],
      sets: ['day', 'starts_at', 'ends_at', 'place'],
    },
    hold: {
      label: 'Record as held',
      past: 'Held',
      from: ['new', 'planned', 'cancelled'],
      to: 'held',
      by: ['secretariat'],
      sets: Object.keys(fields),
    },
    cancel: {
      label: 'Cancel',
      past: 'Cancelled',
      from: ['new', 'planned'],
      to: 'cancelled',
      by: ['secretariat'],
      sets: ['title', 'body', 'day'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
