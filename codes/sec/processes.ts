/**
 * How the code changes itself: the process of 2016, the Development Stage of 2018, a licensed code manager. The clause
 * text itself was not read: clauses are those that public pages and minutes quote, or recalled, as marked.
 */
import type { ChangeProcess, ProcessStage, Transition } from '../../src/codes/process.ts';
import { afterDecision, beside, board, byAuthority, inWork, raising, report, withdrawal } from './process-moves.ts';
import { requirements, returnReasons } from './process-needs.ts';
import { paths } from './process-paths.ts';
import { stages2016 } from './process-stages.ts';
import { found, inferred, recalled, SOURCE, unknown } from './provenance.ts';
import { timetable2016, timetable2018, timetable2026 } from './timetable.ts';

const formLead = found(5, null, `${SOURCE.change} Completed modification form, before paper day.`);
const urgencyAuthority = found(
  'authority',
  'D4',
  `${SOURCE.change} During transition the Authority rules on urgency; the clause is recalled.`,
);
const clocks = {
  formLead,
  appealWindow: recalled(10, 'D9', 'From publication of a self-governance decision; the clause is not established.'),
  adoptionWindow: recalled(10, 'D5', 'For another to adopt a withdrawn proposal.'),
  groupLeast: recalled(5, 'D6', 'People with relevant expertise.'),
  lateHoliday: unknown<'freeze' | 'recompute'>(
    null,
    'Other codes kept dates computed before a holiday was announced; dates are kept.',
  ),
  alternatives: inferred('{ref}A', 'D6.15', 'How alternatives are numbered was not found.'),
};

const process2016: ChangeProcess = {
  id: '2016',
  name: 'Section D of 2016',
  provenance: 'found',
  note: 'As public pages and the minutes of December 2016 show it; what they do not show is recalled.',
  paths,
  stages: stages2016,
  transitions: [
    raising(['new']),
    ...beside(['authority']),
    ...report(['panel']),
    ...board,
    ...byAuthority,
    ...afterDecision,
    withdrawal([...inWork, 'consultation', 'vote']),
  ],
  requirements,
  reasons: returnReasons,
  timetable: timetable2016,
  urgencyBy: urgencyAuthority,
  ...clocks,
};

const process2018: ChangeProcess = {
  ...process2016,
  // The Development Stage is there to understand a problem; what only mends the text has none. Inferred.
  paths: paths.map((path) =>
    path.raisedBy
      ? {
          ...path,
          never: [
            ...(path.never ?? []),
            { stage: 'draft', clause: null, words: 'A Fast-Track proposal is raised at once, without a draft.' },
          ],
        }
      : path,
  ),
  id: '2018',
  name: 'Section D with the Development Stage',
  from: '2018-11-01',
  provenance: 'inferred',
  note: 'That there was a review of Section D in 2018 and 2019 and what it brought is found; on which day is not. A release of this day is known.',
  stages: [
    {
      id: 'draft',
      name: 'Development Stage',
      short: 'Development',
      about: 'A problem statement and no solution yet: the Change Sub-Committee agrees that the problem is understood.',
      clause: null,
      provenance: 'found',
      decider: 'csc',
      line: 'main',
    },
    ...stages2016,
  ],
  transitions: [
    {
      move: 'draft',
      from: ['new'],
      to: 'draft',
      needs: ['description'],
      clause: null,
      provenance: 'found',
    },
    // The Panel in the interim, until the sub-committee was set up.
    raising(['draft'], { by: ['sub-committee', 'panel'], clause: null }),
    raising(['new'], { paths: ['fast-track'] }),
    { move: 'amend', from: ['draft'], clause: null, provenance: 'inferred' },
    { move: 'refuse', from: ['draft'], to: 'refused', needs: ['reasons'], clause: 'D3', provenance: 'recalled' },
    withdrawal(['draft']),
    ...process2016.transitions.filter(({ move }) => move !== 'raise'),
  ],
  timetable: timetable2018,
};

