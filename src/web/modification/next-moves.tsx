/** What can be done with it now; and what cannot yet, with why, so that nobody searches. */
import { calendarOf } from '../../calendar/calendar.ts';
import { bodyIn, bodyName } from '../../codes/body.ts';
import type { ChangeProcess } from '../../codes/process.ts';
import { mayMake } from '../../kernel/access.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { powersOf } from '../../meetings/powers.ts';
import { allowedMoves, deciderOf, type MoveOffered } from '../../process/lifecycle.ts';
import { isPast } from '../../ui/as-at.ts';
import { byHand, movesFor } from '../pages/move-form.tsx';
import type { View } from '../view.ts';
import { ownMoves } from './move-fields.ts';
import { processFacts } from './process-facts.ts';
import type { Proposal } from './read-proposal.ts';
import type { Shown } from './shown.ts';

/**
 * The moves of its process from where it stands, each with what stands in its way for this reader. What a body decides its
 * secretariat may record where the register says so; what it may not is for the body's own meeting.
 */
export function offeredTo(view: View, proposal: Proposal): MoveOffered[] {
  const { process, row } = proposal;
  if (!process || !view.session) return [];
  const actor = byHand(view.session.actor);
  const register = registerOf(view.site.ledger, 'modification');
  return allowedMoves({
    process,
    row,
    day: view.asAt.today,
    facts: processFacts(proposal),
    powers: ['*'],
    calendar: calendarOf(view.code.calendar),
  }).map((one) => {
    const by = register.moves[one.move]?.by ?? [];
    if (mayMake(actor, by)) return one;
    const decider = bodyIn(view.code, deciderOf(process, { row, move: one.move, sets: {} }));
    // What a meeting decided its secretariat records, with the powers of its body.
    if (mayMake(actor, ['secretariat']) && mayMake({ ...actor, powers: [...powersOf(decider, view.asAt.today)] }, by))
      return one;
    const who = by.map((power) => nameOfPower(view, power));
    const sentence = `It is for ${listedOr(who)}: their meeting records it, or they do between meetings.`;
    return { ...one, allowed: false, problems: [{ sentence }, ...one.problems] };
  });
}

/** A power is named like the body that has it. */
function nameOfPower(view: View, power: string): string {
  return bodyIn(view.code, power)?.name ?? `the ${power.replaceAll('-', ' ')}`;
}

const listedOr = (words: readonly string[]) => [...words.slice(0, -2), words.slice(-2).join(' or ')].join(', ');

/** The address of a move's form. */
function moveHref(view: View, move: string, ref: string): string {
  if (move === 'group') return view.to('change', 'group', ref);
  return ownMoves.includes(move) ? view.to('change', move, ref) : view.to('move', 'modification', move, ref);
}

export function NextMoves({ view, proposal }: Shown) {
  const register = view.site.ledger.registers.get('modification');
  if (!register || !view.session || isPast(view.asAt)) return null;
  const { row, process } = proposal;
  const offered = offeredTo(view, proposal);
  // By hand, outside the process: mending a slip, or a code that configures none.
  const beside = movesFor(view, register, row).filter(([name]) => name === 'correct' || !process);
  const [now, later] = [offered.filter(({ allowed }) => allowed), offered.filter(({ allowed }) => !allowed)];
  if (beside.length === 0 && now.length === 0) return null;
  return (
    <section class="card" id="next">
      <h2>Next move</h2>
      {now.length > 0 ? (
        <ul class="moves">
          {now.map((one) => (
            <li>
              <a href={moveHref(view, one.move, row.ref)}>{one.label}</a>
              <span class="by">{saidOf(view, process, proposal, one)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p class="note">Nothing can be recorded by you now.</p>
      )}
      <Later later={later} />
      <p class="note beside-moves">
        {beside.map(([name, move], at) => (
          <>
            {at > 0 && ' · '}
            <a href={view.to('move', 'modification', name, row.ref)}>{move.label}</a>
          </>
        ))}
        {!over.includes(row.state) && (
          <>
            {' · '}
            <a href={view.to('assessing', 'request', row.ref)}>Request an assessment</a>
            {' · '}
            <a
              href={`${view.to('change', 'raise')}?alternative=${encodeURIComponent(String(row.fields.alternative_to ?? row.ref))}`}
            >
              Raise an alternative
            </a>
          </>
        )}
      </p>
    </section>
  );
}

const over = ['implemented', 'rejected', 'refused', 'withdrawn'];

/** Where it leads and whose decision it is: " to Refinement Process, for the SEC Panel". */
function saidOf(view: View, process: ChangeProcess | null, { row }: Proposal, one: MoveOffered): string {
  const stage = process?.stages.find(({ id }) => id === one.to);
  const leads = stage && one.to !== row.state ? ` → ${stage.name}` : '';
  const decider = process && deciderOf(process, { row, move: one.move, sets: {} });
  const body = decider && view.code.bodies.some(({ id }) => id === decider) ? bodyName(view.code, decider) : null;
  return [leads, body ? ` · decided by ${body}` : '', one.clause ? ` · ${one.clause}` : ''].join('');
}

function Later({ later }: { later: readonly MoveOffered[] }) {
  if (later.length === 0) return null;
  return (
    <details class="not-now">
      <summary>Not possible now, and why ({later.length})</summary>
      <ul class="moves">
        {later.map(({ label, problems }) => (
          <li class="not">
            <b>{label}</b>
            {problems.map(({ sentence, clause }) => (
              <p>
                {sentence}
                {clause && ` (${clause})`}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
