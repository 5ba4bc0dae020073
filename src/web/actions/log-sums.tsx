/** Below the action log: with whom its actions lie, and how late they are. */
import { bands } from '../../actions/ageing.ts';
import { Card } from '../../ui/head.tsx';
import { withQuery } from '../../ui/query.ts';
import type { View } from '../view.ts';
import type { LogView } from './log-view.ts';

export function Owners({ view, log }: { view: View; log: LogView }) {
  const waiting = log.owners.filter(({ open }) => open > 0).sort((a, b) => b.late - a.late || b.open - a.open);
  if (waiting.length === 0) return null;
  return (
    <Card title="With whom it lies">
      <ul class="owners">
        {waiting.map(({ name, open, late }) => (
          <li>
            <a href={withQuery(view.to('action-log'), { owner: name, body: log.body || null })}>{name}</a>
            <span class="num">
              {open} open{late > 0 && <b>, {late} late</b>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function Ageing({ log }: { log: LogView }) {
  const open = log.all.filter(({ row }) => row.state === 'open' && (!log.owner || row.fields.owner === log.owner));
  if (open.length === 0) return null;
  return (
    <Card title="How they stand">
      <ul class="owners">
        {Object.entries(bands).map(([band, words]) => {
          const many = open.filter(({ age }) => age.band === band).length;
          return many > 0 ? (
            <li class={`band-${band}`}>
              <span>{words}</span>
              <meter min={0} max={open.length} value={many} aria-label={words} />
              <span class="num">{many}</span>
            </li>
          ) : null;
        })}
      </ul>
    </Card>
  );
}
