/** A document as the paper readers would give it, from its text. */
import type { ReadDocument } from '../../src/paper/document.ts';

export function documentOf(text: string, kind: ReadDocument['kind'] = 'text'): ReadDocument {
  return { name: kind === 'markdown' ? 'minutes.md' : 'minutes.txt', kind, text, pages: 1, sha256: '0'.repeat(64) };
}
