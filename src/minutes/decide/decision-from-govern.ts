/** What the minutes say of risks, parties and governing documents. */
import type { Change } from '../../kernel/define.ts';
import { changeFrom, type Minutes } from './decision-from-context.ts';
import { nameUnlessMatched, refOf, titleUnlessMatched } from './decision-from-names.ts';

const riskMoves = { new: 'open', reworded: 'reword', closed: 'close', mentioned: 'found' } as const;

export function risks(minutes: Minutes): Change[] {
  return minutes.facts.risks.map((fact) => {
    const moved = fact.change !== 'mentioned';
    return changeFrom(minutes, fact, {
      register: 'risk',
      ref: fact.ref.replace(/^#/, ''),
      move: riskMoves[fact.change] ?? 'found',
      sets: {
        title: fact.title,
        body: moved ? minutes.body.ref : null,
        last_meeting: moved ? minutes.meeting : null,
      },
    });
  });
}

const partyMoves = { admitted: 'admit', category: 'recategorise', withdrawn: 'withdraw' } as const;

export function parties(minutes: Minutes): Change[] {
  return minutes.facts.parties.map((fact) => {
    const move = partyMoves[fact.change] ?? 'found';
    return changeFrom(minutes, fact, {
      register: 'party',
      ref: refOf(minutes, 'party', fact.name),
      move,
      sets: {
        name: nameUnlessMatched(minutes, 'party', fact.name),
        category: move === 'withdraw' ? null : fact.category,
        admitted_on: move === 'admit' ? minutes.day : null,
      },
    });
  });
}

const documentMoves = { approved: 'approve', amended: 'amend', issued: 'issue', mentioned: 'found' } as const;

/** The kind that a title itself names; a document that names none is left without. */
const documentKinds: readonly (readonly [RegExp, string])[] = [
  [/\bterms of reference\b|\bToR\b/i, 'terms'],
  [/\bpolic(?:y|ies)\b/i, 'policy'],
  [/\bbudgets?\b/i, 'budget'],
  [/\bprocedures?\b/i, 'procedure'],
  [/\bguidance\b|\bguides?\b/i, 'guidance'],
  [/\breports?\b/i, 'report'],
  [/\bpapers?\b/i, 'paper'],
];

export function documents(minutes: Minutes): Change[] {
  return minutes.facts.documents.map((fact) => {
    const moved = fact.change !== 'mentioned';
    return changeFrom(minutes, fact, {
      register: 'document',
      ref: refOf(minutes, 'document', fact.title),
      move: documentMoves[fact.change] ?? 'found',
      sets: {
        title: titleUnlessMatched(minutes, 'document', fact.title),
        kind: documentKinds.find(([words]) => words.test(fact.title))?.[1],
        changed_on: moved ? minutes.day : null,
        last_meeting: moved ? minutes.meeting : null,
      },
    });
  });
}
