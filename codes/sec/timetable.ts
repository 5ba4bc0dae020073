/**
 * The steps of a timetable, by process. Lengths are Working Days. The clause text was not read: where a clause stands it
 * is one that public pages quote, or recalled. What nobody could establish has no length; the timetable then reckons with
 * no days for it and says so, until somebody sets them.
 */
import type { MonthlyDay, TimetableStep } from '../../src/codes/process.ts';
import { found, inferred, recalled, SOURCE, unknown } from './provenance.ts';

const target = `${SOURCE.minutes39}, item 12. The DCC's target; not in the code until November 2018.`;
const late = 'The DCC reports a revised date, and the administrator plans anew.';
const closesAtFive = found('17:00', null, `${SOURCE.newsletter('January 2017')} Consultations often close then.`);
const nextMeeting = 'It goes to the next meeting.';

const panel = {
  kind: 'meeting',
  body: 'panel',
  lead: found(5, null, `${SOURCE.change} Paper day, before the Panel meeting.`),
  unplanned: inferred<MonthlyDay>(
    { week: 2, weekday: 5 },
    null,
    `${SOURCE.minutes39}: it meets monthly. That it keeps to the second Friday is taken from that meeting.`,
  ),
  extend: 'panel',
  breach: nextMeeting,
} as const;

const changeBoard = {
  id: 'change-board',
  name: 'Change Board',
  kind: 'meeting',
  body: 'change-board',
  paths: ['path-1', 'path-2', 'path-3'],
  lead: unknown<number>(
    'D8',
    'How long before it meets the report must be ready is not established; none is reckoned.',
  ),
  unplanned: inferred<MonthlyDay>(
    { week: 4, weekday: 3 },
    null,
    'Its votes of 23 November 2016 and 22 February 2017 were both on the fourth Wednesday.',
  ),
  extend: 'panel',
  breach: nextMeeting,
  clause: 'D8',
  stage: 'vote',
} as const;

const formCheck: TimetableStep = {
  id: 'form-check',
  name: 'Form reviewed',
  kind: 'work',
  after: [],
  length: found(5, null, `${SOURCE.change} Completed form, before paper day.`),
  extend: null,
  breach: 'The report goes to a later Panel.',
  clause: 'D1',
  stage: 'raised',
};

const initialReport: TimetableStep = {
  ...panel,
  id: 'initial-report',
  name: 'Initial report to the Panel',
  after: ['form-check'],
  clause: 'D3',
  stage: 'raised',
};

const solution: TimetableStep = {
  id: 'solution',
  name: 'Working Group and solution',
  kind: 'work',
  after: ['initial-report'],
  length: unknown('D6', 'Set by the Panel case by case.'),
  extend: 'panel',
  breach: 'The Panel is told, with the reason.',
  clause: 'D6',
  stage: 'refinement',
};

const preliminary: TimetableStep = {
  id: 'preliminary-assessment',
  name: 'Preliminary assessment',
  kind: 'assessment',
  of: 'preliminary',
  after: ['solution'],
  length: found(23, null, target),
  optional: true,
  extend: 'service-provider',
  breach: late,
  clause: null,
  stage: 'refinement',
};

const groupConsultation: TimetableStep = {
  id: 'group-consultation',
  name: 'Working Group consultation',
  kind: 'consultation',
  of: 'group',
  after: ['preliminary-assessment'],
  length: recalled(15, 'D6'),
  closes: closesAtFive,
  extend: 'panel',
  breach: 'A late response is taken as the consultation says.',
  clause: 'D6',
  stage: 'refinement',
};

const impact: TimetableStep = {
  id: 'impact-assessment',
  name: 'Impact assessment',
  kind: 'assessment',
  of: 'impact',
  after: ['group-consultation'],
  length: found(44, null, target),
  optional: true,
  extend: 'service-provider',
  breach: late,
  clause: null,
  stage: 'refinement',
};

const draftReport: TimetableStep = {
  ...panel,
  id: 'draft-report',
  name: 'Draft report to the Panel',
  after: ['impact-assessment'],
  clause: 'D7',
  stage: 'report',
};

