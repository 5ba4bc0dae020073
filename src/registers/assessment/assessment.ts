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
  place: { label: 'Place in the order of requests', kind: 'integer' },
  baseline: { label: 'Baseline date', kind: 'day', hint: 'What the clock gives from the day of the request' },
  agreed: { label: 'Agreed date', kind: 'day' },
  target: { label: 'Target date', kind: 'day', column: true, hint: 'As last revised' },
  received_on: { label: 'Received on', kind: 'day', column: true },
  priority: { label: 'Priority', kind: 'integer', hint: '1 is first' },
  reason: { label: 'Reason for the delay', kind: 'prose', search: true },
  costs: {
    label: 'Cost',
    kind: 'list',
    search: true,
    hint: 'A line for each part, with its amount: Design: £10,000 to £20,000',
  },
  lead_time: { label: 'Lead time', kind: 'text', hint: 'From approval to live, as assessed' },
  result: { label: 'What it found', kind: 'prose', search: true },
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
      sets: [...about, 'requested_on', 'place', 'baseline', 'target', 'priority'],
    },
    agree: {
      label: 'Agree the date',
      past: 'Date agreed',
      from: ['requested'],
      by: ['secretariat', 'panel'],
      sets: ['agreed', 'target', 'last_meeting'],
    },
    revise: {
      label: 'Revise the target',
      past: 'Target date revised',
      from: ['new', 'requested'],
      by: ['service-provider', 'secretariat'],
      sets: [...about, 'target', 'reason'],
    },
    prioritise: {
      label: 'Prioritise',
      past: 'Priority set',
      from: ['requested'],
      by: ['panel', 'secretariat'],
      sets: ['priority', 'last_meeting'],
    },
    receive: {
      label: 'Record as received',
      past: 'Received',
      from: ['new', 'requested'],
      to: 'received',
      by: ['service-provider', 'secretariat'],
      sets: [...about, 'received_on', 'costs', 'lead_time', 'result'],
    },
    return: {
      label: 'Ask for what is missing',
      past: 'Sent back for what is missing',
      from: ['received'],
      to: 'requested',
      by: ['secretariat', 'panel'],
      sets: ['target', 'received_on', 'reason', 'last_meeting'],
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
