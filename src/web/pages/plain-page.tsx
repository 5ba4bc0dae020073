/** Pages outside any code: signing in, and saying that something went wrong. No navigation, nothing of the registers. */
import { raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import { assetPath } from '../../ui/asset.ts';
import { Mark } from '../../ui/icon.tsx';

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

/** Something that cannot be shown or done, and what to do instead. */
export function SorryPage({ title, sentences }: { title: string; sentences: readonly string[] }) {
  return (
    <PlainPage title={title}>
      {sentences.map((one) => (
        <p>{one}</p>
      ))}
      <p>
        <a href="/">Go to the home page</a>
      </p>
    </PlainPage>
  );
}

/** Asks before it spends the link: mail programs and previews open links, and must not use it up. */
export function SignInPage({ token }: { token: string | null }) {
  if (!token)
    return (
      <PlainPage title="Sign in">
        <p>
          Signing in is by a one-time link. The first one is printed where Quorate was started; for another, run{' '}
          <code>npx quorate sign-in-link</code> there.
        </p>
        <p>
          Without signing in you see what is public. <a href="/">Go on without</a>.
        </p>
      </PlainPage>
    );
  return (
    <PlainPage title="Sign in">
      <p>This link signs you in on this device, once.</p>
      <form method="post" action="/sign-in">
        <input type="hidden" name="token" value={token} />
        <button type="submit" class="btn go">
          Sign in
        </button>
      </form>
    </PlainPage>
  );
}
