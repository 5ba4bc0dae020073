import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  name: { label: 'Name', kind: 'text', column: true },
  category: { label: 'Party category', kind: 'text', column: true, filter: true, hint: 'As the code names them' },
  company_number: { label: 'Company number', kind: 'text' },
  admitted_on: { label: 'Admitted on', kind: 'day', column: true },
  roles: { label: 'Roles', kind: 'list', hint: 'The roles in which it uses the service' },
  mandate_on: { label: 'Must be ready by', kind: 'day' },
  note: { label: 'Note', kind: 'prose', search: true },
} satisfies Record<string, Field>;

// A party first heard of through a change of its category is a party: so that state comes first.
const states = {
  party: { label: 'Party', tone: 'quiet' },
  applied: { label: 'Applying', tone: 'open' },
  refused: { label: 'Application refused', tone: 'stopped' },
  withdrawn: { label: 'Withdrawn', tone: 'stopped' },
} satisfies Record<string, State>;

export const party = {
  name: 'party',
  title: ['Party', 'Parties'],
  about: 'The companies bound by the code, from application to admission, with the category each belonged to and when.',
  group: 'Parties',
  titled: 'name',
  fields,
  states,
  moves: {
    apply: {
      label: 'Record an application',
      past: 'Applied',
      from: ['new', 'refused', 'withdrawn'],
      to: 'applied',
      by: ['secretariat'],
      sets: ['name', 'category', 'company_number', 'roles', 'note'],
    },
    admit: {
      label: 'Admit',
      past: 'Admitted',
      from: ['new', 'applied', 'withdrawn'],
      to: 'party',
      by: ['panel', 'secretariat'],
      sets: ['name', 'category', 'company_number', 'admitted_on', 'roles', 'mandate_on'],
    },
    refuse: {
      label: 'Refuse',
      past: 'Refused',
      from: ['new', 'applied'],
      to: 'refused',
      by: ['panel', 'secretariat'],
      sets: ['name', 'note'],
    },
    recategorise: {
      label: 'Change the category',
      past: 'Changed category',
      from: ['new', 'party', 'applied'],
      by: ['panel'],
      sets: ['name', 'category', 'note'],
    },
    withdraw: {
      label: 'Withdraw',
      past: 'Withdrew',
      from: ['new', 'party', 'applied'],
      to: 'withdrawn',
      by: ['panel'],
      sets: ['name', 'note'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
