import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  text: { label: 'Decision', kind: 'prose', column: true },
  verb: {
    label: 'Verb',
    kind: 'text',
    column: true,
    filter: true,
    hint: 'As the minutes have it: noted, agreed, approved',
  },
  body: { label: 'Taken by', kind: 'link', to: 'body', column: true, filter: true },
  meeting: { label: 'Meeting', kind: 'link', to: 'meeting', column: true, filter: true },
  item: { label: 'Item', kind: 'link', to: 'item' },
  day: { label: 'Taken on', kind: 'day', column: true },
  basis: {
    label: 'How it is known',
    kind: 'choice',
    filter: true,
    choices: { form: 'Printed as a decision', narrative: 'Agreed in the narrative, made formal on review' },
  },
  position: { label: 'Place in the minutes', kind: 'integer' },
} satisfies Record<string, Field>;

const states = {
  taken: { label: 'Taken', tone: 'done' },
  conditional: { label: 'Waits on a condition', tone: 'open' },
  superseded: { label: 'Superseded', tone: 'stopped' },
  rescinded: { label: 'Rescinded', tone: 'stopped' },
} satisfies Record<string, State>;

export const decision = {
  name: 'decision',
  title: ['Decision', 'Decisions'],
  about: 'Every formal decision: the body that took it, when, at which item and in which words.',
  group: 'Meet',
  titled: 'text',
  within: 'meeting',
  fields,
  states,
  moves: {
    take: {
      label: 'Record',
      past: 'Taken',
      from: ['new', 'conditional'],
      to: 'taken',
      by: ['panel', 'change-board', 'security-committee', 'secretariat'],
      sets: Object.keys(fields),
    },
    condition: {
      label: 'Record, on a condition',
      past: 'Taken on a condition',
      from: ['new'],
      to: 'conditional',
      by: ['panel', 'change-board', 'security-committee', 'secretariat'],
      sets: Object.keys(fields),
    },
    supersede: {
      label: 'Supersede',
      past: 'Superseded',
      from: ['new', 'taken', 'conditional'],
      to: 'superseded',
      by: ['panel', 'change-board', 'security-committee'],
      sets: [],
    },
    rescind: {
      label: 'Rescind',
      past: 'Rescinded',
      from: ['new', 'taken', 'conditional'],
      to: 'rescinded',
      by: ['panel', 'change-board', 'security-committee'],
      sets: [],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
