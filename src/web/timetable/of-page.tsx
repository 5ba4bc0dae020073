/** The timetable of a proposal: the picture, what moved, what would move, and every date with its sum. */
import type { Child } from 'hono/jsx';
import { mayMake } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, type Problem } from '../../kernel/problem.ts';
import { get } from '../../kernel/read.ts';
import type { Chance } from '../../timetable/chance.ts';
import { type Consequences, reasonFor, sinceAgreed, wd } from '../../timetable/consequences.ts';
import type { PreparedTimetable } from '../../timetable/prepared.ts';
import type { Timetable } from '../../timetable/timetable-of.ts';
import type { WhatIf } from '../../timetable/what-if.ts';
import { supposedText } from '../../timetable/what-if.ts';
import { isPast } from '../../ui/as-at.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { dayWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { TimetablePicture } from '../../ui/timetable-picture.tsx';
import { Ends } from '../ends.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { describe, rowsOf, wasAgreed, wasBefore } from './rows-of.ts';
import { StepsTable } from './steps-table.tsx';

export interface Shown {
  ref: string;
  timetable: Timetable | null;
  /** What is supposed, where something is. */
  supposed: WhatIf | null;
  chance: Chance | null;
  prepared: { content: PreparedTimetable; title: string } | null;
  /** Of the draft, decided on or not; 0 where there is none. */
  version: number;
  /** The next meeting of the body that agrees timetables. */
  next: { ref: string; title: string; day: string } | null;
  /** What a form said, what is wrong with it, and what it would do. */
  form: Readonly<Record<string, string>>;
  problems: readonly Problem[];
  effects?: readonly string[];
}

export async function timetablePage(tx: Tx, view: View, shown: Shown) {
  const { ref, timetable } = shown;
  const row = await get(tx, registerOf(view.site.ledger, 'modification'), { code: view.code.id, ref, at: view.at });
  if (!row) throw new Absent();
  const state = registerOf(view.site.ledger, 'modification').states[row.state];
  const crumbs = [
    { label: 'Timetables', href: view.to('timetable') },
    { label: ref, href: view.to('modification', ref) },
  ];
  const lead = (
    <>
      {state && <StateChip state={state} />} {row.title}
      {timetable &&
        ` · ${timetable.path?.name ?? 'no path'}${timetable.assumed ? ' reckoned with, for none is determined yet' : ''} · under ${timetable.process.name}`}
    </>
  );
  return (
    <Page title={`Timetable of ${ref}`} frame={await frameOf(tx, view, 'timetable')} scripts={['timetable.js']}>
      <Head
        crumbs={crumbs}
        title={`Timetable of ${ref}`}
        lead={lead}
        actions={timetable && <Actions view={view} ref_={ref} />}
      />
      <ErrorSummary problems={shown.problems} />
      {timetable ? <Whole view={view} shown={{ ...shown, timetable }} /> : <None view={view} ref_={ref} />}
    </Page>
  );
}

type Told = Shown & { timetable: Timetable };

function Actions({ view, ref_ }: { view: View; ref_: string }) {
  return (
    <>
      <ButtonLink href={view.to('timetable', 'picture', `${ref_}.svg`)}>Picture for a paper</ButtonLink>
      <ButtonLink href={view.to('timetable', 'calendar', `${ref_}.ics`)}>Calendar feed</ButtonLink>
    </>
  );
}

function None({ view, ref_ }: { view: View; ref_: string }) {
  return (
    <Empty title="No timetable" step={{ label: `See ${ref_}`, href: view.to('modification', ref_) }}>
      There is one while a proposal moves towards its implementation. This one has stopped, is over, or is only spoken
      of so far.
    </Empty>
  );
}

function Whole({ view, shown }: { view: View; shown: Told }) {
  const { supposed, timetable } = shown;
  const now = supposed?.after ?? timetable;
  const was = supposed ? wasBefore(supposed.before) : wasAgreed(timetable);
  return (
    <>
      <Card>
        <PictureOf timetable={now} rows={rowsOf(now, was)} />
        <Legend />
        {supposed ? <Supposed view={view} shown={shown} supposed={supposed} /> : <Standing shown={shown} />}
      </Card>
      {now.problems.length > 0 && (
        <Notice tone="warn">
          {now.problems.map(({ sentence }) => (
            <p>{sentence}</p>
          ))}
        </Notice>
      )}
      <div class="timetable-below">
        <Ask view={view} shown={shown} />
        <Recording view={view} shown={shown} />
      </div>
      <Card title="Every date">
        <StepsTable view={view} timetable={now} was={was} />
      </Card>
    </>
  );
}

