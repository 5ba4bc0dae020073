/** What minutes say of places on bodies: who is appointed to one, who gives one up, and which stand empty. */
import type { Found, SeatFact } from '../../minutes/proposal.ts';
import type { Paragraph } from '../../minutes/reading.ts';

export interface Know {
  /** Names of bodies as printed. */
  bodies: readonly string[];
  /** The body whose minutes these are; null when they do not say. */
  own: string | null;
  /** Whom seats speak for: as printed, and the house's name for it. */
  categories: readonly { printed: string; name: string }[];
  days(text: string): { date: string; start: number }[];
}

export interface Around {
  /** The verb of a formal decision, or the words that introduce a bullet. */
  lead: string;
  /** What "its" may refer to, nearest first: the sentence before, the title of the item. */
  before: readonly string[];
}

type Read = Found<Omit<SeatFact, 'item'>>;

const PERSON = "(?:(?:Mrs?|Ms|Miss|Dr|Prof)\\.?\\s+)?\\p{Lu}[\\p{L}'’-]*\\.?(?:\\s+\\p{Lu}[\\p{L}'’-]+\\.?){1,3}";
const WHO = `(?<person>${PERSON})(?:\\s+\\([^)]*\\))?`;
const TO = '\\s+(?:to|as)\\s+(?<rest>[^.;]*)';
const APPOINTED = '(?:re-?)?(?:appointed|elected|co-opted)';
const pattern = (source: string) => new RegExp(source, 'gu');

/** What is so already, or what the body itself brings about by saying it. */
const DONE: readonly RegExp[] = [
  pattern(`${WHO}\\s+(?:has been|have been|had been|was|is|were)\\s+(?:\\w+ly\\s+)?${APPOINTED}${TO}`),
  pattern(`\\b${APPOINTED}\\s+${WHO}${TO}`),
  pattern(
    `\\b(?:[Aa]pproved|[Aa]greed|[Cc]onfirmed|[Rr]atified|[Nn]oted)\\s+the\\s+(?:re-?)?(?:appointment|election)\\s+of\\s+${WHO}${TO}`,
  ),
  pattern(`\\b[Ww]elcomed\\s+${WHO}\\s+as\\s+(?:the|a|its)\\s+(?:new|newly\\s+\\w+)\\s+(?<rest>[^.;]*)`),
];
/** "Ann Oather succeeds Bea Lund as Chair": one comes, one goes. */
const SUCCEEDS = pattern(
  `${WHO}\\s+(?:has\\s+|had\\s+)?(?:succeeds|succeeded|replaces|replaced)\\s+(?<gone>${PERSON})(?:\\s+\\([^)]*\\))?\\s+(?:as|on)\\s+(?<rest>[^.;]*)`,
);
/** So only as the words of a formal decision that says yes, or that takes note of it. */
const DECIDED: readonly RegExp[] = [
  pattern(`\\b(?:re-?)?(?:appointment|election)\\s+of\\s+${WHO}${TO}`),
  pattern(`${WHO}\\s+(?:should |shall )?be\\s+${APPOINTED}${TO}`),
  pattern(`\\bto\\s+(?:re-?)?(?:appoint|elect|co-opt)\\s+${WHO}${TO}`),
];
/** A nomination noted is none of a body's doing; one that it approves is an appointment. */
const NOMINATED = pattern(`\\bnomination\\s+of\\s+${WHO}${TO}`);
/** After the verb APPOINTED: "Ann Oather as Chair". */
const BARE = pattern(`^${WHO}${TO}`);
const YES = /^(?:agreed|approved|confirmed|endorsed|ratified|resolved|noted|determined|decided|accepted|adopted)$/i;
const APPROVES = /^(?:agreed|approved|confirmed|ratified|resolved)$/i;
const APPOINTS = /^(?:re-?)?(?:appointed|elected|co-opted)$/i;
const LEAVES =
  '(?:resign(?:s|ed|ing)?|retir(?:e|es|ed|ing)|(?:steps|stepped|stood|step|stand|stands|stepping|standing)\\s+down)';
