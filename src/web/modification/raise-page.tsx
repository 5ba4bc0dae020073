/** The form of a proposal: what is wrong, what should change, whom it affects, which meeting it makes. */
import { bodyName } from '../../codes/body.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Field } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { dayWords } from '../../ui/dates.ts';
import { DayText, InstantText } from '../../ui/day.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Ends } from '../ends.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { lastMeetings } from './move-page.tsx';
import { beginsAsDraft, meetingMade, processFor } from './raise-decision.ts';
import { draftsOf, type FormDraft, partiesOf } from './raise-drafts.ts';
import { categoriesOf, howMuch, howServed, impactField, servedField, whyField } from './raise-form.ts';
import { governingBody } from './whose.ts';

export interface RaiseShown {
  form: Form;
  problems: readonly Problem[];
  effects?: readonly string[];
  /** What has just been done: "Kept", "Sent to the secretariat". */
  done?: string;
}

/** Whether this reader raises proposals, or writes one for a party; neither for anybody else. */
export function raises(view: View): 'raises' | 'writes' | null {
  const powers = view.session?.actor.powers ?? [];
  if (powers.includes('*') || powers.includes('secretariat')) return 'raises';
  return powers.includes('contact') ? 'writes' : null;
}

export async function raisePage(tx: Tx, view: View, shown: RaiseShown) {
  const may = raises(view);
  return (
    <Page title="Raise a modification" frame={await frameOf(tx, view, 'modification')} scripts={['modification.js']}>
      <Head
        crumbs={[{ label: 'Modifications', href: view.to('modification') }, { label: 'Raise one' }]}
        title="Raise a modification"
        lead={
          may === 'writes'
            ? 'What you type is kept. When it is complete, send it to the secretariat, who look it over with you and raise it.'
            : 'What you type is kept until it is raised. Its number is given when it is.'
        }
      />
      {may ? await form(tx, view, shown, may) : <Closed view={view} />}
    </Page>
  );
}

function Closed({ view }: { view: View }) {
  return (
    <Card>
      <p>
        A modification is raised by a party, through the person named as its contact, or by the secretariat for it. Sign
        in with the address you are known by, or raise an issue first: anybody may, and you will be helped to turn it
        into a proposal.
      </p>
      <div class="acts">
        {!view.session && <ButtonLink href="/sign-in">Sign in</ButtonLink>}
        <ButtonLink href={view.to('issues', 'new')}>Raise an issue</ButtonLink>
      </div>
    </Card>
  );
}

