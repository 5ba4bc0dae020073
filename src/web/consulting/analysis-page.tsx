/** Running a consultation: who has answered, what came late, replies, more time, closing, publishing. */
import { type Contact, contactsOf, type Party, partiesAsked } from '../../consulting/audience.ts';
import { closingOf, standingOf } from '../../consulting/closing.ts';
import { type Consulted, consulted, responseRef } from '../../consulting/rows.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { DayText, InstantText } from '../../ui/day.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Hidden } from '../../ui/hidden.tsx';
import { Will } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import type { View } from '../view.ts';
import { Doer, type Doing, type Part } from './analysis-form.tsx';
import { Replies } from './analysis-replies.tsx';
import { Deadline } from './deadline.tsx';
import { keepsConsultations, nowOf } from './sent.ts';

export async function analysisPage(tx: Tx, view: View, ref: string, doing: Doing) {
  if (!keepsConsultations(view)) throw new Absent();
  const { code, at, site } = view;
  const rows = await consulted(tx, site.ledger, { code, ref, at });
  const { consultation } = rows;
  const asked = await partiesAsked(tx, site.ledger, { code, at, audience: consultation.fields.audience });
  const contacts = await contactsOf(tx, code, { parties: asked.map((one) => one.ref), day: at.day });
  const part = { view, rows, doing };
  const standing = standingOf(consultation, code, nowOf(view));
  return (
    <Page title={`Run ${ref}`} frame={await frameOf(tx, view, 'consultation')}>
      <Head
        crumbs={[
          { label: 'Consultations', href: view.to('consultation') },
          { label: ref, href: view.to('consultation', ref) },
          { label: 'Run it' },
        ]}
        title={consultation.title}
        lead={
          <>
            <StateChip
              state={stateOf(registerOf(site.ledger, 'consultation'), consultation.state)}
              late={standing === 'shut' ? 'to be closed' : null}
            />{' '}
            <Deadline view={view} consultation={consultation} />
          </>
        }
        actions={<ButtonLink href={view.to('consulting', 'matrix', ref)}>Answers by question</ButtonLink>}
      />
      <ErrorSummary problems={doing.problems} />
      <Next {...part} />
      <div class="two">
        <div>
          <Waiting {...part} />
          <Progress {...part} asked={asked} contacts={contacts} />
          <Replies {...part} />
        </div>
        <div>
          <Figures rows={rows} asked={asked} />
          <MoreTime {...part} />
          {takesAnswers(view, consultation) && <EnterFor view={view} consultation={consultation} />}
        </div>
      </div>
    </Page>
  );
}

/** Whether an answer that comes now is taken, or may be. */
function takesAnswers(view: View, consultation: Row): boolean {
  const standing = standingOf(consultation, view.code, nowOf(view));
  const { late, published_on } = consultation.fields;
  if (standing === 'shut') return late !== 'refused';
  return standing === 'open' || (standing === 'closed' && late === 'administrator' && !published_on);
}

