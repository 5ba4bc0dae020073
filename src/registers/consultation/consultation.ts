import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Consultation', kind: 'text', column: true },
  issuer: { label: 'Issued by', kind: 'text', column: true, filter: true, search: true },
  opens_on: { label: 'Opens on', kind: 'day' },
  closes_on: { label: 'Closes on', kind: 'day', column: true },
  closes_at: { label: 'Closes at', kind: 'time' },
  modification: { label: 'About', kind: 'link', to: 'modification' },
  owner: { label: 'Who answers', kind: 'text', filter: true },
  position: { label: 'Our answer', kind: 'prose', search: true },
  last_meeting: { label: 'Last spoken of at', kind: 'link', to: 'meeting' },
} satisfies Record<string, Field>;

const states = {
  known: { label: 'Spoken of', tone: 'quiet' },
  planned: { label: 'Planned', tone: 'open' },
  open: { label: 'Open for responses', tone: 'open' },
  closed: { label: 'Closed', tone: 'done' },
  concluded: { label: 'Concluded', tone: 'done' },
  dropped: { label: 'Not proceeded with', tone: 'stopped' },
} satisfies Record<string, State>;

const about = ['title', 'issuer', 'opens_on', 'closes_on', 'closes_at', 'last_meeting'] as const;

export const consultation = {
  name: 'consultation',
  title: ['Consultation', 'Consultations'],
  about: 'Our own consultations and those of others that we answer: who asks, until when, and what was said.',
  group: 'Change',
  titled: 'title',
  due: 'closes_on',
  fields,
  states,
  moves: {
    plan: {
      label: 'Agree to consult',
      past: 'Agreed to be issued',
      from: ['new', 'known', 'dropped'],
      to: 'planned',
      by: ['panel', 'secretariat'],
      sets: [...about, 'modification', 'owner'],
    },
    issue: {
      label: 'Issue',
      past: 'Issued',
      from: ['new', 'known', 'planned'],
      to: 'open',
      by: ['panel', 'secretariat', 'authority', 'secretary-of-state', 'service-provider'],
      sets: [...about, 'modification', 'owner'],
    },
    extend: {
      label: 'Extend',
      past: 'Given a new closing date',
      from: ['new', 'known', 'open'],
      by: ['panel', 'secretariat'],
      sets: about,
    },
    answer: {
      label: 'Record our answer',
      past: 'Answered',
      from: ['new', 'known', 'open'],
      by: ['panel', 'secretariat'],
      sets: ['title', 'position', 'owner'],
    },
    close: {
      label: 'Close',
      past: 'Closed',
      from: ['new', 'known', 'planned', 'open'],
      to: 'closed',
      by: ['secretariat'],
      sets: about,
    },
    conclude: {
      label: 'Publish the conclusions',
      past: 'Concluded',
      from: ['new', 'known', 'open', 'closed'],
      to: 'concluded',
      by: ['panel', 'secretariat', 'authority', 'secretary-of-state', 'service-provider'],
      sets: ['title', 'position', 'last_meeting'],
    },
    drop: {
      label: 'Do not proceed',
      past: 'Not proceeded with',
      from: ['new', 'known', 'planned'],
      to: 'dropped',
      by: ['panel'],
      sets: ['title', 'last_meeting'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
