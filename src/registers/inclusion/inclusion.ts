import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Change', kind: 'text', column: true },
  release: { label: 'Release', kind: 'link', to: 'release', filter: true },
  origin: {
    label: 'Origin',
    kind: 'choice',
    column: true,
    filter: true,
    choices: { government: 'Government-led', operator: 'Internal to the operator', modification: 'Modification' },
  },
  modification: { label: 'Modification', kind: 'link', to: 'modification', column: true, filter: true },
  touches: {
    label: 'Touches',
    kind: 'choice',
    column: true,
    choices: { text: 'Text only', systems: 'Systems', devices: 'Devices' },
  },
  ready: { label: 'Ready', kind: 'day', hint: 'When it is decided, or expected to be' },
  earliest: { label: 'Earliest', kind: 'day', column: true, hint: 'The first day it could go live' },
  documents: { label: 'Documents', kind: 'list', search: true },
  note: { label: 'Note', kind: 'prose', search: true },
  last_meeting: { label: 'Last spoken of at', kind: 'link', to: 'meeting' },
} satisfies Record<string, Field>;

const states = {
  proposed: { label: 'Proposed', tone: 'open' },
  included: { label: 'Included', tone: 'open' },
  delivered: { label: 'Live', tone: 'done' },
  deferred: { label: 'Put off', tone: 'stopped' },
} satisfies Record<string, State>;

export const inclusion = {
  name: 'inclusion',
  title: ['Change in a release', 'Changes in releases'],
  about: 'What a release carries: where each change comes from, and the earliest day it could go live.',
  titled: 'title',
  within: 'release',
  fields,
  states,
  moves: {
    propose: {
      label: 'Propose for a release',
      past: 'Proposed for a release',
      from: ['new', 'deferred'],
      to: 'proposed',
      by: ['secretariat', 'panel', 'service-provider', 'secretary-of-state'],
      sets: Object.keys(fields),
    },
    include: {
      label: 'Include',
      past: 'Included',
      from: ['new', 'proposed', 'deferred'],
      to: 'included',
      by: ['panel', 'secretariat', 'secretary-of-state'],
      sets: Object.keys(fields),
    },
    move: {
      label: 'Move to another release',
      past: 'Moved to another release',
      from: ['proposed', 'included', 'deferred'],
      by: ['panel', 'secretariat'],
      sets: ['title', 'release', 'ready', 'earliest', 'note', 'last_meeting'],
    },
    defer: {
      label: 'Put off',
      past: 'Put off',
      from: ['new', 'proposed', 'included'],
      to: 'deferred',
      by: ['panel', 'secretariat'],
      sets: ['title', 'note', 'last_meeting'],
    },
    deliver: {
      label: 'Record as live',
      past: 'Went live',
      from: ['new', 'included'],
      to: 'delivered',
      by: ['secretariat', 'service-provider'],
      sets: ['title', 'documents'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
