/** Whom a proposal waits for, for what, and until when: pure, from what is on record of it. */
import { calendarOf, explain, workingDaysBetween } from '../../calendar/calendar.ts';
import { dayInWords } from '../../calendar/day.ts';
import { bodyName } from '../../codes/body.ts';
import type { Code } from '../../codes/code.ts';
import { ruleOn } from '../../codes/rule.ts';
import { isDay } from '../../kernel/decide.ts';
import type { Day } from '../../kernel/define.ts';
import type { Row } from '../../kernel/read.ts';
import type { Timetable, TimetabledStep } from '../../timetable/timetable-of.ts';
import type { Proposal } from './read-proposal.ts';

export interface Waiting {
  /** Whose turn it is: a body, the provider, the parties. */
  who: string;
  /** What they are to do. */
  what: string;
  /** The last day; null where none is on record. */
  until: Day | null;
  /** Local time of that day, where there is one. */
  at: string | null;
  /** How the day follows, or how far off it is. */
  sum: string | null;
  clause: string | null;
  /** Working Days by which it is late on the day looked at; 0 while it is not. */
  late: number;
  /** Only worked out from the timetable: nobody set it. */
  expected?: boolean;
  /** The record that says so. */
  about: { register: string; ref: string } | null;
}

interface Looking {
  code: Code;
  proposal: Proposal;
  on: Day;
  /** Its timetable, where it has one: when what nobody set a day for is expected. */
  timetable?: Timetable | null;
}

const day = (row: Row, name: string): Day | null => {
  const value = row.fields[name];
  return typeof value === 'string' && isDay(value) ? value : null;
};
const words = (row: Row, name: string) => (row.fields[name] === null ? '' : String(row.fields[name] ?? ''));

/** What it waits for, the first to fall due first; empty once it is over. */
export function waitingOn(looking: Looking): Waiting[] {
  const { proposal } = looking;
  const all = [
    ...assessmentsOpen(looking),
    ...consultationsOpen(looking),
    ...votesOpen(looking),
    ...pointsOpen(looking),
    ...timetableAppealed(looking),
    ...ofStage(looking),
  ];
  if (all.length === 0 && isOpen(proposal)) all.push(nobodyInParticular(looking));
  return all.sort((a, b) => ((a.until ?? '9') < (b.until ?? '9') ? -1 : a.until === b.until ? 0 : 1));
}

const closed = ['implemented', 'rejected', 'refused', 'withdrawn', 'known'];
const isOpen = ({ row }: Proposal) => !closed.includes(row.state);

/** "7 Working Days from 9 December 2016. Not counted: …", or "passed 2 Working Days before …". */
function farOff(code: Pick<Code, 'calendar'>, on: Day, until: Day): string {
  const calendar = calendarOf(code.calendar);
  const [first, last] = until < on ? [until, on] : [on, until];
  const many = workingDaysBetween(calendar, first, last);
  const count = `${many.toLocaleString('en-GB')} Working ${many === 1 ? 'Day' : 'Days'}`;
  if (until < on) return `Passed ${count} before ${dayInWords(on)}`;
  const skipped = many > 250 ? '' : explain(calendar, first, many).skippedWords;
  return [`${count} from ${dayInWords(on)}`, skipped].filter(Boolean).join('. ');
}

function due({ code, on }: Looking, until: Day | null): Pick<Waiting, 'until' | 'sum' | 'late'> {
  if (!until) return { until, sum: null, late: 0 };
  const late = until < on ? workingDaysBetween(calendarOf(code.calendar), until, on) : 0;
  return { until, sum: farOff(code, on, until), late };
}

function assessmentsOpen(looking: Looking): Waiting[] {
  const { code, proposal } = looking;
  return proposal
    .of('assessment')
    .filter(({ state }) => state === 'requested')
    .map((row) => {
      const kind = code.assessments?.kinds[words(row, 'kind') as 'preliminary' | 'impact'];
      const [asked, baseline, target] = ['requested_on', 'baseline', 'target'].map((name) => day(row, name));
      const until = target ?? day(row, 'agreed') ?? baseline ?? null;
      const rule = kind && asked ? ruleOn(kind.length, asked) : null;
      const first = rule?.value && asked ? explain(calendarOf(code.calendar), asked, rule.value) : null;
      const moved = first && until && until !== first.result;
      const own = first
        ? [`Asked for on ${dayInWords(asked as Day)}; ${first.words}`, first.skippedWords].filter(Boolean).join('. ')
        : '';
      const sum = [own && (moved ? `First due: ${own}` : own), due(looking, until).sum].filter(Boolean).join('. ');
      return {
        who: code.assessments ? bodyName(code, code.assessments.provider) : 'Whoever assesses it',
        what: kind?.name ?? row.title,
        ...due(looking, until),
        sum: sum || null,
        at: null,
        clause: rule?.clause ?? null,
        about: { register: 'assessment', ref: row.ref },
      };
    });
}

function consultationsOpen(looking: Looking): Waiting[] {
  return looking.proposal
    .of('consultation')
    .filter(({ state }) => state === 'open')
    .map((row) => {
      const audience = (row.fields.audience as string[] | null) ?? [];
      return {
        who: audience.length > 0 ? audience.join(', ') : 'Everybody asked',
        what: row.title,
        ...due(looking, day(row, 'closes_on')),
        at: words(row, 'closes_at') || null,
        clause: null,
        about: { register: 'consultation', ref: row.ref },
      };
    });
}

