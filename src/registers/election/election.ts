import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Election', kind: 'text', column: true },
  body: { label: 'Body', kind: 'link', to: 'body', column: true, filter: true },
  category: { label: 'Category', kind: 'text', column: true },
  seats: { label: 'Seats to fill', kind: 'integer', column: true },
  nominations_close: { label: 'Nominations close', kind: 'day', column: true },
  voting_closes: { label: 'Voting closes', kind: 'day', column: true },
  term_from: { label: 'Term from', kind: 'day' },
  term_to: { label: 'Term to', kind: 'day' },
  result: { label: 'Result', kind: 'prose' },
} satisfies Record<string, Field>;

const states = {
  nominations: { label: 'Open for nominations', tone: 'open' },
  voting: { label: 'Voting', tone: 'open' },
  declared: { label: 'Declared', tone: 'done' },
  void: { label: 'Void', tone: 'stopped' },
} satisfies Record<string, State>;

export const election = {
  name: 'election',
  title: ['Election', 'Elections'],
  about: 'How a vacant seat is filled: nominations, votes by category, and the result that appoints.',
  group: 'Govern',
  titled: 'title',
  due: 'nominations_close',
  fields,
  states,
  moves: {
    open: {
      label: 'Call',
      past: 'Called',
      from: ['new', 'void'],
      to: 'nominations',
      by: ['secretariat'],
      sets: Object.keys(fields),
    },
    poll: {
      label: 'Open the vote',
      past: 'Vote opened',
      from: ['new', 'nominations'],
      to: 'voting',
      by: ['secretariat'],
      sets: ['title', 'voting_closes'],
    },
    declare: {
      label: 'Declare',
      past: 'Declared',
      from: ['new', 'nominations', 'voting'],
      to: 'declared',
      by: ['secretariat'],
      sets: ['title', 'result'],
    },
    void: {
      label: 'Make void',
      past: 'Made void',
      from: ['new', 'nominations', 'voting'],
      to: 'void',
      by: ['secretariat'],
      sets: ['title', 'result'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
