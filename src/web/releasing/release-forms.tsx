/** Forms for a release itself: planned, given another day, its contents settled, gone live. */
import { workingDaysBetween } from '../../calendar/calendar.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Change, Value } from '../../kernel/define.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import { titleKey } from '../../minutes/decide/decision-from-names.ts';
import { type Board, boardOf, type Column } from '../../releasing/board.ts';
import { followers, followRelease, launchChanges } from '../../releasing/follow.ts';
import { monthIn, monthWords } from '../../releasing/release-calendar.ts';
import { dayWords } from '../../ui/dates.ts';
import type { Form } from '../form.ts';
import { clip } from '../tell.tsx';
import type { View } from '../view.ts';
import { type Acting, Given, needed, seen, Ticks, tickedOf, typed } from './act.tsx';

const boardCrumb = (view: View) => ({ label: 'Release board', href: view.to('releasing') });

interface Reading {
  board: Board;
  column: Column;
}

/** A planned release of the board, with what is in it. Throws Absent for one that is not there or not ahead. */
async function planned(tx: Tx, view: View, ref: string): Promise<Reading & { row: NonNullable<Column['row']> }> {
  const board = await boardOf(tx, view.site.ledger, { code: view.code, at: view.at });
  const column = board.columns.find(({ release }) => release.ref === ref && release.state === 'planned');
  if (!column?.row) throw new Absent();
  return { board, column, row: column.row };
}

export async function planForm(_tx: Tx, view: View, form: Form): Promise<Acting> {
  const month = /^\d{4}-\d\d$/.test(form.month ?? '') ? monthWords(form.month ?? '') : '';
  return {
    title: 'Plan a release',
    lead: 'A day on which changes go live together. Its month is enough to begin with.',
    crumbs: [boardCrumb(view)],
    back: view.to('releasing'),
    action: view.to('releasing', 'plan'),
    reason: form.title || month ? `${form.title || month} planned` : '',
    fields: (shown) => (
      <>
        <Given
          shown={shown}
          name="title"
          field={{ label: 'Name', kind: 'text', hint: 'By its month, such as “June 2017”, or its number.' }}
          value={month}
          required
        />
        <Given
          shown={shown}
          name="kind"
          field={{
            label: 'Kind',
            kind: 'choice',
            choices: { 'Code release': 'Of the code', 'System release': 'Of systems alone' },
          }}
          value="Code release"
          required
        />
        <DayFields shown={shown} day={null} freeze={null} />
      </>
    ),
    ask: (sent) => {
      const title = needed(sent, 'title', 'Give the release a name, such as its month.');
      const sets: Record<string, Value> = { title, kind: typed(sent, 'kind'), contents: 'open', ...datesIn(sent) };
      const named = monthIn(title);
      if (!sets.planned_on && named) sets.planned = monthWords(named);
      const ref = titleKey(title);
      return { changes: [{ register: 'release', ref, move: 'plan', sets }], leads: view.to('release', ref) };
    },
  };
}

function DayFields({
  shown,
  day,
  freeze,
}: {
  shown: Parameters<Acting['fields']>[0];
  day: string | null;
  freeze: string | null;
}) {
  return (
    <div class="fields-in-line">
      <Given
        shown={shown}
        name="planned_on"
        field={{ label: 'Goes live on', kind: 'day' }}
        value={day}
        required={false}
      />
      <Given
        shown={shown}
        name="freeze_on"
        field={{ label: 'Nothing taken in after', kind: 'day' }}
        value={freeze}
        required={false}
      />
    </div>
  );
}

function datesIn(form: Form): Record<string, Value> {
  return { planned_on: typed(form, 'planned_on'), freeze_on: typed(form, 'freeze_on') };
}

/** Another day; modifications whose dates are its day may follow. */
export async function replanForm(tx: Tx, view: View, ref: string, form: Form): Promise<Acting> {
  const { column, row } = await planned(tx, view, ref);
  const to = typed(form, 'planned_on') ?? column.release.day;
  const follow = followers(column.changes, to);
  return {
    title: `Change the date of ${row.title}`,
    lead: column.release.day ? `Planned for ${dayWords(column.release.day)}.` : 'No day is fixed yet.',
    crumbs: [boardCrumb(view), { label: row.title, href: view.to('release', ref) }],
    back: view.to('release', ref),
    action: view.to('releasing', 'replan', ref),
    reason: to && to !== column.release.day ? `${row.title} planned for ${dayWords(to)}` : '',
    row,
    fields: (shown) => (
      <>
        <DayFields shown={shown} day={column.release.day} freeze={String(row.fields.freeze_on ?? '')} />
        {column.changes.some(({ modification }) => modification?.state === 'approved') && (
          <Ticks
            shown={shown}
            name="follow"
            legend="Implementation dates that follow"
            of={column.changes.flatMap(({ modification }) =>
              modification?.state === 'approved'
                ? [
                    {
                      value: modification.ref,
                      label: `${modification.ref}, now ${modification.implementsOn ? dayWords(modification.implementsOn) : 'without a date'}`,
                    },
                  ]
                : [],
            )}
          />
        )}
      </>
    ),
    warn: () => [],
    ask: (sent) => {
      const dates = datesIn(sent);
      const sets = Object.fromEntries(
        Object.entries(dates).filter(([name, value]) => value !== (row.fields[name] ?? null)),
      );
      const day = typed(sent, 'planned_on');
      const own: Change[] =
        Object.keys(sets).length > 0 ? [{ register: 'release', ref, move: 'replan', sets, ...seen(sent) }] : [];
      const ticked = tickedOf(sent, 'follow');
      const moved = follow.filter((one) => ticked.has(one.ref)).map((one) => followRelease(one.ref, { ref, day }));
      return { changes: [...own, ...moved], leads: view.to('release', ref) };
    },
  };
}

