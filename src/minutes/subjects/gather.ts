/** Bringing together what several sentences say of one record. */
import { type Know as AskedOf, closingIn } from '../../registers/consultation/phrases.ts';
import { strongest } from '../../registers/document/phrases.ts';
import { keyOf } from '../../registers/variation/phrases.ts';
import type {
  ConsultationFact,
  DocumentFact,
  Found,
  IssueFact,
  ModificationFact,
  PartyFact,
  ReleaseFact,
  RiskFact,
  Span,
  VariationFact,
} from '../proposal.ts';
import { tellingWords } from './likeness.ts';

/** In the order a modification passes through them. */
const STAGES = 'raised refinement returned consultation vote authority approved implemented rejected withdrawn'.split(
  ' ',
);
const RISK_CHANGES: RiskFact['change'][] = ['mentioned', 'reworded', 'new', 'closed'];

/** The first fact by each key. */
export function once<T>(facts: readonly T[], key: (fact: T) => string): T[] {
  return [...groupedBy(facts, key).values()].map((group) => group[0]!);
}

/** One for each reference: its first title, the last stage said of it, and the days said of that stage. */
export function modifications(facts: readonly Found<ModificationFact>[]): Found<ModificationFact>[] {
  return [...groupedBy(facts, (one) => one.ref).values()].map((group) => {
    const rank = (fact: ModificationFact) => STAGES.indexOf(fact.state ?? '');
    // Of two that tell the same stage the one that prints its day is where it was told, the other only mentions it.
    const worth = (fact: ModificationFact) => rank(fact) * 2 + (fact.date || fact.implements ? 1 : 0);
    const last = group.reduce((a, b) => (worth(b) > worth(a) ? b : a));
    const same = group.filter((one) => one.state === last.state);
    // What was voted through was approved on the day of the vote, which is printed where the vote is told.
    const voted = last.state === 'approved' ? group.find((one) => one.state === 'vote' && one.date) : undefined;
    const titled = group.find((one) => one.title);
    const planned = group.find((one) => one.implements)?.implements;
    const path = group.find((one) => one.path)?.path;
    const condition = group.find((one) => one.condition)?.condition;
    const reasons = last.reasons ?? same.find((one) => one.reasons)?.reasons;
    return {
      ...last,
      title: titled?.title ?? null,
      date: same.find((one) => one.date)?.date ?? voted?.date ?? null,
      ...(planned && last.state === 'approved' ? { implements: planned } : {}),
      ...(path ? { path } : {}),
      ...(condition ? { condition } : {}),
      ...(reasons ? { reasons } : {}),
      spans: union([last, ...(titled ? [titled] : []), ...(voted ? [voted] : [])]),
    };
  });
}

export function risks(facts: readonly Found<RiskFact>[]): Found<RiskFact>[] {
  return [...groupedBy(facts, (one) => one.ref).values()].map((group) => {
    const strongestOf = group.reduce((a, b) =>
      RISK_CHANGES.indexOf(b.change) > RISK_CHANGES.indexOf(a.change) ? b : a,
    );
    return { ...strongestOf, title: group.find((one) => one.title)?.title ?? null };
  });
}

/** What befell an issue once, whatever told it; a mention tells nothing where anything else is told. Its first title is its title. */
export function issues(facts: readonly Found<IssueFact>[]): Found<IssueFact>[] {
  return [...groupedBy(facts, (one) => one.ref).values()].flatMap((group) => {
    const told = group.filter((one) => one.change !== 'mentioned');
    const changes = [...groupedBy(told, (one) => one.change).values()];
    const kept = changes.map((same) => same.find((one) => one.to) ?? same[0]!);
    const title = group.find((one) => one.title)?.title ?? null;
    return (kept.length > 0 ? kept : group.slice(0, 1)).map((one) => ({ ...one, title }));
  });
}

/** The same party may be admitted and, another time, change category: those are two facts. */
export function parties(facts: readonly Found<PartyFact>[]): Found<PartyFact>[] {
  const key = (one: PartyFact) => `${one.change} ${one.name.toLowerCase()}`;
  return [...groupedBy(facts, key).values()].map((group) => group.find((one) => one.category) ?? group[0]!);
}

/** One for each release: the sentence that says when it goes live tells more than one that only names it. */
export function releases(facts: readonly Found<ReleaseFact>[]): Found<ReleaseFact>[] {
  return [...groupedBy(facts, (one) => one.name).values()].map((group) => group.find((one) => one.live) ?? group[0]!);
}

