import { raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import { PastBanner } from './as-at-control.tsx';
import { assetPath } from './asset.ts';
import { Header, type HeaderProps } from './header.tsx';
import { type NavGroup, RegisterNav } from './register-nav.tsx';

/** What every page needs to know of the request it answers; web makes one a request. */
export interface Frame extends HeaderProps {
  nav: readonly NavGroup[];
  /** Where "What has changed since" leads, on pages of another day. */
  changes?: string;
}

/** A feed that says what this page says, as what happens happens. */
export interface FeedLink {
  title: string;
  href: string;
  type: 'application/atom+xml' | 'application/feed+json';
}

type PageProps = PropsWithChildren<{
  /** Of the window: what is this page, before the name of the code. */
  title: string;
  frame: Frame;
  /** Islands the page needs beyond the search key: names of files of src/web/assets. */
  scripts?: readonly string[];
  /** Programs that read feeds find them by these. */
  feeds?: readonly FeedLink[];
}>;

/** A whole page. Nothing inline, neither script nor style: the content security policy allows only our own files. */
export function Page({ title, frame, scripts = [], feeds = [], children }: PageProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en-GB">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${title} · ${frame.code.short} · Quorate`}</title>
          <meta name="color-scheme" content="light dark" />
          <link rel="icon" href={assetPath('mark.svg')} type="image/svg+xml" />
          <link
            rel="preload"
            href={assetPath('inter-latin.woff2')}
            as="font"
            type="font/woff2"
            crossorigin="anonymous"
          />
          <link rel="stylesheet" href={assetPath('app.css')} />
          {feeds.map(({ title: name, href, type }) => (
            <link rel="alternate" title={name} href={href} type={type} />
          ))}
          {['hotkeys.js', ...scripts].map((name) => (
            <script type="module" src={assetPath(name)} />
          ))}
        </head>
        <body>
          <a href="#main" class="govuk-skip-link">
            Skip to main content
          </a>
          <div class="frame">
            <Header {...frame} />
            <RegisterNav groups={frame.nav} />
            <main class="main" id="main" tabindex={-1}>
              <PastBanner asAt={frame.asAt} url={frame.url} changes={frame.changes} />
              {children}
            </main>
          </div>
        </body>
      </html>
    </>
  );
}
