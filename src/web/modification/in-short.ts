/** Where a proposal stands, in short: the same facts as its page, for a terminal or a program. */
import { calendarOf } from '../../calendar/calendar.ts';
import { dayInWords } from '../../calendar/day.ts';
import { bodyIn } from '../../codes/body.ts';
import type { Code } from '../../codes/code.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Day } from '../../kernel/define.ts';
import { type Ledger, registerOf } from '../../kernel/ledger.ts';
import { allowedMoves, deciderOf } from '../../process/lifecycle.ts';
import { happenedTo } from './happened.ts';
import { processFacts } from './process-facts.ts';
import { proposalTimetable } from './proposal-timetable.ts';
import { partsOfProposal, readProposal } from './read-proposal.ts';
import { waitingOn } from './waiting.ts';

export interface InShort {
  ref: string;
  title: string;
  /** By the process's own name, and as the register holds it. */
  stage: string;
  state: string;
  path: string | null;
  /** The process it is under, and whether it was raised under it or that is only taken to be so. */
  rules: { name: string; raisedUnder: boolean } | null;
  proposer: string | null;
  waits: {
    who: string;
    what: string;
    until: Day | null;
    at: string | null;
    expected: boolean;
    lateBy: number;
    sum: string | null;
  }[];
  moves: {
    move: string;
    label: string;
    by: string;
    to: string;
    allowed: boolean;
    why: string[];
    clause: string | null;
  }[];
  timetable: { step: string; starts: Day | null; ends: Day | null; done: boolean; critical: boolean }[];
}

/** Throws Absent for a proposal that is not on record on that day. */
export async function inShort(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, ref, day }: { code: Code; ref: string; day: Day },
): Promise<InShort> {
  const at = { day, known: null };
  const proposal = await readProposal(tx, ledger, { code, ref, at });
  const { row, process, path, stage } = proposal;
  const rows = [row, ...partsOfProposal.flatMap((role) => [...proposal.of(role)])];
  const told = await happenedTo(tx, ledger, { rows, until: null, known: null });
  const timetable = await proposalTimetable(tx, { ledger, code, at, proposal, told });
  const register = registerOf(ledger, 'modification');
  const offered = process
    ? allowedMoves({
        process,
        row,
        day,
        facts: processFacts(proposal),
        powers: ['*'],
        calendar: calendarOf(code.calendar),
      })
    : [];
  return {
    ref: row.ref,
    title: row.title,
    stage: stage?.name ?? register.states[row.state]?.label ?? row.state,
    state: row.state,
    path: path?.name ?? (row.fields.path ? String(row.fields.path) : null),
    rules: process && { name: process.name, raisedUnder: Boolean(row.fields.rules) },
    proposer: proposal.of('proposer')[0]?.title ?? null,
    waits: waitingOn({ code, proposal, on: day, timetable }).map((one) => ({
      who: one.who,
      what: one.what,
      until: one.until,
      at: one.at,
      expected: one.expected === true,
      lateBy: one.late,
      sum: one.sum,
    })),
    moves: offered.map(({ move, label, to, allowed, problems, clause }) => {
      const decider = process && deciderOf(process, { row, move, sets: {} });
      const body = bodyIn(code, decider)?.name;
      return {
        move,
        label,
        by: body ?? mayBe(code, register.moves[move]?.by ?? []),
        to: process?.stages.find(({ id }) => id === to)?.name ?? to,
        allowed,
        why: allowed ? [] : problems.map(({ sentence }) => sentence),
        clause,
      };
    }),
    timetable: (timetable?.steps ?? []).map(({ name, start, end, ended, critical }) => ({
      step: name,
      starts: start,
      ends: end,
      done: Boolean(ended),
      critical,
    })),
  };
}

/** Powers by the names of those who have them in this code; what nobody has here is left out. */
function mayBe(code: Code, powers: readonly string[]): string {
  const names = powers.flatMap((power) =>
    power === 'secretariat'
      ? (code.bodies.find(({ kind }) => kind === 'administrator')?.name ?? power)
      : (bodyIn(code, power)?.name ?? []),
  );
  return (names.length > 0 ? names : powers.map((power) => power.replaceAll('-', ' '))).join(' or ');
}

/** In plain lines, eighty columns where the words allow. */
export function linesOf(one: InShort, day: Day): string[] {
  const when = ({ until, at, expected, lateBy }: InShort['waits'][number]) =>
    until
      ? `, ${expected ? 'expected by' : 'by'} ${dayInWords(until)}${at ? ` at ${at}` : ''}${lateBy > 0 ? ` (${lateBy} WD late)` : ''}`
      : ', no day is set';
  const now = one.moves.filter(({ allowed }) => allowed);
  const later = one.moves.filter(({ allowed }) => !allowed);
  const ahead = one.timetable.filter(({ done }) => !done);
  return [
    `${one.ref}${one.title === one.ref ? '' : `: ${one.title}`}`,
    `${one.stage}, as at ${dayInWords(day)}`,
    [
      one.path ?? 'No path is determined',
      one.rules && `${one.rules.raisedUnder ? 'raised under' : 'under'} ${one.rules.name}`,
    ]
      .filter(Boolean)
      .join('; '),
    ...(one.proposer ? [`Proposed by ${one.proposer}`] : []),
    '',
    'Waits for',
    ...(one.waits.length === 0 ? ['  nobody'] : []),
    ...one.waits.flatMap((wait) => [
      `  ${wait.who}: ${wait.what}${when(wait)}`,
      ...(wait.sum ? [`    ${wait.sum}`] : []),
    ]),
    '',
    'Next moves',
    ...(now.length === 0 ? ['  none'] : []),
    ...now.map(
      ({ label, by, to, clause }) =>
        `  ${label} (${by})${to === one.stage ? '' : ` → ${to}`}${clause ? `, ${clause}` : ''}`,
    ),
    ...(later.length > 0 ? ['', 'Not possible now'] : []),
    ...later.flatMap(({ label, why }) => [`  ${label}`, ...why.map((sentence) => `    ${sentence}`)]),
    ...(ahead.length > 0 ? ['', 'Timetable'] : []),
    ...ahead.map(({ step, ends, critical }) => `  ${ends ?? 'not known '}  ${critical ? '*' : ' '} ${step}`),
    ...(ahead.some(({ critical }) => critical) ? ['  * decides when it ends'] : []),
  ];
}
