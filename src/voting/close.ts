/** Closing a vote by constituency: what it comes to, all ballots made public, and what becomes of the proposal, in one Decision. */
import { addWorkingDays, calendarOf } from '../calendar/calendar.ts';
import { bodyIn, bodyName } from '../codes/body.ts';
import type { Code } from '../codes/code.ts';
import { pathOf, processOf } from '../codes/process-of.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Change, Day, Label, Value } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Desk } from '../meetings/desk.ts';
import { decidingActor } from '../meetings/powers.ts';
import { type Made, requireKeeper } from './cast.ts';
import type { Casting } from './decide-over.ts';
import { deciderOf } from './open.ts';
import { type Tally, tally } from './tally.ts';
import { ballotsIn, hasVoted, preferredAmong, type Voting, type VotingOption } from './voting-of.ts';

export interface ClosingAsked {
  /** By option, in their order; where a rule leaves it to the chair. */
  casting: readonly Casting[];
  /** Day on which what is carried takes effect; empty where a release will say. */
  implementsOn: string;
}

/** The vote as it would be closed, with the chair's casting votes. */
function withCasting(voting: Voting, casting: readonly Casting[]): Voting {
  const options = voting.options.map((option, at): VotingOption => {
    const counted = voting.seesHow
      ? tally(voting.kept.rule, voting.roll, ballotsIn(option.ballots), casting[at] ?? null)
      : null;
    return { ...option, tally: counted };
  });
  return { ...voting, options, preferred: preferredAmong(voting.kept, options) };
}

/** @throws Refused before its time, and where the chair has yet to cast a deciding vote */
export function closeVoting(desk: Desk, given: Voting, asked: ClosingAsked): Made {
  requireKeeper(desk);
  refuseEarly(given);
  const voting = withCasting(given, asked.casting);
  const { main, options } = voting;
  const tied = options.findIndex((one) => one.tally?.outcome === 'tied');
  if (tied >= 0)
    throw new Refused({
      sentence: `${options[tied]?.ref}: the chair decides by a casting vote. Say how it was cast.`,
      field: `casting-${tied}`,
    });
  const open: Label = { group: String(main.fields.body), level: 0 };
  const label = (change: Change): Change => ({ ...change, label: open });
  return {
    actor: decidingActor(desk.actor, bodyIn(desk.code, main.fields.body), desk.today),
    decision: {
      code: desk.code.id,
      authority: main.fields.meeting
        ? { kind: 'meeting', ref: String(main.fields.meeting) }
        : { kind: 'post', ref: bodyName(desk.code, String(main.fields.body)) },
      body: String(main.fields.body),
      effective: desk.today,
      title: titleOf(voting),
      label: open,
      ...(voting.kept.clause ? { clause: voting.kept.clause } : {}),
      changes: [
        ...options.map((option, at) => label(closing(voting, option, asked.casting[at] ?? null))),
        ...options.flatMap(({ ballots }) =>
          ballots
            .filter(({ state }) => state !== 'withdrawn')
            .map((one) => label({ register: 'ballot', ref: one.ref, move: 'publish', sets: {} })),
        ),
        ...options.flatMap((option) => consequence(desk, voting, { option, asked })),
      ],
    },
  };
}

function refuseEarly({ main, mayClose, seesHow, roll, voted }: Voting): void {
  if (main.state !== 'open') throw new Refused(`Vote ${main.ref} is ${main.state} already. Open its page again.`);
  if (!seesHow) throw new Refused('You may not see its ballots, so you cannot close it. Ask whoever keeps the vote.');
  if (mayClose) return;
  const missing = roll.filter((one) => !hasVoted(voted, one)).map(({ name }) => name);
  const who =
    missing.length > 4
      ? `${missing.length} members have`
      : `${missing.join(', ')} ${missing.length === 1 ? 'has' : 'have'}`;
  throw new Refused(`It cannot be closed early: ${who} not voted yet.`);
}

function titleOf({ main, options, preferred }: Voting): string {
  const [first] = options;
  if (options.length === 1) return `Vote ${main.ref} closed: ${first?.tally?.outcome ?? ''}`;
  return `Vote ${main.ref} closed: ${preferred.ref ? `${preferred.ref} carried` : 'none carried'}`;
}

function closing(
  { main, options, preferred }: Voting,
  { vote, tally: counted }: VotingOption,
  casting: Casting,
): Change {
  const { outcome, count, sentences } = counted as Tally;
  return {
    register: 'vote',
    ref: vote.ref,
    move: 'close',
    expects: vote.entry,
    sets: {
      votes_for: count.for,
      votes_against: count.against,
      abstained: count.neither,
      outcome,
      casting,
      ...(vote === main ? { preferred: preferred.ref } : {}),
      explained: [...sentences, ...(options.length > 1 ? [preferred.sentence] : [])].join(' '),
    },
  };
}

interface Asking {
  option: VotingOption;
  asked: ClosingAsked;
}

