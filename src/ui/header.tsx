import type { AsAt } from './as-at.ts';
import { asAtParams, linkAt } from './as-at.ts';
import { AsAtControl, type DayPreset } from './as-at-control.tsx';
import { Csrf, Hidden } from './hidden.tsx';
import { Icon, Mark } from './icon.tsx';

interface CodeName {
  id: string;
  short: string;
  name: string;
}

export interface HeaderProps {
  code: CodeName;
  /** All that are kept here, in order; absent, or this one alone, where there is nothing to choose. */
  codes?: readonly CodeName[];
  /** Path and query of this page. */
  url: string;
  asAt: AsAt;
  presets?: readonly DayPreset[];
  /** What was searched for, on the page that answers it. */
  query?: string;
  /** Who is signed in; null for a visitor. */
  reader: { name: string; role?: string } | null;
  csrf: string;
}

/** Head of every page: which code, search, which day, who. */
export function Header(props: HeaderProps) {
  const { code, asAt, url } = props;
  return (
    <header class="top">
      <a class="mark" href={linkAt(`/${code.id}`, asAt)}>
        <Mark />
        Quorate
      </a>
      <a class="to-side" href="#registers">
        <Icon name="list" />
        Registers
      </a>
      <WhichCode code={code} codes={props.codes ?? []} asAt={asAt} />
      <Find action={`/${code.id}/search`} asAt={asAt} query={props.query} />
      <AsAtControl asAt={asAt} url={url} presets={props.presets} />
      <Who reader={props.reader} csrf={props.csrf} url={url} />
    </header>
  );
}

/** Which code this page is of, and the way to the others: each has pages, people and records of its own. */
function WhichCode({ code, codes, asAt }: { code: CodeName; codes: readonly CodeName[]; asAt: AsAt }) {
  const words = (
    <>
      <b>{code.short}</b> <span>{code.name}</span>
    </>
  );
  if (codes.length < 2) return <span class="code">{words}</span>;
  return (
    <details class="drop-menu codes">
      <summary class="code">
        <span class="govuk-visually-hidden">Code: </span>
        {words}
      </summary>
      <ul class="menu">
        {codes.map(({ id, short, name }) => (
          <li>
            <a href={linkAt(`/${id}`, asAt)} aria-current={id === code.id ? 'true' : undefined}>
              <b>{short}</b> {name}
            </a>
          </li>
        ))}
        <li>
          <a href="/forward-plan">Plan across all codes</a>
        </li>
      </ul>
    </details>
  );
}

function Find({ action, asAt, query }: { action: string; asAt: AsAt; query?: string }) {
  const kept = Object.entries(asAtParams)
    .filter(([clock]) => asAt[clock as keyof typeof asAtParams] !== asAt.today)
    .map(([clock, name]) => [name, asAt[clock as keyof typeof asAtParams]] as const);
  return (
    <search>
      <form class="find" method="get" action={action}>
        <Hidden params={kept} />
        <input
          type="search"
          name="q"
          value={query}
          placeholder="Search records, clauses, people"
          aria-label="Search records, clauses, people"
          data-hotkey="/"
        />
        <button type="submit" aria-label="Search">
          <Icon name="search" />
        </button>
        <kbd>/</kbd>
      </form>
    </search>
  );
}

function Who({ reader, csrf, url }: Pick<HeaderProps, 'reader' | 'csrf' | 'url'>) {
  if (!reader) {
    return (
      <a class="btn who" href={`/sign-in?next=${encodeURIComponent(url)}`}>
        Sign in
      </a>
    );
  }
  return (
    <details class="who">
      <summary>
        <span class="govuk-visually-hidden">Signed in as {reader.name}</span>
        <span class="me" aria-hidden="true">
          {initials(reader.name)}
        </span>
      </summary>
      <div class="menu">
        <p>
          <b>{reader.name}</b>
          {reader.role && <br />}
          {reader.role && <span class="note">{reader.role}</span>}
        </p>
        <form method="post" action="/sign-out">
          <Csrf token={csrf} />
          <button type="submit" class="btn">
            Sign out
          </button>
        </form>
      </div>
    </details>
  );
}

/** First letters of the first and last of the names: "Mary Ann Ashe" → "MA". */
export function initials(name: string): string {
  const names = name.trim().split(/\s+/);
  const letter = (word = '') => [...word][0]?.toUpperCase() ?? '';
  return letter(names[0]) + (names.length > 1 ? letter(names.at(-1)) : '');
}
