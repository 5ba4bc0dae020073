/** What the pages of papers are made from, read in one transaction through the reader's eyes. */
import { bodyOf, workingLevel } from '../../agenda/waiting.ts';
import type { BodyConfig } from '../../codes/code.ts';
import { mayMake } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Level } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent } from '../../kernel/problem.ts';
import { get, type Row } from '../../kernel/read.ts';
import { ofMeeting } from '../../papers/of-meeting.ts';
import type { PaperContext } from '../../papers/paper-decision.ts';
import { accessFor } from '../../people/standing.ts';
import type { View } from '../view.ts';

export interface PapersView {
  meeting: Row;
  config: BodyConfig;
  /** The body's record, where it has one. */
  body: Row | null;
  working: Level;
  items: Row[];
  /** Papers of the meeting, withdrawn ones too. */
  papers: Row[];
  /** Who is expected, and what each may read of this body on the day: only for those who put papers in. */
  expected: { name: string; level: Level }[];
}

/** Whether this reader puts papers before meetings. */
export function keepsPapers(view: View): boolean {
  return view.session !== null && mayMake(view.session.actor, ['secretariat']);
}

/** Throws Absent for a meeting that is not there for this reader. */
export async function papersView(tx: Tx, view: View, ref: string): Promise<PapersView> {
  const { ledger } = view.site;
  const key = { code: view.code.id, at: { day: view.asAt.today, known: null } };
  const meeting = await get(tx, registerOf(ledger, 'meeting'), { ...key, ref });
  if (!meeting) throw new Absent();
  const config = bodyOf(view.code, meeting);
  const day = String(meeting.fields.day ?? view.asAt.today);
  const within = (register: string, by: string) => ofMeeting(tx, ledger, { ...key, meeting: ref, register, by });
  const items = await within('item', 'position');
  const attendance = keepsPapers(view) ? await within('attendance', 'position') : [];
  return {
    meeting,
    config,
    body: await get(tx, registerOf(ledger, 'body'), { ...key, ref: config.id }),
    working: workingLevel(config, day),
    items,
    papers: await within('paper', 'ref'),
    expected: await levelsOf(tx, view, { attendance, config, day }),
  };
}

/** What each who is expected may read of the body's papers on the day of the meeting. */
async function levelsOf(
  tx: Tx,
  view: View,
  { attendance, config, day }: { attendance: readonly Row[]; config: BodyConfig; day: string },
): Promise<PapersView['expected']> {
  const coming = attendance.filter(
    (one) => one.state !== 'apologies' && one.state !== 'absent' && typeof one.fields.person === 'string',
  );
  if (coming.length === 0) return [];
  const known = await accessFor(tx, view.code, { persons: coming.map((one) => String(one.fields.person)), day });
  return coming.map((one) => ({
    name: one.title,
    level: known.get(String(one.fields.person))?.access.clearance[`${view.code.id}/${config.id}`] ?? 0,
  }));
}

/** Names of those expected who may not read what bears this level. */
export function barred({ expected }: PapersView, level: Level): string[] {
  return expected.filter((one) => one.level < level).map((one) => one.name);
}

/** Throws Absent for somebody who puts no papers in. */
export function paperContext(view: View, { meeting, config, working }: PapersView): PaperContext {
  if (!view.session || !keepsPapers(view)) throw new Absent();
  return { code: view.code, config, meeting, actor: view.session.actor, today: view.asAt.today, working };
}

/** The classes a reader may give: those they may read themselves. */
export function levelChoices(view: View, group: string): Record<string, string> {
  const { clearance } = view.reader;
  const most = clearance[`${view.code.id}/${group}`] ?? clearance['*'] ?? 0;
  return Object.fromEntries(
    ([0, 1, 2, 3] as const).filter((one) => one <= most).map((one) => [String(one), view.code.levels[one].name]),
  );
}
