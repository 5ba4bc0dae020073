/**
 * Effects held back, by a condition or a vote, as lines of text: `<move> <register> <ref> <sets as canonical JSON>`. They
 * are kept on the decision or the vote, read by people there, and become changes again once nothing holds them.
 */
import { canonical } from '../kernel/canonical.ts';
import type { Change, Value } from '../kernel/define.ts';

/** The line of one change. What it expected to find is not kept: the record may move before it takes effect. */
export function pendingLine({ move, register, ref, sets }: Pick<Change, 'move' | 'register' | 'ref' | 'sets'>): string {
  return `${move} ${register} ${ref} ${canonical(sets)}`;
}

/** The change that a line holds back; null for words that hold none. */
export function changeFromLine(line: string): Change | null {
  const [, move, register, rest] = /^([a-z]+) ([a-z]+) (.+)$/s.exec(line) ?? [];
  if (!move || !register || !rest) return null;
  // A reference may hold spaces and even a brace: the sets are the first piece that reads as an object to the very end.
  for (let at = rest.indexOf(' {'); at > 0; at = rest.indexOf(' {', at + 1)) {
    const sets = objectIn(rest.slice(at + 1));
    if (sets) return { register, ref: rest.slice(0, at), move, sets };
  }
  return null;
}

function objectIn(text: string): Record<string, Value> | null {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
