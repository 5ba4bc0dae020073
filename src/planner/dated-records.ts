/** Which registers a planner reads, and which of their days belong to the code and not to a body. */
import { dayInWords } from '../calendar/day.ts';
import type { Row } from '../kernel/read.ts';
import type { Kind } from './entry.ts';

/** Registers a planner is made from, by name. */
export const planned = [
  'meeting',
  'action',
  'assessment',
  'consultation',
  'variation',
  'release',
  'modification',
  'event',
  'decision',
  'vote',
  'election',
  'seat',
  'issue',
  'step',
] as const;
export type PlanRows = Readonly<Record<(typeof planned)[number], readonly Row[]>>;

/** One day of one kind of record. */
export interface Dated {
  register: keyof PlanRows;
  kind: Kind;
  /** States in which it is still to come. */
  states: readonly string[];
  day: string;
  starts?: string;
  title(row: Row): string;
  why(row: Row): string;
  waits?: boolean;
  /** Once this field is filled, there is nothing to wait for any more. */
  until?: string;
  /** Which of them, where not all in those states are meant. */
  only?(row: Row): boolean;
  /** Kind of record that an agenda takes it up under, where that is another. */
  under?: string;
}

const spoken = (row: Row, words: string) =>
  row.fields.last_meeting ? `${words}; last spoken of at ${row.fields.last_meeting}` : words;

/** Days of records that belong to the code and not to a body. */
export const datedRecords: readonly Dated[] = [
  {
    register: 'assessment',
    kind: 'assessment',
    states: ['requested'],
    day: 'target',
    title: ({ title }) => title,
    why: (row) => (row.fields.reason ? `Target date, put off: ${row.fields.reason}` : spoken(row, 'Target date')),
    waits: true,
    under: 'modification',
  },
  {
    register: 'consultation',
    kind: 'consultation',
    states: ['known', 'planned', 'open'],
    day: 'closes_on',
    starts: 'closes_at',
    title: ({ title }) => `Closes: ${title}`,
    why: (row) => spoken(row, row.fields.issuer ? `Issued by ${row.fields.issuer}` : 'Closing date'),
    under: 'modification',
  },
  {
    register: 'consultation',
    kind: 'consultation',
    states: ['known', 'planned', 'open'],
    day: 'opens_on',
    title: ({ title }) => `Opens: ${title}`,
    why: (row) => spoken(row, 'Opening date'),
    under: 'modification',
  },
  {
    register: 'variation',
    kind: 'variation',
    states: ['running', 'consultation', 'submitted'],
    day: 'ends_on',
    title: ({ title }) => title,
    why: (row) => spoken(row, row.fields.provision ? `Departs from ${row.fields.provision}` : 'Ends'),
    waits: true,
  },
  {
    register: 'release',
    kind: 'release',
    states: ['planned'],
    day: 'planned_on',
    title: ({ title }) => title,
    why: (row) => spoken(row, String(row.fields.kind ?? 'Planned')),
    waits: true,
    under: 'modification',
  },
  {
    register: 'modification',
    kind: 'modification',
    states: ['approved'],
    day: 'implements_on',
    title: (row) => `${row.ref} takes effect: ${row.title}`,
    why: (row) => (row.fields.release ? `In release ${row.fields.release}` : 'Its implementation date'),
    waits: true,
  },
  {
    register: 'issue',
    kind: 'issue',
    states: ['received', 'open', 'referred'],
    day: 'friend_by',
    title: (row) => `${row.ref}: ${row.title}`,
    why: ({ fields }) =>
      fields.raised_on
        ? `The critical friend answers what came on ${dayInWords(String(fields.raised_on))}`
        : 'The critical friend answers',
    waits: true,
    until: 'friend_on',
  },
  {
    register: 'issue',
    kind: 'issue',
    states: ['open', 'referred'],
    day: 'answer_by',
    title: (row) => `${row.ref}: ${row.title}`,
    why: ({ fields }) => (fields.body ? `An answer is due from ${fields.body}` : 'An answer is due'),
    waits: true,
  },
  {
    register: 'step',
    kind: 'step',
    states: ['planned', 'running'],
    day: 'ends_on',
    title: ({ title, fields }) => `${fields.modification}: ${title}`,
    why: ({ fields }) => (fields.reason ? `Put off: ${fields.reason}` : fields.agreed ? 'As agreed' : 'As planned'),
    // A meeting, a release, an assessment and a consultation stand here themselves.
    only: ({ fields }) => fields.kind === 'work' || fields.kind === 'decision',
    waits: true,
    under: 'modification',
  },
];
