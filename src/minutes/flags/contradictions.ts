/** Where the parts of one item say different things of the same matter. */
import type { HouseStyle } from '../../codes/code.ts';
import { type Sentence, sentencesOf } from '../layout/sentences.ts';
import type { Flag } from '../proposal.ts';
import type { ReadItem } from '../reading.ts';
import { findReferences } from '../references.ts';
import { shareIn, tellingWords, type Weights } from '../subjects/likeness.ts';
import { TAKING_NOTE } from '../subjects/outcomes.ts';
import { flagId } from './flag-id.ts';

const SAME = 0.5;
/** Words that hold back, each followed by what is held back. */
const HELD_BACK: readonly RegExp[] = [
  /\bno decision\s+(?:should|would|could|can|will|was|is)?\s*(?:be\s+)?(?:made|taken|reached)?\s*(?:on|about|regarding|in relation to)\s+(.+)/i,
  /\btoo (?:soon|early) to\s+(.+)/i,
  /\b(?:agreed|decided|determined|resolved)\s+(?:not to|against|that no)\s+(.+)/i,
  /\b(?:declined|refused) to\s+(.+)/i,
];
/** Where what is held back has been said. */
const END = /\b(?:until|as there|as it|because|since|before|pending|while|given|prior to)\b|[,;.]/;
const NEGATED = /\b(?:not|no|reject\w*|defer\w*|withdr\w*|declin\w*|postpon\w*)\b/i;

/** The narrative holds back what a formal decision of the item goes ahead with. */
export function contradictions(item: ReadItem, weights: Weights): Flag[] {
  const formal = item.decisions.filter((one) => !TAKING_NOTE.has(one.verb) && !NEGATED.test(one.text));
  return narrativeOf(item).flatMap((sentence) => {
    const held = HELD_BACK.map((pattern) => pattern.exec(sentence.text)?.[1]).find((words) => words !== undefined);
    const subject = tellingWords(held?.split(END)[0] ?? '');
    const decision = subject.size === 0 ? undefined : formal.find((one) => shareIn(subject, one.text, weights) >= SAME);
    if (!decision) return [];
    return [
      {
        id: flagId(item, 'held-back'),
        item: item.number,
        says: `The narrative holds back from this, but a formal decision on the same matter says "${decision.verb} ${shortened(decision.text)}". Which stands?`,
        passage: sentence.text,
        spans: [...sentence.spans, ...decision.spans],
      },
    ];
  });
}

/** A decision names several things together, and an action on the same matter only some of them; or the other way round. */
export function oneSided(item: ReadItem, style: HouseStyle): Flag[] {
  const decisions = item.decisions.filter((one) => !TAKING_NOTE.has(one.verb));
  const ways = [
    { from: decisions, to: item.actions, first: 'decision', second: 'action' },
    { from: item.actions, to: decisions, first: 'action', second: 'decision' },
  ];
  for (const { from, to, first, second } of ways) {
    for (const one of from) {
      for (const names of namedTogether(one.text, style)) {
        const related = to.filter((other) => names.some((name) => speaksOf(other.text, name)));
        const missing = names.filter((name) => !related.some((other) => speaksOf(other.text, name)));
        if (related.length === 0 || missing.length === 0) continue;
        const told = narrativeOf(item).filter((sentence) => missing.some((name) => speaksOf(sentence.text, name)));
        return [
          {
            id: flagId(item, 'one-sided'),
            item: item.number,
            says: `The ${first} names ${listed(names)}, the ${second} on the same matter leaves out ${listed(missing)}. Is ${listed(missing)} meant to be covered?`,
            passage: `${one.text} / ${related.map((other) => other.text).join(' / ')}`,
            spans: [...one.spans, ...related.flatMap((other) => other.spans), ...told.flatMap((said) => said.spans)],
          },
        ];
      }
    }
  }
  return [];
}

/**
 * Names joined by "and": abbreviations ("ABC and XY-64 (User ID)") and references of modifications. Whoever may own an
 * action is left out, since decisions and actions name those for other reasons.
 */
function namedTogether(text: string, style: HouseStyle): string[][] {
  const owners = new Set(style.owners);
  const marks: { name: string; start: number; end: number }[] = [
    ...findReferences(text, style.references.modification).map(({ ref, start, end }) => ({ name: ref, start, end })),
    ...[...text.matchAll(/\b[A-Z]{2,}[A-Z0-9]*(?:-\d+)?\b(?:\s+\([^()]*\))?/g)].map((match) => ({
      name: match[0].replace(/\s+\(.*/, ''),
      start: match.index,
      end: match.index + match[0].length,
    })),
  ];
  const apart = marks
    .filter((one, index) => !owners.has(one.name) && marks.findIndex((other) => other.start === one.start) === index)
    .sort((a, b) => a.start - b.start);
  const groups: { names: string[]; end: number }[] = [];
  for (const one of apart) {
    const last = groups.at(-1);
    if (last && /^(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)(?:the\s+)?$/.test(text.slice(last.end, one.start))) {
      last.names.push(one.name);
      last.end = one.end;
    } else groups.push({ names: [one.name], end: one.end });
  }
  return groups.map((group) => [...new Set(group.names)]).filter((names) => names.length > 1);
}

function speaksOf(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`).test(text);
}

function narrativeOf(item: ReadItem): Sentence[] {
  return sentencesOf(item).filter((one) => one.from === 'narrative');
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function shortened(text: string): string {
  const words = text.split(/\s+/);
  return words.length <= 14 ? text.replace(/[.;]$/, '') : `${words.slice(0, 14).join(' ')}…`;
}
