/** Proposal, Workgroup, draft report, consultation, final report, Panel, Authority: the code's own way to change. */
import type {
  ChangeProcess,
  MonthlyDay,
  ProcessPath,
  ProcessStage,
  Requirement,
  TimetableStep,
  Transition,
} from '../../src/codes/process.ts';
import { found, recalled, site, unknown } from './provenance.ts';

const rules = (number: string) => `Modification Rules ${number}`;

type Brief = [id: string, name: string, short: string, about: string, decider?: string];

const stage =
  (line: 'main' | 'side') =>
  ([id, name, short, about, decider]: Brief): ProcessStage => ({
    ...{ id, name, short, about, line, clause: null, ...(decider ? { decider } : {}) },
    provenance: line === 'main' ? 'found' : 'recalled',
  });

const main: Brief[] = [
  ['raised', 'Proposal', 'Proposal', 'Lodged; the Panel decides who works on it, or that it is consulted on.', 'panel'],
  ['refinement', 'Workgroup', 'Workgroup', 'A Workgroup works it out and writes its report.'],
  [
    'report',
    'Workgroup Report',
    'Report',
    'The report is before the Panel, which has it consulted on or worked on.',
    'panel',
  ],
  ['consultation', 'Draft Modification Report', 'Draft report', 'The draft report is out for representations.'],
  ['vote', 'Final Modification Report', 'Final report', 'The Panel recommends, or decides.', 'panel'],
  ['authority', 'With the Authority', 'Authority', 'The Authority directs whether it is implemented.', 'authority'],
  ['approved', 'To be implemented', 'Approved', 'Decided; waits for the day on which it takes effect.'],
  ['implemented', 'Implemented', 'In force', 'Part of the text of the code.'],
];
const side: Brief[] = [
  ['returned', 'Back with the Workgroup', 'Sent back', 'The report lacks something: the Workgroup goes on with it.'],
  ['appealed', 'Appealed', 'Appeal', 'A self-governance decision is before the Authority.', 'authority'],
  ['rejected', 'Not implemented', 'Rejected', 'The Panel or the Authority decided against it.'],
  ['refused', 'Not accepted', 'Refused', 'It is not a proposal the code allows, or not complete.'],
  ['withdrawn', 'Withdrawn', 'Withdrawn', 'Its proposer took it back; another may adopt it.'],
];

type Way = [string, string, string | null, Requirement['id'][]?, Partial<Transition>?];
const [panel, regulator] = [['panel'], ['authority']];
const [direction, own] = [['authority-direction'], ['self-governance', 'fast-track']];
const worked = ['authority-direction', 'self-governance'];
const working = 'raised refinement report returned';

/** Each: what is done, from which stages, to which, what must be so first, and who or which paths alone. */
const ways: readonly Way[] = [
  ['raise', 'new', 'raised', ['description']],
  ['amend', working, null],
  ['urge', `${working} consultation`, null, ['reasons']],
  ['rule', `${working} consultation`, null, [], { by: regulator }],
  ['group', 'raised refinement returned', null],
  ['refuse', 'raised', 'refused', ['reasons']],
  ['refine', 'raised', 'refinement', ['path'], { by: panel, paths: worked }],
  ['refine', 'returned', 'refinement'],
  ['present', 'refinement returned', 'report', ['points', 'assessed']],
  ['return', 'report consultation vote', 'returned', ['reasons'], { by: panel }],
  ['consult', 'raised report', 'consultation', ['path', 'points'], { by: panel }],
  ['vote', 'consultation', 'vote', ['consulted', 'text-consulted'], { paths: worked }],
  ['refer', 'vote', 'authority', ['vote'], { by: panel, paths: direction }],
  ['approve', 'vote', 'approved', ['vote'], { by: panel, paths: ['self-governance'] }],
  ['reject', 'vote', 'rejected', ['vote'], { by: panel, paths: ['self-governance'] }],
  ['approve', 'raised', 'approved', [], { by: panel, paths: ['fast-track'] }],
  ['reject', 'raised', 'rejected', [], { by: panel, paths: ['fast-track'] }],
  ['approve', 'authority appealed', 'approved', [], { by: regulator }],
  ['reject', 'authority appealed', 'rejected', ['reasons'], { by: regulator }],
  ['return', 'authority', 'returned', ['reasons'], { by: regulator }],
  ['publish', 'approved rejected', null],
  ['appeal', 'approved rejected', 'appealed', ['window', 'reasons'], { paths: own }],
  ['schedule', 'approved', null],
  ['implement', 'approved', 'implemented', ['window']],
  ['withdraw', `${working} consultation vote`, 'withdrawn'],
  ['adopt', 'withdrawn', 'raised', ['window']],
];

