/** The proposal as a person left it: what they rejected is gone, what they edited reads as they wrote it. */
import { checkValue } from '../../kernel/decide.ts';
import type { Field, Value } from '../../kernel/define.ts';
import { type Problem, Refused } from '../../kernel/problem.ts';
import type { CandidateFact, DecisionFact, Found, Proposal } from '../proposal.ts';
import { type FactKind, factFields, factId } from '../review/facts.ts';
import type { ReviewChoices } from '../review.ts';

/** A fact that stands after review. `index` is its place (from 0) in the list it was read into. */
export type Kept<T> = Found<T> & { id: string; index: number };

export type Reviewed = { meeting: Kept<Proposal['meeting']> } & {
  [K in ListName]: Kept<Proposal[K][number]>[];
} & {
  /** By index of their item in the proposal; `index` counts within that item. */
  decisions: ReadonlyMap<number, Kept<DecisionFact>[]>;
  /** Only those made formal, with the verb chosen. */
  formal: ReadonlyMap<number, Kept<DecisionFact>[]>;
};

const lists = {
  attendance: 'attendance',
  items: 'item',
  actions: 'action',
  updates: 'update',
  modifications: 'modification',
  risks: 'risk',
  parties: 'party',
  variations: 'variation',
  assessments: 'assessment',
  meetings: 'other-meeting',
  dates: 'date',
  clauses: 'clause',
  documents: 'document',
  releases: 'release',
  consultations: 'consultation',
  issues: 'issue',
  identifiers: 'identifier',
  seats: 'seat',
} as const satisfies Partial<Record<keyof Proposal, FactKind>>;
type ListName = keyof typeof lists;

/** Throws Refused, with every edit that cannot be right, before anything is made of the rest. */
export function reviewed(proposal: Proposal, choices: ReviewChoices): Reviewed {
  const problems: Problem[] = [];
  const rejected = new Set(choices.rejected ?? []);
  if (rejected.has('meeting')) {
    problems.push({ sentence: 'The meeting itself cannot be left out. Discard the whole document instead.' });
  }
  const edited = <T>(kind: FactKind, fact: Found<T>, index: number): Kept<T> => {
    const id = factId(kind, index);
    const edits = Object.entries(choices.edits?.[id] ?? {}).map(([name, value]) => {
      const field = factFields[kind][name];
      problems.push(...(field ? checkEdit(id, name, field, value) : [noSuchField(id, name)]));
      return [name, value === '' ? null : value] as const;
    });
    return { ...fact, ...Object.fromEntries(edits), id, index };
  };
  const keep = <T>(kind: FactKind, list: readonly Found<T>[]): Kept<T>[] =>
    list.map((fact, index) => edited(kind, fact, index)).filter(({ id }) => !rejected.has(id));

  const kept = Object.fromEntries(
    Object.entries(lists).map(([name, kind]) => [name, keep(kind, proposal[name as ListName] as Found<object>[])]),
  ) as Pick<Reviewed, ListName>;
  const inItems = withinItems(proposal, choices, edited);
  const result: Reviewed = { ...kept, ...inItems, meeting: edited('meeting', proposal.meeting, 0) };
  if (problems.length > 0) throw new Refused(problems);
  return result;
}

/** Decisions and candidates count over the whole document for their ids, within their item for their references. */
function withinItems(
  proposal: Proposal,
  choices: ReviewChoices,
  edited: <T>(kind: FactKind, fact: Found<T>, index: number) => Kept<T>,
): Pick<Reviewed, 'decisions' | 'formal'> {
  const rejected = new Set(choices.rejected ?? []);
  const decisions = new Map<number, Kept<DecisionFact>[]>();
  const formal = new Map<number, Kept<DecisionFact>[]>();
  let decisionCount = 0;
  let candidateCount = 0;
  for (const [at, item] of proposal.items.entries()) {
    const taken = item.decisions.map((fact, index) => ({ ...edited('decision', fact, decisionCount++), index }));
    const settled = item.candidates.map((fact: Found<CandidateFact>, index) => {
      const kept = edited('candidate', fact, candidateCount++);
      return { ...kept, index, verb: choices.formal?.[kept.id] ?? '' };
    });
    // An item that is left out takes what was decided there with it.
    if (rejected.has(factId('item', at))) continue;
    decisions.set(
      at,
      taken.filter(({ id }) => !rejected.has(id)),
    );
    formal.set(
      at,
      settled.filter(({ id, verb }) => verb.trim() !== '' && !rejected.has(id)),
    );
  }
  return { decisions, formal };
}

/** What no record can do without; everything else may be emptied. */
const needed = new Set([
  'name',
  'title',
  'text',
  'verb',
  'ref',
  'clause',
  'capacity',
  'present',
  'part',
  'kind',
  'party',
]);

function checkEdit(id: string, name: string, field: Field, value: Value): Problem[] {
  if (value === null || value === '') {
    return needed.has(name)
      ? [
          {
            sentence: `${field.label} cannot be empty. Fill it in, or leave the whole fact out.`,
            field: `${id}.${name}`,
          },
        ]
      : [];
  }
  return checkValue(`${id}.${name}`, field, value);
}

function noSuchField(id: string, name: string): Problem {
  return { sentence: `“${name}” is not part of this fact. Edit one of the fields shown.`, field: `${id}.${name}` };
}
