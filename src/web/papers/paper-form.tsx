/** The form that puts in a paper: its file, what it is called, and its class. */
import type { Tx } from '../../kernel/db.ts';
import { Absent, type Problem } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Drop } from '../../ui/drop.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { keepsPapers, levelChoices, type PapersView } from './papers-view.ts';

export interface PaperAskedForm {
  papers: PapersView;
  form: Readonly<Record<string, string>>;
  problems: readonly Problem[];
}

export async function addPaperPage(tx: Tx, view: View, asked: PaperAskedForm) {
  if (!keepsPapers(view)) throw new Absent();
  const { papers, form, problems } = asked;
  const { meeting } = papers;
  const chosen = form.item ?? view.query.get('item') ?? '';
  const item = papers.items.find((one) => one.ref === chosen) ?? null;
  const title = item ? `Put in a paper: ${item.fields.number}. ${item.title}` : 'Put in a paper';
  return (
    <Page title={title} frame={await frameOf(tx, view, 'paper')} scripts={['drop.js']}>
      <Head
        crumbs={[
          { label: meeting.title, href: view.to('meeting', meeting.ref) },
          { label: 'Papers', href: view.to('papers', meeting.ref) },
          { label: 'Put in a paper' },
        ]}
        title={title}
      />
      <ErrorSummary problems={problems} />
      <Card>
        <form
          method="post"
          action={view.to('papers', meeting.ref, 'add')}
          enctype="multipart/form-data"
          class="paper-form"
        >
          <Csrf token={view.session?.csrf ?? ''} />
          <PaperDrop problems={problems} />
          <FormField
            name="item"
            field={{ label: 'Item', kind: 'choice', choices: itemChoices(papers.items) }}
            value={chosen}
            problem={problemOf(problems, 'item')}
          />
          <FormField
            name="part_of"
            field={{
              label: 'Appendix to',
              kind: 'choice',
              choices: headChoices(papers.papers, chosen),
              hint: 'Each appendix has a class of its own.',
            }}
            value={form.part_of ?? ''}
            problem={problemOf(problems, 'part_of')}
          />
          <PaperFields
            view={view}
            asked={asked}
            usual={{
              purpose: String(item?.fields.purpose ?? ''),
              author: String(item?.fields.presenter ?? ''),
              // What is put in for a closed item would tell of it.
              level: String(Math.max(papers.working, item?.label.level ?? 0)),
            }}
          />
          <div class="acts">
            <Button weight="go">Put it in</Button>
            <ButtonLink href={view.to('papers', meeting.ref)}>Leave it</ButtonLink>
          </div>
        </form>
      </Card>
    </Page>
  );
}

export function PaperDrop({ problems }: { problems: readonly Problem[] }) {
  return (
    <Drop
      name="file"
      label="The paper"
      hint="Drop the file in this box, or choose it: PDF with text, Word (docx), text or Markdown, up to 20 MB. Macros are taken out."
      accept=".pdf,.docx,.docm,.txt,.md"
      problem={problemOf(problems, 'file')}
    />
  );
}

/** What is asked of a paper and of each new version of it. */
export function PaperFields({
  view,
  asked,
  usual,
}: {
  view: View;
  asked: PaperAskedForm;
  usual: Record<string, string>;
}) {
  const { form, problems, papers } = asked;
  const field = (name: string, wanted: Parameters<typeof FormField>[0]['field'], required = false) => (
    <FormField
      name={name}
      field={wanted}
      value={form[name] ?? usual[name] ?? ''}
      problem={problemOf(problems, name)}
      required={required || undefined}
    />
  );
  return (
    <>
      {field('title', { label: 'Title', kind: 'text' }, true)}
      <div class="paper-facts">
        {field('author', { label: 'Author', kind: 'text' })}
        {field('purpose', {
          label: 'For',
          kind: 'choice',
          choices: { decision: 'Decision', discussion: 'Discussion', information: 'Information' },
        })}
        {field(
          'level',
          {
            label: 'Class',
            kind: 'choice',
            choices: levelChoices(view, papers.config.id),
            hint: view.code.levels[3] && classHint(view),
          },
          true,
        )}
        <FormField
          name="received"
          field={{ label: 'Received on', kind: 'day' }}
          value={form.received ?? view.asAt.today}
          problem={problemOf(problems, 'received')}
          max={view.asAt.today}
          required
        />
      </div>
    </>
  );
}

function classHint(view: View): string {
  return `${view.code.levels[0].name} is public. Whoever may not read a class never learns that the paper exists.`;
}

function itemChoices(items: readonly Row[]): Record<string, string> {
  return Object.fromEntries(
    items.filter((one) => one.state !== 'withdrawn').map((one) => [one.ref, `${one.fields.number}. ${one.title}`]),
  );
}

function headChoices(papers: readonly Row[], item: string): Record<string, string> {
  const heads = papers.filter(
    (one) => one.state !== 'withdrawn' && !one.fields.part_of && (item === '' || one.fields.item === item),
  );
  return Object.fromEntries(heads.map((one) => [one.ref, `${one.ref} ${one.title}`]));
}
