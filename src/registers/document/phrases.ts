/** What minutes say of governing documents: policies, terms of reference, procedures, registers, reports, budgets. */
import type { DocumentFact, Found } from '../../minutes/proposal.ts';
import type { Paragraph } from '../../minutes/reading.ts';

type Change = DocumentFact['change'];
type Read = Found<Omit<DocumentFact, 'item'>>;

/** The last word of a document's title. In the plural it is a kind of document and names none, terms of reference apart. */
const KIND =
  'Policy|Terms of Reference|ToRs?|Procedure|Register|Log|Report|Plan|Planner|Budget|Statement|Framework|Agreement|Spreadsheet|Thought Piece|Charter|Guidance|Handbook|Manual|Form|Work ?[Pp]lan|member pack';
const WORD = "[A-Z0-9][\\w&’'-]*";
const ASIDE = '(?:\\s+\\([A-Z][\\w&-]*\\))';
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
/** Capitalised words up to a kind, with an abbreviation and the month of a report where printed. */
const TITLED = new RegExp(
  `\\b((?:${WORD}${ASIDE}?\\s+(?:(?:and|of|for)\\s+(?=[A-Z]))?){0,8}(?:${KIND}))\\b(?!\\s+[A-Z][a-z])(?:\\s+\\(([A-Z][\\w&-]*)\\))?(?:\\s+(?:for|[–-])\\s+((?:${MONTHS})\\s+20\\d\\d)\\b)?`,
  'g',
);
/** A document may be known by its abbreviation alone, where it is amended: "the draft changes to the Panel XYZ". */
const AMENDED_OBJECT =
  /\b(?:changes|amendments?|revisions?)\s+to\s+(?:the\s+)?((?:[A-Z][\w-]*\s+){0,3}[A-Z]{3,5})\b(?!\s+[A-Z])/g;
/** Reports that belong to the register of modifications, not to that of documents. */
const ELSEWHERE = /\bModification Report(?:\s+\([A-Z]+\))?$/;

/** Words that may stand between what is done and the title. Names may too, but no other words. */
const TO_IT =
  "(?:\\s+(?:to|of|be|made|the|all|its|this|latest|proposed|set|new|an?|in|wording|version|mentions|and|also|approved|updated|amended|final|draft|throughout|for|revised|[A-Z][\\w'’-]*))*\\s*$";
const said = (verbs: string) => new RegExp(`\\b(?:${verbs})${TO_IT}`);
const done = (verbs: string) =>
  new RegExp(
    `^\\s*(?:\\([^)]*\\)\\s*)?(?:was|were|is|are|be|has been|have been|to be|will be)\\s+(?:also\\s+)?(?:${verbs})\\b`,
  );

const AMENDED = 'amend(?:ed|ing|ments?)?|revis(?:ed|ing|ions?)|chang(?:ed|es?)|updat(?:ed|es)|re-?worded';
const ISSUED = 'issue[sd]?|issuing|publish(?:ed|es)?|circulate[sd]?|distributed';
const APPROVED = 'approved?|approval|adopted?|endorsed?|ratified|agreed?';
/** In this order: what goes out for consultation is not yet approved, and an amendment approved is an amendment. */
const DONE: readonly [Change, before: RegExp, after: RegExp][] = [
  [
    'issued',
    /^$/,
    /^\s*(?:\([^)]*\)\s*)?(?:(?:is|be|to be)\s+issued\s+)?(?:to\s+[A-Z][\w ]+?\s+)?for\s+(?:an?\s+)?(?:[\w-]+\s+){0,3}consultation\b/,
  ],
  ['amended', said(AMENDED), done('amended|revised|updated|changed')],
  ['issued', said(ISSUED), done('issued|published|circulated')],
  ['approved', said(APPROVED), done('approved|adopted|endorsed|ratified|agreed')],
];

/** Each document the line names by title, with what is done to it there. `lead` is the verb of a formal decision. */
export function readDocuments(line: Paragraph, lead: string): Read[] {
  const found = new Map<string, Read>();
  const put = (title: string, start: number, end: number) => {
    if (!isTitle(title) || found.has(title)) return;
    const change = changeIn(`${lead} ${line.text.slice(0, start)}`, line.text.slice(end));
    const sure = change === 'mentioned' ? 'unsure' : 'likely';
    found.set(title, { title, change, spans: line.spanOf(start, end), sure });
  };
  for (const match of line.text.matchAll(TITLED)) {
    let start = match.index;
    // "the Risk Register and Issues Log" are two documents.
    for (const part of match[1]!.split(new RegExp(`(?<=\\b(?:${KIND}))\\s+and\\s+`))) {
      const last = match[1]!.endsWith(part);
      const aside = last ? `${match[2] ? ` (${match[2]})` : ''}${match[3] ? `, ${match[3]}` : ''}` : '';
      start = line.text.indexOf(part, start);
      put(`${withoutArticle(part)}${aside}`, start, last ? match.index + match[0].length : start + part.length);
    }
  }
  for (const match of line.text.matchAll(AMENDED_OBJECT)) {
    put(match[1]!, match.index + match[0].length - match[1]!.length, match.index + match[0].length);
  }
  return [...found.values()];
}

/** The stronger of two things done to a document in one meeting. */
export function strongest(a: Change, b: Change): Change {
  const order: Change[] = ['mentioned', 'issued', 'approved', 'amended'];
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

function changeIn(before: string, after: string): Change {
  const change = DONE.find(
    ([, verb, passive]) => (verb.source !== '^$' && verb.test(before)) || passive.test(after),
  )?.[0];
  return change === 'amended' && onlyProposed(before) ? 'mentioned' : (change ?? 'mentioned');
}

/** "Noted the proposed amendments to" changes nothing yet. */
function onlyProposed(before: string): boolean {
  return (
    /\b(?:propos(?:e|ed|al)|suggest\w*|present\w*|consider\w*|overview|summary)\b/i.test(before) &&
    !/\b(?:approv|agree|adopt|endors)\w*\b/i.test(before)
  );
}

/** A kind alone ("the Report") is no title; terms of reference need no more words. */
function isTitle(title: string): boolean {
  if (/^(?:Terms of Reference|ToRs?)$/.test(title)) return true;
  return /\s/.test(title) && !ELSEWHERE.test(title) && !/^(?:This|That|These|Any|Each)\s+\S+$/.test(title);
}

function withoutArticle(title: string): string {
  const lead = new RegExp(`^(?:(?:The|A|An|All|This|Any|Following|Latest)\\s+|(?:${MONTHS})\\s+20\\d\\d\\s+)+`);
  return title.replace(lead, '').replace(/\s+/g, ' ').trim();
}
