import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Answer', kind: 'text', column: true, hint: 'What was chosen, or the first words' },
  response: { label: 'Response', kind: 'link', to: 'response', filter: true },
  consultation: { label: 'Consultation', kind: 'link', to: 'consultation', filter: true },
  question: { label: 'Question', kind: 'link', to: 'question', column: true, filter: true },
  category: { label: 'Party category', kind: 'text', filter: true },
  chosen: { label: 'Chosen', kind: 'text', filter: true },
  reasoning: { label: 'In words', kind: 'prose', search: true },
  confidential: { label: 'Confidential', kind: 'flag' },
  reply: { label: 'The administrator’s reply', kind: 'prose', search: true },
  replied_on: { label: 'Replied on', kind: 'day' },
} satisfies Record<string, Field>;

const by = ['respondent', 'secretariat'] as const;

const states = {
  given: { label: 'Given', tone: 'quiet' },
  withdrawn: { label: 'Withdrawn', tone: 'stopped' },
} satisfies Record<string, State>;

export const answer = {
  name: 'answer',
  title: ['Answer', 'Answers'],
  about: 'What a respondent answered to one question, and what the administrator replies.',
  titled: 'title',
  within: 'response',
  fields,
  states,
  moves: {
    give: {
      label: 'Give',
      past: 'Given',
      from: ['new', 'given', 'withdrawn'],
      to: 'given',
      by,
      sets: Object.keys(fields).filter((name) => name !== 'reply' && name !== 'replied_on'),
    },
    reply: {
      label: 'Reply',
      past: 'Replied to',
      from: ['given'],
      by: ['secretariat'],
      sets: ['reply', 'replied_on', 'title'],
    },
    publish: {
      label: 'Publish',
      past: 'Published',
      from: ['given'],
      by: ['secretariat'],
      sets: ['title'],
    },
    withdraw: {
      label: 'Withdraw',
      past: 'Withdrawn',
      from: ['new', 'given'],
      to: 'withdrawn',
      by,
      sets: ['title'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
