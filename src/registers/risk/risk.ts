import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Risk', kind: 'text', column: true },
  wording: { label: 'Full wording', kind: 'prose', search: true, hint: 'An approval is bound to these words' },
  proposed_title: { label: 'Title proposed', kind: 'text', hint: 'Waits for the body to approve it' },
  proposed_wording: { label: 'Wording proposed', kind: 'prose', hint: 'Waits for the body to approve it' },
  body: { label: 'Kept by', kind: 'link', to: 'body', filter: true },
  owner: { label: 'Owner', kind: 'text', column: true, filter: true },
  likelihood: { label: 'Likelihood', kind: 'integer', column: true, hint: '1 to 5' },
  impact: { label: 'Impact', kind: 'integer', column: true, hint: '1 to 5' },
  target_score: { label: 'Target score', kind: 'integer', hint: 'Likelihood times impact, 1 to 25' },
  mitigation: { label: 'Mitigation', kind: 'prose', search: true },
  review_on: { label: 'Next review', kind: 'day', column: true },
  last_meeting: { label: 'Last changed at', kind: 'link', to: 'meeting' },
} satisfies Record<string, Field>;

const states = {
  open: { label: 'Open', tone: 'open' },
  proposed: { label: 'Proposed', tone: 'open' },
  closed: { label: 'Closed', tone: 'done' },
} satisfies Record<string, State>;

export const risk = {
  name: 'risk',
  title: ['Risk', 'Risks'],
  about: 'What could go wrong for the code, how likely and how grave, in the exact words the body approved.',
  group: 'Govern',
  titled: 'title',
  due: 'review_on',
  fields,
  states,
  moves: {
    propose: {
      label: 'Propose',
      past: 'Proposed',
      from: ['new', 'closed'],
      to: 'proposed',
      by: ['secretariat'],
      sets: Object.keys(fields),
    },
    open: {
      label: 'Open',
      past: 'Opened',
      from: ['new', 'proposed', 'closed'],
      to: 'open',
      by: ['panel', 'security-committee'],
      sets: Object.keys(fields),
    },
    suggest: {
      label: 'Propose new words',
      past: 'New words proposed',
      from: ['open', 'proposed'],
      by: ['secretariat'],
      sets: ['proposed_title', 'proposed_wording'],
    },
    reword: {
      label: 'Reword',
      past: 'Reworded',
      from: ['new', 'open', 'proposed'],
      by: ['panel', 'security-committee'],
      sets: ['title', 'wording', 'proposed_title', 'proposed_wording', 'body', 'last_meeting'],
    },
    score: {
      label: 'Score',
      past: 'Scored',
      from: ['open', 'proposed'],
      by: ['panel', 'security-committee', 'secretariat'],
      sets: ['likelihood', 'impact', 'target_score', 'mitigation', 'owner', 'review_on'],
    },
    close: {
      label: 'Close',
      past: 'Closed',
      from: ['new', 'open', 'proposed'],
      to: 'closed',
      by: ['panel', 'security-committee'],
      sets: ['title', 'body', 'last_meeting'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
