/** One response as its reader may see it: what was sent and when, what became of it, and the replies. */
import { choicesOf, chosenWords } from '../../consulting/answering.ts';
import { standingOf } from '../../consulting/closing.ts';
import { consulted, lastPart } from '../../consulting/rows.ts';
import type { Tx } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, type Problem } from '../../kernel/problem.ts';
import { get, type Row } from '../../kernel/read.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { DayText, InstantText } from '../../ui/day.tsx';
import { ErrorSummary } from '../../ui/errors.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import type { View } from '../view.ts';
import { Deadline } from './deadline.tsx';
import type { Speaker } from './respond.ts';
import { nowOf } from './sent.ts';

export interface Receipt {
  /** Whom the reader answers for; null for anybody else who may read it. */
  speaker: Speaker | null;
  problems: readonly Problem[];
}

export async function receiptPage(tx: Tx, view: View, ref: string, { speaker, problems }: Receipt) {
  const register = registerOf(view.site.ledger, 'response');
  const response = await get(tx, register, { code: view.code.id, ref, at: view.at });
  if (!response) throw new Absent();
  const of = String(response.fields.consultation);
  const { consultation, questions, answers } = await consulted(tx, view.site.ledger, {
    code: view.code,
    ref: of,
    at: view.at,
  });
  const given = new Map(
    answers.filter(({ fields }) => fields.response === ref).map((one) => [String(one.fields.question), one]),
  );
  const own = speaker !== null && speaker.respondent.slug === lastPart(ref);
  const open = standingOf(consultation, view.code, nowOf(view)) === 'open';
  const changeable = own && open && ['sent', 'withdrawn'].includes(response.state);
  const { received_at, late, entered_by, confidential } = response.fields;
  return (
    <Page title={`Response of ${response.title}`} frame={await frameOf(tx, view, 'consultation')}>
      <Head
        crumbs={[
          { label: 'Consultations', href: view.to('consultation') },
          { label: consultation.ref, href: view.to('consultation', consultation.ref) },
          { label: response.title },
        ]}
        title={`Response of ${response.title}`}
        lead={
          <>
            <StateChip state={stateOf(register, response.state)} /> {consultation.title} ·{' '}
            <Deadline view={view} consultation={consultation} />
          </>
        }
        actions={
          changeable && (
            <ButtonLink href={`${view.to('consulting', 'respond', of)}?for=${encodeURIComponent(lastPart(ref))}`}>
              Change it
            </ButtonLink>
          )
        }
      />
      <ErrorSummary problems={problems} />
      <Became response={response} own={own} />
      <Card>
        <p class="note">
          {received_at && (
            <>
              Received <InstantText instant={String(received_at)} />
              {late ? ', after the deadline' : ''}.{' '}
            </>
          )}
          {entered_by && `Entered by ${entered_by}. `}
          {response.fields.category && `${response.fields.category}. `}
          {confidential && 'All of it is confidential: it is never published.'}
        </p>
        {questions.map((question) => (
          <Answered question={question} answer={given.get(question.ref)} own={own || response.label.level > 0} />
        ))}
        {response.fields.overall && (
          <section class="answered">
            <h2>In general</h2>
            <p class="prose">{response.fields.overall}</p>
          </section>
        )}
        {response.state !== 'refused' && <Reply words={response.fields.reply} />}
      </Card>
      {own && open && response.state === 'sent' && <TakeBack view={view} consultation={of} response={response} />}
    </Page>
  );
}

function Became({ response, own }: { response: Row; own: boolean }) {
  if (!own) return null;
  switch (response.state) {
    case 'sent':
      return (
        <Notice tone="done">
          It was received. A copy went to whoever sent it, by mail. Until it is published, only your party and the
          administrator read it.
        </Notice>
      );
    case 'waiting':
      return (
        <Notice tone="warn">
          It came after the deadline. The administrator decides whether it is taken; this page will say.
        </Notice>
      );
    case 'refused':
      return <Notice tone="warn">It was not taken: {response.fields.reply}</Notice>;
    case 'withdrawn':
      return <Notice>It was taken back. Nothing of it counts.</Notice>;
    default:
      return <Notice>It is published, but for what you marked confidential.</Notice>;
  }
}

/** An answer that is not there is passed over, for whoever may not know why. */
function Answered({ question, answer, own }: { question: Row; answer: Row | undefined; own: boolean }) {
  if (!answer && !own) return null;
  const chosen = answer?.fields.chosen ? String(answer.fields.chosen) : null;
  return (
    <section class="answered">
      <h2>
        <span class="question-number">{lastPart(question.ref)}</span> {question.title}
      </h2>
      {!answer && <p class="none">Not answered</p>}
      {answer?.fields.confidential && <span class="chip state stopped">Confidential</span>}
      {chosen && (
        <p class="chosen">
          {isDay(chosen) && !choicesOf(question) ? <DayText day={chosen} /> : chosenWords(question, chosen)}
        </p>
      )}
      {answer?.fields.reasoning && <p class="prose">{answer.fields.reasoning}</p>}
      <Reply words={answer?.fields.reply} />
    </section>
  );
}

export function Reply({ words }: { words: unknown }) {
  if (!words) return null;
  return (
    <div class="reply">
      <b>The administrator’s reply</b>
      <p class="prose">{String(words)}</p>
    </div>
  );
}

function TakeBack({ view, consultation, response }: { view: View; consultation: string; response: Row }) {
  return (
    <form
      method="post"
      action={`${view.to('consulting', 'respond', consultation)}?for=${encodeURIComponent(lastPart(response.ref))}`}
    >
      <Csrf token={view.session?.csrf ?? ''} />
      <Hidden params={[['entry', String(response.entry)]]} />
      <Button weight="stop" name="do" value="withdraw">
        Take it back
      </Button>
    </form>
  );
}