const reportConsultation: TimetableStep = {
  id: 'report-consultation',
  name: 'Report consultation',
  kind: 'consultation',
  of: 'report',
  after: ['draft-report'],
  length: recalled(15, 'D7.8', 'The Panel sets the length.'),
  closes: closesAtFive,
  extend: 'panel',
  breach: 'A late response is taken as the consultation says.',
  clause: 'D7.8',
  stage: 'consultation',
};

const appealWindow: TimetableStep = {
  id: 'appeal-window',
  name: 'Appeal window',
  kind: 'work',
  after: ['change-board'],
  length: recalled(10, null, 'From publication of a self-governance decision.'),
  paths: ['path-3', 'fast-track'],
  extend: null,
  breach: 'The decision stands.',
  clause: 'D9',
  stage: 'approved',
};

const authority: TimetableStep = {
  id: 'authority',
  name: 'Authority',
  kind: 'decision',
  after: ['change-board'],
  length: recalled(25, 'D9', "The Authority's own target."),
  paths: ['path-1', 'path-2'],
  extend: 'authority',
  breach: 'It is a target of the Authority; nothing follows when it is missed.',
  clause: 'D9',
  stage: 'authority',
};

const implementation: TimetableStep = {
  id: 'implementation',
  name: 'Implementation',
  kind: 'release',
  after: ['appeal-window', 'authority'],
  lead: unknown('D10', 'How long before a release its contents are fixed was not found; none is reckoned.'),
  extend: 'panel',
  breach: 'It goes into the release after.',
  clause: 'D10',
  stage: 'approved',
};

/** Section D as it stood in December 2016. */
export const timetable2016: readonly TimetableStep[] = [
  formCheck,
  initialReport,
  solution,
  preliminary,
  groupConsultation,
  impact,
  draftReport,
  reportConsultation,
  { ...changeBoard, after: ['report-consultation'] },
  appealWindow,
  authority,
  implementation,
];

/** With the Development Stage: a problem is understood first, and the Panel agrees that it is, before anything else. */
export const timetable2018: readonly TimetableStep[] = [
  {
    id: 'development',
    name: 'Development Stage',
    kind: 'work',
    after: [],
    length: unknown(null, 'How long a problem is developed was not found.'),
    extend: 'panel',
    breach: 'The Panel is told, with the reason.',
    clause: null,
    stage: 'draft',
  },
  {
    ...panel,
    id: 'conversion',
    name: 'Conversion agreed by the Panel',
    after: ['development'],
    clause: null,
    stage: 'draft',
  },
  { ...initialReport, after: ['conversion'] },
  ...timetable2016.slice(2),
];

const codeManagerDecides: TimetableStep = {
  id: 'decision',
  name: 'Code manager decides',
  kind: 'decision',
  after: ['advice'],
  length: unknown(null, 'No period was found in what has been published.'),
  extend: null,
  breach: 'Not established.',
  clause: null,
  stage: 'advice',
};

/** A licensed code manager who asks a forum for advice and then decides or recommends. Its periods are not known yet. */
export const timetable2026: readonly TimetableStep[] = [
  { ...formCheck, id: 'check', name: 'Proposal reviewed', length: unknown(null, 'No period was found.'), clause: null },
  { ...solution, name: 'Working group and solution', after: ['check'], clause: null },
  { ...preliminary, length: recalled(23, null, 'In the code since November 2018; the days now were not found.') },
  { ...groupConsultation, clause: null },
  { ...impact, length: recalled(44, null, 'In the code since November 2018; the days now were not found.') },
  { ...reportConsultation, after: ['impact-assessment'], clause: null },
  {
    id: 'advice',
    name: 'Advice of the forum',
    kind: 'work',
    after: ['report-consultation'],
    length: unknown(null, 'No period was found in what has been published.'),
    extend: null,
    breach: 'Not established.',
    clause: null,
    stage: 'advice',
  },
  codeManagerDecides,
  { ...appealWindow, after: ['decision'], length: unknown(null, 'No period was found.'), clause: null },
  { ...authority, after: ['decision'], clause: null },
  { ...implementation, clause: null },
];
