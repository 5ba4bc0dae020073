/** Pages outside any code: signing in, and saying that something went wrong. No navigation, nothing of the registers. */
import { raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import { assetPath } from '../../ui/asset.ts';
import { ErrorSummary } from '../../ui/errors.tsx';
import { Hidden } from '../../ui/hidden.tsx';
import { Mark } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';

export function PlainPage({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en-GB">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{`${title} · Quorate`}</title>
          <link rel="icon" href={assetPath('mark.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={assetPath('app.css')} />
        </head>
        <body>
          <header class="top">
            <a class="mark" href="/">
              <Mark />
              Quorate
            </a>
          </header>
          <main class="main plain" id="main">
            <h1>{title}</h1>
            {children}
          </main>
        </body>
      </html>
    </>
  );
}

interface SorryProps {
  title: string;
  sentences: readonly string[];
  /** Whether signing in may help. The link names no page: what is not there looks the same at every address. */
  signIn?: boolean;
}

/** Something that cannot be shown or done, and what to do instead. */
export function SorryPage({ title, sentences, signIn }: SorryProps) {
  return (
    <PlainPage title={title}>
      {sentences.map((one) => (
        <p>{one}</p>
      ))}
      {signIn && (
        <p>
          Some pages are there only for those who are signed in. <a href="/sign-in">Sign in</a>, and you come back here.
        </p>
      )}
      <p>
        <a href="/">Go to the home page</a>
      </p>
    </PlainPage>
  );
}

interface SignInProps {
  /** Where to go on to; a path of ours. */
  next: string;
  /** Why the last try did nothing. */
  said?: string;
  email?: string;
  /** What was typed is no e-mail address. */
  wrong?: boolean;
  /** Who is signed in here already. */
  signedIn?: string;
}

/** Asks for an e-mail address, to which a link is sent. */
export function SignInPage({ next, said, email = '', wrong, signedIn }: SignInProps) {
  const problem = wrong ? 'Type your e-mail address as in name@company.example.' : undefined;
  return (
    <PlainPage title="Sign in">
      {said && <Notice tone="bad">{said} Ask for a new one here.</Notice>}
      {signedIn && (
        <Notice>
          You are signed in as {signedIn}. <a href={next}>Go on</a>.
        </Notice>
      )}
      {problem && <ErrorSummary problems={[{ sentence: problem, field: 'email' }]} />}
      <p>
        We send you a link. It signs you in on the device that opens it, once, within 24 hours. There is no password.
      </p>
      <form method="post" action="/sign-in">
        <Hidden params={[['next', next]]} />
        <div class={problem ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
          <label class="govuk-label" for="email">
            Your e-mail address
          </label>
          <div class="govuk-hint" id="email-hint">
            The one to which your invitation came.
          </div>
          {problem && (
            <p class="govuk-error-message" id="email-error">
              <span class="govuk-visually-hidden">Error: </span>
              {problem}
            </p>
          )}
          <input
            class={problem ? 'govuk-input govuk-input--error' : 'govuk-input'}
            type="email"
            id="email"
            name="email"
            value={email}
            autocomplete="email"
            spellcheck={false}
            required
            aria-describedby={problem ? 'email-hint email-error' : 'email-hint'}
            aria-invalid={problem ? 'true' : undefined}
          />
        </div>
        <button type="submit" class="btn go">
          Send me a link
        </button>
      </form>
      <p class="after">
        Without signing in you see what is public: <a href={next === '/' ? '/' : next}>go on without</a>. Not invited
        yet? Ask the secretariat of your code.
      </p>
      <details class="quiet">
        <summary>The administrator’s link</summary>
        <p>
          The first one is printed where Quorate was started. For another, run <code>npx quorate sign-in-link</code>{' '}
          there.
        </p>
      </details>
    </PlainPage>
  );
}

/** The same words whether or not the address is known: who is invited is nobody else's business. */
export function AskedPage({ email }: { email: string }) {
  return (
    <PlainPage title="Look for our mail">
      <p>
        If <b>{email}</b> is the address of somebody invited here, a link is on its way to it. It works once, within 24
        hours.
      </p>
      <p>
        Nothing there after some minutes? Look among the unwanted mail, check the address and{' '}
        <a href="/sign-in">ask again</a>, or ask the secretariat of your code.
      </p>
    </PlainPage>
  );
}

/** Asks before it spends the link: mail programs and previews open links, and must not use it up. */
export function SpendPage({ token, next }: { token: string; next: string }) {
  return (
    <PlainPage title="Sign in">
      <p>This link signs you in on this device, once.</p>
      <form method="post" action="/sign-in">
        <Hidden
          params={[
            ['token', token],
            ['next', next],
          ]}
        />
        <button type="submit" class="btn go">
          Sign in
        </button>
      </form>
    </PlainPage>
  );
}
