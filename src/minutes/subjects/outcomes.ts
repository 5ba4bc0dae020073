/**
 * What a sentence of the narrative settles: "The Board agreed to write to members". What is merely noted, highlighted or
 * reported by someone settles nothing, nor what is only supposed ("if the Board agreed") or was settled on another day
 * ("as agreed at the May meeting") or by others ("approved by the Authority").
 */
import type { HouseStyle } from '../../codes/code.ts';
import type { Sure } from '../proposal.ts';
import type { Reading } from '../reading.ts';

export interface Outcome {
  /** The settling word, lower case, by which a formal decision is compared: "agreed". */
  verb: string;
  /** What is settled: the words after the verb (around it, in the passive). */
  what: string;
  sure: Sure;
  /** Chosen in place of what was put forward: "instead agreed". */
  instead: boolean;
  /** Settled by another route than the body's own meeting ("via ex-committee decision"). */
  reported: boolean;
}

/** Formal verbs that settle nothing: to note or discuss a paper changes no record. */
export const TAKING_NOTE = new Set(
  'noted considered discussed received reviewed acknowledged heard observed welcomed'.split(' '),
);

/** The words that settle something, as minutes of any house use them; a house adds its formal verbs. */
const SETTLING =
  'agreed decided resolved determined approved endorsed ratified adopted accepted rejected refused declined directed instructed mandated requested asked recommended confirmed appointed elected nominated delegated authorised authorized granted deferred returned waived voted tasked chose opted concluded supported'.split(
    ' ',
  );
/** Without a subject who decides ("the report was returned") only these are outcomes: anyone may have *requested*. */
const PASSIVE =
  'agreed approved returned rejected adopted endorsed ratified accepted deferred resolved carried waived'.split(' ');
const IMPERSONAL = 'agreed decided resolved determined approved requested recommended'.split(' ');
const ADVERBS =
  '(?:(?:also|then|therefore|further|instead|unanimously|formally|subsequently|all|both|has|have|in principle)\\s+)*';
/** Those who decide in any house, beside the names its style gives the body. */
const ANYONE =
  '(?:(?:[Aa]ll|[Tt]he)\\s+)?(?:voting\\s+)?(?<![A-Z][\\w-]*\\s)[Mm]embers|[Tt]hose present|[Aa]ttendees|[Ee]veryone|[Tt]he (?:meeting|group|[Cc]hair(?:man|person)?)';
/** One who takes something on, by name. */
const PERSON = "[A-Z][\\w.'’-]*(?:\\s+[A-Z][\\w.'’-]*){0,2}";
const BARE =
  /^(agreed|decided|resolved|approved|decision)(?:\s*:|\s+(?:that|to)\b)|\b(?:motion|vote|resolution|proposal)\b.{0,40}?\b(carried|passed)\b|\b(agreement|consensus)\s+(?:was reached|that)\b/i;
/** To confirm *that a thing is so* only informs; to confirm that it *should be* settles. */
const MODAL =
  /^(?!\s+(?:that|whether)\b)(?![^.;]*\b(?:was|were|is|are|had|has|have)\b)|^\s+that\b[^.;]*?\b(?:should|shall|must|would|will|may|is to|are to)\b/i;
const SUPPOSED =
  /\b(?:if|whether|unless|until|once|when|should|before|after|where)\s+(?:or not\s+)?(?:the\s+|an?\s+)?$/i;
const ELSEWHERE =
  /^[^.;]{0,40}?\b(?:at|during|in|by)\s+(?:(?:the|its|their|a)\s+)?(?:previous|last|prior|earlier)\b|^\s+(?:in principle\s+)?(?:at|during)\s+(?:the|its|their)\s+[^,.;]*\bmeeting\b/i;
const ANOTHER_ROUTE = /\b(?:via|by|through)\s+(?:an?\s+)?(?:ex-?committee|e-?mail|correspondence|circulation|written)/i;
const EASED = /\b(?:would|will)\s+be\s+(?:relaxed|waived|suspended|disapplied|postponed|withheld|lifted|extended)\b/i;

