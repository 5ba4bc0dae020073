/** Posts: who works for the code and its parties, from when until when; appointing, succeeding, ending. */
import type { Tx } from '../../kernel/db.ts';
import type { Problem } from '../../kernel/problem.ts';
import { listRows, named, type Row } from '../../kernel/read.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Notice, Will } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { withQuery } from '../../ui/query.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { Ends } from '../ends.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import { type Names, refsIn } from '../tell.tsx';
import type { View } from '../view.ts';
import { type OnRecord, onRecord, options, postRegister } from './people-form.ts';
import { PostFields } from './post-fields.tsx';
import { AccessTabs } from './tabs.tsx';

export async function postsPage(tx: Tx, view: View, done: string | null) {
  const register = postRegister(view.site.ledger);
  const at = { day: view.asAt.today, known: null };
  const { rows } = await listRows(tx, register, { code: view.code.id, at, sort: { by: 'kind', descending: false } });
  const refs = refsIn(
    register,
    rows.map(({ fields }) => fields),
  );
  const names = await named(tx, view.site.ledger.registers, { code: view.code.id, at, refs });
  const standing = (row: Row) => standingOf(row, view.asAt.today);
  const order = { held: 0, coming: 1, ended: 2 };
  const sorted = [...rows].sort((a, b) => order[standing(a)] - order[standing(b)]);
  return (
    <Page title="Posts" frame={await frameOf(tx, view, 'access')}>
      <Head
        crumbs={[{ label: 'Who may sign in', href: view.to('access') }, { label: 'Posts' }]}
        title="Posts"
        lead="Who works for the code and its parties. What a post opens begins with its first day and ends with its last."
        actions={
          <ButtonLink weight="go" href={view.to('access/posts/appoint')}>
            Appoint somebody
          </ButtonLink>
        }
      />
      <AccessTabs view={view} current="access/posts" />
      {done && (
        <Notice tone="done">
          {done}
          {view.query.get('done') === 'appointed' && (
            <>
              {' '}
              If they have no account yet, <a href={view.to('access/invite')}>invite them</a>.
            </>
          )}
        </Notice>
      )}
      {rows.length === 0 ? (
        <Empty title="No posts on record" step={{ label: 'Appoint somebody', href: view.to('access/posts/appoint') }}>
          The secretariat’s staff, party contacts, and the representatives of regulator and government hold posts.
          Members of bodies hold seats instead.
        </Empty>
      ) : (
        <Table caption="Posts" columns={columnsOf(view, names)} rows={sorted} url={view.url} />
      )}
    </Page>
  );
}

/** Where a post stands on a day: it may be on record before it begins. */
export function standingOf(row: Row, day: string): 'held' | 'coming' | 'ended' {
  const { starts, ends } = row.fields;
  if (row.state !== 'held' || (ends && String(ends) < day)) return 'ended';
  return starts && String(starts) > day ? 'coming' : 'held';
}

const chips = {
  held: { label: 'Held', tone: 'done' },
  coming: { label: 'To come', tone: 'open' },
  ended: { label: 'Ended', tone: 'stopped' },
} as const;

function columnsOf(view: View, names: Names): Column<Row>[] {
  const title = (register: string, ref: unknown) => names.get(`${register} ${ref}`)?.title ?? String(ref ?? '');
  const day = (row: Row, field: string) => row.fields[field] && <DayText day={String(row.fields[field])} short />;
  return [
    {
      key: 'person',
      label: 'Person',
      kind: 'ref',
      cell: (row) => <a href={view.to('person', String(row.fields.person))}>{title('person', row.fields.person)}</a>,
    },
    {
      key: 'title',
      label: 'Post',
      kind: 'wide',
      cell: (row) => <a href={view.to('post', row.ref)}>{row.title}</a>,
    },
    { key: 'party', label: 'Party', kind: 'soft', cell: (row) => title('party', row.fields.party) },
    { key: 'starts', label: 'First day', kind: 'soft', cell: (row) => day(row, 'starts') },
    { key: 'ends', label: 'Last day', kind: 'soft', cell: (row) => day(row, 'ends') },
    {
      key: 'state',
      label: 'State',
      kind: 'chip',
      cell: (row) => <StateChip state={chips[standingOf(row, view.asAt.today)]} />,
    },
    {
      key: 'do',
      label: 'Change',
      kind: 'wide',
      cell: (row) =>
        standingOf(row, view.asAt.today) === 'ended' ? null : (
          <span class="acts">
            <ButtonLink weight="small" href={withQuery(view.to('access/posts/appoint'), { succeeds: row.ref })}>
              Succeed
            </ButtonLink>
            <ButtonLink weight="small" href={view.to('access/posts/end', row.ref)}>
              End
            </ButtonLink>
          </span>
        ),
    },
  ];
}

