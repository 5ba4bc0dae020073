import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  text: { label: 'Action', kind: 'prose', column: true },
  owner: { label: 'Owner', kind: 'text', column: true, filter: true, search: true },
  due: { label: 'Due, as printed', kind: 'text', column: true },
  due_by: {
    label: 'Due by',
    kind: 'day',
    column: true,
    hint: 'The day itself where the words fix one, else the last day they allow: the end of the month they name',
  },
  due_day: { label: 'Due on', kind: 'day', hint: 'Only where the words fix a day' },
  body: { label: 'Raised by', kind: 'link', to: 'body', filter: true },
  meeting: { label: 'Raised at', kind: 'link', to: 'meeting', column: true, filter: true },
  item: { label: 'Item', kind: 'link', to: 'item' },
  latest: { label: 'Latest update', kind: 'prose', search: true },
  latest_meeting: { label: 'Updated at', kind: 'link', to: 'meeting' },
  retarget_reason: { label: 'Why the due date was changed', kind: 'prose' },
  closed_on: { label: 'Closed on', kind: 'day' },
  evidence: { label: 'Evidence of closure', kind: 'prose' },
} satisfies Record<string, Field>;

const states = {
  open: { label: 'Open', tone: 'open' },
  closed: { label: 'Closed', tone: 'done' },
  dropped: { label: 'Dropped', tone: 'stopped' },
} satisfies Record<string, State>;

export const action = {
  name: 'action',
  title: ['Action', 'Actions'],
  about: 'What meetings asked somebody to do: who, by when, what they have reported since and how it was closed.',
  group: 'Meet',
  titled: 'text',
  due: 'due_by',
  fields,
  states,
  moves: {
    raise: {
      label: 'Raise',
      past: 'Raised',
      from: ['new'],
      to: 'open',
      by: ['panel', 'change-board', 'security-committee', 'secretariat'],
      sets: ['text', 'owner', 'due', 'due_by', 'due_day', 'body', 'meeting', 'item'],
    },
    update: {
      label: 'Update',
      past: 'Updated',
      from: ['new', 'open', 'closed', 'dropped'],
      by: ['secretariat'],
      sets: ['latest', 'latest_meeting', 'evidence'],
    },
    retarget: {
      label: 'Change the due date',
      past: 'Given a new due date',
      from: ['new', 'open'],
      by: ['panel', 'change-board', 'security-committee', 'secretariat'],
      sets: ['due', 'due_by', 'due_day', 'latest', 'latest_meeting', 'retarget_reason'],
    },
    reassign: {
      label: 'Reassign',
      past: 'Given to another owner',
      from: ['open'],
      by: ['panel', 'secretariat'],
      sets: ['owner'],
    },
    close: {
      label: 'Close',
      past: 'Closed',
      from: ['new', 'open'],
      to: 'closed',
      by: ['panel', 'change-board', 'security-committee', 'secretariat'],
      sets: ['latest', 'latest_meeting', 'closed_on', 'evidence'],
    },
    drop: {
      label: 'Drop',
      past: 'Dropped',
      from: ['new', 'open'],
      to: 'dropped',
      by: ['panel', 'change-board', 'security-committee'],
      sets: ['latest', 'latest_meeting'],
    },
    reopen: {
      label: 'Reopen',
      past: 'Reopened',
      from: ['new', 'closed', 'dropped'],
      to: 'open',
      by: ['panel', 'change-board', 'security-committee', 'secretariat'],
      sets: ['latest', 'latest_meeting', 'due', 'due_by', 'due_day', 'closed_on'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
