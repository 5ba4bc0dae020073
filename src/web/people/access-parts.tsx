/** Parts that the pages of accounts share: why somebody may see what, and where they are signed in. */
import { bodyName } from '../../codes/body.ts';
import type { Reason } from '../../people/access.ts';
import type { OpenSession } from '../../people/accounts.ts';
import type { Known } from '../../people/standing.ts';
import { Button } from '../../ui/button.tsx';
import { DayText, InstantText } from '../../ui/day.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import type { Names } from '../tell.tsx';
import type { View } from '../view.ts';
import { powersInWords } from './powers.ts';
import { Sight } from './sight.tsx';

interface Told {
  view: View;
  known: Known;
  /** Records that the page's reader may open, as `named` finds them. */
  names: Names;
}

/** What is told here, for `named` to find what of it the reader may open. */
export function refsOf({ standing }: Known): Map<string, Set<string>> {
  const refs = (rows: readonly { ref: string }[]) => new Set(rows.map(({ ref }) => ref));
  return new Map([
    ['seat', refs(standing.seats)],
    ['post', refs(standing.posts)],
    ['declaration', refs(standing.declarations)],
  ]);
}

/** A record by its words, linked where its reader may open it: what one holds may be of a class that one no longer reads. */
function Held({ view, names, to, words }: Pick<Told, 'view' | 'names'> & { to: [string, string]; words: string }) {
  return names.has(to.join(' ')) ? <a href={view.to(...to)}>{words}</a> : <span>{words}</span>;
}

/** Each seat and post, linked, with what it opens and until when. */
export function Reasons({ view, known, names }: Told) {
  const { access, standing } = known;
  return (
    <ul class="reasons">
      {access.reasons.map((reason) => (
        <li>
          <div class="reason">
            <b>
              <Held view={view} names={names} to={[reason.kind, reason.ref]} words={reason.title} />
            </b>
            <span class="note">
              {reason.kind === 'seat' ? (reason.alternate ? 'Seat, as the alternate' : 'Seat') : 'Post'}
              {reason.until && (
                <>
                  , until <DayText day={reason.until} short />
                </>
              )}
            </span>
          </div>
          <Sight code={view.code} opens={reason.opens} groups={standing.groups} />
          <span class="note">May {powersInWords(reason.powers)}.</span>
        </li>
      ))}
    </ul>
  );
}

/** What is on record and opens nothing today: a seat not begun or over, a declaration of an earlier version. */
export function Idle({ view, known, names }: Told) {
  const { standing, access } = known;
  const opening = new Set(access.reasons.map(({ ref }) => ref));
  const day = view.asAt.today;
  const idle = [
    ...standing.seats
      .filter(({ ref, state }) => !opening.has(ref) && state === 'filled')
      .map((one) => ({ ...one, register: 'seat', from: one.term_from, last: one.term_to })),
    ...standing.posts
      .filter(({ ref }) => !opening.has(ref))
      .map((one) => ({ ...one, register: 'post', from: one.starts, last: one.ends })),
  ];
  if (idle.length === 0) return null;
  return (
    <>
      <h3>On record, and opening nothing today</h3>
      <ul class="reasons">
        {idle.map((one) => (
          <li>
            <Held view={view} names={names} to={[one.register, one.ref]} words={one.title} />{' '}
            <span class="note">
              {one.from && one.from > day ? (
                <>
                  begins <DayText day={one.from} short />
                </>
              ) : one.last ? (
                <>
                  ended with <DayText day={one.last} short />
                </>
              ) : (
                'ended'
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Bodies in which a declaration would open more, or does: those of seats first. */
export function liftable(reasons: readonly Reason[]): string[] {
  const of = (kind: Reason['kind']) => reasons.filter((one) => one.kind === kind).flatMap(({ lifts }) => lifts);
  return [...new Set([...of('seat'), ...of('post')])];
}

/** Declarations on record, each with whether it counts. */
export function Declarations({ view, known, names }: Told) {
  const { standing, access } = known;
  const top = view.code.levels[3].name;
  if (standing.declarations.length === 0) return <p class="none">None signed yet.</p>;
  return (
    <ul class="reasons">
      {standing.declarations.map((one) => {
        const current = one.state === 'signed' && one.policy_version === standing.version;
        const counts = current && one.body !== null && liftable(access.reasons).includes(one.body);
        return (
          <li>
            <div class="reason">
              <b>
                <Held
                  view={view}
                  names={names}
                  to={['declaration', one.ref]}
                  words={bodyName(view.code, one.body ?? '')}
                />
              </b>
              <span class="note">
                version {one.policy_version}
                {one.signed_on && (
                  <>
                    , signed <DayText day={one.signed_on} short />
                  </>
                )}
              </span>
            </div>
            <span class="note">
              {counts
                ? `Opens ${top}.`
                : current
                  ? `Opens nothing while there is no seat or post that it is for.`
                  : one.state === 'signed'
                    ? `The policy is at version ${standing.version} now: it opens nothing until that is signed.`
                    : 'Ended.'}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

interface SessionsProps {
  view: View;
  sessions: readonly OpenSession[];
  /** Where the forms are sent. */
  action: string;
}

/** Where somebody is signed in, each to be ended by itself, or all at once. */
export function Sessions({ view, sessions, action }: SessionsProps) {
  const csrf = view.session?.csrf ?? '';
  if (sessions.length === 0) return <p class="none">Signed in nowhere.</p>;
  return (
    <>
      <ul class="reasons">
        {sessions.map((one) => (
          <li class="session">
            <div>
              <b>{one.device ?? 'A browser that does not say its name'}</b>
              {one.id === view.session?.id && ', here'}
              <br />
              <span class="note">
                since <InstantText instant={one.created} />
              </span>
            </div>
            <form method="post" action={action}>
              <Csrf token={csrf} />
              <Hidden params={[['session', one.id]]} />
              <Button weight="small" name="do" value="session">
                Sign it out
              </Button>
            </form>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action={action}>
          <Csrf token={csrf} />
          <Button weight="stop" name="do" value="sessions">
            Sign out everywhere
          </Button>
        </form>
      )}
    </>
  );
}
