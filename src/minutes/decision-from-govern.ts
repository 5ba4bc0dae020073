/** What the minutes say of risks, parties, governing documents, and of dates and other bodies' meetings. */
import { isDay } from '../kernel/decide.ts';
import type { Change } from '../kernel/define.ts';
import { changeFrom, type Minutes } from './decision-from-context.ts';
import { bodyIn, nameUnlessMatched, refOf, titleUnlessMatched } from './decision-from-names.ts';

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

/** Other bodies' meetings. They become events, not meetings: those wait for their own minutes and their own reference. */
export function otherMeetings(minutes: Minutes): Change[] {
  const named = new Set([minutes.body.ref]);
  return minutes.facts.meetings.flatMap((fact) => {
    const body = refOf(minutes, 'body', fact.body);
    if (body === minutes.body.ref && fact.date === minutes.day) return [];
    const config = bodyIn(minutes.code, fact.body);
    const event = changeFrom(minutes, fact, {
      register: 'event',
      ref: `${fact.date}/${body}`,
      move: 'found',
      sets: {
        title: `${config?.name ?? fact.body} meeting`,
        ...dated(fact.date),
        kind: 'meeting',
        body: config ? body : null,
        meeting: minutes.meeting,
        item: minutes.itemOf(fact),
      },
    });
    if (!config || named.has(body)) return [event];
    // A body of the code is put on record with it, once, so that the link leads somewhere.
    named.add(body);
    const sets = { title: config.name, parent: config.parent, action_prefix: config.actionPrefix };
    return [changeFrom(minutes, fact, { register: 'body', ref: body, move: 'found', sets }), event];
  });
}

/** Dates with the sentence that prints them, save those that are another body's meeting already. */
export function dates(minutes: Minutes): Change[] {
  const meetings = new Set(minutes.facts.meetings.map((fact) => `${fact.item} ${fact.date}`));
  return minutes.facts.dates
    .filter((fact) => !meetings.has(`${fact.item} ${fact.date}`))
    .map((fact) =>
      changeFrom(minutes, fact, {
        register: 'event',
        ref: `${fact.date}/${shortKey(fact.text)}`,
        move: 'found',
        sets: {
          title: fact.text || fact.date,
          ...dated(fact.date),
          kind: 'date',
          meeting: minutes.meeting,
          item: minutes.itemOf(fact),
        },
      }),
    );
}

function dated(date: string): { day?: string; month?: string } {
  if (isDay(date)) return { day: date };
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(date) ? { month: date } : {};
}

const EMPTY = new Set(
  'a an and are at be been by for from has have in is it its of on or that the their this to was were which will with would'.split(
    ' ',
  ),
);

/** The first words of a sentence that say something, as a key: five of them tell the dates of one day apart. */
function shortKey(sentence: string): string {
  const words = sentence
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const telling = (words ?? []).filter((word) => !EMPTY.has(word));
  return telling.slice(0, 5).join('-') || 'date';
}
