import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Step', kind: 'text', column: true },
  modification: { label: 'Modification', kind: 'link', to: 'modification', filter: true },
  position: { label: 'Place', kind: 'integer' },
  kind: {
    label: 'Kind',
    kind: 'choice',
    column: true,
    choices: {
      work: 'Work',
      consultation: 'Consultation',
      assessment: 'Assessment',
      meeting: 'Meeting',
      decision: 'Decision',
      release: 'Release',
    },
  },
  step: { label: 'Step of the process', kind: 'text' },
  after: { label: 'After', kind: 'list', hint: 'Steps that end before it begins' },
  length: { label: 'Working Days', kind: 'integer' },
  anchor: {
    label: 'Fixed by',
    kind: 'text',
    hint: 'The meeting, release, assessment or consultation: its register, then its reference',
  },
  baseline: { label: 'Baseline', kind: 'day', hint: 'End, as first worked out' },
  agreed: { label: 'Agreed', kind: 'day', hint: 'End, as last agreed by whoever agrees timetables' },
  starts_on: { label: 'Starts', kind: 'day', column: true },
  ends_on: { label: 'Ends', kind: 'day', column: true, hint: 'As now expected' },
  started_on: { label: 'Started', kind: 'day' },
  ended_on: { label: 'Ended', kind: 'day', column: true },
  computed_on: { label: 'Worked out on', kind: 'day', hint: 'With the holidays known by then' },
  reason: { label: 'Why it moved', kind: 'prose', search: true },
  last_meeting: { label: 'Agreed at', kind: 'link', to: 'meeting' },
} satisfies Record<string, Field>;

const states = {
  planned: { label: 'Ahead', tone: 'open' },
  running: { label: 'Under way', tone: 'open' },
  over: { label: 'Over', tone: 'done' },
  dropped: { label: 'Not needed', tone: 'stopped' },
} satisfies Record<string, State>;

const days = ['length', 'after', 'anchor', 'starts_on', 'ends_on', 'computed_on', 'reason', 'last_meeting'] as const;

export const step = {
  name: 'step',
  title: ['Timetable step', 'Timetable steps'],
  about: 'The steps of a timetable, with the day each was first, is agreed and is now expected to end.',
  titled: 'title',
  within: 'modification',
  due: 'ends_on',
  fields,
  states,
  moves: {
    plan: {
      label: 'Plan',
      past: 'Planned',
      from: ['new', 'dropped'],
      to: 'planned',
      by: ['secretariat', 'panel'],
      sets: ['title', 'modification', 'position', 'kind', 'step', 'baseline', 'agreed', ...days],
    },
    agree: {
      label: 'Agree',
      past: 'Agreed',
      from: ['planned', 'running'],
      by: ['panel', 'authority'],
      sets: ['agreed', ...days],
    },
    revise: {
      label: 'Move',
      past: 'Moved',
      from: ['planned', 'running'],
      by: ['panel', 'secretariat', 'authority'],
      sets: ['title', ...days],
    },
    start: {
      label: 'Start',
      past: 'Started',
      from: ['new', 'planned'],
      to: 'running',
      by: ['secretariat', 'panel'],
      sets: ['title', 'started_on', 'starts_on', 'ends_on', 'anchor', 'computed_on'],
    },
    finish: {
      label: 'Finish',
      past: 'Finished',
      from: ['new', 'planned', 'running'],
      to: 'over',
      by: ['secretariat', 'panel'],
      sets: ['title', 'ended_on', 'started_on', 'reason', 'anchor'],
    },
    drop: {
      label: 'Leave out',
      past: 'Left out',
      from: ['new', 'planned', 'running'],
      to: 'dropped',
      by: ['panel', 'secretariat'],
      sets: ['title', 'reason'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
