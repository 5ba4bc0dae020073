/** A page of no one code: the head of every page without search and day, for those are a code's own. */
import { raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import { assetPath } from '../../ui/asset.ts';
import { Mark } from '../../ui/icon.tsx';

export function AcrossPage({
  title,
  scripts = [],
  children,
}: PropsWithChildren<{ title: string; scripts?: readonly string[] }>) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en-GB">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${title} · Quorate`}</title>
          <meta name="color-scheme" content="light dark" />
          <link rel="icon" href={assetPath('mark.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={assetPath('app.css')} />
          {scripts.map((name) => (
            <script type="module" src={assetPath(name)} />
          ))}
        </head>
        <body>
          <a href="#main" class="govuk-skip-link">
            Skip to main content
          </a>
          <header class="top">
            <a class="mark" href="/">
              <Mark />
              Quorate
            </a>
          </header>
          <main class="main across" id="main" tabindex={-1}>
            {children}
          </main>
        </body>
      </html>
    </>
  );
}
