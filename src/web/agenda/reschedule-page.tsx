/** Another day for a planned meeting: what it is to be, and the paper day that follows from it. */
import { paperDay } from '../../agenda/planning.ts';
import type { Tx } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import type { Field } from '../../kernel/define.ts';
import type { Problem } from '../../kernel/problem.ts';
import { dayWords } from '../../ui/dates.ts';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { Ends } from '../ends.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import type { AgendaView } from './agenda-view.ts';

export interface RescheduleShown {
  form: Form;
  problems: readonly Problem[];
  /** What it will do, once asked for. */
  effects?: readonly string[];
}

export async function reschedulePage(
  tx: Tx,
  view: View,
  { agenda, ...shown }: RescheduleShown & { agenda: AgendaView },
) {
  const { form, problems, effects } = shown;
  const { meeting, config, day: before } = agenda.waiting;
  const title = `Another day for ${meeting.title}`;
  const back = view.to('agenda', meeting.ref);
  const action = view.to('move', 'meeting', 'reschedule', meeting.ref);
  const day = isDay(form.day ?? '') ? String(form.day) : before;
  const sum = paperDay(view.code, { config, body: agenda.body, day });
  // What somebody set by hand stays as set; what followed from the day follows from the next.
  const own = meeting.fields.paper_day;
  const usual = typeof own === 'string' && own !== agenda.paperDay.day ? own : '';
  const field = (name: string, wanted: Pick<Field, 'label' | 'kind' | 'hint'>, value: unknown, required?: boolean) => (
    <FormField
      name={name}
      field={wanted}
      value={form[name] ?? String(value ?? '')}
      problem={problemOf(problems, name)}
      required={required}
    />
  );
  return (
    <Page title={title} frame={await frameOf(tx, view, 'agenda')}>
      <Head
        crumbs={[
          { label: 'Meetings ahead', href: view.to('agenda') },
          { label: meeting.title, href: back },
          { label: 'Reschedule' },
        ]}
        title={title}
        lead={`It is planned for ${dayWords(before)}. Its reference stays ${meeting.ref}.`}
      />
      <ErrorSummary problems={problems} />
      <form method="post" class="narrow" action={action}>
        <Csrf token={view.session?.csrf ?? ''} />
        <Hidden params={[['entry', form.entry ?? String(meeting.entry)]]} />
        {field('day', { label: 'Day', kind: 'day' }, before, true)}
        {field('starts', { label: 'Starts', kind: 'time' }, meeting.fields.starts_at, true)}
        {field('ends', { label: 'Ends', kind: 'time' }, meeting.fields.ends_at, false)}
        {field('place', { label: 'Place', kind: 'text' }, meeting.fields.place, false)}
        {field(
          'paper_day',
          {
            label: 'Papers out by',
            kind: 'day',
            hint: `Empty, it follows from the day. ${sum.sum}${sum.clause ? ` (${sum.clause})` : ''}`,
          },
          usual,
          false,
        )}
        {field('reason', { label: 'Why', kind: 'text', hint: 'One sentence for the record.' }, '', false)}
        <Ends effects={effects} back={back} action={action} verb="Reschedule it" />
      </form>
    </Page>
  );
}
