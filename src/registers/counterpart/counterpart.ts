import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Title', kind: 'text', column: true },
  other: { label: 'Code', kind: 'text', column: true, filter: true, hint: 'As the common layout names it' },
  number: { label: 'Number there', kind: 'text', column: true },
  status: { label: 'Status there', kind: 'text', column: true, filter: true },
  proposer: { label: 'Proposer', kind: 'text' },
  raised_on: { label: 'Raised on', kind: 'day' },
  implements_on: { label: 'Implementation date', kind: 'day', column: true },
  description: { label: 'What it is about', kind: 'prose', search: true },
  impacts: { label: 'Codes affected', kind: 'list', search: true },
  leads: { label: 'Leads', kind: 'flag', hint: 'Whether that code leads on the change' },
  address: { label: 'Where to read it', kind: 'text' },
  related: { label: 'Goes with', kind: 'links', to: 'modification', column: true },
  published_on: { label: 'As published on', kind: 'day' },
} satisfies Record<string, Field>;

const states = {
  live: { label: 'Under way', tone: 'open' },
  closed: { label: 'Closed', tone: 'done' },
  gone: { label: 'No longer published', tone: 'stopped' },
} satisfies Record<string, State>;

export const counterpart = {
  name: 'counterpart',
  title: ['Change in another code', 'Changes in other codes'],
  about: 'What the registers of other codes say of their changes, and which of ours each goes with.',
  group: 'Change',
  titled: 'title',
  fields,
  states,
  moves: {
    take: {
      label: 'Take in',
      past: 'Taken in',
      from: ['new', 'live', 'closed', 'gone'],
      to: 'live',
      by: ['secretariat'],
      sets: Object.keys(fields),
    },
    relate: {
      label: 'Relate',
      past: 'Related',
      from: ['live', 'closed'],
      by: ['secretariat', 'panel'],
      sets: ['related', 'leads', 'title'],
    },
    close: {
      label: 'Close',
      past: 'Closed',
      from: ['new', 'live', 'closed', 'gone'],
      to: 'closed',
      by: ['secretariat'],
      sets: Object.keys(fields),
    },
    lose: {
      label: 'Mark as no longer published',
      past: 'No longer published',
      from: ['new', 'live'],
      to: 'gone',
      by: ['secretariat'],
      sets: ['title', 'published_on'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
