import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: {
    label: 'Identifier',
    kind: 'text',
    column: true,
    hint: 'As written: a signifier, or the first number of a range',
  },
  kind: {
    label: 'Kind',
    kind: 'choice',
    column: true,
    filter: true,
    choices: {
      range: 'Range of device numbers',
      signifier: 'Signifier',
      electricity: 'Electricity participant',
      gas: 'Gas participant',
    },
  },
  party: { label: 'Held by', kind: 'link', to: 'party', column: true, filter: true },
  range_from: { label: 'Range from', kind: 'text', column: true, hint: 'Sixteen hexadecimal digits' },
  range_to: { label: 'Range to', kind: 'text', column: true, hint: 'Sixteen hexadecimal digits' },
  role: { label: 'Used as', kind: 'text', filter: true },
  allocated_on: { label: 'Allocated on', kind: 'day', column: true },
  note: { label: 'Note', kind: 'prose', search: true },
} satisfies Record<string, Field>;

const states = {
  allocated: { label: 'Allocated', tone: 'quiet' },
  awaited: { label: 'Awaited', tone: 'open' },
  released: { label: 'Released', tone: 'stopped' },
} satisfies Record<string, State>;

export const identifier = {
  name: 'identifier',
  title: ['Identifier', 'Identifiers'],
  about: 'The ranges, signifiers and participant codes each party holds, and since when.',
  group: 'Parties',
  titled: 'title',
  fields,
  states,
  moves: {
    await: {
      label: 'Record as awaited',
      past: 'Awaited',
      from: ['new'],
      to: 'awaited',
      by: ['secretariat'],
      sets: ['title', 'kind', 'party', 'role', 'note'],
    },
    allocate: {
      label: 'Allocate',
      past: 'Allocated',
      from: ['new', 'awaited', 'released'],
      to: 'allocated',
      by: ['secretariat'],
      sets: Object.keys(fields),
    },
    transfer: {
      label: 'Transfer',
      past: 'Transferred',
      from: ['new', 'allocated'],
      to: 'allocated',
      by: ['secretariat'],
      sets: ['title', 'party', 'note'],
    },
    release: {
      label: 'Release',
      past: 'Released',
      from: ['new', 'allocated', 'awaited'],
      to: 'released',
      by: ['secretariat'],
      sets: ['title', 'note'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