/** What is to be done next stands first. */
function Next({ view, rows, doing }: Part) {
  const { consultation, responses } = rows;
  const standing = standingOf(consultation, view.code, nowOf(view));
  const waiting = responses.filter(({ state }) => state === 'waiting').length;
  const { published_on } = consultation.fields;
  const unpublished = responses.some(({ state, fields }) => state === 'sent' && fields.confidential !== true);
  if (standing === 'shut')
    return (
      <section class="card consulting-next">
        <h2>The time to answer is over</h2>
        <p>Nothing closes by itself. Closing it {covers(consultation)}lets you publish the answers.</p>
        <Doer view={view} consultation={consultation.ref}>
          <Button weight="go" name="do" value="close">
            Close it
          </Button>
        </Doer>
      </section>
    );
  if (standing !== 'closed') return null;
  if (doing.will)
    return (
      <div class="publish-answers">
        <Doer view={view} consultation={consultation.ref}>
          <Will effects={doing.will}>
            <Button weight="go" name="do" value="publish">
              Publish
            </Button>
            <ButtonLink href={view.to('consulting', 'analysis', consultation.ref)}>Leave it</ButtonLink>
          </Will>
        </Doer>
      </div>
    );
  if (published_on && !unpublished)
    return (
      <section class="card consulting-next">
        <h2>
          Published on <DayText day={String(published_on)} />
        </h2>
        <p>
          <a href={view.to('consulting', 'bundle', `${consultation.ref}.pdf`)}>All responses (PDF)</a>, as anybody may
          download them.
        </p>
      </section>
    );
  return (
    <section class="card consulting-next">
      <h2>{published_on ? 'Publish what came since' : 'Publish the answers'}</h2>
      <p>
        {waiting > 0
          ? 'Decide first on what came late.'
          : 'Reply where there is something to say, then publish. What is confidential is left out, and nothing shows that it is there.'}
      </p>
      <Doer view={view} consultation={consultation.ref}>
        <Button weight="go" name="do" value="check">
          See what publishing will do
        </Button>
      </Doer>
    </section>
  );
}

function covers({ fields }: Row): string {
  const list = Array.isArray(fields.covers) ? fields.covers : [];
  if (!fields.modification || list.length === 0) return '';
  const words = list.map((one) => (one === 'cost' ? 'its cost' : 'its legal text')).join(' and ');
  return `records on ${fields.modification} that ${words} ${list.length > 1 ? 'were' : 'was'} consulted on, and `;
}

function Figures({ rows: { responses }, asked }: { rows: Consulted; asked: readonly Party[] }) {
  const counted = responses.filter(({ state }) => state === 'sent' || state === 'published');
  const parties = new Set(counted.map(({ fields }) => fields.party));
  const answered = asked.filter(({ ref }) => parties.has(ref)).length;
  const categories = [...new Set(asked.map(({ category }) => category))];
  return (
    <Card title="How far it is">
      <p class="figure">
        <b>{answered}</b> of {asked.length} {asked.length === 1 ? 'party' : 'parties'} answered
      </p>
      <meter class="share" min={0} max={Math.max(asked.length, 1)} value={answered}>
        {answered} of {asked.length}
      </meter>
      <dl class="tally">
        {categories.map((category) => {
          const these = asked.filter((one) => one.category === category);
          return (
            <>
              <dt>{category ?? 'No category'}</dt>
              <dd>
                {these.filter(({ ref }) => parties.has(ref)).length} of {these.length}
              </dd>
            </>
          );
        })}
      </dl>
      {counted.length > answered && (
        <p class="note">{counted.length - answered} more from others who were not asked as parties.</p>
      )}
    </Card>
  );
}

