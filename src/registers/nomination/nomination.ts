import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Nominee', kind: 'text', column: true },
  election: { label: 'Election', kind: 'link', to: 'election', filter: true },
  person: { label: 'Person', kind: 'link', to: 'person', column: true },
  nominated_by: { label: 'Nominated by', kind: 'text', column: true },
  statement: { label: 'Statement', kind: 'prose' },
  votes: { label: 'Votes', kind: 'integer', column: true },
} satisfies Record<string, Field>;

const states = {
  nominated: { label: 'Nominated', tone: 'open' },
  elected: { label: 'Elected', tone: 'done' },
  unsuccessful: { label: 'Not elected', tone: 'stopped' },
  withdrawn: { label: 'Withdrawn', tone: 'stopped' },
} satisfies Record<string, State>;

export const nomination = {
  name: 'nomination',
  title: ['Nomination', 'Nominations'],
  about: 'Somebody put forward for a seat, by whom, and with how many votes.',
  titled: 'title',
  within: 'election',
  fields,
  states,
  moves: {
    nominate: {
      label: 'Nominate',
      past: 'Nominated',
      from: ['new', 'withdrawn'],
      to: 'nominated',
      by: ['secretariat', 'member'],
      sets: Object.keys(fields),
    },
    count: {
      label: 'Record the votes',
      past: 'Votes recorded',
      from: ['nominated'],
      by: ['secretariat'],
      sets: ['votes'],
    },
    elect: {
      label: 'Elect',
      past: 'Elected',
      from: ['new', 'nominated'],
      to: 'elected',
      by: ['secretariat'],
      sets: ['title', 'votes'],
    },
    fail: {
      label: 'Record as not elected',
      past: 'Not elected',
      from: ['new', 'nominated'],
      to: 'unsuccessful',
      by: ['secretariat'],
      sets: ['title', 'votes'],
    },
    withdraw: {
      label: 'Withdraw',
      past: 'Withdrawn',
      from: ['new', 'nominated'],
      to: 'withdrawn',
      by: ['secretariat', 'member'],
      sets: ['title'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
