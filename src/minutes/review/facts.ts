/**
 * The facts of a proposal as one list, each with an id that the review page, the choices made there and the Decision
 * share. Ids count within their kind in the order of the document, so the same document always gives the same ids.
 */
import type { Field } from '../../kernel/define.ts';
import type { Found, ItemNumber, Proposal, Span, Sure } from '../proposal.ts';
import { placeIn } from './place.ts';

export type FactKind =
  | 'meeting'
  | 'attendance'
  | 'item'
  | 'decision'
  | 'candidate'
  | 'action'
  | 'update'
  | 'modification'
  | 'risk'
  | 'party'
  | 'variation'
  | 'assessment'
  | 'other-meeting'
  | 'date'
  | 'clause'
  | 'document'
  | 'release'
  | 'consultation'
  | 'issue'
  | 'identifier'
  | 'seat';

export interface Fact {
  id: string;
  kind: FactKind;
  item: ItemNumber;
  /** Index of that item in `proposal.items`; -1 on the cover. */
  place: number;
  /** What the fact is about: a name, a reference, a decision's words. */
  title: string;
  /** What is said of it; may be empty. */
  detail: string;
  sure: Sure;
  spans: Span[];
  /** Its fields as read, by the names of `factFields`. */
  value: Readonly<Record<string, unknown>>;
}

/** The id of the `index`th fact (from 0) of its kind. There is one meeting, and its id is just that. */
export function factId(kind: FactKind, index: number): string {
  return kind === 'meeting' ? kind : `${kind}-${index + 1}`;
}

const text = (label: string): Field => ({ label, kind: 'text' });
const prose = (label: string): Field => ({ label, kind: 'prose' });
const day = (label: string): Field => ({ label, kind: 'day' });
const choice = (label: string, ...values: string[]): Field => ({
  label,
  kind: 'choice',
  choices: Object.fromEntries(values.map((value) => [value, value.charAt(0).toUpperCase() + value.slice(1)])),
});

/** What a reviewer may change of a fact, by kind: its fields as a form would ask for them. */
export const factFields: Readonly<Record<FactKind, Readonly<Record<string, Field>>>> = {
  meeting: {
    body: text('Body'),
    number: { label: 'Number', kind: 'integer' },
    ref: text('Reference'),
    date: day('Date'),
    start: { label: 'Starts', kind: 'time' },
    end: { label: 'Ends', kind: 'time' },
    place: text('Place'),
    classification: text('Classification'),
    status: text('Minutes'),
  },
  attendance: {
    name: text('Name'),
    group: text('Category or organisation'),
    capacity: choice('Attends as', 'member', 'alternate', 'observer', 'other'),
    part: { label: 'For part of the meeting', kind: 'flag' },
    present: { label: 'Present', kind: 'flag' },
    role: text('Role'),
  },
  item: { title: text('Title'), narrative: prose('What was said') },
  decision: { verb: text('Verb'), text: prose('Decision') },
  candidate: { text: prose('What was settled') },
  action: {
    ref: text('Reference'),
    owner: text('Owner'),
    text: prose('Action'),
    due: text('Due, as printed'),
    dueDate: day('Due'),
  },
  update: { ref: text('Action'), text: prose('Update'), state: choice('Leaves it', 'open', 'closed') },
  modification: { ref: text('Modification'), title: text('Title'), state: text('State'), date: day('Since') },
  risk: {
    ref: text('Risk'),
    title: text('Wording'),
    change: choice('Change', 'new', 'reworded', 'closed', 'mentioned'),
  },
  party: {
    name: text('Party'),
    category: text('Party category'),
    change: choice('Change', 'admitted', 'category', 'withdrawn'),
  },
  variation: { name: text('Variation'), end: text('Ends'), change: prose('Change') },
  assessment: {
    ref: text('Modification'),
    kind: choice('Kind', 'preliminary', 'impact'),
    target: day('Target date'),
    received: day('Received on'),
  },
  'other-meeting': { body: text('Body'), date: day('Date') },
  date: { date: text('Date'), text: prose('Sentence') },
  clause: { clause: text('Clause') },
  document: { title: text('Title'), change: choice('Change', 'approved', 'amended', 'issued', 'mentioned') },
  release: { name: text('Release'), live: day('Live on') },
  consultation: {
    title: text('Title'),
    issuer: text('Issued by'),
    closes: day('Closes'),
    state: choice('State', 'planned', 'open', 'closed'),
  },
  issue: {
    ref: text('Issue'),
    title: text('Title'),
    change: choice('Change', 'raised', 'passed', 'resolved', 'closed', 'converted', 'mentioned'),
    to: text('Passed to, or became'),
  },
  identifier: {
    party: text('Party'),
    kind: choice('Kind', 'range', 'signifier', 'electricity', 'gas'),
    value: text('Identifier'),
  },
  seat: {
    body: text('Body'),
    category: text('Category'),
    person: text('Person'),
    change: choice('Change', 'appointed', 'vacated'),
    from: day('From'),
  },
};