function votesOpen(looking: Looking): Waiting[] {
  return looking.proposal
    .of('vote')
    .filter(({ state }) => state === 'open')
    .map((row) => ({
      who: bodyName(looking.code, words(row, 'body')),
      what: 'Vote',
      ...due(looking, day(row, 'closes_on')),
      at: words(row, 'closes_at') || null,
      clause: null,
      about: { register: 'vote', ref: row.ref },
    }));
}

function pointsOpen(looking: Looking): Waiting[] {
  const open = looking.proposal.of('point').filter(({ state }) => state === 'open');
  if (open.length === 0) return [];
  return [
    {
      who: worker(looking),
      what:
        open.length === 1
          ? `Answer: ${open[0]?.title.replace(/\.$/, '')}`
          : `Answer the ${open.length} points it was sent back for`,
      ...due(looking, null),
      at: null,
      clause: null,
      about: open.length === 1 ? { register: 'point', ref: open[0]?.ref ?? '' } : null,
    },
  ];
}

function timetableAppealed({ code, proposal: { row, process } }: Looking): Waiting[] {
  const settle = process?.transitions.find((one) => one.move === 'settle' && one.from.includes(row.state));
  if (row.fields.timetable_appeal !== 'asked' || !settle) return [];
  const what = 'Decide the appeal of its timetable';
  const none = { until: null, at: null, sum: null, late: 0, about: null };
  return [{ who: bodyName(code, settle.by?.[0] ?? ''), what, clause: settle.clause, ...none }];
}

/** Who works on it between meetings: its group, else whoever administers the code. */
function worker({ code, proposal }: Looking): string {
  const group = proposal.of('group')[0];
  return group?.title ?? code.bodies.find(({ kind }) => kind === 'administrator')?.name ?? 'The administrator';
}

/** What its stage waits for by itself: the body that decides, a window that closes, the day it goes live. */
function ofStage(looking: Looking): Waiting[] {
  const { code, proposal } = looking;
  const { row, stage } = proposal;
  const from = (until: Day | null, who: string, what: string): Waiting => ({
    who,
    what,
    ...due(looking, until),
    at: null,
    clause: stage?.clause ?? null,
    about: null,
  });
  if (row.state === 'approved') return approvedWaits(looking, from);
  if (row.state === 'withdrawn') {
    const until = day(row, 'adopt_by');
    return until && until >= looking.on ? [from(until, 'Anybody who may raise one', 'May adopt it')] : [];
  }
  if (row.state === 'rejected') {
    const until = day(row, 'appeal_by');
    return until && until >= looking.on ? [from(until, 'Anybody who may appeal', 'May appeal')] : [];
  }
  if (!stage?.decider || !isOpen(proposal)) return [];
  if (proposal.of('vote').some(({ state }) => state === 'open')) return [];
  const meeting = proposal.of('meeting').find(({ fields }) => fields.body === stage.decider);
  const decides = from(meeting ? day(meeting, 'day') : null, bodyName(code, stage.decider), `Decide: ${stage.name}`);
  if (meeting) return [{ ...decides, about: { register: 'meeting', ref: meeting.ref } }];
  const step = stepNow(looking, (one) => one.body === stage.decider || one.stage === stage.id);
  return [step ? { ...decides, ...expectedBy(step), clause: step.clause ?? decides.clause } : decides];
}

function approvedWaits(looking: Looking, from: (until: Day | null, who: string, what: string) => Waiting): Waiting[] {
  const { row } = looking.proposal;
  const [appeal, live] = [day(row, 'appeal_by'), day(row, 'implements_on')];
  const release = looking.proposal.of('release')[0];
  return [
    ...(appeal && appeal >= looking.on ? [from(appeal, 'Anybody who may appeal', 'May appeal')] : []),
    {
      ...from(
        live ?? (release ? (day(release, 'live_on') ?? day(release, 'planned_on')) : null),
        worker(looking),
        release ? `Implement it in ${release.title}` : live ? 'Implement it' : 'Set the day it is implemented',
      ),
      about: release ? { register: 'release', ref: release.ref } : null,
    },
  ];
}

/** The step of its timetable that is to be done now. */
function stepNow({ timetable, on }: Looking, fits: (step: TimetabledStep) => boolean = () => true) {
  const open = timetable?.steps.filter((step) => !step.ended && step.end !== null && fits(step)) ?? [];
  return open.find(({ start, end }) => (start ?? '') <= on && on <= (end ?? '')) ?? open[0];
}

function expectedBy(step: TimetabledStep): Pick<Waiting, 'until' | 'sum' | 'expected'> {
  return { until: step.end, sum: step.sum || null, expected: true };
}

function nobodyInParticular(looking: Looking): Waiting {
  const { stage } = looking.proposal;
  const step = stepNow(looking, (one) => one.stage === stage?.id);
  return {
    who: worker(looking),
    what: step?.name ?? (stage ? `Work on it: ${stage.name}` : 'Take it further'),
    ...due(looking, null),
    ...(step ? expectedBy(step) : {}),
    at: null,
    clause: step?.clause ?? stage?.clause ?? null,
    about: null,
  };
}
