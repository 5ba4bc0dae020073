/** What minutes say of the ranges, codes and signifiers that parties hold, in tables and in sentences. */
import type { IdentifierStyle } from '../../codes/code.ts';
import type { Found, IdentifierFact } from '../../minutes/proposal.ts';
import type { Paragraph } from '../../minutes/reading.ts';

export interface Know {
  /** The kinds of identifier of the house style; without any nothing is read. */
  identifiers: readonly IdentifierStyle[];
}

type Read = Found<Omit<IdentifierFact, 'item'>>;
type Kind = IdentifierFact['kind'];

const HOLDER =
  /^(?:[\w-]+ )?(?:(?:name of )?(?:the )?(?:party|parties|company|organisation|participant|supplier|user)(?: name)?)$/i;
/** A cell that a party will fill one day. */
const AWAITED =
  /^(?:not (?:yet )?(?:known|available|given|allocated|provided)(?: yet)?|unknown|awaited|awaiting\b.*|pending|to (?:follow|come|be (?:confirmed|advised|provided|allocated))|tbc|tba)$/i;
const COMPANY =
  /(?<![\w-])[A-Z][\w&'’.-]*(?:\s+(?:(?:and|of|&)\s+)?(?:\([A-Z][\w ]*\)|[A-Z0-9][\w&'’-]*))*?\s+(?:Limited|Ltd\b\.?|LTD|plc|PLC|LLP|CIC)(?![\w-])/g;
const GIVEN =
  /\b(?:allocat\w+|assign\w+|issued?|given|granted|registered|holds?|held|uses?|receiv\w+|is|was|are|were)\b/i;
/** What is to be done, or was asked, says nothing of what is. */
const NOT_YET = /\b(?:not|never|proposed|asked|whether|would|could|should|if)\b/i;

/** Facts of the lines of one item, in order: tables by their columns, other lines by what they call the identifier. */
export function readIdentifiers(lines: readonly Paragraph[], know: Know): Read[] {
  if (know.identifiers.length === 0) return [];
  const found: Read[] = [];
  let columns: Columns | null = null;
  let rows: Row[] = [];
  const close = () => {
    if (columns) for (const row of rows) found.push(...rowOf(row, columns));
    rows = [];
  };
  for (const line of lines) {
    if (line.kind !== 'row' || !line.cells) {
      close();
      columns = null;
      found.push(...saidIn(line, know.identifiers));
      continue;
    }
    const head: Columns | null = columnsIn(line.cells, know.identifiers);
    const last = rows.at(-1);
    if (head) {
      close();
      columns = head;
    } else if (columns && last && goesOn(line.cells)) {
      line.cells.forEach((cell, at) => {
        last.cells[at] = `${last.cells[at] ?? ''} ${cell}`.trim();
      });
      last.spans = [...last.spans, ...line.spans];
    } else if (columns) rows.push({ cells: unspilt(line.cells, columns), spans: line.spans });
  }
  close();
  return found;
}

interface Row {
  cells: string[];
  spans: Paragraph['spans'];
}

/** A line under a row, of cells that had no room in it: without a party, or with no more of one than its ending. */
function goesOn([first = '']: readonly string[]): boolean {
  return /^(?:Limited|Ltd\.?|plc|LLP|CIC)?$/i.test(first.trim());
}

/** Narrow columns run into one another: what stands in a cell after its identifier is the next cell's, where that is empty. */
function unspilt(cells: readonly string[], { kinds }: Columns): string[] {
  const mended = cells.map((cell) => cell.trim());
  for (const { at, style } of kinds) {
    const spilt = new RegExp(`^(${style.format})\\s+(?!to\\b|and\\b|[–—,;/-])(\\S.*)$`).exec(mended[at] ?? '');
    if (!spilt || mended[at + 1] !== '') continue;
    mended[at] = spilt[1]!;
    mended[at + 1] = spilt[2]!;
  }
  return mended;
}

interface Columns {
  party: number;
  kinds: { at: number; style: IdentifierStyle }[];
}

/** The columns of a table's head; null for any other row. */
function columnsIn(cells: readonly string[], identifiers: readonly IdentifierStyle[]): Columns | null {
  const party = cells.findIndex((cell) => HOLDER.test(cell.trim()));
  const kinds = cells.flatMap((cell, at) => {
    const style = identifiers.find(
      ({ called }) => cell.length <= 60 && new RegExp(`\\b(?:${called})(?![\\w-])`).test(cell),
    );
    return style ? [{ at, style }] : [];
  });
  return party >= 0 && kinds.length > 0 ? { party, kinds } : null;
}

