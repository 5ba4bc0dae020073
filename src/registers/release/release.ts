import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Release', kind: 'text', column: true },
  planned: { label: 'Planned for, as printed', kind: 'text', column: true },
  planned_on: { label: 'Planned for', kind: 'day', column: true },
  live_on: { label: 'Live on', kind: 'day', column: true },
  kind: { label: 'Kind', kind: 'text', filter: true, hint: 'Code release, system release' },
  version: { label: 'Code version', kind: 'text', column: true },
  scope: { label: 'Scope', kind: 'prose', search: true },
  freeze_on: { label: 'Nothing taken in after', kind: 'day' },
  contents: {
    label: 'Contents',
    kind: 'choice',
    filter: true,
    choices: { open: 'Open', frozen: 'Frozen', approved: 'Approved' },
  },
  approved_on: { label: 'Contents approved on', kind: 'day' },
  last_meeting: { label: 'Last spoken of at', kind: 'link', to: 'meeting' },
} satisfies Record<string, Field>;

const states = {
  planned: { label: 'Planned', tone: 'open' },
  live: { label: 'Live', tone: 'done' },
  cancelled: { label: 'Cancelled', tone: 'stopped' },
} satisfies Record<string, State>;

export const release = {
  name: 'release',
  title: ['Release', 'Releases'],
  about: 'The dates on which changes go live together, and what each carries.',
  group: 'Change',
  titled: 'title',
  due: 'planned_on',
  fields,
  states,
  moves: {
    plan: {
      label: 'Plan',
      past: 'Planned',
      from: ['new', 'cancelled'],
      to: 'planned',
      by: ['panel', 'secretariat'],
      sets: ['title', 'planned', 'planned_on', 'kind', 'scope', 'freeze_on', 'contents', 'last_meeting'],
    },
    replan: {
      label: 'Change date or scope',
      past: 'Replanned',
      from: ['new', 'planned'],
      by: ['panel', 'service-provider'],
      sets: ['title', 'planned', 'planned_on', 'scope', 'freeze_on', 'last_meeting'],
    },
    freeze: {
      label: 'Freeze the contents',
      past: 'Contents frozen',
      from: ['planned'],
      by: ['panel', 'secretariat'],
      sets: ['contents', 'freeze_on', 'last_meeting'],
    },
    approve: {
      label: 'Approve the contents',
      past: 'Contents approved',
      from: ['planned'],
      by: ['panel'],
      sets: ['contents', 'approved_on', 'last_meeting'],
    },
    reopen: {
      label: 'Open the contents again',
      past: 'Contents opened again',
      from: ['planned'],
      by: ['panel'],
      sets: ['contents', 'freeze_on', 'last_meeting'],
    },
    launch: {
      label: 'Record as live',
      past: 'Went live',
      from: ['new', 'planned'],
      to: 'live',
      by: ['secretariat', 'service-provider', 'secretary-of-state'],
      sets: ['title', 'live_on', 'version', 'last_meeting'],
    },
    cancel: {
      label: 'Cancel',
      past: 'Cancelled',
      from: ['new', 'planned'],
      to: 'cancelled',
      by: ['panel', 'service-provider'],
      sets: ['title', 'last_meeting'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
