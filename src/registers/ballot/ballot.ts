import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Voter', kind: 'text', column: true },
  vote: { label: 'Vote', kind: 'link', to: 'vote', filter: true },
  person: { label: 'Person', kind: 'link', to: 'person', column: true },
  category: { label: 'Category', kind: 'text', column: true },
  stands_for: { label: 'Stands in for', kind: 'link', to: 'person' },
  position: {
    label: 'Position',
    kind: 'choice',
    column: true,
    choices: { for: 'For', against: 'Against', abstain: 'Abstained', voted: 'Voted in secret' },
  },
  reason: { label: 'Reason', kind: 'prose' },
  objectives: { label: 'Objectives', kind: 'list', hint: 'Against which of the code’s objectives, and how' },
  voter: { label: 'Voting group', kind: 'text', hint: 'Parties under common ownership vote once' },
} satisfies Record<string, Field>;

const states = {
  cast: { label: 'Cast', tone: 'done' },
  recused: { label: 'Stands aside', tone: 'quiet' },
  withdrawn: { label: 'Withdrawn', tone: 'stopped' },
} satisfies Record<string, State>;

export const ballot = {
  name: 'ballot',
  title: ['Ballot', 'Ballots'],
  about: 'How one voter voted, and why. In a secret vote it says only that they voted.',
  titled: 'title',
  within: 'vote',
  fields,
  states,
  moves: {
    cast: {
      label: 'Cast',
      past: 'Cast',
      from: ['new', 'cast', 'withdrawn'],
      to: 'cast',
      by: ['secretariat', 'member'],
      sets: Object.keys(fields),
    },
    change: {
      label: 'Change the vote',
      past: 'Changed',
      from: ['cast'],
      to: 'cast',
      by: ['secretariat', 'member'],
      sets: ['position', 'reason', 'objectives'],
    },
    recuse: {
      label: 'Stand aside',
      past: 'Stood aside',
      from: ['new', 'cast', 'withdrawn'],
      to: 'recused',
      by: ['secretariat', 'member'],
      sets: Object.keys(fields),
    },
    publish: {
      label: 'Publish with the outcome',
      past: 'Published with the outcome',
      from: ['cast', 'recused'],
      by: ['secretariat'],
      sets: ['title'],
    },
    withdraw: {
      label: 'Withdraw',
      past: 'Withdrawn',
      from: ['new', 'cast', 'recused'],
      to: 'withdrawn',
      by: ['secretariat', 'member'],
      sets: ['title'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
