import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Coupling', kind: 'text', column: true },
  kind: {
    label: 'Kind',
    kind: 'choice',
    column: true,
    filter: true,
    choices: { together: 'Must go together', apart: 'Must not go together', after: 'The first must come before' },
  },
  first: { label: 'One change', kind: 'text', column: true, hint: 'Its reference in a release, or of a modification' },
  second: { label: 'The other', kind: 'text', column: true },
  reason: { label: 'Why', kind: 'prose', search: true },
  challenge: { label: 'Challenge', kind: 'prose', search: true, hint: 'Who questions it, and why' },
  outcome: { label: 'Outcome', kind: 'prose', search: true },
  last_meeting: { label: 'Last spoken of at', kind: 'link', to: 'meeting' },
} satisfies Record<string, Field>;

const states = {
  standing: { label: 'Standing', tone: 'quiet' },
  challenged: { label: 'Challenged', tone: 'open' },
  lifted: { label: 'Lifted', tone: 'stopped' },
} satisfies Record<string, State>;

export const coupling = {
  name: 'coupling',
  title: ['Coupling', 'Couplings'],
  about: 'Two changes that must, or must not, go live together, and why.',
  group: 'Change',
  titled: 'title',
  fields,
  states,
  moves: {
    couple: {
      label: 'Couple',
      past: 'Coupled',
      from: ['new', 'lifted'],
      to: 'standing',
      by: ['panel', 'secretariat', 'service-provider', 'secretary-of-state'],
      sets: Object.keys(fields),
    },
    challenge: {
      label: 'Challenge',
      past: 'Challenged',
      from: ['new', 'standing'],
      to: 'challenged',
      by: ['panel', 'secretariat'],
      sets: Object.keys(fields),
    },
    keep: {
      label: 'Keep',
      past: 'Kept',
      from: ['challenged'],
      to: 'standing',
      by: ['panel', 'secretary-of-state'],
      sets: ['title', 'outcome', 'last_meeting'],
    },
    lift: {
      label: 'Lift',
      past: 'Lifted',
      from: ['new', 'standing', 'challenged'],
      to: 'lifted',
      by: ['panel', 'secretary-of-state'],
      sets: ['title', 'outcome', 'last_meeting'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
