import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Question', kind: 'prose', column: true },
  consultation: { label: 'Consultation', kind: 'link', to: 'consultation', filter: true },
  number: { label: 'Number', kind: 'integer', column: true },
  kind: {
    label: 'Answered by',
    kind: 'choice',
    column: true,
    choices: {
      'yes-no': 'Yes or no',
      position: 'For, against or neither',
      choice: 'One of several',
      text: 'Words',
      number: 'A number',
      day: 'A day',
    },
  },
  options: { label: 'To choose from', kind: 'list' },
  needed: { label: 'Must be answered', kind: 'flag' },
  explained: { label: 'What is meant', kind: 'prose' },
  meaning: {
    label: 'Read as',
    kind: 'text',
    hint: 'The name by which later work finds its answers, whatever its number',
  },
} satisfies Record<string, Field>;

const states = {
  asked: { label: 'Asked', tone: 'quiet' },
  dropped: { label: 'Not asked', tone: 'stopped' },
} satisfies Record<string, State>;

export const question = {
  name: 'question',
  title: ['Question', 'Questions'],
  about: 'What a consultation or a request for information asks, each question with how it is answered.',
  titled: 'title',
  within: 'consultation',
  fields,
  states,
  moves: {
    ask: {
      label: 'Ask',
      past: 'Asked',
      from: ['new', 'dropped'],
      to: 'asked',
      by: ['secretariat', 'panel'],
      sets: Object.keys(fields),
    },
    reword: {
      label: 'Reword',
      past: 'Reworded',
      from: ['asked'],
      by: ['secretariat'],
      sets: ['title', 'number', 'kind', 'options', 'needed', 'explained', 'meaning'],
    },
    drop: {
      label: 'Take out',
      past: 'Taken out',
      from: ['new', 'asked'],
      to: 'dropped',
      by: ['secretariat'],
      sets: ['title'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