function Waiting({ view, rows: { consultation, responses }, doing }: Part) {
  const waiting = responses.filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) return null;
  return (
    <Card title="Came late, and waits for you">
      <ul class="late-answers">
        {waiting.map(({ ref, title, fields }) => (
          <li>
            <p>
              <a href={view.to('consulting', 'receipt', ref)}>{title}</a> <span class="note">{fields.category}</span>
              {fields.received_at && (
                <span class="note">
                  {' '}
                  received <InstantText instant={String(fields.received_at)} />
                </span>
              )}
            </p>
            <Doer view={view} consultation={consultation.ref}>
              <Hidden params={[['response', ref]]} />
              <FormField
                name="why"
                id={`why-${ref}`}
                field={{ label: 'If it is not taken: why', kind: 'text', hint: 'The party reads it.' }}
                value={doing.form.response === ref ? (doing.form.why ?? '') : ''}
                problem={doing.form.response === ref ? problemOf(doing.problems, 'why') : undefined}
              />
              <div class="acts">
                <Button name="do" value="take">
                  Take it
                </Button>
                <Button weight="stop" name="do" value="refuse">
                  Do not take it
                </Button>
              </div>
            </Doer>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const progress: Readonly<Record<string, string>> = {
  sent: 'Answered',
  published: 'Published',
  waiting: 'Late, waits',
  refused: 'Late, not taken',
  withdrawn: 'Taken back',
};

function Progress({ view, rows, asked, contacts }: Part & { asked: readonly Party[]; contacts: readonly Contact[] }) {
  const { consultation, responses } = rows;
  const extra = responses.filter(({ fields }) => !asked.some(({ ref }) => ref === fields.party));
  const lines = [
    ...asked.map(({ ref, name, category }) => ({
      ref,
      name,
      category,
      response: responses.find((one) => one.ref === responseRef(consultation.ref, ref)),
    })),
    ...extra.map((response) => ({ ref: '', name: response.title, category: response.fields.category, response })),
  ];
  const silent = lines.filter(({ response }) => !response || response.state === 'withdrawn');
  const open = standingOf(consultation, view.code, nowOf(view)) === 'open';
  return (
    <Card title="Who has answered">
      {lines.length === 0 && (
        <p>No party of these categories is on record. Answers can still be entered for somebody.</p>
      )}
      <ul class="asked-progress">
        {lines.map(({ ref, name, category, response }) => {
          const speaks = contacts.filter(({ party }) => party === ref).map((one) => one.name);
          const silentHere = !response || response.state === 'withdrawn';
          return (
            <li class={silentHere ? 'silent' : undefined}>
              <span class="mark" aria-hidden="true">
                {silentHere ? '○' : '●'}
              </span>
              <span>
                {response ? <a href={view.to('consulting', 'receipt', response.ref)}>{name}</a> : name}{' '}
                <span class="note">{category}</span>
                <span class="note who-speaks">
                  {speaks.length > 0 ? speaks.join(', ') : ref ? 'no contact on record' : ''}
                </span>
              </span>
              <span class="note">
                {response ? progress[response.state] : 'Not yet'}
                {response?.fields.confidential && ', confidential'}
                {response?.fields.late && response.state === 'sent' && ', late'}
              </span>
            </li>
          );
        })}
      </ul>
      {open && silent.length > 0 && (
        <Doer view={view} consultation={consultation.ref}>
          <Button name="do" value="remind">
            Remind those who have not answered
          </Button>
        </Doer>
      )}
    </Card>
  );
}

function MoreTime({ view, rows: { consultation }, doing: { form, problems } }: Part) {
  if (consultation.state !== 'open') return null;
  const closing = closingOf(consultation, view.code);
  return (
    <Card title="Give more time">
      <Doer view={view} consultation={consultation.ref}>
        <FormField
          name="closes_on"
          field={{ label: 'Closes on', kind: 'day' }}
          value={form.closes_on ?? closing?.day ?? ''}
          problem={problemOf(problems, 'closes_on')}
        />
        <FormField
          name="closes_at"
          field={{ label: 'At', kind: 'time' }}
          value={form.closes_at ?? (closing?.time === '24:00' ? '' : (closing?.time ?? ''))}
          problem={problemOf(problems, 'closes_at')}
        />
        <FormField
          name="why"
          field={{ label: 'Why', kind: 'text', hint: 'Everybody asked is told, with the new time.' }}
          value={form.do === 'extend' ? (form.why ?? '') : ''}
          problem={form.do === 'extend' ? problemOf(problems, 'why') : undefined}
        />
        <Button name="do" value="extend">
          Give more time
        </Button>
      </Doer>
    </Card>
  );
}

function EnterFor({ view, consultation }: { view: View; consultation: Row }) {
  return (
    <Card title="Enter an answer for somebody">
      <form method="get" action={view.to('consulting', 'respond', consultation.ref)}>
        <FormField
          name="for"
          field={{
            label: 'Who answers',
            kind: 'text',
            hint: 'The name of a party as on record, or of somebody who is none.',
          }}
          value=""
        />
        <Button>Enter it</Button>
      </form>
    </Card>
  );
}
