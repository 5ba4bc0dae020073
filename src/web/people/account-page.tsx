/** One account: who it is, what they may see and why, where they are signed in, and what the secretariat may do about it. */
import type { Tx } from '../../kernel/db.ts';
import type { Problem } from '../../kernel/problem.ts';
import { named } from '../../kernel/read.ts';
import { type Account, type OpenSession, sessionsOf } from '../../people/accounts.ts';
import { accessFor, type Known } from '../../people/standing.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { InstantText } from '../../ui/day.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { withQuery } from '../../ui/query.ts';
import { frameOf } from '../frame.ts';
import type { Names } from '../tell.tsx';
import type { View } from '../view.ts';
import { Declarations, Idle, Reasons, refsOf, Sessions } from './access-parts.tsx';
import { sightOf } from './accounts-page.tsx';
import { powersInWords } from './powers.ts';
import { Sight } from './sight.tsx';

export interface AccountShown {
  account: Account;
  problems: readonly Problem[];
  /** The e-mail address as typed, where it was refused. */
  email?: string;
  done: string | null;
}

export async function accountPage(tx: Tx, view: View, shown: AccountShown) {
  const { account, problems, done } = shown;
  const { code, site } = view;
  const known = account.person
    ? (await accessFor(tx, code, { persons: [account.person], day: view.asAt.today })).get(account.person)
    : undefined;
  const at = { day: view.asAt.today, known: null };
  const refs = known ? refsOf(known) : new Map();
  const names = await named(tx, site.ledger.registers, { code: code.id, at, refs });
  const sessions = await sessionsOf(tx, account.id, site.ledger.now());
  const action = view.to('access/account', account.id);
  return (
    <Page title={account.name} frame={await frameOf(tx, view, 'access')}>
      <Head
        crumbs={[{ label: 'Who may sign in', href: view.to('access') }, { label: account.name }]}
        title={account.name}
        lead={account.ended ? <span class="chip state stopped">Account ended</span> : undefined}
        actions={
          account.person && <ButtonLink href={view.to('person', account.person)}>The person on record</ButtonLink>
        }
      />
      <ErrorSummary problems={problems} />
      {done && <Notice tone="done">{done}</Notice>}
      <div class="two">
        <div>
          <Card title="What they may see, and why">
            <What view={view} account={account} known={known} names={names} />
          </Card>
          {known && (
            <Card title="Declarations">
              <Declarations view={view} known={known} names={names} />
              <p class="acts after">
                <ButtonLink
                  href={withQuery(view.to('access/declarations'), { person: account.person ?? '' })}
                  weight="small"
                >
                  Record one signed on paper
                </ButtonLink>
              </p>
            </Card>
          )}
        </div>
        <Keeping view={view} shown={shown} sessions={sessions} action={action} />
      </div>
    </Page>
  );
}

interface WhatProps {
  view: View;
  account: Account;
  known: Known | undefined;
  names: Names;
}

function What({ view, account, known, names }: WhatProps) {
  return (
    <>
      {account.ended ? (
        <p>What is public, as everybody. The account was ended, so nobody can sign in with it.</p>
      ) : (
        <Sight code={view.code} {...sightOf(view, account, known)} />
      )}
      {account.powers.length > 0 && (
        <p class="after">Of its own, the account may do {powersInWords(account.powers)}, whatever is on record.</p>
      )}
      {known && known.access.reasons.length > 0 && <Reasons view={view} known={known} names={names} />}
      {known && <Idle view={view} known={known} names={names} />}
      {known && known.access.reasons.length === 0 && (
        <p class="after">
          No seat or post is theirs today.{' '}
          <a href={withQuery(view.to('access/posts/appoint'), { person: account.person ?? '' })}>
            Appoint them to a post
          </a>{' '}
          or record their seat on the page of its <a href={view.to('body')}>body</a>.
        </p>
      )}
    </>
  );
}

interface KeepingProps {
  view: View;
  shown: AccountShown;
  sessions: readonly OpenSession[];
  action: string;
}

function Keeping({ view, shown, sessions, action }: KeepingProps) {
  const { account, problems, email } = shown;
  const csrf = view.session?.csrf ?? '';
  return (
    <div>
      <Card title="Account">
        <Facts
          facts={[
            { label: 'E-mail', value: account.email },
            { label: 'Invited', value: account.invited && <InstantText instant={account.invited} /> },
            {
              label: 'Last signed in',
              value: account.lastSignIn ? <InstantText instant={account.lastSignIn} /> : 'Not yet',
            },
            ...(account.ended ? [{ label: 'Ended', value: <InstantText instant={account.ended} /> }] : []),
          ]}
        />
        {!account.ended && account.email && (
          <form method="post" action={action} class="after">
            <Csrf token={csrf} />
            <Button name="do" value="link">
              Send a new link
            </Button>
          </form>
        )}
      </Card>
      {!account.ended && (
        <>
          <Card title="Signed in on">
            <Sessions view={view} sessions={sessions} action={action} />
          </Card>
          <Card title="Change">
            <form method="post" action={action}>
              <Csrf token={csrf} />
              <FormField
                name="email"
                field={{ label: 'E-mail address', kind: 'text', hint: 'Links sent to the one before stop working.' }}
                value={email ?? account.email ?? ''}
                problem={problemOf(problems, 'email')}
                required
              />
              <Button name="do" value="email">
                Change the address
              </Button>
            </form>
            {account.id !== view.session?.account && (
              <details class="people-more">
                <summary>End this account</summary>
                <p>
                  {account.name} is signed out everywhere at once and can no longer sign in. Their seats, posts and
                  declarations stay on record as they are. They can be invited anew.
                </p>
                <form method="post" action={action}>
                  <Csrf token={csrf} />
                  <Button weight="stop" name="do" value="end">
                    End the account
                  </Button>
                </form>
              </details>
            )}
          </Card>
        </>
      )}
    </div>
  );
}
