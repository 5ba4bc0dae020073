import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Issue', kind: 'text', column: true },
  description: { label: 'Description', kind: 'prose', search: true },
  raised_by: { label: 'Raised by', kind: 'link', to: 'party', column: true, filter: true },
  raised_on: { label: 'Raised on', kind: 'day', column: true },
  body: { label: 'Passed to', kind: 'link', to: 'body', column: true, filter: true },
  owner: { label: 'Owner', kind: 'text', filter: true },
  answer_by: { label: 'Answer due', kind: 'day', column: true },
  outcome: { label: 'Outcome', kind: 'prose', search: true },
  modification: { label: 'Led to', kind: 'link', to: 'modification' },
  last_meeting: { label: 'Last spoken of at', kind: 'link', to: 'meeting' },
} satisfies Record<string, Field>;

const states = {
  open: { label: 'Open', tone: 'open' },
  referred: { label: 'Passed on', tone: 'open' },
  resolved: { label: 'Resolved', tone: 'done' },
  modification: { label: 'Became a modification', tone: 'done' },
  closed: { label: 'Closed', tone: 'stopped' },
} satisfies Record<string, State>;

export const issue = {
  name: 'issue',
  title: ['Issue', 'Issues'],
  about: 'Questions and difficulties raised before anyone proposes a change, and what became of each.',
  group: 'Govern',
  titled: 'title',
  due: 'answer_by',
  fields,
  states,
  moves: {
    raise: {
      label: 'Raise',
      past: 'Raised',
      from: ['new', 'closed'],
      to: 'open',
      by: ['secretariat', 'panel'],
      sets: ['title', 'description', 'raised_by', 'raised_on', 'owner', 'answer_by', 'last_meeting'],
    },
    refer: {
      label: 'Pass on',
      past: 'Passed on',
      from: ['new', 'open', 'referred'],
      to: 'referred',
      by: ['secretariat', 'panel'],
      sets: ['title', 'body', 'owner', 'answer_by', 'last_meeting'],
    },
    resolve: {
      label: 'Resolve',
      past: 'Resolved',
      from: ['new', 'open', 'referred'],
      to: 'resolved',
      by: ['secretariat', 'panel', 'security-committee'],
      sets: ['title', 'outcome', 'last_meeting'],
    },
    convert: {
      label: 'Turn into a modification',
      past: 'Became a modification',
      from: ['new', 'open', 'referred'],
      to: 'modification',
      by: ['secretariat'],
      sets: ['title', 'outcome', 'modification', 'last_meeting'],
    },
    close: {
      label: 'Close',
      past: 'Closed',
      from: ['new', 'open', 'referred'],
      to: 'closed',
      by: ['secretariat', 'panel'],
      sets: ['title', 'outcome', 'last_meeting'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
