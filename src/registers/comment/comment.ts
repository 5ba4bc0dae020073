import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Comment', kind: 'prose', column: true },
  meeting: { label: 'Meeting', kind: 'link', to: 'meeting', filter: true },
  item: { label: 'Item', kind: 'link', to: 'item', column: true },
  by_whom: { label: 'By', kind: 'text', column: true },
  kind: {
    label: 'Kind',
    kind: 'choice',
    column: true,
    filter: true,
    choices: { comment: 'Comment', suggestion: 'Suggested wording' },
  },
  original: { label: 'The words as they stood', kind: 'prose' },
  suggested: { label: 'The words suggested', kind: 'prose' },
  reply: { label: 'Reply', kind: 'prose' },
} satisfies Record<string, Field>;

const states = {
  open: { label: 'Open', tone: 'open' },
  accepted: { label: 'Accepted', tone: 'done' },
  declined: { label: 'Declined', tone: 'stopped' },
} satisfies Record<string, State>;

export const comment = {
  name: 'comment',
  title: ['Comment', 'Comments'],
  about: 'What somebody said of the draft minutes, or how they would word them.',
  titled: 'title',
  within: 'meeting',
  fields,
  states,
  moves: {
    make: {
      label: 'Comment',
      past: 'Made',
      from: ['new'],
      to: 'open',
      by: ['secretariat', 'member'],
      sets: Object.keys(fields),
    },
    accept: {
      label: 'Accept',
      past: 'Accepted',
      from: ['new', 'open', 'declined'],
      to: 'accepted',
      by: ['secretariat'],
      sets: ['title', 'reply'],
    },
    decline: {
      label: 'Decline',
      past: 'Declined',
      from: ['new', 'open'],
      to: 'declined',
      by: ['secretariat'],
      sets: ['title', 'reply'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
