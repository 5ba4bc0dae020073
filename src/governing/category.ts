/** Whom a seat speaks for, however it is written: the code says "Large Supplier", minutes "Large Suppliers". */
import type { Code } from '../codes/code.ts';

/** Words that say that somebody sits there, not for whom. */
const sitting = new Set(['member', 'representative', 'party', 'seat', 'panel', 'board', 'independent']);

/** The same for all ways of writing one category. A chair is a chair, whatever is put before it. */
export function categoryKey(code: Pick<Code, 'partyCategories'>, written: string): string {
  const known = code.partyCategories.find(({ name, aliases }) =>
    [name, ...aliases].some((one) => one.toLowerCase() === written.trim().toLowerCase()),
  );
  const words = (known?.name ?? written)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (word === 'parties' ? 'party' : word.replace(/(?<=[^s])s$/, '')))
    .filter((word) => word !== '');
  if (words.includes('chair')) return 'chair';
  const telling = words.filter((word) => !sitting.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}
