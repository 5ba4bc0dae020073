/** A paper that Quorate writes from a register, as at a day. */
import type { Tx } from '../../kernel/db.ts';
import { Absent } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { kinds } from './make-paper.ts';
import type { PaperAskedForm } from './paper-form.tsx';
import { keepsPapers, levelChoices } from './papers-view.ts';

export async function makePaperPage(tx: Tx, view: View, { papers, form, problems }: PaperAskedForm) {
  if (!keepsPapers(view)) throw new Absent();
  const { meeting, items } = papers;
  const open = items.filter((one) => one.state !== 'withdrawn');
  const kind = form.kind ?? view.query.get('kind') ?? 'risk';
  const field = (name: string, wanted: Parameters<typeof FormField>[0]['field'], usual: string) => (
    <FormField name={name} field={wanted} value={form[name] ?? usual} problem={problemOf(problems, name)} required />
  );
  return (
    <Page title="Write a paper from a register" frame={await frameOf(tx, view, 'paper')}>
      <Head
        crumbs={[
          { label: meeting.title, href: view.to('meeting', meeting.ref) },
          { label: 'Papers', href: view.to('papers', meeting.ref) },
          { label: 'From a register' },
        ]}
        title="Write a paper from a register"
        lead="It holds what a reader of its class may see of the register that day, and no more."
      />
      <ErrorSummary problems={problems} />
      <Card>
        <form method="post" action={view.to('papers', meeting.ref, 'make')} class="paper-form">
          <Csrf token={view.session?.csrf ?? ''} />
          {field(
            'kind',
            {
              label: 'Paper',
              kind: 'choice',
              choices: kinds,
            },
            kind,
          )}
          {field(
            'item',
            {
              label: 'Item',
              kind: 'choice',
              choices: Object.fromEntries(open.map((one) => [one.ref, `${one.fields.number}. ${one.title}`])),
            },
            itemFor(open, kind, view.query.get('item')),
          )}
          <div class="paper-facts">
            {field('day', { label: 'As at', kind: 'day' }, view.asAt.today)}
            {field(
              'level',
              { label: 'Class', kind: 'choice', choices: levelChoices(view, papers.config.id) },
              String(papers.working),
            )}
          </div>
          <div class="acts">
            <Button weight="go">Write it and put it in</Button>
            <ButtonLink href={view.to('papers', meeting.ref)}>Leave it</ButtonLink>
          </div>
        </form>
      </Card>
    </Page>
  );
}

/** The item asked for, else the one that takes what waits in the register, else the first. */
function itemFor(open: readonly Row[], kind: string, asked: string | null): string {
  const takes = open.find((one) => Array.isArray(one.fields.about) && one.fields.about.includes(kind));
  return asked ?? takes?.ref ?? open[0]?.ref ?? '';
}
