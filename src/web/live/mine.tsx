/** What waits on the reader in a meeting they follow: open votes in which they have a ballot. Theirs alone to see. */

import { reading } from '../../kernel/db.ts';
import type { Row } from '../../kernel/read.ts';
import type { Position } from '../../meetings/count.ts';
import { meetingRows } from '../../meetings/meeting-rows.ts';
import { readVote } from '../../meetings/vote-rows.ts';
import { castBallot, withdrawBallot } from '../../meetings/voting.ts';
import { Button } from '../../ui/button.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { deskOf } from '../console/desk-of.ts';
import { casting, positions, secretly } from '../console/votes-card.tsx';
import type { View } from '../view.ts';

interface Waiting {
  vote: Row;
  /** The reader's own ballot, once it is cast. */
  ballot: Row | null;
}

/** Reference of the person the reader is on record; null for one who is nobody there. */
export function personOf({ session, code }: View): string | null {
  return session?.person?.code === code.id ? session.person.ref : null;
}

/** Open votes in which the reader has a ballot. Opens transactions of its own: call it outside one. */
export async function waitingOn(view: View, meeting: string): Promise<Waiting[]> {
  const person = personOf(view);
  const { ledger } = view.site;
  if (!person || !view.session) return [];
  const rows = await reading(ledger.db, view.reader, (tx) =>
    meetingRows(tx, ledger, { code: view.code, ref: meeting, at: view.at }),
  );
  if (rows.meeting.state !== 'sitting') return [];
  const waiting: Waiting[] = [];
  for (const { ref } of rows.votes.filter(({ state, fields }) => state === 'open' && fields.item)) {
    const { vote, ballots, entitled } = await readVote(deskOf(view), { meeting, vote: ref });
    const ballot = ballots.find(({ fields }) => fields.person === person) ?? null;
    if (ballot || entitled.some((voter) => voter.person === person)) waiting.push({ vote, ballot });
  }
  return waiting;
}

export function Mine({ view, meeting, waiting }: { view: View; meeting: string; waiting: readonly Waiting[] }) {
  return (
    <>
      {waiting.map(({ vote, ballot }) => (
        <form class="card ballot-card" method="post" action={view.to('live', meeting, 'ballot')}>
          <Csrf token={view.session?.csrf ?? ''} />
          <Hidden params={[['vote', vote.ref]]} />
          <h2>{ballot ? 'You have voted' : 'Your vote is asked for'}</h2>
          <p>
            That the body <span class="verb">{vote.fields.verb}</span> {vote.title}
          </p>
          <p class="note">{vote.fields.rule}</p>
          {ballot ? (
            <div class="acts">
              <span>{ownWords(ballot)}</span>
              <Button weight="small" name="position" value="withdraw">
                Take it back
              </Button>
            </div>
          ) : (
            <Positions secret={vote.fields.method === 'secret'} />
          )}
        </form>
      ))}
    </>
  );
}

function Positions({ secret }: { secret: boolean }) {
  if (secret)
    return (
      <>
        <p>The vote is secret: give your ballot to whoever counts. Here stands only that you voted.</p>
        <div class="acts">
          {secretly.map(({ position }) => (
            <Button weight="go" name="position" value={position}>
              I have voted
            </Button>
          ))}
        </div>
      </>
    );
  return (
    <>
      <div class="govuk-form-group">
        <label class="govuk-label" for="reason">
          Reason <span class="note">(optional, kept with your ballot)</span>
        </label>
        <input class="govuk-input" type="text" id="reason" name="reason" />
      </div>
      {/* Enter in the reason casts nothing. */}
      <button type="submit" hidden disabled />
      <div class="acts">
        {casting.map(({ position, words }) => (
          <Button name="position" value={position}>
            {words}
          </Button>
        ))}
      </div>
    </>
  );
}

function ownWords(ballot: Row): string {
  const position = String(ballot.fields.position);
  return position === 'voted' ? 'It is recorded that you voted.' : `You voted: ${positions[position] ?? position}.`;
}

/** Casts the reader's own ballot, or takes it back; nobody else's, whatever the form says. @throws Refused, Absent */
export async function castOwn(
  view: View,
  meeting: string,
  asked: { vote: string; position: string; reason: string },
): Promise<string> {
  const person = personOf(view) ?? '';
  const { vote, position, reason } = asked;
  if (position === 'withdraw') {
    await withdrawBallot(deskOf(view), { meeting, vote, person });
    return 'Your ballot is taken back.';
  }
  await castBallot(deskOf(view), { meeting, vote, person, position: position as Position, reason });
  return 'Your ballot is cast.';
}
