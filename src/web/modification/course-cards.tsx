/** What the proposal goes through: points to answer, assessments, consultations, votes, releases. */
import type { Row } from '../../kernel/read.ts';
import { StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { Card } from '../../ui/head.tsx';
import { stateOf } from '../pages/list-page.tsx';
import { clip, sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import type { Shown } from './shown.ts';

function Chip({ view, row }: { view: View; row: Row }) {
  const register = view.site.ledger.registers.get(row.register);
  return register ? <StateChip state={stateOf(register, row.state)} /> : null;
}

const text = (row: Row, name: string) => (row.fields[name] === null ? '' : String(row.fields[name] ?? ''));

function When({ row, name, words }: { row: Row; name: string; words: string }) {
  return text(row, name) ? (
    <span class="note">
      {' '}
      {words} <DayText day={text(row, name)} short />
    </span>
  ) : null;
}

/** A checklist: what was asked, and what was answered. */
export function PointsCard({ view, proposal }: Shown) {
  const points = proposal.of('point').filter(({ state }) => state !== 'dropped');
  if (points.length === 0) return null;
  const open = points.filter(({ state }) => state === 'open').length;
  const { process } = proposal;
  return (
    <Card title={`Points to answer: ${open === 0 ? 'all answered' : `${open} of ${points.length} open`}`}>
      <ul class="checklist">
        {points.map((row) => {
          const reason = process?.reasons.find(({ id }) => id === row.fields.reason);
          return (
            <li class={row.state}>
              <a href={view.to('point', row.ref)}>{sentence(row.title)}</a> <Chip view={view} row={row} />
              {reason && <span class="note"> {reason.name}</span>}
              <When row={row} name="asked_on" words="asked on" />
              {text(row, 'answer') && <p>{text(row, 'answer')}</p>}
              {row.state === 'open' && mayWrite(view) && (
                <p>
                  <a href={view.to('move', 'point', 'answer', row.ref)}>Answer it</a>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

const mayWrite = (view: View) =>
  view.session?.actor.powers.some((power) => power === '*' || power === 'secretariat') === true;

/** Each with every target it was given. */
export function AssessmentsCard({ view, proposal, told }: Shown) {
  const rows = proposal.of('assessment');
  if (rows.length === 0) return null;
  return (
    <Card title="Assessments">
      <ul class="beside">
        {rows.map((row) => {
          const happened = told.find((one) => one.row.ref === row.ref && one.row.register === 'assessment')?.happenings;
          // What was said after the day looked at was not known on it.
          const targets = (happened ?? []).filter(({ sets, effective }) => sets.target && effective <= view.at.day);
          return (
            <li>
              <a href={view.to('assessment', row.ref)}>{sentence(row.title)}</a> <Chip view={view} row={row} />
              <When row={row} name="requested_on" words="asked for" />
              <When row={row} name="received_on" words="received" />
              {row.state === 'requested' && <When row={row} name="target" words="due" />}
              {targets.length > 1 && (
                <ol class="targets">
                  {targets.map(({ sets, effective }) => (
                    <li>
                      {sets.target?.after ? <DayText day={String(sets.target.after)} short /> : 'none'}
                      <span class="note">
                        {' '}
                        said on <DayText day={effective} short />
                        {sets.reason?.after ? `: ${clip(String(sets.reason.after), 160)}` : ''}
                      </span>
                    </li>
                  ))}
                </ol>
              )}
              {(row.fields.costs as string[] | null)?.length ? (
                <p class="note">{(row.fields.costs as string[]).join(' · ')}</p>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

export function ConsultationsCard({ view, proposal }: Shown) {
  const rows = proposal.of('consultation');
  if (rows.length === 0) return null;
  return (
    <Card title="Consultations">
      <ul class="beside">
        {rows.map((row) => (
          <li>
            <a href={view.to('consultation', row.ref)}>{clip(sentence(row.title), 120)}</a>{' '}
            <Chip view={view} row={row} />
            <When row={row} name="opens_on" words="from" />
            <When row={row} name="closes_on" words="to" />
            {text(row, 'closes_on') && text(row, 'closes_at') && <span class="note"> at {text(row, 'closes_at')}</span>}
            <When row={row} name="published_on" words="answers published" />
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function VotesCard({ view, proposal, names }: Shown) {
  const rows = proposal.of('vote');
  if (rows.length === 0) return null;
  return (
    <Card title="Votes">
      <ul class="beside">
        {rows.map((row) => (
          <li>
            <a href={view.to('vote', row.ref)}>
              {names.get(`body ${row.fields.body}`)?.title ?? clip(sentence(row.title), 100)}
            </a>{' '}
            <Chip view={view} row={row} />
            {row.state === 'open' && <When row={row} name="closes_on" words="until" />}
            {text(row, 'explained') && row.state === 'closed' && (
              <p class="note">{clip(text(row, 'explained'), 300)}</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function ReleasesCard({ view, proposal }: Shown) {
  const rows = proposal.of('inclusion').filter(({ state }) => state !== 'deferred');
  if (rows.length === 0) return null;
  const release = (ref: unknown) => proposal.of('release').find((one) => one.ref === ref);
  return (
    <Card title="In releases">
      <ul class="beside">
        {rows.map((row) => {
          const into = release(row.fields.release);
          return (
            <li>
              {into ? <a href={view.to('release', into.ref)}>{into.title}</a> : text(row, 'release')}{' '}
              <Chip view={view} row={row} />
              {into && <When row={into} name={text(into, 'live_on') ? 'live_on' : 'planned_on'} words="on" />}
              <When row={row} name="earliest" words="earliest it could be live:" />
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
