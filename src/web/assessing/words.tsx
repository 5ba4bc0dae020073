/** Small parts that the pages of assessments have in common. */

import { type Assessed, latenessOf, overdueBy, promisedOf, reforecasts } from '../../assessing/assessed.ts';
import { baselineOf, kindName } from '../../assessing/clock.ts';
import { lateWords, timesWords } from '../../assessing/league.ts';
import { calendarOf } from '../../calendar/calendar.ts';
import { mayMake } from '../../kernel/access.ts';
import type { Day } from '../../kernel/define.ts';
import { isPast } from '../../ui/as-at.ts';
import { dayWords } from '../../ui/dates.ts';
import { DayText } from '../../ui/day.tsx';
import { Tip } from '../../ui/tip.tsx';
import { clip, sentence } from '../tell.tsx';
import type { View } from '../view.ts';

/** Whether this reader may make a move with one of these powers, today. */
export function mayDo(view: View, by: readonly string[]): boolean {
  const actor = view.session?.actor;
  return actor !== undefined && !isPast(view.asAt) && mayMake(actor, by);
}

/** The proposal it is of, by reference and title. */
export function OfProposal({ view, one }: { view: View; one: Assessed }) {
  const ref = String(one.row.fields.modification ?? '');
  if (!ref) return <>{one.row.title}</>;
  const title = one.proposal && one.proposal.title !== ref ? clip(sentence(one.proposal.title), 110) : '';
  return (
    <>
      {one.proposal ? <a href={view.to('modification', ref)}>{ref}</a> : ref}
      {title && ` ${title}`}
    </>
  );
}

export function KindWords({ view, one }: { view: View; one: Assessed }) {
  return <a href={view.to('assessment', one.row.ref)}>{kindName(view.code, one.row.fields.kind)}</a>;
}

/** Where the promised date comes from, as a sum. */
function promiseSum(view: View, one: Assessed): string {
  const promised = promisedOf(one);
  if (!promised) return 'The first date on record is itself a revised one';
  const requested = one.row.fields.requested_on;
  if (promised.basis === 'agreed') return 'As agreed with the provider';
  if (promised.basis === 'said') return 'The first date on record';
  const clock = typeof requested === 'string' ? baselineOf(view.code, one.row.fields.kind, requested) : null;
  return clock ? [clock.words, clock.skipped].filter(Boolean).join('. ') : 'By the clock of the assessment';
}

export function PromisedDay({ view, one }: { view: View; one: Assessed }) {
  const promised = promisedOf(one);
  if (!promised) return <span class="note">not on record</span>;
  return <DayText day={promised.day} short sum={promiseSum(view, one)} />;
}

/** How late against what was promised, with its sum. */
export function LateChip({ view, one, today }: { view: View; one: Assessed; today: Day }) {
  const late = latenessOf(one, calendarOf(view.code.calendar), today);
  if (!late) return <Reforecast one={one} />;
  const sum = `${dayWords(late.from)} to ${dayWords(late.to)}: ${lateWords(late.days)}`;
  const tone = late.days > 0 ? 'late' : 'done';
  return (
    <Tip tip={sum}>
      <span class={`chip state ${tone}`}>{lateWords(late.days)}</span>
    </Tip>
  );
}

/** A target that has passed without anything coming: to be asked about today. */
export function Overdue({ view, one, today }: { view: View; one: Assessed; today: Day }) {
  const days = overdueBy(one, calendarOf(view.code.calendar), today);
  return days > 0 ? <span class="note overdue">its target passed {days} WD ago</span> : null;
}

/** With no promise to hold it against, what can still be said. */
function Reforecast({ one }: { one: Assessed }) {
  const times = reforecasts(one);
  if (times === 0) return null;
  return <span class="note">revised at least {timesWords(times)}</span>;
}
