/** Several decisions under one verb, "RESOLVED: (i) that…; (ii) that…": each made a paragraph with the verb of its own. */
import { type Block, sliceBlock } from '../paragraph.ts';
import type { Style } from '../style.ts';

const mark = /^\(?(?:[ivx]{1,5}|[a-z]|\d{1,2})\)\s+|^(?:[ivx]{1,5}|[a-z])\.\s+/;
/** Where the next entry begins on the same line. */
const next = /(?<=[;.](?:\s+(?:and|or))?)\s+(?=\((?:[ivx]{1,5}|[a-z]|\d{1,2})\)\s)/g;

/** "NOTED:   (i)   that…" set with wide spaces looks like a row of a table: a paragraph again. */
function unrowed(block: Block): Block {
  const label = /^[A-Z]{4,}\s*:$/.test(block.cells?.[0] ?? '');
  if (block.kind !== 'row' || !label) return block;
  return { ...block, kind: 'text', cells: undefined, text: block.text.replace(/\t/g, ' ') };
}

/** "> Decision: …" is quoted only to set it apart. */
function unquoted(block: Block): Block {
  return /^>\s+\S/.test(block.text) && block.kind === 'text' ? sliceBlock(block, 1, block.text.length) : block;
}

/** The entries of a list that stands in one paragraph. */
function entriesOf(block: Block): Block[] {
  const cuts = [0, ...[...block.text.matchAll(next)].map((match) => match.index)];
  return cuts.map((from, i) => sliceBlock(block, from, cuts[i + 1] ?? block.text.length));
}

/** An entry with the verb set before it; offsets stay those of the entry. */
function withVerb(entry: Block, verb: string): Block {
  const words = entry.text.replace(mark, '');
  const lead = `${verb.toUpperCase()}: `;
  const shift = entry.text.length - words.length - lead.length;
  const text = lead + words;
  return { ...entry, kind: 'text', text, spanOf: (a, b) => entry.spanOf(Math.max(0, a + shift), b + shift) };
}

/** The paragraphs with such lists spread. A list whose entries have verbs of their own is left as it is. */
export function spreadDecisions(blocks: readonly Block[], style: Style): Block[] {
  const verbs = style.house.verbs.map((verb) => verb.toUpperCase()).join('|');
  const opens = new RegExp(
    `(?:^|\\s)(?:(?:IT WAS|It was|it was)\\s+)?(?<verb>${verbs})(?:\\s+(?:THAT|that|TO|to|unanimously))?\\s*(?::|$)\\s*(?<list>\\(?(?:i|a|1)\\)\\s.*)?$`,
  );
  const plain = blocks.map((block) => unquoted(unrowed(block)));
  const spread: Block[] = [];
  for (let i = 0; i < plain.length; i += 1) {
    const block = plain[i] as Block;
    const match = block.kind === 'row' ? null : opens.exec(block.text);
    const { verb, list } = match?.groups ?? {};
    let end = i + 1;
    while (plain[end]?.kind !== 'row' && mark.test(plain[end]?.text ?? '')) end += 1;
    const under = plain.slice(i + 1, end);
    const inline = list ? entriesOf(sliceBlock(block, block.text.length - list.length, block.text.length)) : [];
    const entries = [...inline, ...under.flatMap(entriesOf)];
    const own = entries.some((entry) => style.opening.test(entry.text.replace(mark, '')));
    if (!match || !verb || entries.length < 2 || own) {
      spread.push(block);
      continue;
    }
    if (match.index > 0) spread.push(sliceBlock(block, 0, match.index));
    const said = block.spanOf(match.index, block.text.length - (list?.length ?? 0));
    entries.forEach((entry, n) => {
      const one = withVerb(entry, verb);
      spread.push(n === 0 ? { ...one, spans: [...said, ...one.spans] } : one);
    });
    i = end - 1;
  }
  return spread;
}
