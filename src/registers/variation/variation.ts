import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Variation', kind: 'text', column: true },
  provision: { label: 'Provision departed from', kind: 'text', column: true },
  description: { label: 'What is allowed', kind: 'prose', search: true },
  ends: { label: 'Ends, as printed', kind: 'text', column: true },
  ends_on: { label: 'Ends on', kind: 'day', column: true, hint: 'Only where the words fix a day' },
  proposed: { label: 'Proposed change', kind: 'prose', search: true },
  noticed_on: { label: 'Notice given on', kind: 'day' },
  consultation: { label: 'Consultation', kind: 'link', to: 'consultation' },
  directed_on: { label: 'Directed on', kind: 'day' },
  direction: { label: 'Direction', kind: 'prose', search: true, hint: 'As the Secretary of State gave it' },
  last_meeting: { label: 'Last spoken of at', kind: 'link', to: 'meeting' },
} satisfies Record<string, Field>;

const states = {
  running: { label: 'In force', tone: 'quiet' },
  consultation: { label: 'Change consulted on', tone: 'open' },
  submitted: { label: 'Change with the Secretary of State', tone: 'open' },
  ended: { label: 'Ended', tone: 'done' },
} satisfies Record<string, State>;

export const variation = {
  name: 'variation',
  title: ['Transitional variation', 'Transitional variations'],
  about: 'Departures from the text of the code allowed for a time: what each allows, until when, and every extension.',
  group: 'Change',
  titled: 'title',
  due: 'ends_on',
  fields,
  states,
  moves: {
    grant: {
      label: 'Record as granted',
      past: 'Granted',
      from: ['new'],
      to: 'running',
      by: ['secretary-of-state', 'secretariat'],
      sets: Object.keys(fields),
    },
    consult: {
      label: 'Consult on a change',
      past: 'Change put to consultation',
      from: ['new', 'running'],
      to: 'consultation',
      by: ['panel'],
      sets: ['title', 'ends', 'ends_on', 'proposed', 'consultation', 'last_meeting'],
    },
    submit: {
      label: 'Submit the responses',
      past: 'Responses submitted',
      from: ['new', 'running', 'consultation'],
      to: 'submitted',
      by: ['panel', 'secretariat'],
      sets: ['title', 'proposed', 'last_meeting'],
    },
    extend: {
      label: 'Set a new end date',
      past: 'Given a new end date',
      from: ['new', 'running', 'consultation', 'submitted'],
      to: 'running',
      by: ['secretary-of-state'],
      sets: ['title', 'ends', 'ends_on', 'proposed', 'directed_on', 'direction', 'last_meeting'],
    },
    direct: {
      label: 'Record a direction',
      past: 'Given a new end date by direction',
      from: ['running', 'consultation', 'submitted'],
      to: 'running',
      // Who directs is not in the room: whoever keeps the log records the direction, its day and its words.
      by: ['secretary-of-state', 'secretariat'],
      sets: ['title', 'ends', 'ends_on', 'proposed', 'directed_on', 'direction'],
    },
    propose: {
      label: 'Propose a change',
      past: 'Change proposed',
      from: ['running'],
      by: ['secretariat', 'panel'],
      sets: ['title', 'provision', 'description', 'noticed_on', 'proposed', 'last_meeting'],
    },
    decline: {
      label: 'Leave it as it is',
      past: 'Left as it is',
      from: ['consultation', 'submitted'],
      to: 'running',
      by: ['secretary-of-state', 'panel'],
      sets: ['title', 'proposed', 'directed_on', 'direction', 'last_meeting'],
    },
    end: {
      label: 'End',
      past: 'Ended',
      from: ['new', 'running', 'consultation', 'submitted'],
      to: 'ended',
      by: ['secretary-of-state', 'secretariat'],
      sets: ['title', 'ends', 'ends_on', 'last_meeting'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
