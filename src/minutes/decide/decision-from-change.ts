/** What the minutes say of changes to the code: modifications, their assessments, consultations, variations, releases. */
import type { Change } from '../../kernel/define.ts';
import { firstDay } from '../dates.ts';
import type { ModificationFact, VariationFact } from '../proposal.ts';
import { changeFrom, dayOrNone, type Minutes } from './decision-from-context.ts';
import { refOf, titleUnlessMatched } from './decision-from-names.ts';
import type { Kept } from './decision-from-review.ts';

/** The move that leads to each state of the modification register. */
const moveTo: Readonly<Record<string, string>> = {
  draft: 'draft',
  raised: 'raise',
  refinement: 'refine',
  report: 'present',
  returned: 'return',
  consultation: 'consult',
  advice: 'advise',
  vote: 'vote',
  authority: 'refer',
  appealed: 'appeal',
  approved: 'approve',
  rejected: 'reject',
  refused: 'refuse',
  implemented: 'implement',
  withdrawn: 'withdraw',
};

export function modifications(minutes: Minutes): Change[] {
  return minutes.facts.modifications.flatMap((fact) => {
    const move = fact.state === null ? undefined : moveTo[fact.state];
    // A mere mention moves nothing; a title printed with it is all it can add.
    const about = { register: 'modification', ref: fact.ref };
    if (!move) return [changeFrom(minutes, fact, { ...about, move: 'found', sets: { title: fact.title } })];
    return [changeFrom(minutes, fact, { ...about, ...movedBy(minutes, fact, move) }), ...implementation(minutes, fact)];
  });
}

function movedBy(minutes: Minutes, fact: Kept<ModificationFact>, move: string) {
  const printed = dayOrNone(fact.date);
  const since = printed ?? minutes.day;
  const decided = move === 'approve' || move === 'reject';
  return {
    move,
    effective: since,
    sets: {
      title: fact.title,
      path: fact.path,
      ...(move === 'refine' ? { condition: fact.condition } : {}),
      ...(move === 'return' ? { reasons: fact.reasons } : {}),
      last_meeting: minutes.meeting,
      // Without a printed day the decision was some time before or at the meeting: no day is made up.
      decided_on: decided ? printed : null,
      implements_on: move === 'approve' ? dayOrNone(fact.implements) : move === 'implement' ? since : null,
    },
  };
}

/** Approval with a printed date of implementation is implemented from that day, and the record says so as at that day. */
function implementation(minutes: Minutes, fact: Kept<ModificationFact>): Change[] {
  const on = dayOrNone(fact.implements);
  if (fact.state !== 'approved' || !on || (fact.date && on < fact.date)) return [];
  const { ref } = fact;
  const sets = { implements_on: on };
  return [changeFrom(minutes, fact, { register: 'modification', ref, move: 'implement', sets, effective: on })];
}

export function assessments(minutes: Minutes): Change[] {
  return minutes.facts.assessments.map((fact) => {
    const target = dayOrNone(fact.target);
    // What is to come after the meeting has not been received at it, whatever the words.
    const printed = dayOrNone(fact.received);
    const received = printed && printed <= minutes.day ? printed : null;
    return changeFrom(minutes, fact, {
      register: 'assessment',
      ref: `${fact.ref}/${fact.kind}`,
      move: received ? 'receive' : target ? 'revise' : 'found',
      ...(received ? { effective: received } : {}),
      sets: {
        title: `${fact.kind === 'preliminary' ? 'Preliminary' : 'Impact'} assessment of ${fact.ref}`,
        modification: fact.ref,
        kind: fact.kind,
        ...(received ? { received_on: received } : { target }),
        last_meeting: received || target ? minutes.meeting : null,
      },
    });
  });
}

/** Which move the words of a change come to. What is "to be" done is only proposed, unless the body decides that it be done. */
const variationMoves: readonly (readonly [RegExp, string])[] = [
  [/^not\b/i, 'found'],
  [/\bto be (?:extended|moved|changed)\b/i, 'propose'],
  [/\bconsult/i, 'consult'],
  [/\b(?:submitted|sent|written) to\b/i, 'submit'],
  [/\b(?:extended|moved|changed|deferred|granted) (?:to|until)\b/i, 'extend'],
  [/\b(?:ended|expired|ceased|removed)\b/i, 'end'],
];

