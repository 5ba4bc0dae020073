/** Identifiers of flags, stable within one document so that a person's answer stays with its question. */
import type { Flag } from '../proposal.ts';
import type { ReadItem } from '../reading.ts';

/** "item-5-verb"; an item without a number goes by its title. */
export function flagId(item: ReadItem, kind: string): string {
  const title = item.title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `item-${item.number ?? (title.slice(0, 40) || 'untitled')}-${kind}`;
}

/** A second flag of the same kind on the same item is "…-2". */
export function withUniqueIds(flags: readonly Flag[]): Flag[] {
  const seen = new Map<string, number>();
  return flags.map((flag) => {
    const count = (seen.get(flag.id) ?? 0) + 1;
    seen.set(flag.id, count);
    return count === 1 ? flag : { ...flag, id: `${flag.id}-${count}` };
  });
}