export function PictureOf({
  timetable,
  rows,
  file,
}: {
  timetable: Timetable;
  rows: ReturnType<typeof rowsOf>;
  file?: boolean;
}) {
  const title = `Timetable of ${timetable.ref}`;
  const picture = (
    <TimetablePicture title={title} desc={describe(timetable)} rows={rows} today={timetable.day} file={file} />
  );
  if (file) return picture;
  return (
    <section class="timetable-scroll" aria-label={title} tabindex={0}>
      {picture}
    </section>
  );
}

function Legend() {
  return (
    <p class="note timetable-legend">
      Joined by a line, and marked at the left of the table: the steps that decide when it ends. Dotted: how far a step
      may slip before that moves. Pale: as it was before. Outlined: as it is now. Dashed diamond: not planned yet,
      reckoned from when the body usually meets.
    </p>
  );
}

/** What moved since it was agreed, and whether the release still holds. */
function Standing({ shown: { timetable, chance } }: { shown: Told }) {
  const since = sinceAgreed(timetable);
  if (!since) return <ChanceLine chance={chance} />;
  const [first] = since.late;
  const others = since.consequences.moves.filter(({ id }) => id !== first?.id).length;
  const moved =
    others === 0 ? 'No other date moves' : others === 1 ? 'One other date moves' : `${others} other dates move`;
  return (
    <div class="callout">
      <p>
        {first && <Late step={first} timetable={timetable} />} {moved}.{' '}
        {[...since.consequences.missed, ...since.consequences.holds].join(' ')}
      </p>
      <Recover consequences={since.consequences} />
      <ChanceLine chance={chance} />
    </div>
  );
}

function Late({ step, timetable }: { step: Timetable['steps'][number]; timetable: Timetable }) {
  const was = step.agreed ?? step.baseline;
  const reason = reasonFor(step, was);
  const moved = sinceAgreed(timetable)?.consequences.moves.find(({ id }) => id === step.id);
  const days = moved?.days ?? 0;
  return (
    <>
      <b>
        {step.name} is {wd(days)} {days < 0 ? 'early' : 'late'}
      </b>{' '}
      (was {was && dayWords(was)}, now {step.end && dayWords(step.end)}
      {reason && `: ${reason}`}).
    </>
  );
}

function ChanceLine({ chance }: { chance: Chance | null }) {
  if (!chance) return null;
  const told = chance.share === null ? chance.words : `${chance.share.toFixed(2)} (${chance.words.toLowerCase()})`;
  return (
    <p class="note">
      Chance of meeting the {chance.release}:{' '}
      {chance.share === null ? told.charAt(0).toLowerCase() + told.slice(1) : <b>{told}</b>}.
    </p>
  );
}

