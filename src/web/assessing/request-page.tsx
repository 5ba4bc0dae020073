/** Asking the provider for an assessment of a proposal. */
import { baselineOf, kindName } from '../../assessing/clock.ts';
import { type Assessments, assessmentsOf } from '../../assessing/queue.ts';
import { notAhead, requestOf } from '../../assessing/requests.ts';
import { bodyName } from '../../codes/body.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Decision } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent } from '../../kernel/problem.ts';
import { get, type Row } from '../../kernel/read.ts';
import type { Form } from '../form.ts';
import { clip, sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { type Acting, actPage } from './act-page.tsx';

export interface Requesting {
  proposal: Row;
  all: Assessments;
}

/** @throws Absent for a proposal that is not there, or not for this reader */
export async function requestingOf(tx: Tx, view: View, ref: string): Promise<Requesting> {
  const register = registerOf(view.site.ledger, 'modification');
  const proposal = await get(tx, register, { code: view.code.id, ref, at: view.at });
  if (!proposal) throw new Absent();
  return { proposal, all: await assessmentsOf(tx, view.site.ledger, { code: view.code, at: view.at }) };
}

export async function requestPage(tx: Tx, view: View, { proposal, all }: Requesting, acting: Acting) {
  const provider = bodyName(view.code, view.code.assessments?.provider ?? 'the provider');
  const kinds = view.code.assessments?.kinds ?? { preliminary: null, impact: null };
  const { waiting } = all;
  return actPage(
    tx,
    view,
    {
      title: `Request an assessment of ${proposal.ref}`,
      lead: clip(sentence(proposal.title), 160),
      current: 'assessing',
      crumbs: [
        { label: 'Modifications', href: view.to('modification') },
        { label: proposal.ref, href: view.to('modification', proposal.ref) },
        { label: 'Request an assessment' },
      ],
      fields: [
        {
          name: 'kind',
          field: {
            label: 'Which assessment',
            kind: 'choice',
            choices: Object.fromEntries(Object.keys(kinds).map((kind) => [kind, kindName(view.code, kind)])),
          },
          value: suggested(proposal, all),
        },
        {
          name: 'on',
          field: { label: 'Requested on', kind: 'day', hint: 'Its clock runs from this day, which is day 0.' },
          value: view.asAt.today,
        },
      ],
      aside: (
        <>
          <p>
            {waiting.length === 0
              ? `Nothing else is awaited from ${provider}: it would be first.`
              : `${waiting.length === 1 ? 'One request is' : `${waiting.length} requests are`} before it at ${provider}.`}{' '}
            <a href={view.to('assessing')}>See the queue</a>
          </p>
          <ul class="lines">
            {Object.keys(kinds).map((kind) => (
              <li>
                <Clock view={view} kind={kind} on={acting.form.on || view.asAt.today} />
              </li>
            ))}
          </ul>
        </>
      ),
      action: view.to('assessing', 'request', proposal.ref),
      back: view.to('modification', proposal.ref),
      verb: 'Request it',
    },
    acting,
  );
}

function Clock({ view, kind, on }: { view: View; kind: string; on: string }) {
  const day = /^\d{4}-\d\d-\d\d$/.test(on) && !Number.isNaN(Date.parse(on)) ? on : view.asAt.today;
  const clock = baselineOf(view.code, kind, day);
  const name = kindName(view.code, kind);
  if (!clock) return <>{name}: the code sets no clock, so its date is agreed case by case.</>;
  return (
    <>
      {name}: {clock.words}
      {clock.skipped && <span class="note"> {clock.skipped}</span>}
      {clock.clause && <span class="note"> ({clock.clause})</span>}
    </>
  );
}

/** The preliminary one first; once it is asked for, the impact. */
function suggested(proposal: Row, { waiting, done }: Assessments): string {
  const had = [...waiting, ...done].some(
    ({ row }) =>
      row.fields.modification === proposal.ref && row.fields.kind === 'preliminary' && row.state !== 'withdrawn',
  );
  return had ? 'impact' : 'preliminary';
}

/** @throws Refused */
export function decideRequest(view: View, { proposal, all }: Requesting, form: Form): Decision {
  return requestOf({
    code: view.code,
    proposal,
    kind: form.kind ?? '',
    on: notAhead((form.on ?? '').trim(), view.asAt.today, 'on'),
    all,
    actor: view.session?.actor.name ?? '',
  });
}
