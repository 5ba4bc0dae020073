/** A page of no one code: the head of every page without search and day, for those are a code's own. */
import { raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import { assetPath } from '../../ui/asset.ts';
import { Mark } from '../../ui/icon.tsx';

type AcrossProps = PropsWithChildren<{
  title: string;
  scripts?: readonly string[];
  /** The codes it is about, each the way to its own pages. */
  codes: readonly { id: string; short: string; name: string }[];
}>;

export function AcrossPage({ title, scripts = [], codes, children }: AcrossProps) {
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
            <nav class="codes-row" aria-label="Codes">
              {codes.map(({ id, short, name }) => (
                <a class="btn" href={`/${id}`} title={name}>
                  {short}
                </a>
              ))}
            </nav>
          </header>
          <main class="main across" id="main" tabindex={-1}>
            {children}
          </main>
        </body>
      </html>
    </>
  );
}
