/** What forms of consultations send, their token checked, and the desk they are dealt with at. */
import type { Context } from 'hono';
import { momentOn } from '../../between/moment.ts';
import { zoneOf } from '../../consulting/closing.ts';
import { mayMake } from '../../kernel/access.ts';
import type { Instant } from '../../kernel/define.ts';
import type { Desk } from '../../meetings/desk.ts';
import { isPast } from '../../ui/as-at.ts';
import { writing } from '../form.ts';
import { addressOfPages, type Env, type Site, type View, viewOf } from '../view.ts';

export interface Sent {
  view: View;
  desk: Desk;
  form: Record<string, string>;
  /** Every value of a name. */
  all(name: string): string[];
  /** Reference of the person whose account it is; null for an account that is nobody's on record. */
  person: string | null;
  /** The instant that deadlines are held against. */
  now: Instant;
  /** What links in mail begin with. */
  origin: string;
}

/** @throws Refused where nobody is signed in, or the form's token is not theirs */
export async function sentIn(c: Context<Env>, site: Site): Promise<Sent> {
  const view = viewOf(c, site);
  const body = await c.req.parseBody({ all: true });
  const texts = (value: unknown) =>
    (value === undefined ? [] : [value].flat()).filter((one): one is string => typeof one === 'string');
  const form = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, texts(value)[0] ?? '']));
  const { actor } = writing(view, form.csrf);
  return {
    view,
    form,
    desk: { ledger: site.ledger, actor, code: view.code, today: view.asAt.today },
    all: (name) => texts(body[name]),
    person: personOf(view),
    now: nowOf(view),
    origin: addressOfPages(site),
  };
}

export function personOf({ session, code }: View): string | null {
  return session?.person?.code === code.id ? session.person.ref : null;
}

/** The instant that deadlines are held against; on a day looked back to, the end of the present all the same. */
export function nowOf({ asAt, site, code }: View): Instant {
  return momentOn(asAt.today, site.ledger.now(), zoneOf(code));
}

/** Whether the reader runs consultations, today. */
export function keepsConsultations({ session, asAt }: View): boolean {
  return session !== null && !isPast(asAt) && mayMake(session.actor, ['secretariat']);
}
