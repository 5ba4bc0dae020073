/** On a decision's page: what it waits for, the papers it was taken on, and everything it changed. */
import type { Child } from 'hono/jsx';
import { pendingChanges } from '../../actions/conditions.ts';
import { type Considered, type Effect, effectsOfDecision, papersConsidered } from '../../actions/decision-effects.ts';
import { mayMake } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Change } from '../../kernel/define.ts';
import { wordsFor } from '../../kernel/define.ts';
import { named, type Row } from '../../kernel/read.ts';
import { isPast } from '../../ui/as-at.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { DayText } from '../../ui/day.tsx';
import { Card } from '../../ui/head.tsx';
import { withQuery } from '../../ui/query.ts';
import { clip, isSpoken, type Names, sentence } from '../tell.tsx';
import type { View } from '../view.ts';

/** The parts of a decision's page that only decisions have; null for every other record. */
export async function decisionParts(tx: Tx, view: View, row: Row): Promise<Child> {
  if (row.register !== 'decision') return null;
  const { effects, ofItem } = await effectsOfDecision(tx, row, view.at);
  const papers = await papersConsidered(tx, row, view.at);
  const held = row.state === 'conditional' ? pendingChanges(row) : [];
  const names = await namesOf(tx, view, [...effects, ...held.flatMap(({ change }) => (change ? [change] : []))]);
  return (
    <>
      {row.state === 'conditional' && <Waits view={view} row={row} held={held} names={names} />}
      {papers.length > 0 && <Papers view={view} papers={papers} />}
      {effects.length > 0 && <Changed view={view} effects={effects} ofItem={ofItem} names={names} />}
    </>
  );
}

/** Titles of records that changes name, as far as the reader may see them. */
export function namesOf(tx: Tx, view: View, changes: readonly Pick<Change, 'register' | 'ref'>[]): Promise<Names> {
  const refs = new Map<string, Set<string>>();
  for (const { register, ref } of changes) refs.set(register, (refs.get(register) ?? new Set()).add(ref));
  return named(tx, view.site.ledger.registers, { code: view.code.id, at: view.at, refs });
}

interface WaitsProps {
  view: View;
  row: Row;
  held: ReturnType<typeof pendingChanges>;
  names: Names;
}

function Waits({ view, row, held, names }: WaitsProps) {
  const may = view.session && !isPast(view.asAt) && mayMake(view.session.actor, ['secretariat']);
  return (
    <Card title="Waits on its condition">
      <p>{sentence(String(row.fields.condition ?? 'Its condition is not written down.'))}</p>
      {held.length > 0 ? (
        <>
          <p>Once it is met, this happens:</p>
          <PendingList view={view} held={held} names={names} />
        </>
      ) : (
        <p>Once it is met, the decision stands; nothing else follows from it.</p>
      )}
      {may && (
        <div class="acts">
          <ButtonLink href={view.to('between', 'condition', row.ref)}>The condition is met, or has failed</ButtonLink>
        </div>
      )}
    </Card>
  );
}

/** The same in as few words as a list has room for. */
export function PendingBrief({ view, held, names }: Omit<WaitsProps, 'row'>) {
  return (
    <>
      {held.map(({ line, change }, index) => {
        const register = change && view.site.ledger.registers.get(change.register);
        if (!change || !register) return <>{clip(line, 60)}</>;
        const title = names.get(`${change.register} ${change.ref}`)?.title;
        const words = `${register.title[0].toLowerCase()} ${change.ref}`;
        return (
          <>
            {index > 0 && '; '}
            {register.moves[change.move]?.label.toLowerCase() ?? change.move}{' '}
            {title ? (
              <a href={view.to(change.register, change.ref)} title={sentence(title)}>
                {words}
              </a>
            ) : (
              words
            )}
          </>
        );
      })}
    </>
  );
}

/** What is held back, in words. */
export function PendingList({ view, held, names }: Omit<WaitsProps, 'row'>) {
  return (
    <ul class="effect-lines">
      {held.map(({ line, change }) => (
        <li>{change ? <ChangeWords view={view} change={change} names={names} /> : line}</li>
      ))}
    </ul>
  );
}

/** The same to be ticked: what is not stays undone. Sent as `doing`. */
export function Ticked({ view, held, names, without }: Omit<WaitsProps, 'row'> & { without: readonly string[] }) {
  return (
    <ul class="ticked">
      {held.map(({ line, change }) => (
        <li>
          <label>
            <input type="checkbox" name="doing" value={line} checked={!without.includes(line)} />
            <span>{change ? <ChangeWords view={view} change={change} names={names} /> : line}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}

export function ChangeWords({ view, change, names }: { view: View; change: Change; names: Names }) {
  const register = view.site.ledger.registers.get(change.register);
  const move = register?.moves[change.move];
  const sets = Object.entries(change.sets).flatMap(([name, value]) => {
    const field = register?.fields[name];
    const words = field ? wordsFor(field, value) : '';
    return field && words ? [`${field.label.toLowerCase()}: ${clip(words, 120)}`] : [];
  });
  return (
    <>
      <b>{move?.label ?? change.move}</b> {register?.title[0].toLowerCase() ?? change.register}{' '}
      <RecordName view={view} of={change} names={names} />
      {sets.length > 0 && <span class="note"> ({sets.join('; ')})</span>}
    </>
  );
}

function RecordName({ view, of, names }: { view: View; of: Pick<Change, 'register' | 'ref'>; names: Names }) {
  const held = names.get(`${of.register} ${of.ref}`);
  if (!held) return <>{of.ref}</>;
  const words = isSpoken(of.ref) && held.title !== of.ref ? `${of.ref}: ${held.title}` : sentence(held.title);
  return <a href={view.to(of.register, of.ref)}>{clip(words, 120)}</a>;
}

interface PapersProps {
  view: View;
  papers: readonly Considered[];
  /** Over what is yet to be decided. */
  title?: string;
}

export function Papers({ view, papers, title: heading }: PapersProps) {
  return (
    <Card title={heading ?? (papers.length === 1 ? 'The paper it was taken on' : 'The papers it was taken on')}>
      <ul class="effect-lines">
        {papers.map(({ words, ref, version, title, file }) => (
          <li>
            {title ? <a href={view.to('paper', ref)}>{words}</a> : words}
            {title && title !== ref && `: ${title}`}
            {file && (
              <>
                {' · '}
                <a href={withQuery(view.to('papers', 'file', ref), { version: file })}>
                  open {version === null ? 'the file' : `version ${version}`}
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface ChangedProps {
  view: View;
  effects: readonly Effect[];
  ofItem: boolean;
  names: Names;
}

function Changed({ view, effects, ofItem, names }: ChangedProps) {
  return (
    <Card title={ofItem ? 'What its item changed' : 'What it changed'}>
      <ul class="effect-lines">
        {effects.map((effect) => {
          const register = view.site.ledger.registers.get(effect.register);
          return (
            <li>
              {register?.title[0]} <RecordName view={view} of={effect} names={names} />{' '}
              {(register?.moves[effect.move]?.past ?? effect.move).toLowerCase()}
              {', from '}
              <DayText day={effect.effective} short />
            </li>
          );
        })}
      </ul>
      {ofItem && (
        <p class="note">
          The changes of its item are shown together: the record does not say which of its decisions made which.
        </p>
      )}
    </Card>
  );
}
