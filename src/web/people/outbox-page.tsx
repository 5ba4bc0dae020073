/** Mail on its way out: what waits and why, with the link to pass on by hand where no server sends it. */
import type { Tx } from '../../kernel/db.ts';
import { type Outgoing, pauses } from '../../people/mail.ts';
import { Button } from '../../ui/button.tsx';
import { InstantText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { AccessTabs } from './tabs.tsx';

export interface OutboxShown {
  waiting: readonly Outgoing[];
  done: readonly Outgoing[];
}

export async function outboxPage(tx: Tx, view: View, { waiting, done }: OutboxShown) {
  const sends = view.site.outside?.().sendsMail === true;
  return (
    <Page title="Outbox" frame={await frameOf(tx, view, 'access')} scripts={['copy.js']}>
      <Head
        crumbs={[{ label: 'Who may sign in', href: view.to('access') }, { label: 'Outbox' }]}
        title="Outbox"
        lead={
          sends
            ? 'Mail goes out by itself, usually within seconds.'
            : 'No server sends mail here. Pass on what waits by hand, or set SMTP_URL and MAIL_FROM and start Quorate again.'
        }
      />
      <AccessTabs view={view} current="access/outbox" />
      {waiting.length === 0 ? (
        <Empty title="Nothing waits" step={{ label: 'Invite somebody', href: view.to('access/invite') }}>
          Invitations and sign-in links wait here until they are sent.
        </Empty>
      ) : (
        <>
          {!sends && (
            <Notice tone="warn">
              A link signs in whoever opens it. Give each to its recipient only, in a way that nobody else reads.
            </Notice>
          )}
          {waiting.map((mail) => (
            <Letter view={view} mail={mail} />
          ))}
        </>
      )}
      {done.length > 0 && (
        <section class="done-mail">
          <h2>Gone, or of no more use</h2>
          <Table
            caption="Mail that went out, or whose link was used or is out of date"
            url={view.url}
            rows={done}
            columns={[
              { key: 'to', label: 'To', kind: 'ref', cell: (mail) => mail.recipient },
              { key: 'subject', label: 'Subject', kind: 'wide', cell: (mail) => mail.subject },
              { key: 'queued', label: 'Queued', kind: 'soft', cell: (mail) => <InstantText instant={mail.queued} /> },
              {
                key: 'sent',
                label: 'Sent',
                kind: 'soft',
                cell: (mail) =>
                  mail.sent ? <InstantText instant={mail.sent} /> : (mail.failed ?? 'Not by mail: its link is spent'),
              },
            ]}
          />
        </section>
      )}
    </Page>
  );
}

/** The first address in a mail that leads to a page of ours. */
export function linkIn(content: string): string | null {
  return /\bhttps?:\/\/\S+/.exec(content)?.[0] ?? null;
}

function Letter({ view, mail }: { view: View; mail: Outgoing }) {
  const link = linkIn(mail.content ?? '');
  const given = mail.tries > pauses.length;
  const id = `link-${mail.id.slice(0, 8)}`;
  return (
    <section class="card letter" aria-label={`Mail to ${mail.recipient}`}>
      <h2>{mail.subject}</h2>
      <p class="note">
        To <b>{mail.recipient}</b>, queued <InstantText instant={mail.queued} />
        {mail.tries > 0 && `, tried ${mail.tries === 1 ? 'once' : `${Math.min(mail.tries, pauses.length + 1)} times`}`}
        {mail.failed && !given && mail.not_before && (
          <>
            , again from <InstantText instant={mail.not_before} />
          </>
        )}
      </p>
      {mail.failed && (
        <p class="failed">
          {given ? 'Given up' : 'Not sent yet'}: {mail.failed}
        </p>
      )}
      {link && (
        <div class="copy">
          <label class="govuk-label" for={id}>
            The link to pass on
          </label>
          <input id={id} class="govuk-input" readonly value={link} data-copy />
        </div>
      )}
      <details class="people-more">
        <summary>The whole mail</summary>
        <p class="prose">{mail.content}</p>
      </details>
      <form method="post" action={view.to('access/outbox')} class="acts">
        <Csrf token={view.session?.csrf ?? ''} />
        <Hidden params={[['mail', mail.id]]} />
        <Button weight="small" name="do" value="passed">
          I have passed it on
        </Button>
        {mail.failed && (
          <Button weight="small" name="do" value="again">
            Send it again now
          </Button>
        )}
      </form>
    </section>
  );
}
