/** Which body met, when, and what its items came to: the part of a Decision that every set of minutes has. */

import { dayInWords } from '../../calendar/day.ts';
import type { Change } from '../../kernel/define.ts';
import type { DecisionFact } from '../proposal.ts';
import { changeFrom, type Minutes } from './decision-from-context.ts';
import { nameUnlessMatched } from './decision-from-names.ts';
import type { Kept } from './decision-from-review.ts';

export function bodyAndMeeting(minutes: Minutes): Change[] {
  const { meeting: fact } = minutes.facts;
  const { config, name } = minutes.body;
  return [
    changeFrom(minutes, fact, {
      register: 'body',
      ref: minutes.body.ref,
      move: 'found',
      sets: {
        title: config ? name : nameUnlessMatched(minutes, 'body', name),
        aliases: config ? [...config.aliases] : null,
        parent: config?.parent,
        action_prefix: config?.actionPrefix,
      },
    }),
    changeFrom(minutes, fact, {
      register: 'meeting',
      ref: minutes.meeting,
      move: 'hold',
      sets: {
        title: titleOf(minutes),
        body: minutes.body.ref,
        number: fact.number,
        day: minutes.day,
        starts_at: fact.start,
        ends_at: fact.end,
        place: fact.place,
        classification: fact.classification,
        minutes: fact.status,
        settled: settledAt(minutes, -1),
        document: minutes.proposal.document.name,
      },
    }),
  ];
}

/** "SEC Panel meeting 39"; by its day where meetings are not numbered. */
export function titleOf({ body, day, facts: { meeting } }: Minutes): string {
  return meeting.number === null
    ? `${body.name} meeting of ${dayInWords(day)}`
    : `${body.name} meeting ${meeting.number}`;
}

/** The reviewer's answers to what did not fit at one item (by index; -1 for the cover), each under its question. */
function settledAt(minutes: Minutes, at: number): string | null {
  const answers = minutes.choices.answers ?? {};
  const here = minutes.proposal.flags.filter((flag) => minutes.at(flag) === at);
  return here.flatMap(({ id, says }) => (answers[id]?.trim() ? [`${says}\n${answers[id].trim()}`] : [])).join('\n\n');
}

export function itemsAndDecisions(minutes: Minutes): Change[] {
  const clauses = new Map<string, Set<string>>();
  for (const fact of minutes.facts.clauses) {
    const item = minutes.itemOf(fact);
    if (item) clauses.set(item, (clauses.get(item) ?? new Set()).add(fact.clause));
  }
  return minutes.facts.items.flatMap((fact) => {
    const ref = minutes.items[fact.index]!;
    return [
      changeFrom(minutes, fact, {
        register: 'item',
        ref,
        move: 'take',
        sets: {
          title: fact.title,
          meeting: minutes.meeting,
          number: fact.number === null ? null : String(fact.number),
          position: fact.index + 1,
          narrative: fact.narrative,
          mentions: [...new Set(fact.mentions)],
          clauses: [...(clauses.get(ref) ?? [])],
          settled: settledAt(minutes, fact.index),
        },
      }),
      ...(minutes.facts.decisions.get(fact.index) ?? []).map((one) =>
        decisionOf(minutes, one, { item: ref, ref: `${ref}.${one.index + 1}`, basis: 'form' }),
      ),
      // A candidate has its own row of numbers, so that confirming one never renumbers what was printed.
      ...(minutes.facts.formal.get(fact.index) ?? []).map((one) =>
        decisionOf(minutes, one, {
          item: ref,
          ref: `${ref}.n${one.index + 1}`,
          basis: 'narrative',
          after: fact.decisions.length,
        }),
      ),
    ];
  });
}

interface Taken {
  item: string;
  ref: string;
  basis: 'form' | 'narrative';
  /** How many decisions stand before its own row of numbers. */
  after?: number;
}

function decisionOf(minutes: Minutes, fact: Kept<DecisionFact>, { item, ref, basis, after = 0 }: Taken): Change {
  return changeFrom(minutes, fact, {
    register: 'decision',
    ref,
    move: 'take',
    sets: {
      text: fact.text || fact.verb,
      verb: fact.verb.toLowerCase(),
      body: minutes.body.ref,
      meeting: minutes.meeting,
      item,
      day: minutes.day,
      basis,
      position: after + fact.index + 1,
    },
  });
}