function rowOf({ cells, spans }: Row, { party, kinds }: Columns): Read[] {
  const name = cells[party]?.trim() ?? '';
  if (!/\p{L}/u.test(name)) return [];
  return cellsOf(cells, kinds).flatMap(({ cell, style }): Read[] => {
    const fact = { party: name, kind: style.kind, spans, sure: 'sure' as const };
    if (AWAITED.test(cell)) return [{ ...fact, value: null }];
    return valuesIn(cell, style, true).map((value) => ({ ...fact, value }));
  });
}

/** The cells of identifiers; a range that has a column for each of its ends is one. */
function cellsOf(cells: readonly string[], kinds: Columns['kinds']): { cell: string; style: IdentifierStyle }[] {
  const all = kinds.map(({ at, style }) => ({ cell: cells[at]?.trim() ?? '', style }));
  const [from, to, ...more] = all.filter(({ style }) => style.kind === 'range');
  if (!from || !to || more.length > 0 || !from.cell || !to.cell) return all;
  return [{ ...from, cell: `${from.cell} to ${to.cell}` }, ...all.filter((one) => one !== from && one !== to)];
}

const calledBy = new WeakMap<readonly IdentifierStyle[], RegExp>();

/** Whether a text calls any identifier by its name: few do, and a list of kinds is asked of every sentence. */
function namesAny(text: string, identifiers: readonly IdentifierStyle[]): boolean {
  const called = calledBy.get(identifiers) ?? new RegExp(identifiers.map((one) => `(?:${one.called})`).join('|'));
  calledBy.set(identifiers, called);
  return called.test(text);
}

/** "Oak Mill Ltd was allocated the Gas MPID OAK": one party, and an identifier right after what it is called. */
function saidIn(line: Paragraph, identifiers: readonly IdentifierStyle[]): Read[] {
  const { text } = line;
  if (!namesAny(text, identifiers) || !GIVEN.test(text) || NOT_YET.test(text)) return [];
  const parties = [...new Set([...text.matchAll(COMPANY)].map(([name]) => name))];
  // Two parties in one sentence: which holds what is for a person to say.
  if (parties.length !== 1) return [];
  const found = new Map<string, Read>();
  for (const style of identifiers) {
    const named = new RegExp(
      `\\b(?:${style.called})\\s*(?:,|:|\\(|of\\b|is\\b|was\\b|are\\b|from\\b)*\\s*["'‘“]?(?<value>(?:${style.format})(?:\\s*(?:to|–|—|-|and)\\s*(?:${style.format}))?)(?![\\w-])`,
      'g',
    );
    for (const match of text.matchAll(named)) {
      const [value] = valuesIn(match.groups!.value!, style, false);
      if (value)
        found.set(`${style.kind} ${value}`, {
          party: parties[0]!,
          kind: style.kind,
          value,
          spans: line.spans,
          sure: 'likely',
        });
    }
  }
  return [...found.values()];
}

/** A range keeps both its ends in one value; of codes a cell may hold several, parted by commas. */
function valuesIn(cell: string, style: IdentifierStyle, several: boolean): string[] {
  const one = `(?:${style.format})`;
  if (style.kind === 'range') {
    const ends = new RegExp(`^(${one})(?:\\s*(?:to|–|—|-)\\s*(${one}))?$`).exec(cell);
    return ends ? [ends[2] ? `${ends[1]} to ${ends[2]}` : ends[1]!] : [];
  }
  const parts = several ? cell.split(/\s*[,;/]\s*|\s+and\s+/) : [cell];
  return parts.every((part) => new RegExp(`^${one}$`).test(part)) ? parts : [];
}

/** The two ends of a range as sixteen lower-case hexadecimal digits; null where the value is no range of such numbers. */
export function endsOf(kind: Kind, value: string): { from: string; to: string } | null {
  if (kind !== 'range') return null;
  const [from, to = from, ...more] = value.split(/\s+to\s+/).map((end) => end.replace(/[-:\s]/g, '').toLowerCase());
  const number = /^[0-9a-f]{16}$/;
  if (more.length > 0 || !from || !to || !number.test(from) || !number.test(to) || from > to) return null;
  return { from, to };
}
