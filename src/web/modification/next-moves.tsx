/** What can be done with it now, by whom; and what cannot yet, with why, so that nobody searches. */
import type { Tx } from '../../kernel/db.ts';
import { movesFor } from '../pages/move-form.tsx';
import type { Shown } from './proposal-page.tsx';

export async function NextMoves(_tx: Tx, { view, proposal }: Shown) {
  const register = view.site.ledger.registers.get('modification');
  if (!register || !view.session) return null;
  const moves = movesFor(view, register, proposal.row).filter(([name]) => name !== 'correct');
  if (moves.length === 0) return null;
  return (
    <section class="card" id="next">
      <h2>Next move</h2>
      <ul class="moves">
        {moves.map(([name, move]) => (
          <li>
            <a href={view.to('move', 'modification', name, proposal.row.ref)}>{move.label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