/** A body that decides approves one at most and rejects the others; one that advises sends them all on, with what it came to. */
function consequence({ code, today }: Desk, voting: Voting, { option, asked }: Asking): Change[] {
  const { modification, ref, tally: counted } = option;
  // An alternative that was withdrawn meanwhile has nothing left to be decided.
  if (modification?.state !== 'vote') return [];
  // Without a quorum the body has not decided: it waits for another vote.
  if (counted?.outcome === 'inquorate') return [];
  const body = bodyName(code, String(voting.main.fields.body));
  const chosen = voting.preferred.ref === ref;
  const base = { register: 'modification', ref, expects: modification.entry };
  const reasons = `${reasonWords(plainName(body), voting, option)} ${counted?.sentences.at(-2) ?? ''}`.trim();
  if (deciderOf(code, voting.options[0]?.modification ?? modification, today) !== voting.main.fields.body) {
    const words = counted?.outcome === 'carried' ? 'approval' : 'rejection';
    const preferred = voting.options.length > 1 && chosen ? ', as the preferred of those voted on' : '';
    const recommendation = `The ${plainName(body)} recommends ${words}${preferred}. ${(counted?.sentences ?? []).slice(-3).join(' ')}`;
    return [{ ...base, move: 'refer', sets: { recommendation, reasons: recommendation } }];
  }
  const decided = { decided_on: today, published_on: today, ...appealBy(code, modification.fields, today), reasons };
  if (!chosen) return [{ ...base, move: 'reject', sets: decided }];
  const implementsOn = asked.implementsOn.trim();
  return [{ ...base, move: 'approve', sets: { ...decided, ...(implementsOn ? { implements_on: implementsOn } : {}) } }];
}

function reasonWords(body: string, { preferred }: Voting, { ref, tally: counted }: VotingOption): string {
  if (preferred.ref === ref) return `The ${body} voted for it.`;
  return counted?.outcome === 'carried'
    ? `The ${body} voted for it, and for ${preferred.ref} in preference.`
    : `The ${body} did not carry it.`;
}

const plainName = (name: string) => name.replace(/^the /i, '');

function appealBy(code: Code, fields: Readonly<Record<string, Value>>, day: Day): { appeal_by?: Day } {
  const process = processOf(code, fields, day);
  const length = process && pathOf(process, fields.path)?.appealable ? ruleOn(process.appealWindow, day)?.value : null;
  return typeof length === 'number' ? { appeal_by: addWorkingDays(calendarOf(code.calendar), day, length) } : {};
}

/** When a self-governance decision of that day takes effect, and how that follows; null where the code has no such rule. */
export function effectOf(code: Code, voting: Voting, day: Day): { day: Day; sum: string } | null {
  const rule = code.rules.selfGovernanceImplementation;
  const now = rule && ruleOn(rule, day);
  const modification = voting.options[0]?.modification;
  if (!modification || typeof now?.value !== 'number' || deciderOf(code, modification, day) !== voting.main.fields.body)
    return null;
  const source = [now.clause, now.provenance].filter(Boolean).join(', ');
  return {
    day: addWorkingDays(calendarOf(code.calendar), day, now.value),
    sum: `${now.value} Working Days after the vote (${source})`,
  };
}

/** More time, never less: those who have read that they have until a time must have it. @throws Refused */
export function extendVoting(
  desk: Desk,
  { main, options, closes }: Voting,
  to: { day: Day; time: string; until: string },
): Made {
  requireKeeper(desk);
  if (closes !== null && to.until <= closes)
    throw new Refused({
      sentence: 'Give a later time than it closes at now: members may count on that.',
      field: 'closes_on',
    });
  return {
    actor: desk.actor,
    decision: {
      ...byPost(desk, main),
      title: `More time for vote ${main.ref}`,
      changes: options.map(({ vote }) => ({
        register: 'vote',
        ref: vote.ref,
        move: 'extend',
        sets: { closes_on: to.day, closes_at: to.time },
      })),
    },
  };
}

/** Nothing is decided; its ballots stay held back. @throws Refused without a reason */
export function voidVoting(desk: Desk, { main, options }: Voting, why: string): Made {
  requireKeeper(desk);
  if (why.trim() === '') throw new Refused({ sentence: 'Say why the vote is void.', field: 'why' });
  return {
    actor: desk.actor,
    decision: {
      ...byPost(desk, main),
      title: `Vote ${main.ref} made void`,
      changes: options.map(({ vote }) => ({
        register: 'vote',
        ref: vote.ref,
        move: 'void',
        sets: { explained: why.trim() },
      })),
    },
  };
}

function byPost({ code, actor, today }: Desk, { fields }: Voting['main']) {
  const body = String(fields.body);
  return {
    code: code.id,
    authority: { kind: 'post' as const, ref: actor.name },
    body,
    effective: today,
    label: { group: body, level: 0 as const },
  };
}