const GONE: readonly RegExp[] = [
  pattern(`${WHO}\\s+(?:(?:has|had|have|will|is|would)\\s+)?(?:be\\s+)?${LEAVES}\\s+(?:from|as)\\s+(?<rest>[^.;]*)`),
  pattern(`\\bresignation\\s+of\\s+${WHO}\\s+(?:from|as)\\s+(?<rest>[^.;]*)`),
];
/** Most sentences have none of the words that each kind of fact needs, and are not read further. */
const COMING = /appoint|\belect(?:ed|ion)\b|co-opt|nominat|[Ww]elcomed|\bsucceed|\breplace[sd]/;
const GOING = /\bresign|\bretir|\b(?:step|stand|stood)\w*\s+down\b|\bsucceed|\breplace[sd]/;
const EMPTYING = /\bvacan|\bempty\b|\bunfilled\b/i;
const PLACE = '(?:seat|place|position|membership|vacancy|vacancies|member|representative|chair|chairmanship)';
const EMPTY: readonly RegExp[] = [
  /\b(?:vacant|empty|unfilled)\s+(?<rest>(?:[\p{L}-]+\s+){0,5}?(?:seat|place|position)s?\b[^.;]{0,80})/giu,
  /(?<rest>(?:\p{Lu}[\p{L}-]*\s+){1,4}(?:seat|place|position)s?\b[^.;]{0,60}?)\s+(?:is|are|was|were|remains?|remained|has become|became|fell|has fallen|stands?)\s+(?:still\s+|now\s+)?(?:vacant|empty|unfilled)\b/gu,
  /(?<rest>(?:\p{Lu}[\p{L}-]*\s+){1,4}vacanc(?:y|ies)\b[^.;]{0,60})/gu,
  /\bvacanc(?:y|ies)\s+for\s+(?:an?\s+|the\s+)?(?<rest>[^.;]{3,100})/giu,
];

/** One fact for each appointment, departure or empty seat that the sentence tells. */
export function readSeats(line: Paragraph, around: Around, know: Know): Read[] {
  const { text } = line;
  const { lead } = around;
  const [coming, going, emptying] = [COMING.test(text), GOING.test(text), EMPTYING.test(text)];
  const introduced = /\b(?:appointed|elected|co-opted)\b/i.test(lead);
  if (!coming && !going && !emptying && !introduced) return [];
  const said = { spans: line.spans, sure: 'likely' as const, from: dayIn(text, know) };
  const named = (patterns: readonly RegExp[], change: SeatFact['change'], group = 'person'): Read[] =>
    patterns.flatMap((one) =>
      [...text.matchAll(one)].flatMap(({ groups }) => {
        const person = groups![group]!.trim();
        const place = isPerson(person, know) ? placeIn(groups!.rest!, [], know) : null;
        return place ? [{ ...place, person, change, ...said }] : [];
      }),
    );
  const decided = [
    ...(YES.test(lead) ? DECIDED : []),
    ...(APPROVES.test(lead) ? [NOMINATED] : []),
    ...(APPOINTS.test(lead) ? [BARE] : []),
  ];
  return onePerPerson([
    ...(coming || introduced ? named([...DONE, SUCCEEDS, ...decided], 'appointed') : []),
    ...(going ? [...named([SUCCEEDS], 'vacated', 'gone'), ...named(GONE, 'vacated')] : []),
    ...(introduced ? listedIn(line, lead, know).map((one) => ({ ...one, ...said })) : []),
    ...(emptying ? emptyIn(line, around, know) : []),
  ]);
}

/** A bullet under "The following have been elected to the Oven Group:", as "Small Bakers: Ann Oather" or the other way round. */
function listedIn({ kind, text }: Paragraph, lead: string, know: Know): Omit<Read, 'spans' | 'sure' | 'from'>[] {
  const introduced = kind === 'bullet' && /:\s*$|\bfollowing\b/.test(lead) && /\b(?:appointed|elected)\b/.test(lead);
  if (!introduced || /\b(?:not|to be|whether|should)\b/i.test(lead)) return [];
  const [, before = '', after = ''] = /^(.+?)\s*(?:[:–—(]|\s-\s)\s*(.+?)[);,.]*(?:\s+and)?$/.exec(text) ?? [];
  const person = [before, after].find(
    (words) => WHOLE_NAME.test(words) && isPerson(words, know) && categoryIn(words, know) === null,
  );
  const category = categoryIn(person === before ? after : before, know);
  const body = lastBody(lead, know) ?? know.own;
  return person && category && body ? [{ body, category, person, change: 'appointed' }] : [];
}

const WHOLE_NAME = new RegExp(`^${PERSON}$`, 'u');

