/** Forms for a change in a release: taken in, moved to another, put off. */

import type { Tx } from '../../kernel/db.ts';
import type { Change, Value } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import { get, listRows, type Row } from '../../kernel/read.ts';
import { titleKey } from '../../minutes/decide/decision-from-names.ts';
import { alertsIfMoved, type Board, type BoardChange, boardOf, changesOn } from '../../releasing/board.ts';
import { followRelease } from '../../releasing/follow.ts';
import type { ReleaseDay } from '../../releasing/release-calendar.ts';
import { dayWords } from '../../ui/dates.ts';
import type { Form } from '../form.ts';
import { clip } from '../tell.tsx';
import type { View } from '../view.ts';
import { type Acting, Given, needed, rowOf, type Shown, seen, Tick, typed } from './act.tsx';
import { nameOfKind } from './words.ts';

const boardCrumb = (view: View) => ({ label: 'Release board', href: view.to('releasing') });

/** Releases a change may be put in, as a select shows them. */
export function choicesOf(board: Board): Record<string, string> {
  const open = board.columns.filter(({ release }) => release.ref !== null && release.state === 'planned');
  return Object.fromEntries(open.map(({ release }) => [release.ref ?? '', releaseWords(release)]));
}

function releaseWords(release: ReleaseDay): string {
  const day = release.day ? `, ${dayWords(release.day)}` : ', day not fixed';
  return `${release.name}${day}${release.contents === 'open' ? '' : ` (${release.contents})`}`;
}

/** Taking a change in: a modification, or one of somebody else's making. */
export async function takeForm(tx: Tx, view: View, form: Form): Promise<Acting> {
  const { code, at, site } = view;
  const board = await boardOf(tx, site.ledger, { code, at });
  const open = await openModifications(tx, view);
  const action = view.to('releasing', 'take');
  return {
    title: 'Take a change into a release',
    lead: 'A modification, or a change that the government or the operator of the systems brings.',
    crumbs: [boardCrumb(view)],
    back: view.to('releasing'),
    action,
    reason: takeReason(board, form),
    fields: (shown) => <TakeFields view={view} shown={shown} board={board} open={open} />,
    warn: (sent) => warningsOf(board, { title: sent.title ?? '', modification: sent.modification ?? '', sent }),
    ask: async (sent) => ({ changes: await taken(tx, view, sent), leads: view.to('releasing') }),
  };
}

interface TakeProps {
  view: View;
  shown: Shown;
  board: Board;
  open: readonly Row[];
}

function TakeFields({ view, shown, board, open }: TakeProps) {
  return (
    <>
      <Given
        shown={shown}
        name="release"
        field={{ label: 'Release', kind: 'choice', choices: choicesOf(board) }}
        required
      />
      <Given
        shown={shown}
        name="modification"
        field={{ label: 'Modification', kind: 'text', hint: 'Its reference. Empty for a change that is none.' }}
        options={open.map(({ ref, title }) => ({ value: ref, label: clip(title, 80) }))}
        required={false}
      />
      <Given
        shown={shown}
        name="title"
        field={{ label: 'What changes', kind: 'text', hint: 'Empty: the title of the modification.' }}
        required={false}
      />
      <div class="fields-in-line">
        <Given
          shown={shown}
          name="origin"
          field={{ label: 'Origin', kind: 'choice', choices: kinds(view, 'origin') }}
          value="modification"
          required
        />
        <Given
          shown={shown}
          name="touches"
          field={{ label: 'Touches', kind: 'choice', choices: kinds(view, 'touches') }}
        />
      </div>
      <Given
        shown={shown}
        name="ready"
        field={{
          label: 'Ready on',
          kind: 'day',
          hint: 'When it is decided, or expected to be. Empty: the day of its decision, or as its timetable says.',
        }}
        required={false}
      />
      <Given
        shown={shown}
        name="documents"
        field={{ label: 'Documents it changes', kind: 'list', hint: 'One on each line.' }}
        required={false}
      />
      <Given shown={shown} name="note" field={{ label: 'Note', kind: 'prose' }} required={false} />
      <Given
        shown={shown}
        name="as"
        field={{ label: 'As', kind: 'choice', choices: { include: 'Included', propose: 'Proposed only' } }}
        value="include"
        required
      />
    </>
  );
}

const kinds = (view: View, field: string) => registerOf(view.site.ledger, 'inclusion').fields[field]?.choices ?? {};

function takeReason(board: Board, form: Form): string {
  const release = board.releases.get(form.release ?? '');
  const what = form.modification || form.title;
  return release && what ? `${what} taken into ${release.name}` : '';
}

async function openModifications(tx: Tx, view: View): Promise<Row[]> {
  const states = [
    'raised',
    'refinement',
    'report',
    'returned',
    'consultation',
    'advice',
    'vote',
    'authority',
    'approved',
  ];
  const query = { code: view.code.id, at: view.at, filters: { state: states }, limit: 200 };
  return (await listRows(tx, registerOf(view.site.ledger, 'modification'), query)).rows;
}

