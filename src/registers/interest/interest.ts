import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Interest', kind: 'text', column: true },
  meeting: { label: 'Meeting', kind: 'link', to: 'meeting', filter: true },
  item: { label: 'Item', kind: 'link', to: 'item', column: true },
  person: { label: 'Person', kind: 'link', to: 'person', column: true },
  recused: {
    label: 'Takes no part',
    kind: 'flag',
    column: true,
    hint: 'Is not counted towards the quorum of the item and does not vote on it',
  },
} satisfies Record<string, Field>;

const states = {
  declared: { label: 'Declared', tone: 'quiet' },
  cleared: { label: 'No longer an interest', tone: 'stopped' },
} satisfies Record<string, State>;

export const interest = {
  name: 'interest',
  title: ['Interest', 'Interests'],
  about: 'An interest somebody declared in an item, and whether they took no part in it.',
  titled: 'title',
  within: 'meeting',
  fields,
  states,
  moves: {
    declare: {
      label: 'Declare',
      past: 'Declared',
      from: ['new', 'cleared'],
      to: 'declared',
      by: ['secretariat', 'member'],
      sets: Object.keys(fields),
    },
    clear: {
      label: 'Clear',
      past: 'Cleared',
      from: ['new', 'declared'],
      to: 'cleared',
      by: ['secretariat'],
      sets: ['title'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
