/** Invented proposals as a code of many years has them: most of them over, a hundred live, each with all that hangs on one. */
import type { Change, Day } from '../src/kernel/define.ts';
import type { Ledger } from '../src/kernel/ledger.ts';
import { dayAfter, decide, dice, sentence } from './seed-rows.ts';

const categories = ['Large Supplier', 'Small Supplier', 'Electricity Network', 'Gas Network'];
const paths = ['Path 1', 'Path 2', 'Path 3'];

export interface Seeded {
  /** Every reference, in order; the last of them are live. */
  refs: string[];
  live: string[];
}

/** Proposals raised one after the other until some weeks before `today`; the last hundred are still under way. */
export async function addModifications(
  ledger: Ledger,
  code: string,
  { many, today, prefix }: { many: number; today: Day; prefix: string },
): Promise<Seeded> {
  const roll = dice(44);
  const refs = Array.from({ length: many }, (_, n) => `${prefix}${String(n + 1).padStart(4, '0')}`);
  const live = refs.slice(-Math.min(100, Math.ceil(many / 4)));
  const years = 10 * 365;
  for (let done = 0; done < many; done += 200) {
    const changes = refs.slice(done, done + 200).flatMap((ref, at) => {
      const n = done + at;
      const raised = dayAfter(today, -60 - Math.floor((years * (many - n)) / many));
      return lifeOf(roll, { ref, raised, over: !live.includes(ref) });
    });
    await decide(ledger, code, { ref: `C${done / 200}`, effective: '2010-01-01', changes });
  }
  await decide(ledger, code, { ref: 'CM', effective: '2010-01-01', changes: panelAbout(today) });
  return { refs, live };
}

/** The meetings of the deciding body about the day: what came since the last is news, and work is planned to the next ones. */
function panelAbout(today: Day): Change[] {
  return [-30, 10, 40, 70].map((days, at) => ({
    register: 'meeting',
    ref: `P${at + 1}`,
    move: days < 0 ? 'hold' : 'plan',
    sets: { title: `Panel meeting P${at + 1}`, body: 'panel', number: 1_001 + at, day: dayAfter(today, days) },
  }));
}

interface Proposal {
  ref: string;
  raised: Day;
  over: boolean;
}

function lifeOf(roll: () => number, { ref, raised, over }: Proposal): Change[] {
  const on = (days: number) => dayAfter(raised, days);
  const move = (name: string, days: number, sets: Change['sets'] = {}): Change => ({
    register: 'modification',
    ref,
    move: name,
    sets,
    effective: on(days),
  });
  const proposal = {
    title: sentence(roll, 7),
    path: paths[Math.floor(roll() * paths.length)] ?? null,
    raised_on: raised,
    description: sentence(roll, 60),
    solution: sentence(roll, 80),
    impacts: categories.filter(() => roll() < 0.5).map((one) => `${one}: high`),
    affects: [`Section ${'ABCDEFGHI'[Math.floor(roll() * 9)]}${1 + Math.floor(roll() * 12)}`],
    objectives: [`a: better: ${sentence(roll, 12)}`],
  };
  const begun = [move('raise', 0, proposal), move('refine', 20)];
  const ended = over
    ? [
        move('present', 120),
        ...(roll() < 0.3 ? [move('return', 130, { reasons: sentence(roll, 12) }), move('present', 160)] : []),
        move('consult', 170),
        move('vote', 200),
        ...(roll() < 0.8
          ? [move('approve', 210, { decided_on: on(210), implements_on: on(231) }), move('implement', 231)]
          : [move('reject', 210, { decided_on: on(210) })]),
      ]
    : [];
  return [...begun, ...ended, ...whatHangsOn(roll, { ref, raised, over })];
}

/** Assessments with a slip, a consultation, the steps of a timetable, and what a report was sent back for. */
function whatHangsOn(roll: () => number, { ref, raised, over }: Proposal): Change[] {
  const on = (days: number) => dayAfter(raised, days);
  const about = { title: `Preliminary assessment of ${ref}`, modification: ref, kind: 'preliminary' };
  const assessment = (name: string, days: number, sets: Change['sets']): Change => ({
    register: 'assessment',
    ref: `${ref}/preliminary`,
    move: name,
    sets,
    effective: on(days),
  });
  const steps = stepsOf(ref, raised, over);
  return [
    assessment('request', 25, { ...about, requested_on: on(25), baseline: on(60), target: on(60) }),
    assessment('revise', 50, { target: on(80), reason: sentence(roll, 10) }),
    ...(over ? [assessment('receive', 82, { received_on: on(82) })] : []),
    {
      register: 'consultation',
      ref: `${ref.toLowerCase()}-report`,
      move: over ? 'close' : 'plan',
      sets: { title: `Report consultation on ${ref}`, opens_on: on(170), closes_on: on(191) },
      effective: over ? on(191) : on(100),
    },
    {
      register: 'consultation',
      ref: `${ref.toLowerCase()}-report`,
      move: 'found',
      sets: { modification: ref, kind: 'report' },
      effective: over ? on(191) : on(100),
    },
    ...steps,
  ];
}

const step = ['initial-report', 'preliminary-assessment', 'impact-assessment', 'draft-report', 'report-consultation'];

function stepsOf(ref: string, raised: Day, over: boolean): Change[] {
  return step.flatMap((name, at): Change[] => {
    const days = { starts_on: dayAfter(raised, 40 * at), ends_on: dayAfter(raised, 40 * at + 30) };
    const planned: Change = {
      register: 'step',
      ref: `${ref}/${name}`,
      move: 'plan',
      sets: {
        title: name,
        modification: ref,
        position: at + 1,
        kind: 'work',
        step: name,
        baseline: days.ends_on,
        ...days,
      },
      effective: raised,
    };
    const ended: Change = { ...planned, move: 'finish', sets: { ended_on: days.ends_on }, effective: days.ends_on };
    return over ? [planned, ended] : [planned];
  });
}
