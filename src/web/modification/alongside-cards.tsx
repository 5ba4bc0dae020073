/** What goes beside the proposal: its alternatives, others that change the same text, changes in other codes. */
import { stageOf } from '../../codes/process-of.ts';
import type { Row } from '../../kernel/read.ts';
import { StateChip } from '../../ui/chip.tsx';
import { Card } from '../../ui/head.tsx';
import { stateOf } from '../pages/list-page.tsx';
import { clip, sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import type { Shown } from './shown.ts';

/** A proposal in a line: reference, title, the stage by its process's own name. */
function ProposalLine({ view, proposal, row }: Pick<Shown, 'view' | 'proposal'> & { row: Row }) {
  return (
    <>
      <a href={view.to('modification', row.ref)}>{row.ref}</a>{' '}
      {row.title === row.ref ? '' : clip(sentence(row.title), 120)}{' '}
      <StateChip state={{ ...stateIn(view, row), label: stageName(proposal, row) ?? stateIn(view, row).label }} />
    </>
  );
}

function stateIn(view: View, row: Row) {
  const register = view.site.ledger.registers.get(row.register);
  return register ? stateOf(register, row.state) : { label: row.state, tone: 'quiet' as const };
}

const stageName = ({ process }: Shown['proposal'], row: Row) =>
  process ? stageOf(process, row.state)?.name : undefined;

export function AlternativesCard(shown: Shown) {
  const { proposal } = shown;
  const others = proposal.of('alternative');
  if (others.length === 0) return null;
  const first = proposal.row.fields.alternative_to;
  return (
    <Card title={first ? 'The proposal and its alternatives' : 'Alternatives'}>
      <p class="note">Each is on a track of its own; they are voted on together.</p>
      <ul class="beside">
        {others.map((row) => (
          <li>
            <ProposalLine {...shown} row={row} />
            {row.ref === first && <span class="note"> the proposal itself</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function CollisionsCard(shown: Shown) {
  const { proposal } = shown;
  const family = proposal.row.fields.alternative_to ?? proposal.row.ref;
  const others = proposal
    .of('collision')
    .filter((row) => row.ref !== family && (row.fields.alternative_to ?? row.ref) !== family);
  if (others.length === 0) return null;
  const own = new Set((proposal.row.fields.affects as string[] | null) ?? []);
  return (
    <Card title="Others that change the same text">
      <ul class="beside">
        {others.map((row) => (
          <li>
            <ProposalLine {...shown} row={row} />
            <span class="note">
              {' '}
              {((row.fields.affects as string[] | null) ?? []).filter((text) => own.has(text)).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function CounterpartsCard({ view, proposal }: Shown) {
  const others = proposal.of('counterpart');
  if (others.length === 0) return null;
  return (
    <Card title="In other codes">
      <ul class="beside">
        {others.map((row) => (
          <li>
            <a href={view.to('counterpart', row.ref)}>
              {[row.fields.other, row.fields.number].filter(Boolean).join(' ') || row.ref}
            </a>{' '}
            {clip(sentence(row.title), 120)}{' '}
            <span class="note">
              {[row.fields.status, row.fields.leads ? 'that code leads' : null].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
