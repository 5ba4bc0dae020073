import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Title', kind: 'text', column: true },
  kind: {
    label: 'Kind',
    kind: 'choice',
    column: true,
    filter: true,
    choices: {
      policy: 'Policy',
      terms: 'Terms of reference',
      procedure: 'Procedure',
      report: 'Report',
      budget: 'Budget',
      guidance: 'Guidance',
      paper: 'Paper',
      other: 'Other',
    },
  },
  body: { label: 'Kept by', kind: 'link', to: 'body', filter: true },
  version: { label: 'Version', kind: 'text', column: true },
  changed_on: { label: 'Last changed on', kind: 'day', column: true },
  in_force_from: { label: 'In force from', kind: 'day' },
  content: { label: 'Text', kind: 'prose', search: true },
  file: { label: 'File', kind: 'text', hint: 'SHA-256 of its bytes' },
  note: { label: 'Note', kind: 'prose', search: true },
  last_meeting: { label: 'Last spoken of at', kind: 'link', to: 'meeting', column: true },
} satisfies Record<string, Field>;

const states = {
  known: { label: 'Spoken of', tone: 'quiet' },
  draft: { label: 'Draft', tone: 'open' },
  issued: { label: 'Issued', tone: 'done' },
  approved: { label: 'Approved', tone: 'done' },
  superseded: { label: 'Superseded', tone: 'stopped' },
} satisfies Record<string, State>;

const about = [
  'title',
  'kind',
  'body',
  'version',
  'changed_on',
  'in_force_from',
  'content',
  'file',
  'note',
  'last_meeting',
] as const;

export const document = {
  name: 'document',
  title: ['Document', 'Documents'],
  about: 'Policies, terms of reference, procedures, reports and papers, with the decision behind every version.',
  group: 'Govern',
  titled: 'title',
  fields,
  states,
  moves: {
    draft: {
      label: 'Draft',
      past: 'Drafted',
      from: ['new', 'known', 'issued', 'approved'],
      to: 'draft',
      by: ['secretariat'],
      sets: about,
    },
    issue: {
      label: 'Issue',
      past: 'Issued',
      from: ['new', 'known', 'draft', 'approved', 'issued'],
      to: 'issued',
      by: ['secretariat', 'panel'],
      sets: about,
    },
    approve: {
      label: 'Approve',
      past: 'Approved',
      from: ['new', 'known', 'draft', 'issued', 'approved'],
      to: 'approved',
      by: ['panel', 'security-committee'],
      sets: about,
    },
    amend: {
      label: 'Approve an amendment',
      past: 'Amended',
      from: ['new', 'known', 'draft', 'issued', 'approved'],
      to: 'approved',
      by: ['panel', 'security-committee'],
      sets: about,
    },
    supersede: {
      label: 'Supersede',
      past: 'Superseded',
      from: ['new', 'known', 'draft', 'issued', 'approved'],
      to: 'superseded',
      by: ['panel', 'security-committee'],
      sets: ['title', 'note', 'last_meeting'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
