/** A consultation of ours: what is asked, of whom, until when, and, once they are published, the answers. */

import { choicesOf } from '../../consulting/answering.ts';
import { audienceWords } from '../../consulting/audience.ts';
import { closingOf, standingOf } from '../../consulting/closing.ts';
import { questionKinds } from '../../consulting/issue.ts';
import { type Consulted, consulted, lastPart } from '../../consulting/rows.ts';
import type { Tx } from '../../kernel/db.ts';
import { type Register, wordsFor } from '../../kernel/define.ts';
import { history } from '../../kernel/history.ts';
import { named, type Row } from '../../kernel/read.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { History } from '../../ui/history.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import { recordPage } from '../pages/record-page.tsx';
import { eventsOf, type Names, refsIn } from '../tell.tsx';
import type { View } from '../view.ts';
import { Counts } from './matrix-parts.tsx';
import { NewLink } from './new-page.tsx';
import { publishedMatrix } from './published.ts';
import { keepsConsultations, nowOf } from './sent.ts';

/** One that asks nothing here, because others issued it or minutes alone speak of it, is shown as any record is. */
export async function consultationPage(tx: Tx, view: View, register: Register, ref: string) {
  const rows = await consulted(tx, view.site.ledger, { code: view.code, ref, at: view.at });
  if (rows.questions.length === 0) return recordPage(tx, view, register, ref);
  const { consultation, questions } = rows;
  const happened = await history(tx, register, { code: view.code.id, ref, known: view.at.known });
  const changed = happened.map(({ sets }) =>
    Object.fromEntries(Object.entries(sets).map(([name, { after }]) => [name, after])),
  );
  const refs = refsIn(register, [consultation.fields, ...changed]);
  const names = await named(tx, view.site.ledger.registers, { code: view.code.id, at: view.at, refs });
  return (
    <Page title={`${register.title[0]} ${ref}`} frame={await frameOf(tx, view, register.name)}>
      <Head
        crumbs={[{ label: register.title[1], href: view.to(register.name) }, { label: ref }]}
        title={consultation.title}
        lead={<Lead view={view} register={register} consultation={consultation} />}
        actions={<Actions view={view} rows={rows} />}
      />
      <Clock view={view} consultation={consultation} />
      <Own view={view} rows={rows} />
      <div class="two">
        <div>
          {consultation.fields.background && (
            <Card title="What it is about">
              <p class="prose">{consultation.fields.background}</p>
            </Card>
          )}
          {consultation.fields.published_on ? (
            <Results view={view} rows={rows} />
          ) : (
            <Card title={questions.length === 1 ? 'The question' : `The ${questions.length} questions`}>
              <Asked questions={questions} />
            </Card>
          )}
        </div>
        <div>
          <Card title="Who is asked, and how">
            <About view={view} consultation={consultation} names={names} />
          </Card>
          <Card title="What happened">
            <History events={eventsOf(view, register, happened, names)} />
          </Card>
        </div>
      </div>
    </Page>
  );
}

function Lead({ view, register, consultation }: { view: View; register: Register; consultation: Row }) {
  const shut = standingOf(consultation, view.code, nowOf(view)) === 'shut';
  return (
    <>
      <StateChip state={stateOf(register, consultation.state)} late={shut ? 'closed to answers' : null} />{' '}
      {consultation.ref} · {wordsFor(register.fields.kind as never, consultation.fields.kind ?? null)}
      {consultation.fields.issuer && ` · issued by ${consultation.fields.issuer}`}
    </>
  );
}

function Actions({ view, rows }: { view: View; rows: Consulted }) {
  const { consultation } = rows;
  const { ref } = consultation;
  const keeps = keepsConsultations(view);
  const standing = standingOf(consultation, view.code, nowOf(view));
  const { late } = consultation.fields;
  const takes = standing === 'open' || (standing === 'shut' && late !== 'refused');
  return (
    <>
      {closingOf(consultation, view.code) && (
        <ButtonLink href={view.to('consulting', 'calendar', `${ref}.ics`)}>Calendar entry</ButtonLink>
      )}
      {consultation.fields.published_on && (
        <ButtonLink href={view.to('consulting', 'bundle', `${ref}.pdf`)}>All responses (PDF)</ButtonLink>
      )}
      {consultation.state === 'planned' && keeps && <NewLink view={view} to={{ from: ref }} />}
      {keeps && (
        <ButtonLink weight="go" href={view.to('consulting', 'analysis', ref)}>
          Run it
        </ButtonLink>
      )}
      {takes && (
        <ButtonLink weight={keeps ? undefined : 'go'} href={view.to('consulting', 'respond', ref)}>
          Answer
        </ButtonLink>
      )}
    </>
  );
}

