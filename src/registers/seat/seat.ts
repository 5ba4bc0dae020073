import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Seat', kind: 'text', column: true },
  body: { label: 'Body', kind: 'link', to: 'body', column: true, filter: true },
  category: { label: 'Category', kind: 'text', column: true, filter: true, hint: 'Whom the seat speaks for' },
  person: { label: 'Held by', kind: 'link', to: 'person', column: true },
  alternate: { label: 'Alternate', kind: 'link', to: 'person' },
  votes: { label: 'Has a vote', kind: 'flag' },
  role: { label: 'Role', kind: 'text', column: true, hint: 'Chair, for example' },
  term_from: { label: 'Term from', kind: 'day' },
  term_to: { label: 'Term to', kind: 'day', column: true },
} satisfies Record<string, Field>;

const states = {
  filled: { label: 'Filled', tone: 'quiet' },
  vacant: { label: 'Vacant', tone: 'open' },
  ended: { label: 'Ended', tone: 'stopped' },
} satisfies Record<string, State>;

const about = ['title', 'body', 'category', 'role', 'votes'] as const;

export const seat = {
  name: 'seat',
  title: ['Seat', 'Seats'],
  about: 'A place on a body: whom it speaks for, who holds it and until when.',
  titled: 'title',
  within: 'body',
  fields,
  states,
  moves: {
    create: {
      label: 'Create the seat',
      past: 'Created, vacant',
      from: ['new'],
      to: 'vacant',
      by: ['panel', 'secretariat'],
      sets: [...about],
    },
    appoint: {
      label: 'Appoint',
      past: 'Appointed',
      from: ['new', 'vacant', 'filled'],
      to: 'filled',
      by: ['panel', 'secretariat', 'authority'],
      sets: Object.keys(fields),
    },
    alternate: {
      label: 'Name an alternate',
      past: 'Alternate named',
      from: ['filled'],
      by: ['secretariat'],
      sets: ['alternate'],
    },
    vacate: {
      label: 'Vacate',
      past: 'Fell vacant',
      from: ['new', 'filled'],
      to: 'vacant',
      by: ['panel', 'secretariat'],
      sets: [...about, 'person', 'alternate', 'term_to'],
    },
    end: {
      label: 'End',
      past: 'Ended',
      from: ['new', 'filled', 'vacant'],
      to: 'ended',
      by: ['panel'],
      sets: [...about, 'person', 'term_to'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
