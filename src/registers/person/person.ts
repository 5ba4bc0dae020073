import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  name: { label: 'Name', kind: 'text', column: true },
  organisation: { label: 'Organisation', kind: 'text', column: true, filter: true, search: true },
  role: { label: 'Role', kind: 'text', column: true, hint: 'Meeting secretary, for example' },
  also_known_as: { label: 'Also printed as', kind: 'list', search: true },
} satisfies Record<string, Field>;

const states = {
  active: { label: 'Active', tone: 'quiet' },
  gone: { label: 'No longer involved', tone: 'stopped' },
} satisfies Record<string, State>;

export const person = {
  name: 'person',
  title: ['Person', 'People'],
  about: 'Everyone who has sat on a body or attended a meeting, as the minutes name them.',
  group: 'Parties',
  titled: 'name',
  fields,
  states,
  moves: {
    add: {
      label: 'Add',
      past: 'Added',
      from: ['new', 'gone'],
      to: 'active',
      by: ['secretariat'],
      sets: Object.keys(fields),
    },
    leave: { label: 'Mark as gone', past: 'Left', from: ['new', 'active'], to: 'gone', by: ['secretariat'], sets: [] },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
