import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'To be answered', kind: 'text', column: true },
  modification: { label: 'Modification', kind: 'link', to: 'modification', filter: true },
  reason: {
    label: 'Kind',
    kind: 'text',
    column: true,
    filter: true,
    hint: 'As the code lists reasons for sending back',
  },
  asked_on: { label: 'Asked on', kind: 'day', column: true },
  meeting: { label: 'Asked at', kind: 'link', to: 'meeting' },
  answer: { label: 'Answer', kind: 'prose', column: true, search: true },
  answered_on: { label: 'Answered on', kind: 'day' },
} satisfies Record<string, Field>;

const states = {
  open: { label: 'To be answered', tone: 'open' },
  answered: { label: 'Answered', tone: 'quiet' },
  settled: { label: 'Settled', tone: 'done' },
  dropped: { label: 'No longer asked', tone: 'stopped' },
} satisfies Record<string, State>;

export const point = {
  name: 'point',
  title: ['Point to answer', 'Points to answer'],
  about: 'What a report was sent back for: each point has to be answered before the report comes back.',
  titled: 'title',
  within: 'modification',
  fields,
  states,
  moves: {
    ask: {
      label: 'Ask',
      past: 'Asked',
      from: ['new', 'dropped'],
      to: 'open',
      by: ['panel', 'authority', 'secretariat'],
      sets: ['title', 'modification', 'reason', 'asked_on', 'meeting'],
    },
    answer: {
      label: 'Answer',
      past: 'Answered',
      from: ['new', 'open', 'answered'],
      to: 'answered',
      by: ['secretariat'],
      sets: ['title', 'answer', 'answered_on'],
    },
    settle: {
      label: 'Accept the answer',
      past: 'Answer accepted',
      from: ['new', 'answered'],
      to: 'settled',
      by: ['panel', 'secretariat'],
      sets: ['title'],
    },
    reopen: {
      label: 'Ask again',
      past: 'Asked again',
      from: ['answered', 'settled'],
      to: 'open',
      by: ['panel', 'authority', 'secretariat'],
      sets: ['title', 'asked_on', 'meeting'],
    },
    drop: {
      label: 'Ask no longer',
      past: 'No longer asked',
      from: ['new', 'open', 'answered'],
      to: 'dropped',
      by: ['panel', 'secretariat'],
      sets: ['title'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
