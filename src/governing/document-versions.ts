/** The versions of a governing document, told from its history: each change of its text, by which decision. */
import type { Day, Instant } from '../kernel/define.ts';
import type { Happening } from '../kernel/history.ts';

export interface Version {
  /** Its log entry: what a link names it by. */
  entry: number;
  /** As printed on it; null where nobody said. */
  version: string | null;
  /** The words of the move: "Amended". */
  move: string;
  content: string;
  effective: Day;
  inForceFrom: Day | null;
  recorded: Instant;
  by: Happening['by'];
}

/**
 * Every text the document had, oldest first. What was taken back is none of them.
 * @param happened the record's history in order of effect, as its reader may see it
 */
export function versionsOf(happened: readonly Happening[]): Version[] {
  const versions: Version[] = [];
  let version: string | null = null;
  let inForceFrom: Day | null = null;
  for (const one of happened) {
    if (one.withdrawn) continue;
    if (one.sets.version) version = one.sets.version.after as string | null;
    if (one.sets.in_force_from) inForceFrom = one.sets.in_force_from.after as string | null;
    const text = one.sets.content?.after;
    if (typeof text !== 'string' || text === '') continue;
    const { seq: entry, move, effective, recorded, by } = one;
    versions.push({ entry, version, move, content: text, effective, inForceFrom, recorded, by });
  }
  return versions;
}

/** "1.2" after "1.1", "3" after "2"; "2" where there was none, since the first is taken to have been one. */
export function nextVersion(version: string | null): string {
  const [, before = '', last] = /^(.*?)(\d{1,9})\D*$/.exec(version ?? '') ?? [];
  return last === undefined ? '2' : `${before}${Number(last) + 1}`;
}