async function form(tx: Tx, view: View, shown: RaiseShown, may: 'raises' | 'writes') {
  const { code, asAt, session } = view;
  const own = may === 'writes' ? await partiesOf(tx, view) : [];
  const parties =
    may === 'writes'
      ? own
      : (await listRows(tx, registerOf(view.site.ledger, 'party'), { code: code.id, at: view.at, limit: 400 })).rows;
  const first: Form = { ...(own.length === 1 ? { proposer: own[0]?.title ?? '' } : {}), ...shown.form };
  const day = /^\d{4}-\d\d-\d\d$/.test(first.effective ?? '') ? (first.effective as string) : asAt.today;
  const process = processFor(code, day);
  const action = view.to('change', 'raise');
  const back = view.to('modification');
  const meetings = may === 'raises' ? await lastMeetings(tx, view, governingBody(code), asAt.today) : [];
  const field = fieldMaker({ ...shown, form: first });
  return (
    <>
      {shown.done && <Notice tone="done">{shown.done}</Notice>}
      <ErrorSummary problems={shown.problems} />
      <div class="two raise">
        <form method="post" action={action} data-keeps={view.to('change', 'raise', 'keep')}>
          <Csrf token={session?.csrf ?? ''} />
          <Hidden
            params={[
              ['draft', first.draft ?? ''],
              ['version', first.version ?? '0'],
            ]}
          />
          <Who field={field} parties={parties} may={may} />
          {meetings.length > 0 && <RaisedByBody view={view} field={field} meetings={meetings} />}
          <What field={field} asDraft={beginsAsDraft(process)} />
          <Card title="Which way it should go">
            {field('path', {
              label: 'Path proposed',
              kind: 'choice',
              choices: Object.fromEntries(process.paths.map((path) => [path.printed, path.name])),
              hint: 'The body that decides on paths may set another.',
            })}
            <details class="not-now">
              <summary>Which path is for what?</summary>
              <dl class="objectives">
                {process.paths.map(({ name, test }) => (
                  <>
                    <dt>{name}</dt>
                    <dd>
                      {test.value}
                      {test.provenance === 'found' || !test.clause ? '' : ` (${test.clause}, as recalled)`}
                    </dd>
                  </>
                ))}
              </dl>
            </details>
            {field('path_why', { label: 'Why that path', kind: 'prose' })}
            {field('urgent', { label: 'It should be treated as urgent', kind: 'flag' })}
            {field('urgent_why', { label: 'Why it is urgent', kind: 'prose', hint: 'Only where it is.' })}
          </Card>
          <Whom view={view} field={field} />
          {may === 'writes' ? (
            <div class="acts">
              <Button weight="go" name="do" value="send">
                Send it to the secretariat
              </Button>
              <Button name="do" value="keep">
                Keep it for later
              </Button>
              <ButtonLink href={back}>Leave it</ButtonLink>
            </div>
          ) : (
            <>
              <p>
                <Button name="do" value="keep">
                  Keep it for later
                </Button>
              </p>
              <Ends effects={shown.effects} back={back} action={action} verb="Raise it" />
            </>
          )}
          <p class="note" data-kept aria-live="polite" />
        </form>
        <aside>
          {await made(tx, view, day)}
          {await waitingForms(tx, view, first.draft ?? '')}
        </aside>
      </div>
    </>
  );
}

type Maker = (name: string, field: Pick<Field, 'label' | 'kind' | 'choices' | 'hint'>, more?: object) => unknown;
// biome-ignore lint/suspicious/noExplicitAny: what a component gives back is Hono's own type, which it does not export whole
type Made = any;

function fieldMaker({ form, problems }: Pick<RaiseShown, 'form' | 'problems'>) {
  return (
    name: string,
    field: Parameters<Maker>[1],
    more: { required?: boolean; options?: { value: string; label: string }[]; max?: string } = {},
  ): Made => (
    <FormField
      name={name}
      field={field}
      value={field.kind === 'flag' ? form[name] === 'true' : (form[name] ?? '')}
      problem={problemOf(problems, name)}
      {...more}
    />
  );
}

type FieldOf = ReturnType<typeof fieldMaker>;

function Who({ field, parties, may }: { field: FieldOf; parties: readonly Row[]; may: 'raises' | 'writes' }) {
  return (
    <Card title="Who proposes it">
      {field(
        'proposer',
        {
          label: 'Proposer',
          kind: 'text',
          hint: may === 'writes' ? 'The party you speak for.' : 'The party, by its name.',
        },
        { options: parties.map(({ title }) => ({ value: title, label: title })) },
      )}
      {field(
        'representative',
        { label: 'Speaks for the proposer', kind: 'text', hint: 'Name and post.' },
        { required: false },
      )}
      {may === 'raises' && field('analyst', { label: 'Lead analyst', kind: 'text' }, { required: false })}
      {field('effective', { label: 'Submitted on', kind: 'day' })}
      {field(
        'alternative_to',
        {
          label: 'Alternative to',
          kind: 'text',
          hint: 'The reference of the proposal, where this is another way to do what it does.',
        },
        { required: false },
      )}
    </Card>
  );
}

/** What a body raises itself, at a meeting. */
function RaisedByBody({ view, field, meetings }: { view: View; field: FieldOf; meetings: readonly Row[] }) {
  const body = bodyName(view.code, governingBody(view.code));
  return (
    <details class="not-now by-body">
      <summary>Raised by the {body.replace(/^the /i, '')} itself?</summary>
      {field('meeting', {
        label: 'Raised at',
        kind: 'choice',
        choices: Object.fromEntries(
          meetings.map((one) => [one.ref, `${one.title}, ${dayWords(String(one.fields.day))}`]),
        ),
        hint: 'It then needs no party for a proposer.',
      })}
    </details>
  );
}