/** Every fact of the proposal, in the order in which the review page shows them: the cover, then item by item. */
export function factsOf(proposal: Proposal): Fact[] {
  const placed = placeIn(proposal);
  const facts = [...coverFacts(proposal), ...itemFacts(proposal), ...subjectFacts(proposal)].map((fact) => ({
    ...fact,
    place: fact.kind === 'meeting' || fact.kind === 'attendance' ? -1 : placed(fact),
  }));
  return facts.sort((a, b) => a.place - b.place);
}

/** A fact before its item is looked up. */
type Loose = Omit<Fact, 'place'>;
type Described = { item: ItemNumber; title: string; detail: string };

/** The facts of one kind, each described in words. */
function listed<T extends object>(
  kind: FactKind,
  found: readonly Found<T>[],
  describe: (fact: T) => Described,
): Loose[] {
  return found.map((fact, index) => {
    const value = Object.fromEntries(
      Object.keys(factFields[kind]).map((name) => [name, (fact as Record<string, unknown>)[name] ?? null]),
    );
    return { id: factId(kind, index), kind, ...describe(fact), sure: fact.sure, spans: fact.spans, value };
  });
}

const said = (...parts: (string | null | undefined | false)[]): string => parts.filter(Boolean).join(', ');

function coverFacts({ meeting, attendance }: Proposal): Loose[] {
  return [
    ...listed('meeting', [meeting], (one) => ({
      item: null,
      title: said(one.body, one.number !== null && `meeting ${one.number}`) || 'Meeting',
      detail: said(one.date, one.start, one.end, one.place, one.classification, one.status),
    })),
    ...listed('attendance', attendance, (one) => ({
      item: null,
      title: one.name,
      detail: said(one.group, one.capacity, one.role, one.part && 'part', !one.present && 'apologies'),
    })),
  ];
}

function itemFacts({ items, actions, updates }: Proposal): Loose[] {
  const decisions = items.flatMap((item) => item.decisions.map((fact) => ({ ...fact, item: item.number })));
  const candidates = items.flatMap((item) => item.candidates.map((fact) => ({ ...fact, item: item.number })));
  return [
    ...listed('item', items, (one) => ({ item: one.number, title: one.title, detail: '' })),
    ...listed('decision', decisions, (one) => ({ item: one.item, title: one.text, detail: one.verb })),
    ...listed('candidate', candidates, (one) => ({ item: one.item, title: one.text, detail: '' })),
    ...listed('action', actions, (one) => ({
      item: one.item,
      title: one.ref,
      detail: said(one.owner, one.text, one.dueDate ?? one.due),
    })),
    ...listed('update', updates, (one) => ({ item: one.item, title: one.ref, detail: said(one.state, one.text) })),
  ];
}

function subjectFacts(proposal: Proposal): Loose[] {
  return [
    ...listed('modification', proposal.modifications, (one) => ({
      item: one.item,
      title: said(one.ref, one.title),
      detail: said(one.state ?? 'mentioned', one.date),
    })),
    ...listed('risk', proposal.risks, (one) => ({
      item: one.item,
      title: `Risk ${one.ref}`,
      detail: said(one.change, one.title),
    })),
    ...listed('party', proposal.parties, (one) => ({
      item: one.item,
      title: one.name,
      detail: said(one.change === 'category' ? 'new category' : one.change, one.category),
    })),
    ...listed('variation', proposal.variations, (one) => ({
      item: one.item,
      title: one.name,
      detail: said(one.change, one.end && `ends ${one.end}`),
    })),
    ...listed('assessment', proposal.assessments, (one) => ({
      item: one.item,
      title: one.ref,
      detail: said(
        `${one.kind} assessment`,
        one.target && `target ${one.target}`,
        one.received && `received ${one.received}`,
      ),
    })),
    ...listed('other-meeting', proposal.meetings, (one) => ({ item: one.item, title: one.body, detail: one.date })),
    ...listed('date', proposal.dates, (one) => ({ item: one.item, title: one.date, detail: one.text })),
    ...listed('clause', proposal.clauses, (one) => ({ item: one.item, title: one.clause, detail: '' })),
    ...listed('document', proposal.documents, (one) => ({ item: one.item, title: one.title, detail: one.change })),
    ...listed('release', proposal.releases, (one) => ({
      item: one.item,
      title: one.name,
      detail: one.live ? `live ${one.live}` : '',
    })),
    ...listed('consultation', proposal.consultations, (one) => ({
      item: one.item,
      title: one.title,
      detail: said(one.issuer, one.state, one.closes && `closes ${one.closes}`),
    })),
    ...listed('issue', proposal.issues, (one) => ({
      item: one.item,
      title: `Issue ${one.ref}`,
      detail: said(one.change, one.to, one.title),
    })),
    ...listed('identifier', proposal.identifiers, (one) => ({
      item: one.item,
      title: one.party,
      detail: said(one.kind, one.value ?? 'awaited'),
    })),
    ...listed('seat', proposal.seats, (one) => ({
      item: one.item,
      title: one.person ?? 'Vacant seat',
      detail: said(one.body, one.category, one.change, one.from && `from ${one.from}`),
    })),
  ];
}
