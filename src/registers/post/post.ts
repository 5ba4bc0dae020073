import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Post', kind: 'text', column: true },
  person: { label: 'Person', kind: 'link', to: 'person', column: true },
  kind: {
    label: 'Kind',
    kind: 'choice',
    column: true,
    filter: true,
    choices: {
      secretariat: 'Secretariat',
      contact: 'Party contact',
      regulator: 'Regulator',
      government: 'Government',
      operator: 'Service provider',
      assessor: 'Assessor',
    },
  },
  organisation: { label: 'Organisation', kind: 'text', column: true },
  party: { label: 'Party', kind: 'link', to: 'party' },
  starts: { label: 'From', kind: 'day', column: true },
  ends: { label: 'Last day', kind: 'day', column: true },
} satisfies Record<string, Field>;

const states = {
  held: { label: 'Held', tone: 'quiet' },
  ended: { label: 'Ended', tone: 'stopped' },
} satisfies Record<string, State>;

export const post = {
  name: 'post',
  title: ['Post', 'Posts'],
  about:
    'The work somebody does for the code or one of its parties, from when until when; what they may see and do follows from it.',
  titled: 'title',
  within: 'person',
  fields,
  states,
  moves: {
    appoint: {
      label: 'Appoint',
      past: 'Appointed',
      from: ['new', 'held', 'ended'],
      to: 'held',
      by: ['secretariat'],
      sets: Object.keys(fields),
    },
    end: {
      label: 'End',
      past: 'Ended',
      from: ['new', 'held'],
      to: 'ended',
      by: ['secretariat'],
      sets: ['title', 'ends'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