/** One for each variation, whatever it is called; a change that names its day tells more than one that does not. */
export function variations(facts: readonly Found<VariationFact>[]): Found<VariationFact>[] {
  return [...groupedBy(facts, (one) => keyOf(one.name)).values()].map((group) => {
    const dated = group.find((one) => /\d{4}/.test(one.change));
    const told = dated ?? group.findLast((one) => one.change !== 'mentioned') ?? group[0]!;
    const name = group.find((one) => one.name.includes('('))?.name ?? group[0]!.name;
    return { ...told, name, end: told.end ?? group.find((one) => one.end)?.end ?? null, spans: union(group) };
  });
}

/**
 * By abbreviation or title; what is done to a document in one place outweighs its mention in another. Within one item the
 * end of a title is the same document: "the Risk Register" there is the Panel Risk Register.
 */
export function documents(facts: readonly Found<DocumentFact>[]): Found<DocumentFact>[] {
  const keys = facts.map((one) => titleKey(one.title));
  const full = facts.map((fact, index) => {
    const longer = keys.filter((key, other) => facts[other]!.item === fact.item && key.endsWith(` ${keys[index]}`));
    return longer.reduce((a, b) => (b.length > a.length ? b : a), keys[index]!);
  });
  const keyOfFact = new Map(facts.map((fact, index) => [fact, full[index]!]));
  return [...groupedBy(facts, (one) => keyOfFact.get(one)!).values()].map((group) => {
    const told = group.reduce((a, b) => (strongest(a.change, b.change) === a.change ? a : b));
    return { ...told, title: group.reduce((a, b) => (b.title.length > a.title.length ? b : a)).title };
  });
}

/** The same consultation in other words, within an item or (by its abbreviation) across items. */
export function consultations(facts: readonly Found<ConsultationFact>[]): Found<ConsultationFact>[] {
  let groups: Found<ConsultationFact>[][] = [];
  for (const fact of facts) {
    const same = groups.filter((one) => one.some((other) => sameConsultation(other, fact)));
    groups = [...groups.filter((one) => !same.includes(one)), [...same.flat(), fact]];
  }
  return groups.map((group) => ({
    ...group[0]!,
    title: group.reduce((a, b) => (titleWorth(b.title) > titleWorth(a.title) ? b : a)).title,
    issuer: group.find((one) => one.issuer)?.issuer ?? null,
    closes: group.find((one) => one.closes)?.closes ?? null,
    state: group.find((one) => one.state)?.state ?? null,
    spans: union(group),
  }));
}

/** "The consultation closes on 1st February" names none: it is the one the item last spoke of. */
export function closing(
  facts: Found<ConsultationFact>[],
  sentences: readonly { text: string }[],
  know: AskedOf,
): Found<ConsultationFact>[] {
  if (facts.length === 0) return facts;
  const unnamed = sentences.filter((one) => /\bthe consultation\b(?!\s+on\b)/i.test(one.text));
  for (const { text } of unnamed) {
    const closes = closingIn(text, know);
    const open = facts.find((one) => one.closes === null);
    if (closes && open && !facts.some((one) => one.closes === closes)) {
      open.closes = closes;
      open.state = know.meeting !== null && closes <= know.meeting ? 'closed' : 'open';
    }
  }
  return facts;
}

function sameConsultation(a: ConsultationFact, b: ConsultationFact): boolean {
  if (titleKey(a.title) === titleKey(b.title)) return true;
  if (a.item !== b.item) return false;
  const [mine, theirs] = [tellingWords(a.title), tellingWords(b.title)];
  const shared = [...mine].filter((word) => theirs.has(word)).length;
  return shared >= 0.6 * Math.min(mine.size, theirs.size);
}

/** A title reads best at some length: neither an abbreviation nor half a sentence. */
function titleWorth(title: string): number {
  return title.length > 90 ? 90 - title.length : title.length;
}

/** The abbreviation in brackets, else the words without "draft", "the" and the like. */
function titleKey(title: string): string {
  const short = /\(([A-Z]{3,})\)/.exec(title)?.[1] ?? /^[A-Z]{4,}$/.exec(title)?.[0];
  if (short) return short;
  return title
    .replace(/\s*\(ToRs?\)/, '')
    .replace(/\bToRs?\b/, 'terms of reference')
    .toLowerCase()
    .replace(
      /\b(?:the|latest|updated|amended|draft|proposed)\b|^(?:proposals?|changes|amendments?)\s+(?:for|to)\b/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

function union(facts: readonly { spans: Span[] }[]): Span[] {
  const spans = new Map(facts.flatMap((fact) => fact.spans).map((span) => [`${span.start}-${span.end}`, span]));
  return [...spans.values()].sort((a, b) => a.start - b.start);
}

function groupedBy<T>(facts: readonly T[], key: (fact: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const fact of facts) {
    const group = groups.get(key(fact));
    if (group) group.push(fact);
    else groups.set(key(fact), [fact]);
  }
  return groups;
}