function emptyIn(line: Paragraph, { before }: Around, know: Know): Read[] {
  return EMPTY.flatMap((pattern) =>
    [...line.text.matchAll(pattern)].flatMap((match) => {
      const head = line.text.slice(0, match.index);
      const rest = match.groups!.rest!;
      const place = placeIn(rest, [head, ...before], know);
      // "No seat is vacant" is about none, and a seat of nobody in particular tells nothing.
      if (!place?.category || /^(?:no|any)\b/i.test(rest) || /\b(?:no|not|neither|any)\b[^.;]{0,30}$/i.test(head))
        return [];
      // A "casual vacancy" names nobody for whom the seat would speak.
      if (!/\b(?:seat|place|position)/i.test(rest) && !isKnown(place.category, know)) return [];
      const fact = { ...place, person: null, change: 'vacated' as const, from: null };
      return [{ ...fact, spans: line.spans, sure: 'likely' as const }];
    }),
  );
}

/** "the Small Supplier seat of the Oven Group" → whose seat, and on what. Null where the words are of no seat. */
function placeIn(rest: string, elsewhere: readonly string[], know: Know): Pick<SeatFact, 'body' | 'category'> | null {
  const named = lastBody(rest, know, OF_IT);
  const words = named ? rest.replace(named, ' ') : rest;
  const category = categoryIn(words, know);
  const isSeat = category !== null || new RegExp(`\\b${PLACE}s?\\b`, 'i').test(words);
  if (!isSeat && !named) return null;
  const body = named ?? elsewhere.map((text) => lastBody(text, know)).find((one) => one !== null) ?? know.own;
  return body ? { body, category } : null;
}

function categoryIn(words: string, know: Know): string | null {
  const known = [...know.categories].sort((a, b) => b.printed.length - a.printed.length);
  const listed = known.find(({ printed }) => new RegExp(`(?<![\\w-])${quoted(printed)}(?![\\w-])`).test(words))?.name;
  if (listed) return listed;
  const post = /\b(?:(?:Vice|Deputy|Co)[- ]?)?Chair(?:man|woman|person)?\b/.exec(words)?.[0];
  return (
    post ??
    /\b(\p{Lu}[\p{L}-]*(?:\s+\p{Lu}[\p{L}-]*){0,3})\s+(?:seat|member|representative|place|position|vacanc)/u.exec(
      words,
    )?.[1] ??
    null
  );
}

/** Before the name of the body that a seat is of; a body named otherwise only has to do with it. */
const OF_IT = /(?:^|\b(?:of|on|in|for|from|to|at)\s+)(?:the\s+)?$/i;

/** The body named last in a text; of two names at one place the longer one. */
function lastBody(text: string, know: Know, after = /$/): string | null {
  let best: { at: number; name: string } | null = null;
  for (const name of know.bodies) {
    const named = [...text.matchAll(new RegExp(`(?<![\\w-])${quoted(name)}(?![\\w-])`, 'g'))];
    const at = named.findLast(({ index }) => after.test(text.slice(0, index)))?.index ?? -1;
    const end = at + name.length;
    if (at >= 0 && (!best || end > best.at || (end === best.at && name.length > best.name.length)))
      best = { at: end, name };
  }
  return best?.name ?? null;
}

function isKnown(category: string, know: Know): boolean {
  return know.categories.some(({ name }) => name === category);
}

function isPerson(words: string, know: Know): boolean {
  const institution =
    /\b(?:Limited|Ltd|plc|LLP|Group|Board|Committee|Sub-Committee|Panel|Party|Parties|Suppliers?|Networks?|Council|Authority|Chair|Members?|Secretary|Trust)\b/;
  return !institution.test(words) && !know.bodies.includes(words);
}

/** The day from which it is so: one that "from", "on" or "with effect from" introduces. */
function dayIn(text: string, know: Know): string | null {
  const days = know.days(text).filter(({ date }) => date.length === 10);
  const since = days.find(({ start }) =>
    /\b(?:from|effective|as of|on|since|starting)\s+(?:the\s+)?$/i.test(text.slice(0, start)),
  );
  return since?.date ?? null;
}

function onePerPerson(facts: readonly Read[]): Read[] {
  const seen = new Set<string>();
  return facts.filter(({ body, category, person, change }) => {
    const key = `${person ?? category ?? ''} ${body} ${change}`;
    return !seen.has(key) && seen.add(key);
  });
}

function quoted(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
}
