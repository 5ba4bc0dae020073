import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  name: { label: 'Name as printed', kind: 'text', column: true },
  meeting: { label: 'Meeting', kind: 'link', to: 'meeting', filter: true },
  person: { label: 'Person', kind: 'link', to: 'person', column: true },
  category: { label: 'Category or organisation', kind: 'text', column: true, filter: true },
  capacity: {
    label: 'Attends as',
    kind: 'choice',
    column: true,
    filter: true,
    choices: { member: 'Member', alternate: 'Alternate', observer: 'Observer', other: 'Other participant' },
  },
  part: { label: 'For part of the meeting', kind: 'flag', column: true },
  role: { label: 'Role', kind: 'text', column: true, hint: 'Chair or meeting secretary, for example' },
  stands_for: { label: 'Stands in for', kind: 'link', to: 'person' },
  times: {
    label: 'In the meeting',
    kind: 'list',
    hint: 'From when to when, as 10:00–11:20; open at the end while they are there. None where only their presence is known',
  },
  position: { label: 'Place in the list', kind: 'integer' },
} satisfies Record<string, Field>;

const states = {
  expected: { label: 'Expected', tone: 'open' },
  present: { label: 'Present', tone: 'done' },
  apologies: { label: 'Apologies', tone: 'quiet' },
  absent: { label: 'Absent', tone: 'stopped' },
} satisfies Record<string, State>;

export const attendance = {
  name: 'attendance',
  title: ['Attendance', 'Attendance'],
  about: 'Who was at a meeting, for whom, in what capacity, and who sent apologies.',
  titled: 'name',
  within: 'meeting',
  fields,
  states,
  moves: {
    expect: {
      label: 'Expect',
      past: 'Expected',
      from: ['new'],
      to: 'expected',
      by: ['secretariat'],
      sets: Object.keys(fields),
    },
    attend: {
      label: 'Mark present',
      past: 'Was present',
      from: ['new', 'expected', 'apologies', 'absent'],
      to: 'present',
      by: ['secretariat'],
      sets: Object.keys(fields),
    },
    apologise: {
      label: 'Record apologies',
      past: 'Sent apologies',
      from: ['new', 'expected', 'absent', 'present'],
      to: 'apologies',
      by: ['secretariat'],
      sets: Object.keys(fields),
    },
    arrive: {
      label: 'Record as arriving',
      past: 'Came in',
      from: ['expected', 'apologies', 'absent', 'present'],
      to: 'present',
      by: ['secretariat'],
      sets: ['times', 'part', 'capacity', 'stands_for', 'category', 'role'],
    },
    leave: {
      label: 'Record as leaving',
      past: 'Left',
      from: ['present'],
      by: ['secretariat'],
      sets: ['times', 'part'],
    },
    miss: {
      label: 'Mark absent',
      past: 'Was absent',
      from: ['new', 'expected'],
      to: 'absent',
      by: ['secretariat'],
      sets: Object.keys(fields),
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
