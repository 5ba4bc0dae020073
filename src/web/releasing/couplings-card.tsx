/** What must, or must not, go together: each with its reason, whether it is kept, and who questions it. */
import type { Board } from '../../releasing/board.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/head.tsx';
import { sentence } from '../tell.tsx';
import type { View } from '../view.ts';

const kindWords: Readonly<Record<string, string>> = {
  together: 'must go together',
  apart: 'must not go together',
  after: 'one before the other',
};

export function CouplingsCard({ view, board, keeps }: { view: View; board: Pick<Board, 'couplings'>; keeps: boolean }) {
  if (board.couplings.length === 0 && !keeps) return null;
  return (
    <div class="release-couplings">
      <Card title="Couplings">
        {board.couplings.length === 0 && <p class="note">No two changes are coupled.</p>}
        <ul class="lines">
          {board.couplings.map(({ coupled, row, broken }) => (
            <li>
              <a href={view.to('coupling', coupled.ref)}>{sentence(coupled.title)}</a>{' '}
              <span class="note">{kindWords[coupled.kind] ?? kindWords.together}</span>{' '}
              {coupled.challenged && <span class="chip state open">Challenged</span>}
              {coupled.reason && <p class="note">Why: {coupled.reason}</p>}
              {coupled.challenged && row.fields.challenge && (
                <p class="note">Challenge: {String(row.fields.challenge)}</p>
              )}
              {broken && (
                <ul class="release-alerts">
                  <li class={broken.how === 'refused' ? 'bad' : 'warn'}>{broken.words}.</li>
                </ul>
              )}
              {keeps && (
                <p class="release-acts">
                  {coupled.challenged ? (
                    <a href={view.to('releasing', 'coupling', 'keep', coupled.ref)}>Keep it</a>
                  ) : (
                    <a href={view.to('releasing', 'coupling', 'challenge', coupled.ref)}>Challenge it</a>
                  )}
                  <a href={view.to('releasing', 'coupling', 'lift', coupled.ref)}>Lift it</a>
                </p>
              )}
            </li>
          ))}
        </ul>
        {keeps && <ButtonLink href={view.to('releasing', 'couple')}>Couple two changes</ButtonLink>}
      </Card>
    </div>
  );
}
