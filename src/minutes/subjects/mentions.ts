/** References named under an item: modifications, actions of other meetings, risks. */
import type { HouseStyle } from '../../codes/code.ts';
import { sentencesOf } from '../layout/sentences.ts';
import type { ReadItem } from '../reading.ts';
import { findReferences } from '../references.ts';

/** Records that an item may name. Clauses, releases and variations are facts of their own, not mentions. */
const NAMED = ['modification', 'action', 'risk', 'issue'];

/** As printed ("CP104", "Risk 26"), each once, in the order first met. The item's own new actions are not mentions. */
export function readMentions(item: ReadItem, style: HouseStyle): string[] {
  const own = new Set(item.actions.map((action) => action.ref));
  const found = new Set<string>();
  for (const sentence of sentencesOf(item)) {
    const here = NAMED.flatMap((kind) => findReferences(sentence.text, style.references[kind]));
    for (const { ref } of here.sort((a, b) => a.start - b.start)) if (!own.has(ref)) found.add(ref);
  }
  return [...found];
}
