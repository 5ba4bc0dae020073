/** What becomes of an issue, as Decisions. Pure; commit() has the last word. */
import { calendarOf } from '../calendar/calendar.ts';
import type { Code } from '../codes/code.ts';
import { processOn } from '../codes/process-of.ts';
import type { Change, Day, Decision, Value } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { computedSets } from '../process/computed.ts';
import { friendClock } from './clock.ts';
import { openLabel } from './numbering.ts';

export interface Doing {
  code: Code;
  row: Row;
  /** The newest entry of it that was seen: what is done is held against it. */
  seen: number;
  today: Day;
  /** Who does it, as the record will show it. */
  actor: string;
}

function decision({ code, row, today, actor }: Doing, title: string, changes: readonly Change[]): Decision {
  return {
    code: code.id,
    authority: { kind: 'post', ref: actor },
    body: row.label.group,
    effective: today,
    title,
    label: row.label,
    changes,
  };
}

export interface Words {
  title: string;
  description: string;
  kind: string | null;
  /** Reference of a party, where one stands behind it and may be named. */
  raisedBy: string | null;
  /** The critical friend's answer, where it is to be public too. */
  reply: string | null;
}

/**
 * Brings what was received onto the public record as an issue of its own, under the next number. The clock runs on from
 * the day it came. What was received keeps its class, and with it who asked.
 */
export function takeUp(doing: Doing, ref: string, words: Words): Decision {
  const { code, row, today } = doing;
  const came = typeof row.fields.raised_on === 'string' ? row.fields.raised_on : today;
  const label = openLabel(code);
  const raise: Change = {
    register: 'issue',
    ref,
    move: 'raise',
    label,
    sets: {
      title: words.title,
      description: words.description || null,
      kind: words.kind,
      raised_by: words.raisedBy,
      raised_on: came,
      friend_by: row.fields.friend_by ?? friendClock(code, came)?.day ?? null,
    },
  };
  const reply: Change[] = words.reply
    ? [
        {
          register: 'issue',
          ref,
          move: 'befriend',
          label,
          sets: { friend_reply: words.reply, friend_on: row.fields.friend_on ?? today },
        },
      ]
    : [];
  const take: Change = {
    register: 'issue',
    ref: row.ref,
    move: 'take',
    sets: { became: ref },
    label: row.label,
    expects: doing.seen,
  };
  return { ...decision(doing, `Issue ${ref} raised: ${words.title}`, [raise, ...reply, take]), label };
}

/** One move of the issue itself. */
export function moved(doing: Doing, made: { move: string; sets: Record<string, Value>; title: string }): Decision {
  const { move, sets, title } = made;
  return decision(doing, title, [{ register: 'issue', ref: doing.row.ref, move, sets, expects: doing.seen }]);
}

/** The move that brings a proposal into being under the process of a day: a draft first, where the process has one. */
export function firstMove(code: Pick<Code, 'processes'>, day: Day): 'draft' | 'raise' {
  const starts = (processOn(code, day)?.transitions ?? []).filter(({ from }) => from.includes('new'));
  // One that only some paths may take is not for an issue: no path is set yet.
  return starts.some(({ move, paths }) => move === 'raise' && !paths) || starts.every(({ move }) => move !== 'draft')
    ? 'raise'
    : 'draft';
}

/**
 * Turns an issue into a proposal in one Decision: the proposal with the words under the rules of the day, and the
 * issue closed with its reference, so that each leads to the other.
 */
export function convert(
  doing: Doing,
  ref: string,
  sets: { title: string; description: string; solution: string | null; proposer: string | null },
): Decision {
  const { code, row, today } = doing;
  const move = firstMove(code, today);
  const process = processOn(code, today);
  const computed = process
    ? computedSets(process, { row: null, move, day: today, calendar: calendarOf(code.calendar) })
    : {};
  return decision(doing, `Issue ${row.ref} became ${ref}: ${sets.title}`, [
    { register: 'modification', ref, move, sets: { raised_on: today, ...computed, ...sets }, label: openLabel(code) },
    {
      register: 'issue',
      ref: row.ref,
      move: 'convert',
      sets: { modification: ref, outcome: `Raised as ${ref}.` },
      expects: doing.seen,
    },
  ]);
}