export function variations(minutes: Minutes): Change[] {
  return minutes.facts.variations.map((fact) => {
    const change = fact.change ?? '';
    const said = variationMoves.find(([words]) => words.test(change))?.[1] ?? 'found';
    const to = /\b(?:to|until) (?!be\b)(.+)$/i.exec(change)?.[1] ?? null;
    const move = said !== 'propose' ? said : to && isDecided(minutes, fact, to) ? 'extend' : 'found';
    const ends = move === 'extend' ? to : fact.end;
    // A variation merely mentioned has nothing proposed for it.
    const proposed = change.replace(/^mentioned(?:,\s*)?/i, '');
    const saying = changeFrom(minutes, fact, {
      register: 'variation',
      ref: refOf(minutes, 'variation', fact.name),
      move,
      sets: {
        title: titleUnlessMatched(minutes, 'variation', fact.name),
        ends,
        ends_on: ends ? firstDay(ends, minutes.day) : null,
        proposed: move === 'end' || move === 'extend' ? null : proposed,
        last_meeting: proposed ? minutes.meeting : null,
      },
    });
    // A new end that is only a month takes the place of a day that was fixed before, and what was proposed is done.
    if (move !== 'extend' || !to) return saying;
    return { ...saying, sets: { ends_on: null, ...saying.sets, proposed: null } };
  });
}

/** Verbs of decisions that bring nothing about. */
const ONLY_HEARD = new Set([
  'noted',
  'considered',
  'discussed',
  'received',
  'reviewed',
  'deferred',
  'rejected',
  'recommended',
  'requested',
]);

/** Whether a formal decision says that it be so from that date, and not only the narrative of what somebody proposed. */
function isDecided(minutes: Minutes, fact: Kept<VariationFact>, to: string): boolean {
  const decisions = [...minutes.facts.decisions.values()].flat();
  return decisions.some(
    ({ verb, text, spans }) =>
      !ONLY_HEARD.has(verb.toLowerCase()) &&
      text.replace(/\s+/g, ' ').includes(to) &&
      spans.some((span) => fact.spans.some(({ start, end }) => start >= span.start && end <= span.end)),
  );
}

export function releases(minutes: Minutes): Change[] {
  return minutes.facts.releases.map((fact) => {
    const day = dayOrNone(fact.live);
    const live = day !== null && day <= minutes.day;
    // A release called by its month is planned for it.
    const month = /^\p{Lu}\p{L}+ \d{4}$/u.test(fact.name) ? fact.name : null;
    return changeFrom(minutes, fact, {
      register: 'release',
      ref: refOf(minutes, 'release', fact.name),
      move: live ? 'launch' : day ? 'replan' : 'found',
      ...(live ? { effective: day } : {}),
      sets: {
        title: titleUnlessMatched(minutes, 'release', fact.name),
        ...(live ? { live_on: day } : { planned: month, planned_on: day }),
        last_meeting: minutes.meeting,
      },
    });
  });
}

const consultationMoves = { planned: 'plan', open: 'issue', closed: 'close' } as const;

export function consultations(minutes: Minutes): Change[] {
  return minutes.facts.consultations.map((fact) => {
    const closes = dayOrNone(fact.closes);
    // Closed on the day it said, not on the day the minutes came to speak of it.
    const closed = fact.state === 'closed' && closes !== null && closes <= minutes.day;
    return changeFrom(minutes, fact, {
      register: 'consultation',
      ref: refOf(minutes, 'consultation', fact.title),
      move: fact.state ? consultationMoves[fact.state] : 'found',
      sets: {
        title: titleUnlessMatched(minutes, 'consultation', fact.title),
        issuer: fact.issuer,
        closes_on: closes,
        last_meeting: minutes.meeting,
      },
      ...(closed ? { effective: closes } : {}),
    });
  });
}