function What({ field, asDraft }: { field: FieldOf; asDraft: boolean }) {
  return (
    <Card title="What it is">
      {field('title', { label: 'Title', kind: 'text', hint: 'A few words by which people will know it.' })}
      {field('description', { label: 'What is wrong as things are', kind: 'prose' })}
      {field(
        'solution',
        {
          label: 'What should change',
          kind: 'prose',
          ...(asDraft ? { hint: 'A draft states the problem; a solution may follow.' } : {}),
        },
        asDraft ? { required: false } : {},
      )}
    </Card>
  );
}

function Whom({ view, field }: { view: View; field: FieldOf }) {
  const { code } = view;
  return (
    <Card title="What it would change">
      <fieldset class="govuk-fieldset">
        <legend>Who is affected, and how much</legend>
        <div class="grid-fields">
          {categoriesOf(code).map((name, at) =>
            field(impactField(at), { label: name, kind: 'choice', choices: howMuch }, {}),
          )}
        </div>
      </fieldset>
      {(code.objectives ?? []).length > 0 && (
        <fieldset class="govuk-fieldset">
          <legend>Against the objectives of the code</legend>
          {(code.objectives ?? []).map(({ id, text }) => (
            <div class="objective-asked">
              {field(servedField(id), { label: `(${id}) ${text}`, kind: 'choice', choices: howServed })}
              {field(whyField(id), { label: `Why, for (${id})`, kind: 'text' }, { required: false })}
            </div>
          ))}
        </fieldset>
      )}
      {field(
        'affects',
        {
          label: 'Text affected',
          kind: 'list',
          hint: `A section or document on each line${code.sections?.[0] ? `, such as Section ${code.sections[0].ref}` : ''}. Other proposals that change the same are then shown.`,
        },
        { required: false },
      )}
    </Card>
  );
}

/** The meeting it makes, and how that follows. */
async function made(tx: Tx, view: View, day: string) {
  const lead = await meetingMade(tx, view, day);
  return (
    <section class="card" id="makes">
      <h2>The meeting it makes</h2>
      {lead ? (
        <>
          <p>
            Submitted on <DayText day={day} /> it goes to{' '}
            <a href={view.to('meeting', lead.meeting.ref)}>{lead.meeting.title}</a> on{' '}
            <DayText day={lead.meeting.day} />.
          </p>
          <p class="note">
            {lead.sum}
            {lead.clause && ` (${lead.clause})`}
          </p>
          {lead.missed.map(({ meeting, formBy }) => (
            <p class="note">
              Too late for {meeting.title} on <DayText day={meeting.day} short />: its forms were due by{' '}
              <DayText day={formBy} short />.
            </p>
          ))}
        </>
      ) : (
        <p class="note">
          No meeting is planned that a form submitted on <DayText day={day} short /> could make.{' '}
          <a href={view.to('agenda')}>Meetings ahead</a>
        </p>
      )}
    </section>
  );
}

async function waitingForms(tx: Tx, view: View, current: string) {
  const all = (await draftsOf(tx, view)).filter(({ ref }) => ref !== current);
  if (all.length === 0) return null;
  const link = (one: FormDraft) => `${view.to('change', 'raise')}?draft=${encodeURIComponent(one.ref)}`;
  const list = (drafts: readonly FormDraft[], title: string) =>
    drafts.length > 0 && (
      <Card title={title}>
        <ul class="beside">
          {drafts.map((one) => (
            <li>
              <a href={link(one)}>{one.content.form?.title || 'Without a title yet'}</a>
              <br />
              <span class="note">
                {one.changedBy}, <InstantText instant={one.content.sent ?? one.changed} />
              </span>
            </li>
          ))}
        </ul>
      </Card>
    );
  return (
    <>
      {list(
        all.filter(({ content }) => content.sent),
        'Sent to the secretariat',
      )}
      {list(
        all.filter(({ content }) => !content.sent),
        'Kept, not yet sent',
      )}
    </>
  );
}