async function taken(tx: Tx, view: View, form: Form): Promise<Change[]> {
  const release = needed(form, 'release', 'Choose the release.');
  const named = typed(form, 'modification');
  const modification = named ? await modificationNamed(tx, view, named) : null;
  const title =
    typed(form, 'title') ?? modification?.title ?? needed(form, 'title', 'Say what changes, or name the modification.');
  const before = await putOffBefore(tx, view, modification?.ref ?? null);
  const ref = before?.ref ?? `${release}/${modification?.ref ?? titleKey(title)}`;
  const sets: Record<string, Value> = { title, release, origin: typed(form, 'origin') ?? 'modification' };
  if (modification) sets.modification = modification.ref;
  for (const name of ['touches', 'ready', 'note']) if (typed(form, name)) sets[name] = typed(form, name);
  const documents = (form.documents ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (documents.length > 0) sets.documents = documents;
  const move = form.as === 'propose' ? 'propose' : 'include';
  return [{ register: 'inclusion', ref, move, sets, ...(before ? { expects: before.entry } : {}) }];
}

async function modificationNamed(tx: Tx, view: View, ref: string): Promise<Row> {
  const row = await get(tx, registerOf(view.site.ledger, 'modification'), { code: view.code.id, ref, at: view.at });
  if (row) return row;
  throw new Refused({
    sentence: `There is no modification “${ref}”. Choose one of those offered.`,
    field: 'modification',
  });
}

/** Put off before, it is taken up again under the same reference: its history goes on. */
async function putOffBefore(tx: Tx, view: View, modification: string | null): Promise<Row | null> {
  if (!modification) return null;
  const { rows } = await listRows(tx, registerOf(view.site.ledger, 'inclusion'), {
    code: view.code.id,
    at: view.at,
    filters: { modification: [modification], state: ['deferred'] },
  });
  return rows.at(-1) ?? null;
}

function warningsOf(
  board: Board,
  { title, modification, sent }: { title: string; modification: string; sent: Form },
): string[] {
  const known = changesOn(board).find((one) => one.modification?.ref === modification && modification !== '');
  const release = sent.release || null;
  if (!release) return [];
  const change: BoardChange = known ?? {
    inclusion: null,
    ref: title,
    title,
    origin: 'modification',
    touches: sent.touches || null,
    modification: null,
    ready: sent.ready ? { day: sent.ready, why: '' } : null,
    earliest: null,
    alerts: [],
  };
  const ready = sent.ready ? { day: sent.ready, why: '' } : change.ready;
  return alertsIfMoved(board, { ...change, ready, touches: sent.touches || change.touches }, release).map(
    ({ words }) => words,
  );
}

/** Moving a change: to another release, or out of all of them. */
export async function moveForm(tx: Tx, view: View, ref: string, form: Form): Promise<Acting> {
  const row = await rowOf(tx, view, 'inclusion', ref);
  if (row.state === 'delivered') throw new Absent();
  const board = await boardOf(tx, view.site.ledger, { code: view.code, at: view.at });
  const change = changesOn(board).find((one) => one.inclusion?.ref === ref);
  if (!change) throw new Absent();
  const now = row.state === 'deferred' ? null : board.releases.get(String(row.fields.release ?? ''));
  const follows = change.modification?.state === 'approved' ? change.modification.ref : null;
  const target = board.releases.get(form.release ?? '');
  return {
    title: `Move “${clip(row.title, 70)}”`,
    lead: `${now ? `Now in ${now.name}` : 'Now in no release'}${change.earliest?.release ? `. The first release it makes is ${change.earliest.release.name}` : ''}. ${nameOfKind(change)}`,
    crumbs: [boardCrumb(view)],
    back: view.to('releasing'),
    action: view.to('releasing', 'move', ref),
    reason:
      form.release === ''
        ? `${clip(row.title, 80)} put off`
        : target
          ? `${clip(row.title, 80)} moved to ${target.name}`
          : '',
    row,
    fields: (shown) => (
      <>
        <Given
          shown={shown}
          name="release"
          field={{ label: 'To', kind: 'choice', choices: choicesWithout(board, now?.ref ?? null) }}
        />
        <p class="note field-note">Not set: it is put off, and waits in no release.</p>
        <Given
          shown={shown}
          name="note"
          field={{
            label: 'Note',
            kind: 'prose',
            hint: 'Why. Needed where contents are frozen and the meeting takes it in all the same.',
          }}
          value={String(row.fields.note ?? '')}
          required={false}
        />
        {follows && (
          <Tick
            shown={shown}
            name="follow"
            label={`Set the implementation date of ${follows} to the day of the release`}
          />
        )}
      </>
    ),
    warn: (sent) =>
      'release' in sent ? alertsIfMoved(board, change, sent.release || null).map(({ words }) => words) : [],
    ask: (sent) => ({ changes: moved(board, { row, change, form: sent }), leads: view.to('releasing') }),
  };
}

function choicesWithout(board: Board, ref: string | null): Record<string, string> {
  return Object.fromEntries(Object.entries(choicesOf(board)).filter(([one]) => one !== ref));
}

function moved(board: Board, { row, change, form }: { row: Row; change: BoardChange; form: Form }): Change[] {
  const to = typed(form, 'release');
  const note = typed(form, 'note');
  const noted: Record<string, Value> = note !== (row.fields.note ?? null) ? { note } : {};
  const own = (move: string, sets: Record<string, Value>): Change => ({
    register: 'inclusion',
    ref: row.ref,
    move,
    sets: { ...sets, ...noted },
    ...seen(form),
  });
  const follow =
    form.follow === 'true' && change.modification
      ? [followRelease(change.modification.ref, to ? (board.releases.get(to) ?? null) : null)]
      : [];
  if (to === null) return row.state === 'deferred' ? [] : [own('defer', {}), ...follow];
  if (row.state === 'deferred') return [own('include', { release: to }), ...follow];
  return [own('move', { release: to }), ...follow];
}
