/** The minutes of a meeting, from draft to published: both sets to read, what is said of them, what comes next. */
import type { Tx } from '../../kernel/db.ts';
import type { Row } from '../../kernel/read.ts';
import { formats } from '../../publication/files.ts';
import type { MinutesSet } from '../../publication/minuted.ts';
import { stages } from '../../publication/stage.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LevelChip } from '../../ui/chip.tsx';
import { dayWords } from '../../ui/dates.ts';
import { DayText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorSummary } from '../../ui/errors.tsx';
import { Head } from '../../ui/head.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { withQuery } from '../../ui/query.ts';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { anchorOf, MinutesRoll, MinutesView } from './minutes-view.tsx';
import { NextStep } from './next-step.tsx';
import type { PublicationData } from './page-data.ts';
import { Remarks, type Sent } from './remarks.tsx';

export async function publicationPage(tx: Tx, view: View, { data, sent }: { data: PublicationData; sent: Sent }) {
  const { meeting } = data.records.rows;
  const title = `Minutes of ${meeting.title}`;
  return (
    <Page title={title} frame={await frameOf(tx, view, 'meeting')}>
      <Head
        crumbs={[
          { label: 'Meetings', href: view.to('meeting') },
          { label: meeting.ref, href: view.to('meeting', meeting.ref) },
          { label: 'Minutes' },
        ]}
        title={title}
        lead={<Lead view={view} data={data} />}
        actions={data.minutes && <Downloads view={view} data={data} />}
      />
      <ErrorSummary problems={sent.problems} />
      <Done data={data} done={view.query.get('done')} />
      <Stages data={data} />
      <div class="two reading publication">
        <aside class="card" aria-label="What comes next, and who was there">
          <NextStep view={view} data={data} sent={sent} />
          <Unrecorded view={view} data={data} />
          {data.minutes && (
            <>
              <details class="who-came" open={data.stage === 'published'}>
                <summary>Who was there</summary>
                <MinutesRoll minutes={data.minutes} house={view.code.houseStyle} />
              </details>
              <h2>Items</h2>
              <ol class="agenda">
                {data.minutes.items.map((item, at) => (
                  <li>
                    <a href={`#${anchorOf(item, at)}`}>
                      <span class="no">{item.number}</span>
                      <span>{item.title}</span>
                    </a>
                  </li>
                ))}
              </ol>
            </>
          )}
        </aside>
        <div>
          <Sets view={view} data={data} />
          <Words view={view} data={data} sent={sent} />
        </div>
      </div>
    </Page>
  );
}

function Lead({ view, data }: { view: View; data: PublicationData }) {
  const { day, approved_on, approved_at, published_on } = data.records.rows.meeting.fields;
  const at = data.meetings.find(({ ref }) => ref === approved_at);
  return (
    <>
      {day && <DayText day={String(day)} />}
      {approved_on && (
        <span>
          {' · approved on '}
          <DayText day={String(approved_on)} />
          {at ? (
            <>
              {' at '}
              <a href={view.to('meeting', at.ref)}>{at.title}</a>
            </>
          ) : (
            !approved_at && ', between meetings'
          )}
        </span>
      )}
      {published_on && (
        <span>
          {' · published on '}
          <DayText day={String(published_on)} />
        </span>
      )}
    </>
  );
}

const names = { pdf: 'PDF', docx: 'Word', txt: 'Text' } as const;

function Downloads({ view, data }: { view: View; data: PublicationData }) {
  return (
    <>
      {formats.map((format) => (
        <ButtonLink
          href={withQuery(view.to('publication', data.records.rows.meeting.ref, `minutes.${format}`), {
            set: data.set,
          })}
        >
          <span class="govuk-visually-hidden">Download as </span>
          {names[format]}
        </ButtonLink>
      ))}
    </>
  );
}

