/** A proposal as one JSON object for other programs: the keys are a promise, and so is their absence of spans. */
import type { Found, ItemFact, Proposal } from '../proposal.ts';

const facts = <T, K extends keyof T>(list: readonly Found<T>[], ...keys: K[]): Pick<T, K>[] =>
  list.map((fact) => pick(fact as T, ...keys));

function pick<T, K extends keyof T>(fact: T, ...keys: K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, fact[key] ?? null])) as Pick<T, K>;
}

/** Dates are ISO 8601, verbs lower case, references as printed; what the minutes do not say is null. */
export function proposalJson(proposal: Proposal) {
  const { meeting } = proposal;
  return {
    meeting: pick(meeting, 'body', 'number', 'ref', 'date', 'start', 'end', 'place', 'classification', 'status'),
    attendance: facts(proposal.attendance, 'name', 'group', 'capacity', 'part', 'present'),
    items: proposal.items.map(itemJson),
    actions: facts(proposal.actions, 'ref', 'owner', 'text', 'due', 'dueDate', 'item'),
    updates: facts(proposal.updates, 'ref', 'text', 'state'),
    modifications: facts(proposal.modifications, 'ref', 'title', 'state'),
    risks: facts(proposal.risks, 'ref', 'title', 'change'),
    parties: facts(proposal.parties, 'name', 'category', 'change'),
    variations: facts(proposal.variations, 'name', 'end', 'change'),
    assessments: facts(proposal.assessments, 'ref', 'kind', 'target'),
    dates: facts(proposal.dates, 'date', 'text'),
    flags: proposal.flags.map(({ item, says, passage }) => ({ item, says, passage })),
    unplaced: proposal.unplaced.map(({ start, end, text }) => ({ start, end, text })),
  };
}

function itemJson(item: Found<ItemFact>) {
  return {
    number: item.number,
    title: item.title,
    decisions: facts(item.decisions, 'verb', 'text'),
    candidates: facts(item.candidates, 'text'),
    actions: item.actions,
    mentions: item.mentions,
  };
}
