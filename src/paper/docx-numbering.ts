/**
 * The numbers and bullets that Word prints and does not store. A heading "7. Risk register" is often the words "Risk
 * register" and a pointer into numbering.xml; this counts as Word counts, in document order, and gives the "7.".
 */
import { readable } from './glyphs.ts';
import { child, children, type XmlElement } from './xml.ts';

export interface Label {
  /** "7.", "2.1", "(a)", "•"; empty where the level prints nothing. */
  text: string;
  bullet: boolean;
}

/** A paragraph's own pointer (`w:pPr`) in, its label out; null for an unnumbered paragraph. Call once a paragraph, in order. */
export type Numberer = (properties: XmlElement | undefined) => Label | null;

interface Level {
  start: number;
  format: string;
  text: string;
  /** The level whose number restarts this one, 0 for never; absent for any level above. */
  restart: number | undefined;
  legal: boolean;
  style: string | undefined;
}

interface List {
  /** What is counted: lists that share an abstract list share its counters. */
  abstract: string;
  levels: Map<number, Level>;
  /** Levels that begin again the first time this list is used. */
  starts: Map<number, number>;
}

interface Pointer {
  list: string;
  level: number | undefined;
}

/** `numbering` and `styles` are the roots of those parts, absent in a document that has none. */
export function numberer(numbering: XmlElement | undefined, styles: XmlElement | undefined): Numberer {
  const styled = stylePointers(styles);
  const lists = readLists(numbering, styled.pointers);
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();

  return (properties) => {
    const style = child(properties, 'pStyle')?.attributes.val ?? styled.standard;
    const own = pointerOf(properties);
    const inherited = style === undefined ? undefined : styled.pointers.get(style);
    const id = own?.list || inherited?.list;
    const list = id === undefined || id === '0' ? undefined : lists.get(id);
    if (!list || id === undefined) return null;
    const ofStyle = [...list.levels].find(([, level]) => style !== undefined && level.style === style)?.[0];
    const depth = own?.level ?? inherited?.level ?? ofStyle ?? 0;
    const level = list.levels.get(depth);
    if (!level) return null;

    const count = counters.get(list.abstract) ?? [];
    counters.set(list.abstract, count);
    const restarted = list.starts.get(depth);
    const first = restarted !== undefined && !begun.has(`${id}/${depth}`);
    begun.add(`${id}/${depth}`);
    advance(count, depth, list, first ? restarted : undefined);
    if (level.format === 'bullet') return { text: bulletOf(level.text), bullet: true };
    return {
      text: level.text.replace(/%(\d)/g, (_, n) => printed(count, Number(n) - 1, list, level.legal)),
      bullet: false,
    };
  };
}

/** Counts one paragraph: levels above that were never used take their start, levels below begin again. */
function advance(count: number[], depth: number, list: List, from: number | undefined): void {
  for (let above = 0; above < depth; above++) count[above] ??= list.levels.get(above)?.start ?? 1;
  const last = count[depth];
  count[depth] = from ?? (last === undefined ? (list.levels.get(depth)?.start ?? 1) : last + 1);
  for (let below = depth + 1; below < count.length; below++) {
    const restart = list.levels.get(below)?.restart;
    if (restart === undefined || (restart > 0 && depth < restart)) delete count[below];
  }
}

function printed(count: number[], depth: number, list: List, legal: boolean): string {
  const level = list.levels.get(depth);
  return inFormat(count[depth] ?? level?.start ?? 1, legal ? 'decimal' : (level?.format ?? 'decimal'));
}

function bulletOf(text: string): string {
  // Word's second-level bullet is the letter o of Courier New; as a letter it would read as a word.
  const glyph = text === 'o' ? '○' : readable(text).trim();
  return glyph === '' || /[\ue000-\uf8ff]/.test(glyph) ? '•' : glyph;
}

