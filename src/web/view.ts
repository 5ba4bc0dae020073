/** What a request looks at: whose eyes, which code, which day on both clocks. */
import type { Context } from 'hono';
import { addDays } from '../calendar/day.ts';
import { deadline } from '../calendar/deadline.ts';
import type { Code } from '../codes/code.ts';
import { everyone, type Reader } from '../kernel/access.ts';
import { isDay } from '../kernel/decide.ts';
import type { Day, Instant } from '../kernel/define.ts';
import type { Ledger } from '../kernel/ledger.ts';
import type { Signer } from '../kernel/note.ts';
import { Absent } from '../kernel/problem.ts';
import type { AsAt as Clocks } from '../kernel/read.ts';
import type { Listen } from '../live/listen.ts';
import { type AsAt, asAtParams, linkAt } from '../ui/as-at.ts';
import { zone } from '../ui/dates.ts';
import type { Session } from './session.ts';

/** What the pages are served from; one for the life of the server. */
export interface Site {
  ledger: Ledger;
  codes: readonly Code[];
  signer: Signer;
  /** The day that counts as today where the code is kept. */
  today(): Day;
  /** Hears of each Decision; absent where nobody can follow (pages then change when they are loaded again). */
  listen?: Listen;
  /** Where people reach these pages, for links in mail, and whether a server sends it. Absent: nobody from outside does. */
  outside?(): { address: string; sendsMail: boolean };
}

/** What a link in a mail begins with, without a slash at its end. Never taken from a request, which may lie about it. */
export function addressOfPages(site: Site): string {
  return site.outside?.().address ?? 'http://localhost';
}

export interface View {
  site: Site;
  code: Code;
  session: Session | null;
  reader: Reader;
  /** As the pages show it: three days. */
  asAt: AsAt;
  /** As the kernel takes it: a day and an instant. */
  at: Clocks;
  /** Path and query as requested, without days that say nothing. */
  url: string;
  query: URLSearchParams;
  /** A link within this code that stays at the day looked at: `to('risk', '26')`. */
  to(...path: string[]): string;
}

export type Env = { Variables: { session: Session | null } };

export function viewOf(c: Context<Env>, site: Site): View {
  const code = site.codes.find((one) => one.id === c.req.param('code'));
  if (!code) throw new Absent();
  const url = new URL(c.req.url);
  const today = site.today();
  const asAt: AsAt = {
    today,
    on: dayParam(url.searchParams.get(asAtParams.on)) ?? today,
    known: earlier(dayParam(url.searchParams.get(asAtParams.known)), today),
  };
  const session = c.get('session');
  return {
    site,
    code,
    session,
    reader: session?.actor ?? everyone,
    asAt,
    at: { day: asAt.on, known: asAt.known === today ? null : endOf(asAt.known) },
    // A day that is today, or none, is left out: the page is then the same bytes as the page of the present.
    url: linkAt(url.pathname + url.search, asAt),
    query: url.searchParams,
    to: (...path) => linkAt(pathTo(code.id, ...path), asAt),
  };
}

/** Path of a page: references keep their slashes, everything else in them is escaped. */
export function pathTo(...path: string[]): string {
  return `/${path
    .flatMap((part) => part.split('/'))
    .map(encodeURIComponent)
    .join('/')}`;
}

function dayParam(text: string | null): Day | null {
  return text && isDay(text) ? text : null;
}

function earlier(day: Day | null, today: Day): Day {
  return day && day < today ? day : today;
}

/** The last instant of a day where the code's deadlines are kept. */
export function endOf(day: Day): Instant {
  return new Date(Date.parse(deadline({ day: addDays(day, 1), time: '00:00', zone })) - 1).toISOString();
}
