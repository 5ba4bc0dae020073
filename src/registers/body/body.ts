import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Name', kind: 'text', column: true },
  aliases: { label: 'Also called', kind: 'list', search: true },
  parent: { label: 'Answers to', kind: 'link', to: 'body', column: true, filter: true },
  about: { label: 'What it does', kind: 'prose', search: true },
  quorum: { label: 'Quorum', kind: 'text' },
  notice: { label: 'Notice of meetings', kind: 'text', hint: 'In Working Days, as the code has it' },
  quorum_share: { label: 'Share of the members needed', kind: 'text', hint: 'As 1/2; in words above' },
  quorum_least: { label: 'Members needed at least', kind: 'integer' },
  notice_days: { label: 'Notice, in Working Days', kind: 'integer' },
  terms: { label: 'Terms of reference', kind: 'link', to: 'document' },
  action_prefix: { label: 'Its actions begin with', kind: 'text', column: true },
} satisfies Record<string, Field>;

const states = {
  standing: { label: 'Standing', tone: 'quiet' },
  proposed: { label: 'Proposed', tone: 'open' },
  ended: { label: 'Wound up', tone: 'stopped' },
} satisfies Record<string, State>;

export const body = {
  name: 'body',
  title: ['Body', 'Bodies'],
  about:
    'The panel, its sub-committees and the other bodies that take decisions, with who sits on them; a body is added when its first minutes are accepted.',
  group: 'Govern',
  titled: 'title',
  fields,
  states,
  moves: {
    propose: {
      label: 'Propose',
      past: 'Proposed',
      from: ['new'],
      to: 'proposed',
      by: ['panel'],
      sets: Object.keys(fields),
    },
    establish: {
      label: 'Establish',
      past: 'Established',
      from: ['new', 'proposed', 'ended'],
      to: 'standing',
      by: ['panel', 'secretary-of-state'],
      sets: Object.keys(fields),
    },
    amend: {
      label: 'Amend its terms',
      past: 'Terms amended',
      from: ['standing', 'proposed'],
      by: ['panel'],
      sets: ['title', 'aliases', 'about', 'quorum', 'notice', 'quorum_share', 'quorum_least', 'notice_days', 'terms'],
    },
    end: {
      label: 'Wind up',
      past: 'Wound up',
      from: ['new', 'standing', 'proposed'],
      to: 'ended',
      by: ['panel', 'secretary-of-state'],
      sets: [],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
