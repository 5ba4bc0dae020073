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
    choices: {
      form: 'Recorded as a decision',
      narrative: 'Agreed in the narrative, made formal on review',
      correspondence: 'Taken between meetings',
    },
  },
  position: { label: 'Place in the minutes', kind: 'integer' },
  papers: { label: 'Papers considered', kind: 'list', search: true, hint: 'Each with its version' },
  quorum: { label: 'Quorum', kind: 'text' },
  vote: { label: 'Vote', kind: 'link', to: 'vote' },
  condition: { label: 'Subject to', kind: 'prose', search: true },
  waits_for: { label: 'Waits for', kind: 'link', to: 'body', filter: true },
  condition_by: { label: 'Condition due by', kind: 'day' },
  condition_met: { label: 'How the condition was met', kind: 'prose' },
  pending: { label: 'Takes effect once it is met', kind: 'list', hint: 'Moves not yet made' },
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
  due: 'condition_by',
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
    lapse: {
      label: 'Record that the condition failed',
      past: 'Lapsed',
      from: ['conditional'],
      to: 'rescinded',
      by: ['panel', 'change-board', 'security-committee', 'secretariat'],
      sets: ['condition_met', 'pending'],
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
