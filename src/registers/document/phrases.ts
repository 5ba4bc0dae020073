/** What minutes say of governing documents: policies, terms of reference, procedures, registers, reports, budgets. */
import type { DocumentFact, Found } from '../../minutes/proposal.ts';
import type { Paragraph } from '../../minutes/reading.ts';

type Read = Found<Omit<DocumentFact, 'item'>>;

/** The last word of a document's title. */
const KIND =
  'Polic(?:y|ies)|Terms of Reference|ToRs?|Procedures?|Registers?|Logs?|Reports?|Plan|Planner|Budget|Statement|Framework|Agreement|Spreadsheet|Thought Piece|Charter|Guidance|Handbook|Manual|Strategy|Evidence Form|Work ?[Pp]lan|member pack';
const WORD = "[A-Z0-9][\\w&’'-]*";
const ASIDE = '(?:\\s+\\([A-Z][\\w&-]*\\))';
/** Capitalised words up to a kind, with an abbreviation and the period of a report where printed. */
const TITLED = new RegExp(
  `\\b((?:${WORD}${ASIDE}?\\s+(?:(?:and|of|for)\\s+(?=[A-Z]))?){0,8}(?:${KIND})\\b)(?:\\s+\\(([A-Z][\\w&-]*)\\))?(?:\\s+(?:for|[–-])\\s+([A-Z][a-z]+\\s+20\\d\\d)\\b)?`,
  'g',
);
/** A document may be known by its abbreviation alone, where it is amended: "the draft changes to the Panel XYZ". */
const AMENDED_OBJECT =
  /\b(?:changes|amendments?|revisions?)\s+to\s+(?:the\s+)?((?:[A-Z][\w-]*\s+){0,3}[A-Z]{3,5})\b(?!\s+[A-Z])/g;

const AMENDING = '(?:amend\\w*|revis\\w+|changes?|changed|updat\\w+|re-?word\\w*)';
/** Words that may stand between what is done and the title. */
const TO_IT =
  '(?:(?:\\s+(?:to|of|be|made|the|all|its|this|latest|proposed|set|new|an?|in|wording|version|mentions|and|approved|updated|amended|final|draft|[\\w-]+ing))|\\s+[A-Z][\\w-]*)*\\s*$';

/** Each document the line names by title, with what is done to it there. `lead` is the verb of a formal decision. */
export function readDocuments(line: Paragraph, lead: string): Read[] {
  const found = new Map<string, Read>();
  const put = (title: string, start: number, end: number) => {
    if (!titled(title) || found.has(title)) return;
    const change = changeIn(`${lead} ${line.text.slice(0, start)}`, line.text.slice(end));
    found.set(title, {
      title,
      change,
      spans: line.spanOf(start, end),
      sure: change === 'mentioned' ? 'unsure' : 'likely',
    });
  };
  for (const match of line.text.matchAll(TITLED)) {
    const head = withoutArticle(match[1]!);
    const title = `${head}${match[2] ? ` (${match[2]})` : ''}${match[3] ? `, ${match[3]}` : ''}`;
    put(title, match.index, match.index + match[0].length);
  }
  for (const match of line.text.matchAll(AMENDED_OBJECT)) {
    put(match[1]!, match.index + match[0].length - match[1]!.length, match.index + match[0].length);
  }
  return [...found.values()];
}

/** The strongest of two things done to a document in one meeting: an amendment approved is an amendment. */
export function strongest(a: DocumentFact['change'], b: DocumentFact['change']): DocumentFact['change'] {
  const order: DocumentFact['change'][] = ['mentioned', 'issued', 'approved', 'amended'];
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

function changeIn(before: string, after: string): DocumentFact['change'] {
  if (new RegExp(`\\b${AMENDING}${TO_IT}`, 'i').test(before)) return proposedOnly(before) ? 'mentioned' : 'amended';
  if (
    /^\s+(?:was|were|has been|have been|be|to be|is)\s+(?:also\s+)?(?:amended|revised|updated|changed)\b/i.test(after)
  )
    return 'amended';
  if (new RegExp(`\\b(?:issu(?:e|ed|es|ing)|publish(?:ed|es)?|circulat\\w+)${TO_IT}`, 'i').test(before))
    return 'issued';
  if (
    /^\s*(?:\([^)]*\)\s*)?(?:was|were|has been|have been|is|be|to be)\s+(?:issued|published|circulated)\b/i.test(after)
  )
    return 'issued';
  if (new RegExp(`\\b(?:approv(?:ed|al of)|adopted|endorsed|ratified|agreed)${TO_IT}`, 'i').test(before))
    return 'approved';
  if (/^\s+(?:was|were|has been|have been|be)\s+(?:approved|adopted|endorsed|ratified|agreed)\b/i.test(after))
    return 'approved';
  return 'mentioned';
}

/** "Noted the proposed amendments to" changes nothing yet. */
function proposedOnly(before: string): boolean {
  return (
    /\b(?:propos(?:e|ed|al)|suggest\w*|present\w*|consider\w*|update to|overview|summary)\b/i.test(before) &&
    !/\b(?:approv|agree|adopt|endors)\w*\b/i.test(before)
  );
}

/** A kind alone ("the Report", "Plan") is no title; terms of reference need no more words. */
function titled(title: string): boolean {
  return (
    /^(?:Terms of Reference|ToRs?)$/.test(title) ||
    (/\s/.test(title) && !/^(?:This|That|These|Any|Each)\s+\S+$/.test(title))
  );
}

function withoutArticle(title: string): string {
  return title
    .replace(/^(?:The|A|An|All|This|Any|Following|Latest)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