function Recover({ consequences: { recover } }: { consequences: Consequences }): Child {
  if (recover.length === 0) return null;
  return (
    <details>
      <summary>What could be won back</summary>
      <ul>
        {recover.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
    </details>
  );
}

/** What would follow from what is supposed. Nothing of it is on record. */
function Supposed({ view, shown, supposed }: { view: View; shown: Told; supposed: WhatIf }) {
  const { moves, missed, holds } = supposed.consequences;
  const names = Object.entries(supposed.supposed).map(
    ([id, day]) => `${supposed.after.steps.find((step) => step.id === id)?.name} on ${dayWords(day)}`,
  );
  return (
    <div class="callout" id="what-if">
      <p>
        <b>What if: {names.join(', ')}.</b>{' '}
        {moves.length === 0 ? 'No date moves.' : moves.length === 1 ? 'One date moves.' : `${moves.length} dates move.`}{' '}
        {[...missed, ...holds].join(' ')}
      </p>
      <ul>
        {moves.map(({ sentence }) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <Recover consequences={supposed.consequences} />
      <ChanceLine chance={shown.chance} />
      <p class="note">
        Nothing of this is on record.{' '}
        <a href={view.to('timetable', 'of', shown.ref)}>Back to the timetable as it stands</a>
      </p>
    </div>
  );
}

/** Asking is reading: it writes nothing, and its answer has an address. */
function Ask({ view, shown }: { view: View; shown: Told }) {
  const { timetable, ref, form, problems, supposed } = shown;
  const [asked] = Object.entries(supposed?.supposed ?? {});
  const open = timetable.steps.filter(({ ended }) => !ended);
  const choices = Object.fromEntries(
    open.map(({ id, name, end }) => [id, end ? `${name}, ${dayWords(end, 'short')}` : name]),
  );
  return (
    <Card title="What if">
      <form
        method="get"
        action={`${view.to('timetable', 'of', ref).split('?')[0]}#what-if`}
        class="ask-what-if"
        data-what-if
      >
        <Hidden params={view.asAt.on === view.asAt.today ? [] : [['on', view.asAt.on]]} />
        <FormField
          name="step"
          field={{ label: 'This step', kind: 'choice', choices }}
          value={form.step ?? asked?.[0] ?? open[0]?.id}
          problem={problemOf(problems, 'step')}
          required
        />
        <FormField
          name="day"
          field={{ label: 'Ends on', kind: 'day' }}
          value={form.day ?? asked?.[1] ?? open[0]?.end ?? ''}
          problem={problemOf(problems, 'day')}
          required
        />
        <Button>See what moves</Button>
      </form>
    </Card>
  );
}

/** What may be put on record, for whoever may. */
function Recording({ view, shown }: { view: View; shown: Told }) {
  const actor = view.session?.actor;
  if (!actor || isPast(view.asAt) || !mayMake(actor, ['secretariat'])) return null;
  const { timetable, supposed, prepared, next, ref } = shown;
  const action = view.to('timetable', 'of', ref);
  if (prepared && !supposed) return <Waiting view={view} shown={shown} prepared={prepared} />;
  // A step that is over and was never said to be waits in every list of what is due.
  const moved = timetable.steps.some(
    ({ record, end, ended }) =>
      record && (ended ? ['planned', 'running'].includes(record.state) : record.fields.ends_on !== end),
  );
  if (timetable.planned && !supposed && !moved)
    return (
      <Card title="On record">
        <p>
          Its timetable is on record, as it stands here. Ask what would happen if a step slipped to prepare another.
        </p>
      </Card>
    );
  const verb = timetable.planned || supposed ? 'Record the new dates' : 'Put this timetable on record';
  const title = supposed ? 'Make it the timetable' : verb;
  return (
    <Card title={title}>
      <form method="post" action={action}>
        <Csrf token={view.session?.csrf ?? ''} />
        <input type="hidden" name="what-if" value={supposed ? supposedText(supposed.supposed) : ''} />
        {(timetable.planned || supposed) && (
          <FormField
            name="reason"
            field={{
              label: 'Why',
              kind: 'text',
              hint: 'One sentence for the record: what made it move, or who said so.',
            }}
            value={shown.form.reason ?? ''}
            problem={problemOf(shown.problems, 'reason')}
            required
          />
        )}
        <Ends effects={shown.effects} back={action} action={action} verb={verb} />
        {next && !shown.effects && (
          <p class="put-to">
            <Button name="do" value="prepare">
              {`Put ${supposed ? 'the new timetable' : 'it'} to ${next.title}`}
            </Button>{' '}
            <span class="note">It waits there, on {dayWords(next.day)}, to be agreed in one decision.</span>
          </p>
        )}
      </form>
    </Card>
  );
}

function Waiting({ view, shown, prepared }: { view: View; shown: Told; prepared: NonNullable<Shown['prepared']> }) {
  const action = view.to('timetable', 'of', shown.ref);
  const text = supposedText(prepared.content.supposed);
  return (
    <Card title="Waits to be agreed">
      <p>
        {prepared.title} {prepared.content.reason && `Why: ${prepared.content.reason}`}
      </p>
      <form method="post" action={action} class="acts">
        <Csrf token={view.session?.csrf ?? ''} />
        {text && (
          <ButtonLink href={`${action}${action.includes('?') ? '&' : '?'}what-if=${encodeURIComponent(text)}`}>
            See it
          </ButtonLink>
        )}
        <Button weight="stop" name="do" value="drop">
          Take it back
        </Button>
      </form>
    </Card>
  );
}
