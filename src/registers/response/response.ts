import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Who answers', kind: 'text', column: true },
  consultation: { label: 'Consultation', kind: 'link', to: 'consultation', filter: true },
  party: { label: 'Party', kind: 'link', to: 'party', filter: true },
  category: { label: 'Party category', kind: 'text', column: true, filter: true },
  person: { label: 'Sent by', kind: 'link', to: 'person' },
  entered_by: { label: 'Entered by', kind: 'text', hint: 'Where somebody entered it for them' },
  received_on: { label: 'Received on', kind: 'day', column: true },
  received_at: { label: 'Received at', kind: 'text', hint: 'The instant, in UTC' },
  late: { label: 'Late', kind: 'flag', column: true },
  confidential: { label: 'Confidential', kind: 'flag' },
  overall: { label: 'In general', kind: 'prose', search: true },
  reply: { label: 'The administrator’s reply', kind: 'prose', search: true },
} satisfies Record<string, Field>;

const states = {
  sent: { label: 'Sent', tone: 'quiet' },
  waiting: { label: 'Late, to be decided on', tone: 'open' },
  published: { label: 'Published', tone: 'done' },
  refused: { label: 'Not taken', tone: 'stopped' },
  withdrawn: { label: 'Withdrawn', tone: 'stopped' },
} satisfies Record<string, State>;

/**
 * Nobody holds this power: the pages give it to a contact for the party they answer for, having seen to it that they do.
 * By hand, anybody's name could be typed.
 */
const by = ['respondent', 'secretariat'] as const;

export const response = {
  name: 'response',
  title: ['Response', 'Responses'],
  about: 'What one respondent answered to a consultation, when, and whether it may be published.',
  titled: 'title',
  within: 'consultation',
  fields,
  states,
  moves: {
    send: {
      label: 'Send',
      past: 'Sent',
      from: ['new', 'sent', 'withdrawn'],
      to: 'sent',
      by,
      sets: Object.keys(fields).filter((name) => name !== 'reply'),
    },
    late: {
      label: 'Send late',
      past: 'Sent after the deadline',
      from: ['new', 'waiting', 'withdrawn'],
      to: 'waiting',
      by,
      sets: Object.keys(fields).filter((name) => name !== 'reply'),
    },
    take: {
      label: 'Take it',
      past: 'Taken, though late',
      from: ['waiting'],
      to: 'sent',
      by: ['secretariat'],
      sets: ['title', 'late'],
    },
    refuse: {
      label: 'Do not take it',
      past: 'Not taken',
      from: ['new', 'waiting', 'sent'],
      to: 'refused',
      by: ['secretariat'],
      sets: ['title', 'reply'],
    },
    reply: { label: 'Reply', past: 'Replied to', from: ['sent', 'published'], by: ['secretariat'], sets: ['reply'] },
    publish: {
      label: 'Publish',
      past: 'Published',
      from: ['new', 'sent'],
      to: 'published',
      by: ['secretariat'],
      // Who of the party sent it is nobody else's business.
      sets: ['title', 'person', 'entered_by'],
    },
    withdraw: {
      label: 'Withdraw',
      past: 'Withdrawn',
      from: ['new', 'sent', 'waiting'],
      to: 'withdrawn',
      by,
      sets: ['title'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