/** The deadline, large: it is what most come for. */
function Clock({ view, consultation }: { view: View; consultation: Row }) {
  const closing = closingOf(consultation, view.code);
  const standing = standingOf(consultation, view.code, nowOf(view));
  if (!closing) return null;
  const words = {
    planned: 'Would close at',
    'not-yet': 'Closes at',
    open: 'Open until',
    shut: 'Closed to answers since',
    closed: 'Closed at',
    other: 'Closes at',
  };
  const { opens_on, extension } = consultation.fields;
  return (
    <section class={`consulting-clock ${standing}`} aria-label="Deadline">
      <p class="when">
        <span>{words[standing]}</span>{' '}
        <b>
          <time datetime={closing.instant}>{closing.words}</time>
        </b>
      </p>
      {closing.sum && <p class="note">{closing.sum}.</p>}
      {opens_on && standing === 'not-yet' && (
        <p class="note">
          Opens on <DayText day={String(opens_on)} />.
        </p>
      )}
      {extension && <p class="note">There was more time: {extension}</p>}
    </section>
  );
}

/** What the reader themselves may do, or did. */
function Own({ view, rows }: { view: View; rows: Consulted }) {
  const { consultation, responses } = rows;
  if (keepsConsultations(view)) return null;
  const held = responses.filter(({ label }) => label.level > 0);
  if (held.length > 0)
    return (
      <Notice tone="done">
        {held.map(({ ref, title, state }) => (
          <>
            <a href={view.to('consulting', 'receipt', ref)}>Your response for {title}</a>
            {state === 'waiting'
              ? ' came late and waits for the administrator. '
              : state === 'sent'
                ? ' is in. '
                : ' was not taken or was taken back. '}
          </>
        ))}
      </Notice>
    );
  if (standingOf(consultation, view.code, nowOf(view)) !== 'open' || view.session) return null;
  return (
    <Notice>
      Contacts of {audienceWords(consultation.fields.audience)} answer here, once they have signed in. Anybody may read
      the questions.
    </Notice>
  );
}

function Asked({ questions }: { questions: readonly Row[] }) {
  return (
    <ol class="question-list">
      {questions.map((question) => {
        const choices = choicesOf(question);
        const { kind, explained } = question.fields;
        return (
          <li>
            <span class="question-number">{lastPart(question.ref)}</span>
            <div>
              <p class="asks">{question.title}</p>
              {explained && <p class="note">{explained}</p>}
              <p class="note">
                {choices && kind !== 'yes-no' && kind !== 'position'
                  ? Object.values(choices).join(' · ')
                  : questionKinds[String(kind)]}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function About({ view, consultation, names }: { view: View; consultation: Row; names: Names }) {
  const { audience, late, modification, variation, covers } = consultation.fields;
  const link = (register: string, ref: unknown) => {
    if (!ref) return null;
    const known = names.get(`${register} ${ref}`);
    return known ? <a href={view.to(register, String(ref))}>{`${ref}: ${known.title}`}</a> : String(ref);
  };
  const lateWords = {
    refused: 'Are refused',
    marked: 'Are taken, and marked as late',
    administrator: 'The administrator decides on each',
  };
  const also = (Array.isArray(covers) ? covers : []).map((one) =>
    one === 'cost' ? 'cost of the central systems' : 'legal text',
  );
  const words = audienceWords(audience);
  return (
    <Facts
      facts={[
        { label: 'Asked of', value: words.charAt(0).toUpperCase() + words.slice(1) },
        ...(modification ? [{ label: 'About', value: link('modification', modification) }] : []),
        ...(variation ? [{ label: 'About', value: link('variation', variation) }] : []),
        ...(also.length > 0 ? [{ label: 'Consults on', value: also.join(' and ') }] : []),
        { label: 'Late answers', value: lateWords[String(late) as keyof typeof lateWords] ?? 'Not said' },
        { label: 'Confidential answers', value: 'Never published, nor counted in what is' },
      ]}
    />
  );
}

function Results({ view, rows }: { view: View; rows: Consulted }) {
  const matrix = publishedMatrix(view, rows);
  return (
    <section class="card results">
      <h2>
        How it was answered{' '}
        <span class="note">{matrix.respondents === 1 ? 'one response' : `${matrix.respondents} responses`}</span>
      </h2>
      {matrix.questions.map((part) => (
        <Counts part={part} matrix={matrix} />
      ))}
      <p>
        <a href={view.to('consulting', 'matrix', rows.consultation.ref)}>Every answer, by question and category</a>
      </p>
    </section>
  );
}