/** Stages that a code manager's process has no more, and those it has besides. */
const stages2026: readonly ProcessStage[] = process2018.stages
  .filter(({ id }) => id !== 'vote')
  .map((stage): ProcessStage => {
    const unread: ProcessStage = { ...stage, clause: null, provenance: 'unknown' };
    if (stage.id === 'draft' || stage.decider === 'panel') return { ...unread, decider: 'code-manager' };
    return unread;
  })
  .flatMap((stage): ProcessStage[] =>
    stage.id === 'consultation'
      ? [
          stage,
          {
            id: 'advice',
            name: "Forum's advice",
            short: 'Advice',
            about:
              'The advisory forum is asked before the code manager recommends or decides; its advice is published.',
            clause: null,
            provenance: 'recalled',
            decider: 'code-manager',
            line: 'main',
          },
        ]
      : [stage],
  );

const unread = (transition: Transition): Transition => ({ ...transition, clause: null, provenance: 'unknown' });
const manager = ['code-manager'];

const process2026: ChangeProcess = {
  ...process2018,
  id: '2026',
  name: 'Section D with a licensed code manager',
  from: '2030-01-01',
  provenance: 'unknown',
  note: 'A code manager of this code was not yet selected when last reported; the day is a place to put one. That the code manager asks a forum for advice before it recommends or decides is recalled of the template text, and that a decision against its recommendation may be appealed was consulted on in 2025.',
  paths: [
    {
      id: 'path-2',
      name: 'Authority Determined',
      printed: 'Path 2',
      decider: 'authority',
      test: unknown(
        null,
        'Which changes the Authority keeps to itself was not read; every change that is not self-governance.',
      ),
      appealable: true,
    },
    {
      id: 'path-3',
      name: 'Code manager determined',
      printed: 'Path 3',
      decider: 'code-manager',
      test: unknown(null, 'Which changes a code manager decides by itself was not read.'),
      appealable: true,
    },
  ],
  stages: stages2026,
  transitions: [
    { move: 'draft', from: ['new'], to: 'draft', needs: ['description'], clause: null, provenance: 'unknown' },
    raising(['draft'], { by: manager, clause: null, provenance: 'unknown' }),
    { move: 'amend', from: ['draft'], clause: null, provenance: 'unknown' },
    {
      move: 'refuse',
      from: ['draft'],
      to: 'refused',
      by: manager,
      needs: ['reasons'],
      clause: null,
      provenance: 'unknown',
    },
    { ...unread(withdrawal(['draft', ...inWork, 'consultation', 'advice'])) },
    ...beside(['authority']).map(unread),
    ...report(manager).map((one) => unread(one.paths ? { ...one, paths: ['path-2', 'path-3'] } : one)),
    {
      move: 'advise',
      from: ['consultation'],
      to: 'advice',
      needs: ['consulted', 'cost-consulted', 'text-consulted', 'assessed'],
      clause: null,
      provenance: 'recalled',
    },
    {
      move: 'return',
      from: ['advice'],
      to: 'returned',
      by: manager,
      needs: ['reasons'],
      clause: null,
      provenance: 'unknown',
    },
    {
      move: 'refer',
      from: ['advice'],
      to: 'authority',
      paths: ['path-2'],
      by: manager,
      needs: ['advice'],
      clause: null,
      provenance: 'recalled',
    },
    ...(['approve', 'reject'] as const).map(
      (move): Transition => ({
        move,
        from: ['advice'],
        to: move === 'approve' ? 'approved' : 'rejected',
        paths: ['path-3'],
        by: manager,
        needs: ['advice'],
        clause: null,
        provenance: 'recalled',
      }),
    ),
    ...byAuthority.map((one) => unread(one.paths ? { ...one, paths: ['path-2'] } : one)),
    ...afterDecision.map((one) => unread(one.paths ? { ...one, paths: ['path-2', 'path-3'] } : one)),
  ],
  requirements: requirements.filter(({ id }) => id !== 'vote'),
  // The steps are written with the paths of before: those that are no more fall away.
  timetable: timetable2026.map((step) =>
    step.paths ? { ...step, paths: step.paths.filter((id) => id === 'path-2' || id === 'path-3') } : step,
  ),
  formLead: unknown(null, 'Not read; a form goes to the next meeting whose papers may still be sent.'),
  appealWindow: unknown(null, 'Not read; a decision may be implemented on the day set for it.'),
  adoptionWindow: unknown(null, 'Not read; a withdrawn proposal may be adopted at any time.'),
  groupLeast: unknown(null, 'Not read; any number will do.'),
  urgencyBy: unknown(null, 'Not read; the Authority rules on urgency, as before.'),
};

export const processes: readonly ChangeProcess[] = [process2016, process2018, process2026];
