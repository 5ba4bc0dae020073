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
  const named = code ? decidingNames(code).map((name) => `The ${quoted(name)}`) : [];
  const deciders = [...house.deciders, ...named].sort((a, b) => b.length - a.length).join('|');
  // Within a sentence a decider's article is no longer a capital: "Following a discussion, the Panel AGREED".
  const within = deciders.replace(/(?<=^|\|)The /g, '[Tt]he ');
  const adverb = '(?:\\s+(?:also|further|then|therefore|unanimously|formally|subsequently|has|have|had|hereby))*';
  const groups = house.groups.flatMap((one) => one.printed).sort((a, b) => b.length - a.length);
  const action = compiled(house.action);
  const listIntro = new RegExp(`^(?:${deciders})${adverb}\\s*:$`);
  const sentence = new RegExp(`(?<![\\w’'-])(?:${within})${adverb}\\s+(?<verb>${verbs})(?![\\w-])`, 'g');
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
      new RegExp(`^(?:${verbs})\\s+(?:[a-z(“"‘]|[A-Z][\\w#]*[\\s;.]+[^A-Z\\s])`),
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

/** Names and aliases of the bodies of a code that take decisions, without their article. */
function decidingNames(code: Code): string[] {
  const kinds = new Set([undefined, 'panel', 'sub-committee', 'group', 'company']);
  const bodies = code.bodies.filter((body) => kinds.has(body.kind));
  const names = bodies.flatMap((body) => [body.name, ...body.aliases]).map((name) => name.replace(/^the /i, ''));
  return [...new Set(names)];
}

/** "Rules Sub-Committee (RSC)" or "RSC_12_0405" in the opening: a body of the code by its full name, or its reference. */
function namesBody(opening: string, code: Code): boolean {
  return code.bodies.some((body) => {
    const short = body.aliases.filter((alias) => /^[A-Z][A-Z ]{1,9}$/.test(alias));
    const prefixes = [
      ...short.map((alias) => alias.replace(/ /g, '')),
      ...(body.actionPrefix ? [body.actionPrefix] : []),
    ];
    return (
      short.some((alias) => new RegExp(`\\b${quoted(body.name)}\\s+\\(${quoted(alias)}\\)`, 'i').test(opening)) ||
      prefixes.some((prefix) => new RegExp(`\\b${quoted(prefix)}_\\d{1,4}_\\d{4}\\b`).test(opening))
    );
  });
}

/** The style of the first code that recognises the document's opening; else the generic one. */
export function chooseStyle(text: string, codes: readonly Code[]): Style {
  const opening = text.slice(0, 2000);
  for (const code of codes) {
    const recognised = code.houseStyle.recognise.some((source) => new RegExp(source).test(opening));
    if (recognised || namesBody(opening, code)) return prepareStyle(code.houseStyle, code);
  }
  return prepareStyle(genericStyle);
}
