import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Assessment', kind: 'text', column: true },
  modification: { label: 'Modification', kind: 'link', to: 'modification', column: true, filter: true },
  kind: {
    label: 'Kind',
    kind: 'choice',
    column: true,
    filter: true,
    choices: { preliminary: 'Preliminary assessment', impact: 'Impact assessment' },
  },
  requested_on: { label: 'Requested on', kind: 'day' },
  target: { label: 'Target date', kind: 'day', column: true },
  received_on: { label: 'Received on', kind: 'day', column: true },
  priority: { label: 'Priority', kind: 'integer', hint: '1 is first' },
  reason: { label: 'Reason for the delay', kind: 'prose', search: true },
  last_meeting: { label: 'Last reported at', kind: 'link', to: 'meeting' },
} satisfies Record<string, Field>;

const states = {
  requested: { label: 'Awaited', tone: 'open' },
  received: { label: 'Received', tone: 'done' },
  withdrawn: { label: 'No longer needed', tone: 'stopped' },
} satisfies Record<string, State>;

const about = ['title', 'modification', 'kind', 'last_meeting'] as const;

export const assessment = {
  name: 'assessment',
  title: ['Assessment', 'Assessments'],
  about: 'What the service provider was asked to assess for a modification, by when, and every time the date slipped.',
  group: 'Change',
  titled: 'title',
  due: 'target',
  fields,
  states,
  moves: {
    request: {
      label: 'Request',
      past: 'Requested',
      from: ['new', 'withdrawn'],
      to: 'requested',
      by: ['secretariat'],
      sets: [...about, 'requested_on', 'target', 'priority'],
    },
    revise: {
      label: 'Revise the target',
      past: 'Target date revised',
      from: ['new', 'requested'],
      by: ['service-provider'],
      sets: [...about, 'target', 'reason'],
    },
    prioritise: { label: 'Prioritise', past: 'Priority set', from: ['requested'], by: ['panel'], sets: ['priority'] },
    receive: {
      label: 'Record as received',
      past: 'Received',
      from: ['new', 'requested'],
      to: 'received',
      by: ['service-provider', 'secretariat'],
      sets: [...about, 'received_on'],
    },
    withdraw: {
      label: 'Withdraw the request',
      past: 'Request withdrawn',
      from: ['new', 'requested'],
      to: 'withdrawn',
      by: ['secretariat'],
      sets: [...about, 'reason'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
