/** A site on which proposals are moved through their process, each step one Decision of the body whose it is. */
import { calendarOf } from '../../src/calendar/calendar.ts';
import type { ChangeProcess } from '../../src/codes/process.ts';
import { processOf } from '../../src/codes/process-of.ts';
import { commit } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import type { Change, Day, Label, Value } from '../../src/kernel/define.ts';
import { registerOf } from '../../src/kernel/ledger.ts';
import { type Problem, Refused } from '../../src/kernel/problem.ts';
import { get, type Row } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { computedSets } from '../../src/process/computed.ts';
import { factsOf, type ProcessFacts } from '../../src/process/facts.ts';
import { deciderOf } from '../../src/process/lifecycle.ts';
import { openSite, type StorySite } from '../stories/site.ts';

export interface Done {
  on: Day;
  changes: readonly Change[];
  /** Whose decision it is; the Panel's when absent. */
  body?: string;
  /** Facts read from minutes. */
  found?: boolean;
  label?: Label;
}

export interface Ground {
  site: StorySite;
  /** The process in force on a day. */
  process(day: Day): ChangeProcess;
  /** Records one Decision. */
  decide(done: Done): Promise<void>;
  /** The problems for which it is refused; fails when it is not. */
  refused(done: Done): Promise<readonly Problem[]>;
  /** One move of a proposal, by whoever decides it, with the days that follow from it. */
  move(ref: string, move: string, on: Day, sets?: Record<string, Value>, beside?: readonly Change[]): Promise<void>;
  notMoved(
    ref: string,
    move: string,
    on: Day,
    sets?: Record<string, Value>,
    beside?: readonly Change[],
  ): Promise<readonly Problem[]>;
  row(register: string, ref: string): Promise<Row | null>;
  facts(ref: string): Promise<ProcessFacts>;
  close(): Promise<void>;
}

export const change = (register: string, ref: string, move: string, sets: Record<string, Value> = {}): Change => ({
  register,
  ref,
  move,
  sets,
});

export const complete = { title: 'Bigger ovens', description: 'Ovens are small.', proposer: 'loaf' };

/** Ask for it in `beforeAll`, close it after. */
export async function openGround(today: Day = '2018-06-01'): Promise<Ground> {
  const site = await openSite(today);
  const { code } = site;
  const calendar = calendarOf(code.calendar);
  const far = { day: '9999-12-31', known: null };
  const row = (register: string, ref: string) =>
    reading(site.ledger.db, operator, (tx) =>
      get(tx, registerOf(site.ledger, register), { code: code.id, ref, at: far }),
    );
  const decide = async ({ on, changes, body = 'panel', found, label = { group: 'panel', level: 0 } }: Done) => {
    await commit(site.ledger, operator, {
      code: code.id,
      authority: { kind: 'post', ref: 'Secretariat' },
      body,
      effective: on,
      title: 'A step of the process',
      label,
      ...(found ? { found } : {}),
      changes,
    });
  };
  const refused = (done: Done) =>
    decide(done).then(
      () => {
        throw new Error(`Not refused: ${JSON.stringify(done.changes)}`);
      },
      (error) => {
        if (error instanceof Refused) return error.problems;
        throw error;
      },
    );
  const asked = async (
    ref: string,
    move: string,
    { on, sets, beside }: { on: Day; sets: Record<string, Value>; beside: readonly Change[] },
  ): Promise<Done> => {
    const before = await row('modification', ref);
    const process = processOf(code, { ...before?.fields, ...sets }, on)!;
    const all = { ...computedSets(process, { row: before, move, day: on, calendar }), ...sets };
    const body = deciderOf(process, { row: before, move, sets: all }) ?? 'panel';
    return { on, body, changes: [...beside, change('modification', ref, move, all)] };
  };
  return {
    site,
    process: (day) => processOf(code, {}, day)!,
    decide,
    refused,
    move: async (ref, move, on, sets = {}, beside = []) => decide(await asked(ref, move, { on, sets, beside })),
    notMoved: async (ref, move, on, sets = {}, beside = []) => refused(await asked(ref, move, { on, sets, beside })),
    row,
    facts: (ref) =>
      reading(site.ledger.db, operator, (tx) => factsOf(tx, site.ledger, { code: code.id, ref, at: far })),
    close: site.close,
  };
}

/** A report consultation on a proposal, issued and closed. */
export function consulted(ref: string, on: Day, number = 1): Change[] {
  const name = `${ref}/report-${number}`;
  const about = { title: `Report on ${ref}`, modification: ref, kind: 'report', opens_on: on, closes_on: on };
  return [change('consultation', name, 'issue', about), change('consultation', name, 'close')];
}

export const costed = (on: Day) => ({ cost: 'Little', cost_consulted_on: on, text_consulted_on: on });

/** A vote on it, as its minutes would tell: opened and closed in one. */
export function votedOn(ref: string, on: Day, outcome: string, number = ''): Change[] {
  const sets = { title: `Approve ${ref}?`, modification: ref, closes_on: on };
  return [
    change('vote', `${ref}/vote${number}`, 'open', sets),
    change('vote', `${ref}/vote${number}`, 'close', { outcome }),
  ];
}

/** Takes a proposal to where its report was consulted on and voted on, a fortnight a step from the day. */
export async function toTheVote(
  ground: Ground,
  ref: string,
  { path, from }: { path: string; from: Day },
): Promise<Day> {
  const day = (n: number) => new Date(Date.parse(from) + n * 14 * 86_400_000).toISOString().slice(0, 10);
  await ground.move(ref, 'raise', from, { ...complete, title: `Change ${ref}`, path });
  await ground.move(ref, 'refine', day(1));
  await ground.move(ref, 'present', day(2));
  await ground.move(ref, 'consult', day(3));
  await ground.move(ref, 'vote', day(4), costed(day(3)), consulted(ref, day(4)));
  return day(4);
}

export const sentences = (problems: readonly Problem[]): string[] => problems.map(({ sentence }) => sentence);
export const clauses = (problems: readonly Problem[]): (string | undefined)[] => problems.map(({ clause }) => clause);
