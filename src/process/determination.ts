/** What the deciding body determines of a proposal on its initial report: its path, and where it goes from there. Pure. */

import type { ChangeProcess } from '../codes/process.ts';
import { pathOf } from '../codes/process-of.ts';
import type { Change, Value } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import { type Ending, endsWith } from './end.ts';
import type { ProcessFacts } from './facts.ts';
import { formGroup, type GroupAsked } from './working-group.ts';

export interface Determined {
  /** To refinement, straight to consultation on its report, or nowhere. */
  to: 'refine' | 'consult' | 'refuse';
  /** Id, name or print of the path; null leaves the one on record. */
  path: string | null;
  /** What is asked of the Working Group. */
  condition?: string | null;
  reasons?: string | null;
  /** The meeting that determines it; null for none. */
  meeting: string | null;
  /** Formed with it, where one is. */
  group?: Omit<GroupAsked, 'modification' | 'title'>;
  /** The timetable agreed with it: changes of its steps, as the timetable makes them. */
  timetable?: readonly Change[];
  ending?: Ending;
}

/**
 * The changes of the determination, in the order in which they follow.
 * @throws Refused for a path the process does not have, or a group that cannot be formed
 */
export function determination(process: ChangeProcess, facts: ProcessFacts, asked: Determined): Change[] {
  const path = asked.path === null ? null : pathOf(process, asked.path);
  if (asked.path !== null && !path)
    throw new Refused({
      sentence: `There is no path “${asked.path}”. Choose one of ${process.paths.map(({ printed }) => printed).join(', ')}.`,
      field: 'path',
    });
  const sets: Record<string, Value> = {
    ...(path ? { path: path.printed } : {}),
    ...(asked.meeting ? { last_meeting: asked.meeting } : {}),
    ...(asked.to !== 'refuse' && asked.condition ? { condition: asked.condition } : {}),
    ...(asked.to !== 'consult' && asked.reasons ? { reasons: asked.reasons } : {}),
  };
  const change: Change = { register: 'modification', ref: facts.ref, move: asked.to, sets };
  const title = facts.row?.title ?? facts.ref;
  const group =
    asked.group && asked.to === 'refine' ? formGroup(process, { ...asked.group, modification: facts.ref, title }) : [];
  return [
    change,
    ...group,
    ...(asked.timetable ?? []),
    ...(asked.to === 'refuse' && asked.ending ? endsWith(facts, asked.ending) : []),
  ];
}
