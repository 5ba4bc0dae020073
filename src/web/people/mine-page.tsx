/** What I may see and do here, why, and where I am signed in. */
import { bodyName } from '../../codes/body.ts';
import type { Tx } from '../../kernel/db.ts';
import { Absent } from '../../kernel/problem.ts';
import { named } from '../../kernel/read.ts';
import type { OpenSession } from '../../people/accounts.ts';
import type { Known } from '../../people/standing.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { Declarations, Idle, liftable, Reasons, refsOf, Sessions } from './access-parts.tsx';
import { Sight, withoutCode } from './sight.tsx';

export interface MineShown {
  /** Null for an account that is nobody's on record. */
  known: Known | null;
  sessions: readonly OpenSession[];
  done: string | null;
}

export async function minePage(tx: Tx, view: View, { known, sessions, done }: MineShown) {
  const { session, code } = view;
  if (!session) throw new Absent();
  const groups = known?.standing.groups ?? code.bodies.map(({ id }) => id);
  const at = { day: view.asAt.today, known: null };
  const refs = known ? refsOf(known) : new Map();
  const names = await named(tx, view.site.ledger.registers, { code: code.id, at, refs });
  const toSign = known ? waitingFor(known) : { seats: [], others: [] };
  return (
    <Page title="My access" frame={await frameOf(tx, view, 'access/mine')}>
      <Head
        title="My access"
        lead={`${session.actor.name}. What you may see and do follows from your seats and posts on record, day by day.`}
      />
      {done && <Notice tone="done">{done}</Notice>}
      {toSign.seats.map((body) => (
        <Notice tone="warn">
          <b>{bodyName(code, body)}</b>: what is {code.levels[3].name} opens once you have signed the declaration for
          version {known?.standing.version} of the policy.{' '}
          <a href={view.to('access/declare', body)}>Read and sign it</a>.
        </Notice>
      ))}
      <div class="two">
        <div>
          <Card title="What you may see">
            <Sight code={code} opens={withoutCode(code.id, session.actor.clearance)} groups={groups} />
            {session.actor.powers.includes('*') && (
              <p class="after">As administrator you may do everything, whatever is on record.</p>
            )}
          </Card>
          {known && (
            <Card title="Why">
              {known.access.reasons.length > 0 ? (
                <Reasons view={view} known={known} names={names} />
              ) : (
                <p>
                  You hold no seat or post today, so you see what is public. If that is wrong, ask the secretariat to
                  put it on record.
                </p>
              )}
              <Idle view={view} known={known} names={names} />
            </Card>
          )}
        </div>
        <div>
          {known && (
            <Card title="Declarations">
              <Declarations view={view} known={known} names={names} />
              {toSign.others.length > 0 && (
                <details class="people-more">
                  <summary>Sign for another body</summary>
                  <ul class="plain-list">
                    {toSign.others.map((body) => (
                      <li>
                        <a href={view.to('access/declare', body)}>{bodyName(code, body)}</a>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </Card>
          )}
          <Card title="Signed in on">
            <Sessions view={view} sessions={sessions} action={view.to('access/mine')} />
          </Card>
          {session.actor.powers.some((power) => power === '*' || power === 'secretariat') && (
            <Card title="Everybody’s">
              <ButtonLink href={view.to('access')}>Who may sign in</ButtonLink>
            </Card>
          )}
        </div>
      </div>
    </Page>
  );
}

/** Bodies whose declaration is still to be signed: where one sits, and where a post would let one read. */
function waitingFor({ access }: Known): { seats: string[]; others: string[] } {
  const seats = liftable(access.reasons.filter(({ kind }) => kind === 'seat'));
  const open = (body: string) => !access.declared.includes(body);
  return {
    seats: seats.filter(open),
    others: liftable(access.reasons).filter((body) => open(body) && !seats.includes(body)),
  };
}
