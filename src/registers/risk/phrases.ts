/** What minutes say of risks: new ones with their words, and those reworded or closed. */
import type { Found, RiskFact } from '../../minutes/proposal.ts';
import type { Paragraph } from '../../minutes/reading.ts';

export interface Know {
  /** References of risks, written out in full: "Risk 23". */
  refs(text: string): { ref: string; start: number; end: number }[];
}

/** The strongest that is said wins: a new risk is not also "amended" by the paper that brings it. */
const CHANGES: readonly [RiskFact['change'], RegExp][] = [
  ['closed', /\brisks?\b[^.]{0,80}\b(?:be|been|was|were|now)\s+(?:closed|removed|retired)\b/i],
  ['closed', /\b(?:clos(?:e|ed|ing|ure of)|remov(?:e|ed|ing|al of)|retir(?:e|ed|ing))\s+(?:the\s+)?risks?\b/i],
  ['new', /\bnew\b[^.]{0,40}\brisks?\b|\brisks?\b[^.]{0,80}\b(?:be|been|was|were)\s+(?:added|raised|opened)\b/i],
  ['new', /\b(?:add(?:ed|ing|ition of)?|open(?:ed|ing)?)\s+(?:of\s+)?(?:the\s+)?risks?\b/i],
  ['reworded', /\b(?:re-?word\w*|wording|amend\w*|updat\w+|revis\w+|chang\w+)\b/i],
];

/** Where one thing done to a risk ends and the next begins: "to close Risk 4 and to reword Risk 5". */
const NEXT =
  /(?<=[.;])\s+|,?\s+and\s+(?=that\b|to\s+[a-z]|(?:clos|re-?word|amend|updat|revis|chang|add|open|remov|retir)\w*\b)/;

/** What the clause that holds offset `at` says; of a text in one clause, nothing more than the text. */
function changeAt(text: string, at: number): RiskFact['change'] {
  let from = 0;
  for (const clause of text.split(NEXT)) {
    const start = text.indexOf(clause, from);
    from = start + clause.length;
    if (at < from) return changeIn(clause);
  }
  return 'mentioned';
}

/** What a lead says of the bullets under it: what it said last. */
function changeLed(lead: string): RiskFact['change'] {
  const said = lead.split(NEXT).map(changeIn);
  return said.filter((change) => change !== 'mentioned').at(-1) ?? changeIn(lead);
}

/** One fact for each risk named, by its number. `lead` introduces a bullet: "two new proposed risks:". */
export function readRisks(line: Paragraph, lead: string, know: Know): Found<Omit<RiskFact, 'item'>>[] {
  const refs = know.refs(line.text);
  if (refs.length === 0) return [];
  const said = changeIn(`${lead} ${line.text}`);
  return refs.map(({ ref, start, end }, index) => {
    const number = /\d+(?!.*\d)/.exec(ref)?.[0] ?? ref;
    const title = titleIn(line.text.slice(end, refs[index + 1]?.start), line.kind === 'bullet' || line.kind === 'row');
    // The words of a titled bullet are the risk's own ("unable to deliver the changes"): only the lead says what befell it.
    const own = changeAt(line.text, start);
    const change = title && line.kind === 'bullet' ? changeLed(lead) : own === 'mentioned' ? said : own;
    return { ref: number, title, change, spans: line.spans, sure: change === 'mentioned' ? 'unsure' : 'likely' };
  });
}

function changeIn(words: string): RiskFact['change'] {
  return CHANGES.find(([, pattern]) => pattern.test(words))?.[0] ?? 'mentioned';
}

/** After a dash or colon; in running text only in quotation marks, since a dash there may open an aside. */
function titleIn(rest: string, listed: boolean): string | null {
  const quoted = /^\s*[,:–—-]?\s*[(]?[‘“"'](.+?)[’”"'](?![A-Za-z])/.exec(rest)?.[1];
  const dashed = listed ? /^\s*[–—:.|-]\s*(?=[A-Z])(.+?)\s*(?:;\s*(?:and|or)?|\.)?\s*$/s.exec(rest)?.[1] : undefined;
  return quoted ?? dashed?.replace(/[;,]?\s+and$/, '') ?? null;
}