const unread = { clause: null, provenance: 'recalled' } as const;
const need = (id: Requirement['id'], words: string): Requirement => ({ id, words, ...unread });

/** Id, name, kind, what it comes after, the stage it falls in. */
type Step = [string, string, TimetableStep['kind'], string, string, Partial<TimetableStep>?];
const toPanel: Partial<TimetableStep> = {
  body: 'panel',
  lead: recalled(5, rules('5'), 'Working Days before the meeting.'),
  unplanned: recalled<MonthlyDay>({ week: 3, weekday: 4 }, null, 'The third Thursday of the month.'),
};
const takes = (days: number, note?: string) => ({ length: recalled(days, null, note) });
const report = { of: 'report' as const, ...takes(15) };
const directs = { ...takes(25, "The regulator's own target."), paths: direction, extend: 'authority' };

const steps: readonly Step[] = [
  ['initial', 'Panel considers the proposal', 'meeting', '', 'raised', toPanel],
  ['workgroup', 'Workgroup', 'work', 'initial', 'refinement', takes(63, 'Three months are usual.')],
  ['workgroup-report', 'Workgroup Report to Panel', 'meeting', 'workgroup', 'report', toPanel],
  ['consultation', 'Consultation on the draft', 'consultation', 'workgroup-report', 'consultation', report],
  ['final-report', 'Final report to Panel', 'meeting', 'consultation', 'vote', toPanel],
  ['direction', 'Authority directs', 'decision', 'final-report', 'authority', directs],
  ['in-force', 'Takes effect', 'release', 'final-report direction', 'approved'],
];

type Route = [id: string, name: string, printed: string, decider: string, test: string, more: Partial<ProcessPath>];
const words = 'A Fast Track proposal is decided at once.';
const never = ['refinement', 'consultation'].map((one) => ({ stage: one, clause: null, words }));
const routes: readonly Route[] = [
  ['authority-direction', 'Authority Direction', 'Authority Direction', 'authority', 'A material effect', {}],
  ['self-governance', 'Self-Governance (S)', 'Self-Governance', 'panel', 'Every other proposal', { appealable: true }],
  ['fast-track', 'Fast Track (FT)', 'Fast Track', 'panel', 'A mistake mended', { appealable: true, never }],
];

export const process: ChangeProcess = {
  id: 'modification-rules',
  name: 'Modification Rules',
  provenance: 'found',
  note: 'The order of the stages is found; what lets a proposal from one to the next is recalled.',
  paths: routes.map(([id, name, printed, decider, test, more]) => ({
    ...{ id, name, printed, decider, ...more },
    test: recalled(test, rules('6'), `The letters at the end of a number are found: ${site}`),
  })),
  stages: [...main.map(stage('main')), ...side.map(stage('side'))],
  transitions: ways.map(([move, from, to, needs = [], more = {}]) => ({
    move,
    from: from.split(' '),
    ...(to ? { to } : {}),
    ...(needs.length > 0 ? { needs } : {}),
    ...unread,
    ...more,
  })),
  requirements: [
    need('description', 'The proposal says what is wrong as things are'),
    need('path', 'The Panel has said who decides it'),
    need('points', 'Everything the Panel asked for is answered'),
    need('assessed', 'The central systems’ provider has answered'),
    need('consulted', 'The consultation has closed'),
    need('text-consulted', 'Its legal text was consulted on'),
    need('vote', 'The Panel has voted'),
    need('window', 'The time for it is right'),
    need('reasons', 'Reasons are given'),
  ],
  reasons: [
    { id: 'legal-text', name: 'Legal text', asks: 'Complete the legal text.', provenance: 'recalled' },
    { id: 'impact', name: 'Systems', asks: 'Say what it takes in the systems.', provenance: 'recalled' },
    { id: 'other', name: 'Something else', asks: 'Answer what was asked.', provenance: 'inferred' },
  ],
  timetable: steps.map(([id, name, kind, after, stage, more = {}]) => ({
    ...{ id, name, kind, after: after.split(' ').filter(Boolean), stage },
    ...{ extend: 'panel', breach: 'It goes to the next meeting.', clause: null, ...more },
  })),
  formLead: unknown('Not read; none is reckoned.'),
  appealWindow: recalled(15, rules('13'), 'From the notice of a self-governance decision.'),
  adoptionWindow: unknown('Not read; it may be adopted at any time.'),
  groupLeast: unknown('Anybody may attend.'),
  urgencyBy: recalled('authority', rules('10')),
  lateHoliday: unknown('Not read; dates are kept.'),
  alternatives: found('{ref}A', null, `${site} 0600A is the first alternative to 0600.`),
};
