/** What follows from a release for the modifications it carries: their implementation dates are its day. */
import type { Change, Day } from '../kernel/define.ts';
import type { BoardChange } from './board.ts';
import type { ReleaseDay } from './release-calendar.ts';

/** The change that gives a modification the day of a release; null takes it out of all of them. */
export function followRelease(modification: string, release: Pick<ReleaseDay, 'ref' | 'day'> | null): Change {
  return {
    register: 'modification',
    ref: modification,
    move: 'schedule',
    sets: { release: release?.ref ?? null, implements_on: release?.day ?? null },
  };
}

/** Modifications in a release whose date is set, and would follow if the release moved to another day. */
export function followers(
  changes: readonly BoardChange[],
  to: Day | null,
): { ref: string; title: string; from: Day | null }[] {
  return changes.flatMap(({ modification }) =>
    modification?.state === 'approved' && modification.implementsOn !== to
      ? [{ ref: modification.ref, title: modification.title, from: modification.implementsOn }]
      : [],
  );
}

/** What going live does with each change: those that do, with the modifications they carry; and those left behind. */
export function launchChanges(
  changes: readonly BoardChange[],
  { release, day, live }: { release: string; day: Day; live: ReadonlySet<string> },
): Change[] {
  return changes.flatMap((change): Change[] => {
    const { inclusion, modification } = change;
    const goes = live.has(change.ref);
    if (!goes)
      return inclusion && inclusion.state !== 'delivered'
        ? [{ register: 'inclusion', ref: inclusion.ref, move: 'defer', sets: {}, effective: day }]
        : [];
    const delivered: Change[] = inclusion
      ? [{ register: 'inclusion', ref: inclusion.ref, move: 'deliver', sets: {}, effective: day }]
      : [];
    const implemented: Change[] =
      modification && modification.state !== 'implemented'
        ? [
            {
              register: 'modification',
              ref: modification.ref,
              move: 'implement',
              sets: { release, implements_on: day },
              effective: day,
            },
          ]
        : [];
    return [...implemented, ...delivered];
  });
}
