/** A house style's patterns made ready to use. */
import type { Code, HouseStyle } from '../codes/code.ts';
import { genericStyle } from './generic-style.ts';

export interface Style {
  house: HouseStyle;
  code?: Code;
  action: readonly RegExp[];
  furniture: readonly RegExp[];
  meeting: readonly RegExp[];
  /** "The Panel:" alone, which opens a list of decisions. */
  listIntro: RegExp;
  /** A verb in capitals at the start of a paragraph. Group verb. */
  opening: RegExp;
  /** "The Panel also NOTED" anywhere in a paragraph. Group verb. */
  sentence: RegExp;
  attendance: RegExp | null;
  apologies: RegExp | null;
  columns: RegExp | null;
  updates: RegExp | null;
  /** Printed group at the start of a line, longest first. Group group, rest. */
  group: RegExp | null;
  /** What a document never continues a paragraph with. */
  starters: readonly RegExp[];
}

const prepared = new WeakMap<HouseStyle, Style>();

/** Makes a style's patterns ready; kept per style, since compiling costs more than reading a page. */
export function prepareStyle(house: HouseStyle, code?: Code): Style {
  const known = prepared.get(house);
  if (known && known.code === code) return known;
  const compiled = (sources: readonly string[], flags = '') => sources.map((source) => new RegExp(source, flags));
  const whole = (sources: readonly string[] | undefined, flags = 'i') =>
    sources && sources.length > 0 ? new RegExp(`^(?:${sources.join('|')})\\s*:?$`, flags) : null;
  const verbs = house.verbs.map((verb) => verb.toUpperCase()).join('|');
  const deciders = house.deciders.join('|');
  const adverb = '(?:\\s+(?:also|further|then|therefore|unanimously|formally|subsequently|has|have|had|hereby))*';
  const groups = house.groups.flatMap((one) => one.printed).sort((a, b) => b.length - a.length);
  const action = compiled(house.action);
  const listIntro = new RegExp(`^(?:${deciders})${adverb}\\s*:$`);
  const sentence = new RegExp(`(?<![\\w’'-])(?:${deciders})${adverb}\\s+(?<verb>${verbs})(?![\\w-])`, 'g');
  const style: Style = {
    house,
    code,
    action,
    furniture: compiled(house.furniture),
    meeting: compiled(house.meeting),
    listIntro,
    opening: new RegExp(`^(?<verb>${verbs})(?![\\w-])`),
    sentence,
    attendance: whole(house.sections.attendance),
    apologies: whole(house.sections.apologies),
    columns: whole(house.sections.columns),
    updates: whole(house.sections.updates),
    group:
      groups.length > 0
        ? new RegExp(`^(?<group>${groups.map(quoted).join('|')})(?![\\w-])\\s*[:–-]?\\s*(?<rest>.*)$`)
        : null,
    starters: [
      ...action,
      listIntro,
      new RegExp(`^(?:${verbs})\\s+[a-z(“"]`),
      new RegExp(`^(?:${deciders})${adverb}\\s+(?:${verbs})(?![\\w-])`),
      ...(house.references.action ? [new RegExp(`^${house.references.action}(?:\\s|$)`)] : []),
      /^(?:ACTIONS?|AP|RESOLVED|DECISION|MOTION|Action|Decision|Motion|Resolution|Resolved)\b[^.]{0,30}:/,
    ],
  };
  prepared.set(house, style);
  return style;
}

function quoted(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
}

/** The style of the first code that recognises the document's opening; else the generic one. */
export function chooseStyle(text: string, codes: readonly Code[]): Style {
  const opening = text.slice(0, 2000);
  for (const code of codes) {
    if (code.houseStyle.recognise.some((source) => new RegExp(source).test(opening))) {
      return prepareStyle(code.houseStyle, code);
    }
  }
  return prepareStyle(genericStyle);
}