function Stages({ data }: { data: PublicationData }) {
  const now = stages.findIndex(({ stage }) => stage === data.stage);
  return (
    <ol class="stages" aria-label="Where the minutes stand">
      {stages.map(({ label, about }, at) => (
        <li
          class={at < now || data.stage === 'published' ? 'done' : at === now ? 'now' : undefined}
          aria-current={at === now ? 'step' : undefined}
        >
          <b>{label}</b>
          <span class="note">{about}</span>
        </li>
      ))}
    </ol>
  );
}

function Sets({ view, data }: { view: View; data: PublicationData }) {
  if (!data.sees) return null;
  const here = view.to('publication', data.records.rows.meeting.ref);
  const link = (set: MinutesSet, label: string) => (
    <a
      class="tab"
      href={withQuery(here, { set: set === 'public' ? null : set })}
      aria-current={data.set === set ? 'page' : undefined}
    >
      {label}
    </a>
  );
  const level = ([0, 1, 2, 3] as const).find(
    (one) => view.code.levels[one].name === data.minutes?.meeting.classification,
  );
  return (
    <nav class="sets" aria-label="Sets of minutes">
      {link('public', 'Public minutes')}
      {link('confidential', 'Confidential minutes')}
      {level !== undefined && (
        <LevelChip level={level} name={view.code.levels[level].name} meaning={view.code.levels[level].meaning} />
      )}
    </nav>
  );
}

function Words({ view, data, sent }: { view: View; data: PublicationData; sent: Sent }) {
  const { meeting, items } = data.records.rows;
  if (!data.minutes)
    return (
      <Empty title="Not published yet" step={{ label: 'To the meeting', href: view.to('meeting', meeting.ref) }}>
        {data.stage === 'none'
          ? 'The minutes are drawn up once the meeting is over, and published once the body has approved them.'
          : 'The minutes are being settled by those who were there. They are published here once the body has approved them.'}
      </Empty>
    );
  if (data.minutes.items.length === 0)
    return (
      <Empty title="No items yet" step={{ label: 'Draw up the agenda', href: view.to('agenda', meeting.ref) }}>
        Minutes are made from the items of the meeting, and none is on record.
      </Empty>
    );
  const byNumber = new Map(items.map((item) => [String(item.fields.number ?? item.title), item]));
  const remarks = (item: { number: unknown; title: string }) => {
    const row: Row | undefined = byNumber.get(String(item.number ?? item.title));
    // Under the formula of a confidential item nothing is said of it.
    return row && row.title === item.title && data.sees && <Remarks view={view} data={data} item={row} sent={sent} />;
  };
  return <MinutesView minutes={data.minutes} house={view.code.houseStyle} under={remarks} />;
}

function Unrecorded({ view, data }: { view: View; data: PublicationData }) {
  if (data.unrecorded === 0) return null;
  return (
    <section class="next-step">
      <h2>Spoken of, not on record</h2>
      <p>
        {data.unrecorded === 1
          ? 'The words name one thing that no register has yet.'
          : `The words name ${data.unrecorded} things that no register has yet: dates, documents, clauses.`}
      </p>
      <ButtonLink href={view.to('publication', data.records.rows.meeting.ref, 'read-back')}>
        Look through them
      </ButtonLink>
    </section>
  );
}

/** What was just done, said once: the address says it, and a reload changes nothing. */
function Done({ data, done }: { data: PublicationData; done: string | null }) {
  const { fields } = data.records.rows.meeting;
  const said: Record<string, string> = {
    circulated: `Sent round. Comments are wanted by ${dayWords(String(fields.review_by ?? ''))}.`,
    approved: 'The approval is on record.',
    published: 'Published. Everyone may read the public minutes now.',
    commented: 'Sent. The secretary sees it under the item.',
    accepted: 'Accepted.',
    declined: 'Declined, with your reply.',
    recorded: 'Recorded. The registers have it now.',
  };
  return done !== null && Object.hasOwn(said, done) ? <Notice tone="done">{said[done]}</Notice> : null;
}
