/** What minutes say of modifications: their titles, and the state that the words leave each in. */
import type { Found, ModificationFact } from '../../minutes/proposal.ts';
import type { Paragraph } from '../../minutes/reading.ts';

export interface Around {
  /** Words that introduce a bullet, or the verb of a formal decision. */
  lead: string;
  /** The sentence before, which "during the meeting" refers to. */
  before: string;
  /** The one modification the item is about, to which "the Modification Proposal" then refers. */
  only: string | null;
  /** The state of all those an item speaks of, where it opens with it: "proposals currently in refinement". */
  standing: string | null;
}

export interface Know {
  refs(text: string): { ref: string; start: number; end: number }[];
  day(text: string): string | null;
}

type Read = Found<Omit<ModificationFact, 'item'>>;

/** Said of a modification that comes before the words: "CP101 was withdrawn". First match wins; later stages first. */
const AFTER: readonly [state: string, words: RegExp][] = [
  ['withdrawn', /\bwithdrawn\b|\bwithdrawal\b/i],
  ['rejected', /\b(?:was|were|been|be)\s+(?:\w+ly\s+)?rejected\b|\brejection\b/i],
  ['implemented', /\b(?:was|were|been)\s+(?:\w+ly\s+)?implemented\b|\btook effect\b|\bcame into (?:force|effect)\b/i],
  [
    'approved',
    /\b(?:was|were|been|be)\s+(?:\w+ly\s+)?approved\b|\bapproval by\b|\b(?:to|will|would|due to) be implemented\b|\b(?:awaiting|due for|scheduled for) implementation\b/i,
  ],
  ['authority', /\b(?:to|with)\s+the\s+Authority\b|\bAuthority(?:'s|’s)?\s+(?:decision|determination)\b/],
  ['vote', /\b(?:voted|vote)\b/i],
  ['returned', /\b(?:was|were|been|be)\s+(?:\w+ly\s+)?returned\b|\bsent back\b/i],
  [
    'consultation',
    /\b(?:to|into|for|in|undergoing)\s+(?:an?\s+|the\s+|its\s+)?(?:[\w-]+\s+){0,4}consultation\b|\bto\s+(?:the\s+)?report phase\b/i,
  ],
  ['refinement', /\b(?:in|into|to|through|undergoing|entered|enter)\s+(?:the\s+|further\s+)?refinement\b/i],
  ['raised', /\b(?:was|were|been)\s+(?:\w+ly\s+)?raised\b/i],
];

const OF = '(?:\\s+(?:of|on|both|the|implementation|following|modifications?|proposals?|changes?|numbers?))*\\s*\\(?$';
const REPORT = '(?:\\s+(?:the|of|on|drafts?|final|modification|reports?|[A-Z]{2,5}s?|for))*\\s*\\(?$';
/** Said of a modification that comes after the words: "approved CP101", "returned the report for CP102". */
const BEFORE: readonly [state: string, words: RegExp][] = [
  ['withdrawn', new RegExp(`\\b(?:withdrew|withdrawal)${OF}`, 'i')],
  ['rejected', new RegExp(`\\b(?:rejected|rejection|(?:agreed|decided|voted) to reject)${OF}`, 'i')],
  ['implemented', new RegExp(`\\bimplemented${OF}`, 'i')],
  ['approved', new RegExp(`\\b(?:approved|approval|(?:agreed|decided|voted) to approve)${OF}`, 'i')],
  ['vote', new RegExp(`\\bvoted${OF}`, 'i')],
  ['returned', new RegExp(`\\b(?:returned|(?:agreed|decided) to (?:return|send back))${REPORT}`, 'i')],
  ['raised', /\bnew\s+(?:modifications?|modification proposals?|proposals?)\s*[,:]?\s*\(?$/i],
];

/** Said of a whole list: "The following reports were returned:". */
const LISTED: readonly [state: string, words: RegExp][] = [
  ...AFTER,
  ['returned', /\breturned\b/i],
  ['approved', /\bapproved\s+(?:the\s+following|these|for implementation)\b/i],
  ['rejected', /\brejected\b/i],
  ['vote', /\bvoted on\b/i],
  ['raised', /\b(?:modifications?|proposals?)\s+(?:newly\s+)?raised\b/i],
];

/** What a cell holds that is nothing but a stage. */
const STAGE_CELLS: readonly [state: string, cell: RegExp][] = [
  ['withdrawn', /^withdrawn\b/i],
  ['rejected', /^rejected\b/i],
  ['implemented', /^implemented\b/i],
  ['approved', /^(?:approved|awaiting implementation)\b/i],
  ['authority', /^(?:with|sent to) (?:the )?authority\b|^authority (?:decision|determination)\b/i],
  ['vote', /^(?:awaiting (?:the )?)?vote\b/i],
  ['returned', /^returned\b/i],
  ['consultation', /^(?:(?:modification )?report )?(?:consultation|phase)\b/i],
  ['refinement', /^(?:in )?refinement\b/i],
  ['raised', /^(?:newly )?raised\b/i],
];

/** Before a state, these make it a wish or a question and no fact. */
const SUPPOSED =
  /\b(?:whether|if|could|may|might|not|unless|recommend(?:s|ed|ation)?|propose[sd]?|prior to|request(?:ed)?)\b[^,;.]{0,200}$/i;

/**
 * Facts of one sentence or bullet, one for each modification named in it. A modification that is only mentioned comes
 * with null for what is not said. Days are ISO.
 */
export function readModifications(line: Paragraph, around: Around, know: Know): Read[] {
  const { text } = line;
  if (line.cells) return rowOf(line, line.cells, know);
  const groups = groupsOf(text, know.refs(text));
  if (groups.length === 0) return impliedIn(line, around, know);
  return groups.flatMap((group, index) => {
    const before = text.slice(groups[index - 1]?.end ?? 0, group.start);
    const after = text.slice(group.end, groups[index + 1]?.start ?? text.length);
    // With titles between them two references are two groups, but one sentence may still speak of both.
    const opening = `${line.kind === 'bullet' ? '' : around.lead} ${text.slice(0, groups[0]!.start)}`;
    // "Returned the report for CP101 to refinement" leaves it returned, whatever comes after.
    const back = stateIn(index === 0 ? opening : before, BEFORE);
    const asked = /\b(?:whether|if|unless)\b[^,;.]{0,200}$/i.test(before);
    const own =
      (back === 'returned' ? back : null) ??
      (asked ? null : stateIn(after, AFTER)) ??
      stateIn(before, BEFORE) ??
      stateIn(opening, BEFORE);
    const said = own ?? (line.kind === 'bullet' ? stateIn(around.lead, LISTED) : null);
    const words = said === 'vote' && !know.day(text) ? around.before : after;
    const reasons = said === 'returned' ? reasonsIn(line.kind === 'bullet' ? around.lead : text) : {};
    return group.members.map(({ ref, title }) => ({
      ref,
      title,
      state: said ?? around.standing,
      ...reasons,
      ...datesFor(said, words, know),
      ...(pathIn(after).path ? pathIn(after) : pathIn(text)),
      spans: line.spans,
      sure: said ? ('likely' as const) : ('unsure' as const),
    }));
  });
}

/** A row of a status table: the reference, then the title, with the stage in a cell of its own. */
function rowOf(line: Paragraph, cells: readonly string[], know: Know): Read[] {
  const at = cells.findIndex((cell) => know.refs(cell).length === 1);
  const ref = cells[at] && know.refs(cells[at])[0]?.ref;
  if (!ref) return [];
  const title = titleOf(cells[at + 1] ?? '', 0)?.title ?? null;
  const rest = cells.slice(at + 1).filter((cell) => cell.trim() !== title);
  const state = STAGE_CELLS.find(([, pattern]) => rest.some((cell) => pattern.test(cell.trim())))?.[0] ?? null;
  const sure = state ? 'likely' : 'unsure';
  // Which of a table's dates is the day of the stage its heading would say, and that is not here.
  return [{ ref, title, state, date: null, ...pathIn(rest.join(' | ')), spans: line.spans, sure }];
}

/** The state that a sentence without references gives to every modification its item speaks of, or null. */
export function standingIn(text: string): string | null {
  return /\b(?:modifications?|proposals?)\s+(?:that are\s+|which are\s+)?currently\s+in\s+(?:the\s+)?refinement\b/i.test(
    text,
  )
    ? 'refinement'
    : null;
}

/** In an item about one: "The Modification Proposal should be submitted into the Refinement Process", "as Path 2". */
function impliedIn(line: Paragraph, around: Around, know: Know): Read[] {
  if (!around.only) return [];
  const meant = /\b(?:the|this)\s+(?:modification(?:\s+proposal)?|proposal)\b/i.exec(line.text);
  const after = meant ? line.text.slice(meant.index + meant[0].length) : '';
  const state = stateIn(after, AFTER);
  const path = pathIn(line.text);
  const condition = conditionIn(line.text);
  if (!state && !path.path && !condition.condition) return [];
  const dates = datesFor(state, after, know);
  return [{ ref: around.only, title: null, state, ...dates, ...path, ...condition, spans: line.spans, sure: 'likely' }];
}

/** "Requested that the Working Group consider the oven first": what a determination asks of it. */
function conditionIn(text: string): Pick<ModificationFact, 'condition'> {
  const asked = /\b(?:requested|asked|directed)\s+(?:that\s+)?(?:the|its)\s+Working\s+Group\s+(?:to\s+)?(.+?)\.?\s*$/is;
  const condition = asked.exec(text)?.[1];
  return condition ? { condition: opened(condition) } : {};
}

/** "Were returned for more on the cost and the oven:" gives the reasons of every report listed after it. */
function reasonsIn(text: string): Pick<ModificationFact, 'reasons'> {
  const reasons = /\breturned\b[^:;.]*?\sfor\s+([^:;]+?)\.?\s*:?\s*$/i.exec(text)?.[1];
  return reasons ? { reasons: opened(reasons) } : {};
}

function opened(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim();
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}.`;
}

function stateIn(words: string, phrases: readonly [string, RegExp][]): string | null {
  for (const [state, pattern] of phrases) {
    const match = pattern.exec(words);
    if (match && !SUPPOSED.test(words.slice(0, match.index))) return state;
  }
  return null;
}

/** For a modification still to be implemented the day printed is that of implementation; else that of the state. */
function datesFor(state: string | null, words: string, know: Know): Pick<ModificationFact, 'date' | 'implements'> {
  if (!state) return { date: null };
  const planned = /\b(?:be implemented|implementation)\b(.*)$/is.exec(words);
  if (state !== 'approved' || !planned) return { date: know.day(words) };
  const day = know.day(planned[1]!);
  return { date: know.day(words.slice(0, planned.index)), ...(day ? { implements: day } : {}) };
}

function pathIn(text: string): Pick<ModificationFact, 'path'> {
  const path = /\bPath\s+\d\b|\bFast[- ]Track\b/i.exec(text)?.[0];
  return path ? { path } : {};
}

interface Group {
  members: { ref: string; title: string | null }[];
  start: number;
  end: number;
}

/** References with nothing but "and" and commas (and their titles) between them are spoken of together. */
function groupsOf(text: string, refs: ReturnType<Know['refs']>): Group[] {
  const groups: Group[] = [];
  for (const [index, found] of refs.entries()) {
    const region = text.slice(found.end, refs[index + 1]?.start ?? text.length);
    const titled = titleAfter(region, index + 1 < refs.length) ?? titleBefore(text.slice(0, found.start));
    const end = found.end + (titled?.length ?? 0);
    const last = groups.at(-1);
    const member = { ref: found.ref, title: titled?.title ?? null };
    if (last && /^[\s,;&()]*(?:and|or)?[\s(]*$/.test(text.slice(last.end, found.start))) {
      last.members.push(member);
      last.end = end;
    } else groups.push({ members: [member], start: found.start, end });
  }
  return groups;
}

/** The title printed after a reference, with how many characters it takes. */
function titleAfter(region: string, more: boolean): { title: string; length: number } | null {
  const dashed = /^\)?\s*[–—:-]\s*(?=[A-Z‘“'"])(.+?)(?:;.*|\.?\s*)$/s.exec(region);
  if (dashed) return titleOf(dashed[1]!.replace(/[,;]?\s+and\s*$/, ''), region.length);
  const quoted = /^\)?\s*,?\s*(?:‘(.+?)’(?![A-Za-z])|“(.+?)”|"(.+?)"|'(.+?)'(?![A-Za-z]))/s.exec(region);
  if (quoted) return titleOf(quoted.slice(1).find((part) => part !== undefined)!, quoted[0].length);
  return bracketed(region, more);
}

/** "CP101 (A title (with an aside))"; where the last bracket was forgotten the next reference ends the title. */
function bracketed(region: string, more: boolean): { title: string; length: number } | null {
  const open = /^\s*\(/.exec(region);
  if (!open) return null;
  let depth = 1;
  for (let at = open[0].length; at < region.length; at++) {
    if (region[at] === '(') depth++;
    if (region[at] === ')') depth--;
    if (depth === 0) return titleOf(region.slice(open[0].length, at), at + 1);
  }
  if (!more) return null;
  const rest = region.slice(open[0].length).replace(/[\s,;]*(?:\band\b|\bor\b)?\s*$/, '');
  return titleOf(rest, open[0].length + rest.length);
}

function titleBefore(head: string): { title: string; length: number } | null {
  const quoted = /(?:‘([^‘]+)’|“([^“]+)”)\s*\(?$/.exec(head);
  const found = quoted && titleOf((quoted[1] ?? quoted[2])!, 0);
  return found ? { title: found.title, length: 0 } : null;
}

/** A title opens with a capital or figure and has more than one word: "(IMR)" and "(the first)" are none. */
function titleOf(words: string, length: number): { title: string; length: number } | null {
  const title = words
    .trim()
    .replace(/^[‘“'"]|[’”'"]$/g, '')
    .trim();
  return /^[A-Z0-9]/.test(title) && /\s/.test(title) ? { title, length } : null;
}