/** The forms in which one reading's sentences may settle something. */
export interface Grammar {
  /** The body, then the verb. */
  direct: RegExp;
  /** The body, another verb, and the verb: "discussed the options and agreed". */
  chained: RegExp;
  /** "It was agreed that". */
  impersonal: RegExp;
  /** One who owns actions takes something on: "the Secretariat agreed to". */
  undertaking: RegExp;
  /** "The Board was content for the Secretariat to publish it". */
  content: RegExp;
  /** "The reports were returned". */
  passive: RegExp;
  /** The body notes that an owner of actions should do a thing, or that a rule would be eased: a direction in other words. */
  noting: RegExp;
  duty: RegExp;
}

/** By style and body, since making the patterns costs more than using them on one item. */
const grammars = new WeakMap<HouseStyle, Map<string, Grammar>>();
const MOST_BODIES = 50;

export function grammarOf(reading: Reading): Grammar {
  const bodies = grammars.get(reading.style) ?? new Map<string, Grammar>();
  grammars.set(reading.style, bodies);
  const body = `${reading.code?.id ?? ''} ${reading.meeting.body ?? ''}`;
  const grammar = bodies.get(body) ?? makeGrammar(reading);
  if (bodies.size >= MOST_BODIES) bodies.clear();
  bodies.set(body, grammar);
  return grammar;
}

function makeGrammar(reading: Reading): Grammar {
  const { style } = reading;
  const settling = style.verbs.filter((verb) => !TAKING_NOTE.has(verb));
  const verbs = eitherCase([...new Set([...SETTLING, ...settling])]);
  const deciders = alternatives(decidersOf(reading).map((decider) => decider.replace(/^The /, '')));
  const body = `(?:(?:[Aa]n?\\s+|[Tt]he\\s+)?(?:${deciders})(?:\\s+(?:Chair(?:man|person)?|[Mm]embers?))?|${ANYONE})`;
  const others = style.owners.map((owner) => owner.replace(/^the\s+/i, '')).map(literally);
  const owners = alternatives(others.filter((owner) => !new RegExp(`^(?:${deciders})$`).test(owner)));
  const first = '(?!were\\b|was\\b|had\\b)(?:[a-z]+ed|heard|took|saw|met|held|gave|felt|thought)\\b(?!\\s+that\\b)';
  const joint = '(?:,|\\b(?:and|but|so|therefore))';
  return {
    direct: new RegExp(`\\b${body}\\s+${ADVERBS}(${verbs})\\b`),
    chained: new RegExp(`\\b${body}\\s+${ADVERBS}${first}[^.;:]{0,400}?${joint}\\s+${ADVERBS}(${verbs})\\b`),
    impersonal: new RegExp(
      `\\b[Ii]t\\s+(?:was|has been)\\s+${ADVERBS}(?:proposed and\\s+)?(${eitherCase(IMPERSONAL)})\\b`,
    ),
    content: new RegExp(
      `\\b${body}\\s+(?:was|were)\\s+(?:also\\s+)?(content|happy|satisfied)\\s+(?:for|that|to\\s+(?:approve|agree|proceed|support|endorse|accept))\\b`,
    ),
    undertaking: new RegExp(
      `(?:^|[,;]\\s+|\\band\\s+)(?:(?:[Tt]he\\s+)?(?:${owners})|${PERSON})\\s+(?:has\\s+|have\\s+)?(agreed)\\s+to\\b`,
    ),
    passive: new RegExp(`\\b(?:was|were|has been|have been)\\s+${ADVERBS}(${eitherCase(PASSIVE)})\\b`),
    noting: new RegExp(`\\b${body}\\s+${ADVERBS}(?:noted|NOTED)\\s+that\\b`),
    duty: new RegExp(`\\b(?:${owners})\\s+(?:should|must|shall|is to|are to)\\s+[a-z]+`),
  };
}

/** What a sentence settles, or null. Tried from the plainest form to the least plain. */
export function outcomeOf(text: string, grammar: Grammar): Outcome | null {
  return (
    saidBy(text, grammar.direct) ??
    saidBy(text, grammar.chained) ??
    saidBy(text, grammar.impersonal) ??
    saidBy(text, BARE) ??
    saidBy(text, grammar.undertaking) ??
    saidBy(text, grammar.content) ??
    passive(text, grammar.passive) ??
    directed(text, grammar)
  );
}