const contentActs = {
  freeze: 'Freeze: nothing more is taken in',
  approve: 'Approve them',
  reopen: 'Open them again',
} as const;

/** Freezing, approving and opening again what a release carries. */
export async function contentsForm(tx: Tx, view: View, ref: string, form: Form): Promise<Acting> {
  const { column, row } = await planned(tx, view, ref);
  const { contents } = column.release;
  const acts = Object.entries(contentActs).filter(
    ([name]) =>
      (name === 'freeze' && contents === 'open') ||
      (name === 'approve' && contents !== 'approved') ||
      (name === 'reopen' && contents !== 'open'),
  );
  const past = { freeze: 'frozen', approve: 'approved', reopen: 'opened again' } as const;
  const act = (form.act || acts[0]?.[0] || 'approve') as keyof typeof contentActs;
  return {
    title: `Contents of ${row.title}`,
    lead: `${column.changes.length === 1 ? 'One change' : `${column.changes.length} changes`}; the contents are ${contents}.`,
    crumbs: [boardCrumb(view), { label: row.title, href: view.to('release', ref) }],
    back: view.to('release', ref),
    action: view.to('releasing', 'contents', ref),
    reason: form.act || form.do ? `Contents of ${row.title} ${past[act] ?? ''}` : '',
    row,
    fields: (shown) => (
      <>
        <Given
          shown={shown}
          name="act"
          field={{ label: 'What becomes of them', kind: 'choice', choices: Object.fromEntries(acts) }}
          value={act}
          required
        />
        <Given
          shown={shown}
          name="freeze_on"
          field={{
            label: 'Nothing taken in after',
            kind: 'day',
            hint: 'Where they are opened again: until when. Empty: no day.',
          }}
          required={false}
        />
      </>
    ),
    warn: () =>
      column.changes.flatMap(({ alerts, title }) =>
        alerts.filter(({ tone }) => tone === 'bad').map(({ words }) => `${clip(title, 60)}: ${words}`),
      ),
    ask: (sent) => {
      const on = sent.day || view.asAt.today;
      const freeze = typed(sent, 'freeze_on');
      const sets: Record<string, Record<string, Value>> = {
        freeze: { contents: 'frozen', freeze_on: freeze ?? on },
        approve: { contents: 'approved', approved_on: on },
        reopen: { contents: 'open', freeze_on: freeze },
      };
      const chosen = sets[act];
      if (!chosen || !acts.some(([name]) => name === act))
        throw new Refused({ sentence: 'Choose what becomes of the contents.', field: 'act' });
      return {
        changes: [{ register: 'release', ref, move: act, sets: chosen, ...seen(sent) }],
        leads: view.to('release', ref),
      };
    },
  };
}

/** The day it goes live: the release, what it carries and the modifications among it, in one Decision. */
export async function launchForm(tx: Tx, view: View, ref: string, form: Form): Promise<Acting> {
  const { board, column, row } = await planned(tx, view, ref);
  const { release, changes } = column;
  const day = typed(form, 'live_on') ?? (release.day && release.day <= view.asAt.today ? release.day : view.asAt.today);
  const early = release.day && day < release.day ? workingDaysBetween(board.calendar, day, release.day) : 0;
  return {
    title: `${row.title} is live`,
    lead: 'Everything left ticked goes live with it, and its modifications are implemented. What is not is put off.',
    crumbs: [boardCrumb(view), { label: row.title, href: view.to('release', ref) }],
    back: view.to('release', ref),
    action: view.to('releasing', 'launch', ref),
    reason: `${row.title} went live`,
    row,
    fields: (shown) => (
      <>
        <div class="fields-in-line">
          <Given
            shown={shown}
            name="live_on"
            field={{ label: 'Live on', kind: 'day' }}
            value={day}
            required
            max={view.asAt.today}
          />
          <Given
            shown={shown}
            name="version"
            field={{ label: 'Version of the code', kind: 'text' }}
            value={String(row.fields.version ?? '')}
            required={false}
          />
        </div>
        {changes.length > 0 && (
          <Ticks
            shown={shown}
            name="live"
            legend="What went live"
            of={changes.map((change) => ({
              value: change.ref,
              label: `${change.modification ? `${change.modification.ref} ` : ''}${clip(change.title, 90)}${change.modification ? ` (${change.modification.stage.toLowerCase()})` : ''}`,
            }))}
          />
        )}
      </>
    ),
    warn: () => (early > 0 ? [`It is planned for ${dayWords(release.day ?? '')}, ${early} WD later`] : []),
    ask: (sent) => {
      const live = needed(sent, 'live_on', 'Give the day on which it went live.');
      const sets: Record<string, Value> = { live_on: live };
      if (typed(sent, 'version')) sets.version = typed(sent, 'version');
      const own: Change = { register: 'release', ref, move: 'launch', sets, effective: live, ...seen(sent) };
      const carried = launchChanges(changes, { release: ref, day: live, live: tickedOf(sent, 'live') });
      return { changes: [own, ...carried], leads: view.to('release', ref) };
    },
  };
}
