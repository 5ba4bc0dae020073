/** Who may read what a body holds most closely, who has yet to sign, and recording what was signed on paper. */
import { bodyName } from '../../codes/body.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import { listRows } from '../../kernel/read.ts';
import { accessFor } from '../../people/standing.ts';
import { Button } from '../../ui/button.tsx';
import { DayText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { onRecord, options } from './people-form.ts';
import { AccessTabs } from './tabs.tsx';

export interface DeclarationsShown {
  form: Form;
  problems: readonly Problem[];
  done: string | null;
}

interface Line {
  person: string;
  name: string;
  /** "Small Suppliers, alternate". */
  as: string;
  signedOn: string | null;
  /** A version signed earlier that no longer counts. */
  earlier: string | null;
}

/** Everybody who sits on the body, holder or alternate, with what they have signed. */
async function linesOf(tx: Tx, view: View, body: string): Promise<{ lines: Line[]; version: string | null }> {
  const { code, site } = view;
  const at = { day: view.asAt.today, known: null };
  const seats = await listRows(tx, registerOf(site.ledger, 'seat'), {
    code: code.id,
    at,
    filters: { body: [body], state: ['filled'] },
  });
  const held = seats.rows.flatMap(({ fields, title }) => {
    const as = String(fields.category ?? fields.role ?? title);
    return [
      ...(fields.person ? [{ person: String(fields.person), as }] : []),
      ...(fields.alternate ? [{ person: String(fields.alternate), as: `${as}, alternate` }] : []),
    ];
  });
  const persons = [...new Set(held.map(({ person }) => person))];
  const known = await accessFor(tx, code, { persons, day: view.asAt.today });
  const people = await listRows(tx, registerOf(site.ledger, 'person'), { code: code.id, at });
  const names = new Map(people.rows.map(({ ref, title }) => [ref, title]));
  const version = known.values().next().value?.standing.version ?? null;
  const lines = held.map(({ person, as }) => {
    const own = known.get(person)?.standing.declarations.filter((one) => one.body === body && one.state === 'signed');
    const current = own?.find((one) => one.policy_version === version);
    return {
      person,
      name: names.get(person) ?? person,
      as,
      signedOn: current?.signed_on ?? null,
      earlier: current ? null : (own?.at(-1)?.policy_version ?? null),
    };
  });
  return { lines, version };
}

export async function declarationsPage(tx: Tx, view: View, { form, problems, done }: DeclarationsShown) {
  const { code } = view;
  const bodies = bodiesOf(view);
  const body = bodies.find(({ id }) => id === form.body)?.id ?? bodies[0]?.id ?? '';
  const { lines, version } = await linesOf(tx, view, body);
  const top = code.levels[3].name;
  return (
    <Page title="Declarations" frame={await frameOf(tx, view, 'access')} scripts={['filters.js']}>
      <Head
        crumbs={[{ label: 'Who may sign in', href: view.to('access') }, { label: 'Declarations' }]}
        title="Declarations"
        lead={
          version
            ? `Who has signed what opens ${top}, in version ${version} of the policy. Members sign on their own page, My access.`
            : `Who has signed what opens ${top}. Members sign on their own page, My access.`
        }
      />
      <AccessTabs view={view} current="access/declarations" />
      <ErrorSummary problems={problems} />
      {done && <Notice tone="done">{done}</Notice>}
      <form class="bar" method="get" data-filters action={view.to('access/declarations')}>
        <span class="pick set">
          <label for="which">Body</label>
          <select id="which" name="body">
            {bodies.map(({ id, name }) => (
              <option value={id} selected={id === body}>
                {name}
              </option>
            ))}
          </select>
        </span>
        <button type="submit" class="btn apply">
          Show
        </button>
      </form>
      <div class="two">
        <Members view={view} body={body} lines={lines} />
        <Paper view={view} body={body} form={form} problems={problems} people={(await onRecord(tx, view)).people} />
      </div>
    </Page>
  );
}

/** Who sits on the body, with what they have signed. */
function Members({ view, body, lines }: { view: View; body: string; lines: readonly Line[] }) {
  return (
    <div>
      {lines.length === 0 ? (
        <Empty
          title={`No seat of ${bodyName(view.code, body)} is filled`}
          step={{ label: 'Its page', href: view.to('body', body) }}
        >
          Whoever sits on it, or stands in for who does, is listed here with what they have signed.
        </Empty>
      ) : (
        <>
          <p class="note">
            {lines.filter(({ signedOn }) => signedOn !== null).length} of {lines.length} signed.
          </p>
          <Table
            caption={`Members and alternates of ${bodyName(view.code, body)}`}
            url={view.url}
            rows={lines}
            columns={[
              {
                key: 'name',
                label: 'Person',
                kind: 'ref',
                cell: (line) => <a href={view.to('person', line.person)}>{line.name}</a>,
              },
              { key: 'as', label: 'Sits for', kind: 'wide', cell: (line) => line.as },
              {
                key: 'signed',
                label: 'Signed',
                kind: 'soft',
                cell: (line) =>
                  line.signedOn ? (
                    <DayText day={line.signedOn} short />
                  ) : (
                    <span class="chip state open">{line.earlier ? `Only version ${line.earlier}` : 'Not signed'}</span>
                  ),
              },
            ]}
          />
        </>
      )}
    </div>
  );
}

/** Bodies that meet, and so may hold what is most closely kept. */
export function bodiesOf({ code }: View): { id: string; name: string }[] {
  const meet = code.bodies.filter(({ proceedings }) => proceedings);
  return meet.length > 0 ? meet : [...code.bodies];
}

interface PaperProps {
  view: View;
  body: string;
  form: Form;
  problems: readonly Problem[];
  people: Parameters<typeof options>[0];
}

function Paper({ view, body, form, problems, people }: PaperProps) {
  const named = people.find(({ ref }) => ref === form.person)?.title;
  return (
    <Card title="Signed on paper">
      <form method="post" action={view.to('access/declarations')}>
        <Csrf token={view.session?.csrf ?? ''} />
        <input type="hidden" name="body" value={body} />
        <FormField
          name="name"
          field={{ label: 'Who signed', kind: 'text' }}
          value={form.name ?? named ?? ''}
          problem={problemOf(problems, 'name')}
          options={options(people)}
          required
        />
        <FormField
          name="signed_on"
          field={{ label: 'On', kind: 'day' }}
          value={form.signed_on ?? view.asAt.today}
          problem={problemOf(problems, 'signed_on')}
          max={view.asAt.today}
          required
        />
        <Button weight="go">Record it for {bodyName(view.code, body)}</Button>
      </form>
    </Card>
  );
}