export interface AppointShown {
  form: Form;
  problems: readonly Problem[];
  effects?: readonly string[];
}

export async function appointPage(tx: Tx, view: View, { form, problems, effects }: AppointShown) {
  const known = await onRecord(tx, view);
  const filled = asSucceeded(form, known);
  return (
    <Page title="Appoint somebody" frame={await frameOf(tx, view, 'access')}>
      <Head
        crumbs={[
          { label: 'Who may sign in', href: view.to('access') },
          { label: 'Posts', href: view.to('access/posts') },
          { label: 'Appoint' },
        ]}
        title="Appoint somebody"
        lead="The record shows the post from now on; it opens what it opens from its first day."
      />
      <ErrorSummary problems={problems} />
      <form method="post" class="narrow" action={view.to('access/posts/appoint')}>
        <Csrf token={view.session?.csrf ?? ''} />
        <FormField
          name="name"
          field={{ label: 'Who', kind: 'text', hint: 'Somebody on record, or somebody new: first name and surname.' }}
          value={filled.name ?? ''}
          problem={problemOf(problems, 'name')}
          options={options(known.people)}
          required
        />
        <PostFields view={view} form={filled} problems={problems} known={known} required />
        <FormField
          name="succeeds"
          field={{
            label: 'Succeeds',
            kind: 'choice',
            choices: choicesOf(known),
            hint: 'That post then ends on the day before the first day of this one.',
          }}
          value={filled.succeeds ?? ''}
          problem={problemOf(problems, 'succeeds')}
        />
        <Ends effects={effects} back={view.to('access/posts')} action={view.to('access/posts/appoint')} />
      </form>
    </Page>
  );
}

/** On first sight: who is named in the address, and the post to be taken over as it is held now. */
function asSucceeded(form: Form, { people, parties, posts }: OnRecord): Form {
  if (form.kind !== undefined) return form;
  const before = posts.find(({ ref }) => ref === form.succeeds)?.fields;
  const party = parties.find(({ ref }) => ref === before?.party)?.title;
  return {
    ...(before
      ? { kind: String(before.kind ?? ''), organisation: String(before.organisation ?? ''), party: party ?? '' }
      : {}),
    name: people.find(({ ref }) => ref === form.person)?.title ?? '',
    ...form,
  };
}

function choicesOf({ posts, people }: OnRecord): Record<string, string> {
  const name = (ref: unknown) => people.find((one) => one.ref === ref)?.title ?? String(ref);
  return Object.fromEntries(posts.map((post) => [post.ref, `${name(post.fields.person)}: ${post.title}`]));
}

export interface EndShown {
  post: Row;
  last: string;
  problems: readonly Problem[];
}

export async function endPostPage(tx: Tx, view: View, { post, last, problems }: EndShown) {
  return (
    <Page title={`End ${post.title}`} frame={await frameOf(tx, view, 'access')}>
      <Head
        crumbs={[
          { label: 'Who may sign in', href: view.to('access') },
          { label: 'Posts', href: view.to('access/posts') },
          { label: 'End' },
        ]}
        title={`End the post: ${post.title}`}
      />
      <ErrorSummary problems={problems} />
      <form method="post" class="narrow" action={view.to('access/posts/end', post.ref)}>
        <Csrf token={view.session?.csrf ?? ''} />
        <FormField
          name="last"
          field={{ label: 'Last day', kind: 'day', hint: 'With yesterday, it ends at once.' }}
          value={last}
          problem={problemOf(problems, 'last')}
          required
        />
        <Will effects={['end the post with that day, and with it what it lets its holder see and do']}>
          <Button weight="stop">End the post</Button>
          <ButtonLink href={view.to('access/posts')}>Leave it</ButtonLink>
        </Will>
      </form>
    </Page>
  );
}