/**
 * The style's deciders that name the body whose minutes these are: in the Panel's minutes "the Audit Group requested"
 * is a report. All of them where the body is not known, or is named by none.
 */
export function decidersOf({ style, code, meeting }: Reading): string[] {
  const all = style.deciders.map((decider) => decider.replace(/[:,]?\s*$/, '')).filter((decider) => decider !== '');
  if (!meeting.body) return all;
  const body = code?.bodies?.find((one) => [one.name, ...one.aliases].some((name) => sameName(name, meeting.body!)));
  const names = [meeting.body, ...(body ? [body.name, ...body.aliases] : [])];
  const initials = (meeting.body.match(/\b[A-Z]/g) ?? []).join('');
  const own = all.filter((decider) => {
    const plain = decider.replace(/^The /, '');
    return isPattern(decider) || plain === initials || names.some((name) => ` ${name} `.includes(` ${plain} `));
  });
  return own.length > 0 ? own : all;
}

function saidBy(text: string, pattern: RegExp): Outcome | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const verb = match.slice(1).find((group) => group !== undefined) ?? match[0];
  const verbAt = match.index + match[0].lastIndexOf(verb);
  const rest = text.slice(verbAt + verb.length);
  if (SUPPOSED.test(text.slice(0, match.index)) || ELSEWHERE.test(rest)) return null;
  if (/^confirmed$/i.test(verb) && !MODAL.test(rest)) return null;
  if (/^asked$/i.test(verb) && !/^\s+(?!whether|if|what|how|why|about)[^,;.]{1,80}?\bto\b/.test(rest)) return null;
  // One member's wish is not the body's ("A Panel Member requested"), though one member may take something on.
  if (/^an?\s/i.test(match[0]) && !/^agreed$/i.test(verb)) return null;
  return outcome(text, { verb, at: verbAt });
}

function passive(text: string, pattern: RegExp): Outcome | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const head = text.slice(0, match.index);
  const rest = text.slice(match.index + match[0].length);
  if (/\b(?:that|which|who|it|if|whether|once|when|until|unless|as|where)\s+$/i.test(head)) return null;
  if (/\b(?:noted|informed|highlighted|reported|advised|mentioned|understood|told|said|asked|queried)\b/i.test(head))
    return null;
  if (/^[^.;,]{0,60}?\bby\s+(?:the\s+)?[A-Z]/.test(rest) || ELSEWHERE.test(rest)) return null;
  const at = text.length - rest.length - match[1]!.length;
  return { ...outcome(text, { verb: match[1]!, at }), what: `${head} ${rest}` };
}

function directed(text: string, grammar: Grammar): Outcome | null {
  const match = grammar.noting.exec(text);
  if (!match || SUPPOSED.test(text.slice(0, match.index))) return null;
  const rest = text.slice(match.index + match[0].length);
  if (!grammar.duty.test(rest) && !EASED.test(rest)) return null;
  return { verb: 'noted', what: rest, sure: 'unsure', instead: false, reported: false };
}

function outcome(text: string, { verb, at }: { verb: string; at: number }): Outcome {
  const what = text.slice(at + verb.length);
  const instead = /\binstead\s+$/i.test(text.slice(0, at)) || /^[^,;.]*\binstead\b/i.test(what);
  return { verb: verb.toLowerCase(), what, sure: 'likely', instead, reported: ANOTHER_ROUTE.test(what) };
}

/** Names and verbs are told from common words by their capitals, so case is kept and both forms of a verb are given. */
function eitherCase(words: readonly string[]): string {
  return words.flatMap((word) => [word, word.toUpperCase()]).join('|');
}

/** Longest first; what can never match where there are none. */
function alternatives(patterns: readonly string[]): string {
  const some = patterns.filter((pattern) => pattern !== '').sort((a, b) => b.length - a.length);
  return some.length === 0 ? '(?!)' : some.join('|');
}

function literally(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}

function isPattern(source: string): boolean {
  return /[\\*+?^${}()|[\]]/.test(source);
}

function sameName(a: string, b: string): boolean {
  const plain = (name: string) => name.replace(/^the\s+/i, '').toLowerCase();
  return plain(a) === plain(b);
}
