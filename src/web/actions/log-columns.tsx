/** What each line of the action log tells, and what can be done from it. */
import type { Child } from 'hono/jsx';
import type { ActionEntry } from '../../actions/action-log.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { withQuery } from '../../ui/query.ts';
import type { Column } from '../../ui/table.tsx';
import { Tip } from '../../ui/tip.tsx';
import { dueSum, lateWords } from '../due.ts';
import { stateOf } from '../pages/list-page.tsx';
import { sentence } from '../tell.tsx';
import type { View } from '../view.ts';

export function columns(
  view: View,
  { mayChange, mayCarry }: { mayChange: boolean; mayCarry: boolean },
): Column<ActionEntry>[] {
  const register = registerOf(view.site.ledger, 'action');
  const levels = view.code.levels;
  const list: Column<ActionEntry>[] = [
    {
      key: 'ref',
      label: 'Reference',
      kind: 'ref',
      cell: ({ row }) => (
        <>
          {mayCarry && row.state === 'open' && (
            <input
              class="tick"
              type="checkbox"
              form="carry"
              name="ref"
              value={row.ref}
              aria-label={`Carry ${row.ref}`}
            />
          )}
          <a href={view.to('action', row.ref)}>{row.ref}</a>
        </>
      ),
    },
    { key: 'text', label: 'Action', kind: 'wide', cell: (entry) => <Said entry={entry} /> },
    { key: 'owner', label: 'Owner', kind: 'soft', cell: ({ row }) => ownerLink(view, row.fields.owner) },
    { key: 'due', label: 'Due', kind: 'soft', cell: (entry) => <Due view={view} entry={entry} /> },
    {
      key: 'state',
      label: 'State',
      kind: 'chip',
      cell: ({ row }) => (
        <StateChip
          state={stateOf(register, row.state)}
          late={lateWords(view, register, row)}
          sum={dueSum(view, register, row)}
        />
      ),
    },
    {
      key: 'class',
      label: 'Class',
      kind: 'chip',
      cell: ({ row }) => (
        <LevelChip
          level={row.label.level}
          name={levels[row.label.level].name}
          meaning={levels[row.label.level].meaning}
        />
      ),
    },
    { key: 'age', label: 'Open for', kind: 'soft', cell: (entry) => <Age entry={entry} /> },
  ];
  if (!mayChange) return list;
  const change = (ref: string) => `${withQuery(view.url, { open: ref, do: null })}#change`;
  return [
    ...list,
    {
      key: 'change',
      label: 'Change',
      kind: 'chip',
      cell: ({ row }) =>
        row.state === 'open' ? (
          <a class="btn small" href={change(row.ref)} aria-label={`Change ${row.ref}`}>
            Change
          </a>
        ) : null,
    },
  ];
}

function Said({ entry: { row } }: { entry: ActionEntry }) {
  const latest = String(
    row.state === 'closed' ? (row.fields.evidence ?? row.fields.latest ?? '') : (row.fields.latest ?? ''),
  );
  return (
    <>
      {sentence(row.title)}
      {latest && <span class="note latest">{latest}</span>}
    </>
  );
}

function ownerLink(view: View, owner: unknown): Child {
  if (typeof owner !== 'string' || owner === '') return '';
  return <a href={withQuery(view.url, { owner, from: null, open: null })}>{owner}</a>;
}

function Due({ view, entry: { row, dueAt, retargets } }: { view: View; entry: ActionEntry }) {
  const { due, due_by } = row.fields;
  // "February 2017 Panel" is what was agreed; the last day it allows is only worked out from it.
  const words =
    due && row.fields.due_day === null ? (
      <span title={due_by ? `At the latest ${due_by}` : undefined}>{sentence(String(due))}</span>
    ) : due_by ? (
      <DayText day={String(due_by)} short />
    ) : (
      String(due ?? '') || 'Not fixed'
    );
  return (
    <>
      {words}
      {dueAt && (
        <span class="note latest">
          <a href={view.to('meeting', dueAt.ref)}>{dueAt.title}</a>
        </span>
      )}
      {retargets.length > 0 && (
        <span class="note latest">
          <Tip
            tip={retargets.map(({ on, to, why }) => `${on} to ${to ?? 'no date'}${why ? `: ${why}` : ''}`).join(' · ')}
          >
            {retargets.length === 1 ? 'moved once' : `moved ${retargets.length} times`}
          </Tip>
        </span>
      )}
    </>
  );
}

function Age({ entry: { row, age, raised } }: { entry: ActionEntry }) {
  if (row.state !== 'open' || age.days === null || raised === null) return null;
  const words =
    age.days < 60 ? `${age.days} ${age.days === 1 ? 'day' : 'days'}` : `${Math.floor(age.days / 30.44)} months`;
  return <span title={`Raised on ${raised}`}>{words}</span>;
}
