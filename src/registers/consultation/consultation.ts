import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Consultation', kind: 'text', column: true },
  issuer: { label: 'Issued by', kind: 'text', column: true, filter: true, search: true },
  opens_on: { label: 'Opens on', kind: 'day' },
  closes_on: { label: 'Closes on', kind: 'day', column: true },
  closes_at: { label: 'Closes at', kind: 'time' },
  kind: {
    label: 'Kind',
    kind: 'choice',
    filter: true,
    choices: {
      report: 'Report consultation',
      group: 'Working group consultation',
      request: 'Request for information',
      variation: 'Consultation on a variation',
      other: 'Consultation',
    },
  },
  audience: { label: 'Asked of', kind: 'list', hint: 'Party categories; everybody when there is none' },
  late: {
    label: 'Late answers',
    kind: 'choice',
    choices: {
      refused: 'Are refused',
      marked: 'Are taken and marked',
      administrator: 'The administrator decides on each',
    },
  },
  background: { label: 'What it is about', kind: 'prose', search: true },
  modification: { label: 'About', kind: 'link', to: 'modification', filter: true },
  variation: { label: 'About the variation', kind: 'link', to: 'variation' },
  covers: {
    label: 'Also consulted on',
    kind: 'list',
    hint: '“cost” for the cost of the central systems, “text” for the legal text: recommending a change asks for both',
  },
  extension: { label: 'Why there is more time', kind: 'prose' },
  published_on: { label: 'Answers published on', kind: 'day' },
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
const asked = [
  ...about,
  'modification',
  'variation',
  'owner',
  'kind',
  'audience',
  'late',
  'background',
  'covers',
] as const;

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
      sets: asked,
    },
    issue: {
      label: 'Issue',
      past: 'Issued',
      from: ['new', 'known', 'planned'],
      to: 'open',
      by: ['panel', 'secretariat', 'authority', 'secretary-of-state', 'service-provider'],
      sets: asked,
    },
    extend: {
      label: 'Extend',
      past: 'Given a new closing date',
      from: ['new', 'known', 'open'],
      by: ['panel', 'secretariat'],
      sets: [...about, 'extension'],
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
    publish: {
      label: 'Publish the answers',
      past: 'Answers published',
      from: ['closed', 'concluded'],
      by: ['secretariat'],
      sets: ['published_on'],
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