function readLists(numbering: XmlElement | undefined, styles: ReadonlyMap<string, Pointer>): Map<string, List> {
  const abstracts = new Map(children(numbering, 'abstractNum').map((a) => [a.attributes.abstractNumId ?? '', a]));
  const nums = new Map(children(numbering, 'num').map((n) => [n.attributes.numId ?? '', n]));
  const abstractOf = (num: XmlElement | undefined, hops = 0): XmlElement | undefined => {
    const abstract = abstracts.get(child(num, 'abstractNumId')?.attributes.val ?? '');
    const link = child(abstract, 'numStyleLink')?.attributes.val;
    // A list may say "as the list of that style"; the style then names the list that has the levels.
    const linked = link === undefined || hops > 5 ? undefined : nums.get(styles.get(link)?.list ?? '');
    return linked ? abstractOf(linked, hops + 1) : abstract;
  };
  const lists = new Map<string, List>();
  for (const [id, num] of nums) {
    const abstract = abstractOf(num);
    if (!abstract) continue;
    const levels = new Map(children(abstract, 'lvl').map((l) => [Number(l.attributes.ilvl), levelOf(l)]));
    const starts = new Map<number, number>();
    for (const override of children(num, 'lvlOverride')) {
      const depth = Number(override.attributes.ilvl);
      const start = child(override, 'startOverride')?.attributes.val;
      if (start !== undefined) starts.set(depth, Number(start));
      const level = child(override, 'lvl');
      if (level) levels.set(depth, levelOf(level));
    }
    lists.set(id, { abstract: abstract.attributes.abstractNumId ?? id, levels, starts });
  }
  return lists;
}

function levelOf(level: XmlElement): Level {
  const value = (name: string) => child(level, name)?.attributes.val;
  const restart = value('lvlRestart');
  return {
    start: Number(value('start') ?? 1),
    format: value('numFmt') ?? 'decimal',
    text: value('lvlText') ?? '',
    restart: restart === undefined ? undefined : Number(restart),
    legal: child(level, 'isLgl') !== undefined && value('isLgl') !== '0',
    style: value('pStyle'),
  };
}

/** Which list each paragraph style belongs to, its own or the one of the style it is based on. */
function stylePointers(styles: XmlElement | undefined): {
  pointers: Map<string, Pointer>;
  standard: string | undefined;
} {
  const all = children(styles, 'style');
  const byId = new Map(all.map((s) => [s.attributes.styleId ?? '', s]));
  const pointers = new Map<string, Pointer>();
  for (const id of byId.keys()) {
    const seen = new Set<string>();
    let list: string | undefined;
    let level: number | undefined;
    for (let at: string | undefined = id; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      const pointer = pointerOf(child(byId.get(at), 'pPr'));
      list ??= pointer?.list || undefined;
      level ??= pointer?.level;
      at = child(byId.get(at), 'basedOn')?.attributes.val;
    }
    if (list !== undefined) pointers.set(id, { list, level });
  }
  const standard = all.find((s) => s.attributes.type === 'paragraph' && s.attributes.default === '1');
  return { pointers, standard: standard?.attributes.styleId };
}

/** `list` is empty where only a level is given. */
function pointerOf(properties: XmlElement | undefined): Pointer | undefined {
  const pointer = child(properties, 'numPr');
  if (!pointer) return undefined;
  const level = child(pointer, 'ilvl')?.attributes.val;
  return {
    list: child(pointer, 'numId')?.attributes.val ?? '',
    level: level === undefined ? undefined : Number(level),
  };
}

function inFormat(n: number, format: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'lowerLetter':
      return letters(n);
    case 'upperLetter':
      return letters(n).toUpperCase();
    case 'lowerRoman':
      return roman(n);
    case 'upperRoman':
      return roman(n).toUpperCase();
    case 'decimalZero':
      return String(n).padStart(2, '0');
    case 'ordinal':
      return `${n}${['th', 'st', 'nd', 'rd'][n % 100 > 10 && n % 100 < 14 ? 0 : n % 10] ?? 'th'}`;
    default:
      return String(n);
  }
}

/** After z Word repeats the letter: aa, bb, cc. */
function letters(n: number): string {
  return n < 1 ? '' : String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(20, Math.ceil(n / 26)));
}

function roman(n: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let left = Math.min(n, 3999);
  let out = '';
  for (const [value, sign] of signs) {
    for (; left >= value; left -= value) out += sign;
  }
  return out;
}
