import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Item', kind: 'text', column: true },
  meeting: { label: 'Meeting', kind: 'link', to: 'meeting', filter: true },
  number: { label: 'Number', kind: 'text', column: true, hint: 'As printed; some houses number 2.1, some not at all' },
  position: { label: 'Place on the agenda', kind: 'integer' },
  narrative: { label: 'What was said', kind: 'prose', search: true },
  mentions: { label: 'References it mentions', kind: 'list', search: true },
  clauses: { label: 'Clauses it cites', kind: 'list', search: true },
  presenter: { label: 'Presented by', kind: 'text', column: true },
  purpose: {
    label: 'For',
    kind: 'choice',
    choices: { decision: 'Decision', discussion: 'Discussion', information: 'Information' },
  },
  starts_at: { label: 'Begins at', kind: 'time' },
  minutes_planned: { label: 'Minutes planned', kind: 'integer' },
  about: { label: 'Takes what waits in', kind: 'list', hint: 'Registers whose records wait for this item' },
  carried_from: { label: 'Carried forward from', kind: 'link', to: 'item' },
  carried_to: { label: 'Carried forward to', kind: 'link', to: 'meeting' },
  minuted: {
    label: 'Minuted in',
    kind: 'choice',
    choices: { public: 'The public minutes', confidential: 'The confidential minutes only' },
  },
  formula: {
    label: 'In the public minutes',
    kind: 'prose',
    hint: 'All that the public minutes say of a confidential item',
  },
  settled: {
    label: 'Settled on review',
    kind: 'prose',
    hint: 'What did not fit in the minutes, and what a person answered',
  },
} satisfies Record<string, Field>;

const states = {
  tabled: { label: 'On the agenda', tone: 'open' },
  taken: { label: 'Taken', tone: 'done' },
  carried: { label: 'Carried forward', tone: 'open' },
  withdrawn: { label: 'Withdrawn', tone: 'stopped' },
} satisfies Record<string, State>;

export const item = {
  name: 'item',
  title: ['Agenda item', 'Agenda items'],
  about: 'One item of a meeting: what was said, what was decided, what is to be done.',
  titled: 'title',
  within: 'meeting',
  fields,
  states,
  moves: {
    table: {
      label: 'Put on the agenda',
      past: 'Put on the agenda',
      from: ['new', 'withdrawn'],
      to: 'tabled',
      by: ['secretariat'],
      sets: Object.keys(fields),
    },
    take: {
      label: 'Record as taken',
      past: 'Taken',
      from: ['new', 'tabled', 'carried'],
      to: 'taken',
      by: ['secretariat'],
      sets: Object.keys(fields),
    },
    carry: {
      label: 'Carry forward',
      past: 'Carried forward',
      from: ['new', 'tabled'],
      to: 'carried',
      by: ['secretariat'],
      sets: ['title', 'meeting', 'number', 'position', 'narrative', 'carried_to'],
    },
    withdraw: {
      label: 'Withdraw',
      past: 'Withdrawn',
      from: ['new', 'tabled', 'carried'],
      to: 'withdrawn',
      by: ['secretariat'],
      sets: ['title', 'meeting', 'number', 'position'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
