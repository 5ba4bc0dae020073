/** Who may sign in, what each may see, and why. */
import type { Tx } from '../../kernel/db.ts';
import type { Day } from '../../kernel/define.ts';
import { type Account, accountsFor } from '../../people/accounts.ts';
import { accessFor, type Known } from '../../people/standing.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { dayWords } from '../../ui/dates.ts';
import { InstantText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Head } from '../../ui/head.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { Sight, withoutCode } from './sight.tsx';
import { AccessTabs } from './tabs.tsx';

interface Line {
  account: Account;
  known: Known | undefined;
}

export async function accountsPage(tx: Tx, view: View, done: string | null) {
  const { code, site, session } = view;
  if (!session) return null;
  const accounts = await accountsFor(tx, session.actor, { code: code.id, now: site.ledger.now() });
  const persons = accounts.flatMap(({ person }) => (person ? [person] : []));
  const known = await accessFor(tx, code, { persons, day: view.asAt.today });
  const all = accounts.map((account) => ({ account, known: known.get(account.person ?? '') }));
  const words = (view.query.get('q') ?? '').trim();
  const lines = all.filter((line) => says(line, words, view.asAt.today));
  const open = all.filter(({ account }) => account.ended === null);
  const people = open.filter(({ account }) => account.person !== null);
  return (
    <Page title="Who may sign in" frame={await frameOf(tx, view, 'access')}>
      <Head
        title="Who may sign in"
        lead={`${open.length} ${open.length === 1 ? 'account' : 'accounts'}. What each may see follows from seats, posts and declarations on record, and ends with them.`}
        actions={
          <ButtonLink weight="go" href={view.to('access/invite')}>
            Invite somebody
          </ButtonLink>
        }
      />
      <AccessTabs view={view} current="access" />
      {done && <Notice tone="done">{done}</Notice>}
      {people.length === 0 && (
        <Empty title="Nobody is invited yet" step={{ label: 'Invite somebody', href: view.to('access/invite') }}>
          Members, alternates, staff, party contacts and representatives sign in by a link sent to their e-mail address.
        </Empty>
      )}
      {all.length > few && (
        <form class="bar" method="get" action={view.to('access')}>
          <span class={words ? 'pick set' : 'pick'}>
            <label for="q">Find</label>
            <input id="q" name="q" type="search" value={words} placeholder="Name, address or post" />
          </span>
          <button type="submit" class="btn">
            Find
          </button>
        </form>
      )}
      {words && lines.length === 0 && (
        <p>
          No account has “{words}” in its name, address or posts. <a href={view.to('access')}>Show all</a>.
        </p>
      )}
      {lines.length > 0 && <Table caption="Accounts" columns={columnsOf(view)} rows={lines} url={view.url} />}
    </Page>
  );
}

/** As many as one finds somebody among by eye. */
const few = 12;

function says({ account, known }: Line, words: string, today: Day): boolean {
  const text = [account.name, account.email, whyOf(account, known, today)].join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function columnsOf(view: View): Column<Line>[] {
  return [
    {
      key: 'name',
      label: 'Person',
      kind: 'ref',
      cell: ({ account }) => <a href={view.to('access/account', account.id)}>{account.name}</a>,
    },
    { key: 'email', label: 'E-mail', kind: 'wide', cell: ({ account }) => account.email ?? '' },
    {
      key: 'sees',
      label: 'May see',
      kind: 'wide',
      cell: ({ account, known }) =>
        account.ended ? (
          <span class="chip state stopped">Ended</span>
        ) : (
          <Sight code={view.code} {...sightOf(view, account, known)} />
        ),
    },
    {
      key: 'why',
      label: 'Because',
      kind: 'soft',
      cell: ({ account, known }) => whyOf(account, known, view.asAt.today),
    },
    {
      key: 'last',
      label: 'Last signed in',
      kind: 'soft',
      cell: ({ account }) =>
        account.lastSignIn ? <InstantText instant={account.lastSignIn} /> : account.ended ? '' : 'Not yet',
    },
    {
      key: 'devices',
      label: 'Devices',
      kind: 'number',
      cell: ({ account }) => (account.ended ? '' : account.sessions),
    },
  ];
}

/** What an account may see: what the record gives, and what it has of its own. */
export function sightOf(view: View, account: Account, known: Known | undefined) {
  const groups = known?.standing.groups ?? view.code.bodies.map(({ id }) => id);
  const own = withoutCode(view.code.id, account.clearance);
  const dated = withoutCode(view.code.id, known?.access.clearance ?? {});
  const opens = Object.fromEntries(
    groups.map((group) => [group, Math.max(own[group] ?? own['*'] ?? 0, dated[group] ?? 0) as 0 | 1 | 2 | 3]),
  );
  return { opens, groups };
}

function whyOf(account: Account, known: Known | undefined, today: Day): string {
  const held = (known?.access.reasons ?? []).map((one) => (one.alternate ? `${one.title} (alternate)` : one.title));
  if (account.powers.includes('*')) held.unshift('Administrator');
  const coming = [
    ...(known?.standing.seats ?? []).map(({ title, term_from }) => ({ title, from: term_from })),
    ...(known?.standing.posts ?? []).map(({ title, starts }) => ({ title, from: starts })),
  ].flatMap(({ title, from }) => (from && from > today ? [`${title} from ${dayWords(from, 'short')}`] : []));
  return [...held, ...coming].join('; ') || 'No seat or post today';
}
