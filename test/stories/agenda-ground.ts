/** What stories of agendas and papers begin from: people of several clearances, and a meeting whose agenda is out. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../src/kernel/access.ts';
import { commit } from '../../src/kernel/commit.ts';
import { keeping } from '../../src/kernel/db.ts';
import type { Change, Label, Level } from '../../src/kernel/define.ts';
import { one } from './html.ts';
import type { StorySite } from './site.ts';
import { csrfOf, type Fields, fieldsOf, formTo, type Page, type Visitor, visitorOf } from './visitor.ts';

export interface Somebody {
  name: string;
  powers?: string[];
  clearance?: Record<string, Level>;
  /** Who they are on record: then what they may see follows from it. */
  person?: string;
}

/** Somebody with an account of their own, signed in by a link as everyone is. */
export async function signedIn(site: StorySite, who: Somebody): Promise<Visitor> {
  const token = randomBytes(24).toString('base64url');
  await keeping(site.ledger.db, async (tx) => {
    const id = randomUUID();
    const code = who.person ? site.code.id : null;
    await sql`insert into account (id, name, code, person, powers, clearance, created)
      values (${id}, ${who.name}, ${code}, ${who.person ?? null}, ${sql.val(who.powers ?? [])}::text[],
        ${JSON.stringify(who.clearance ?? {})}::jsonb, ${site.ledger.now()})`.execute(tx);
    await sql`insert into sign_in_link (token_hash, account, expires)
      values (${createHash('sha256').update(token).digest()}, ${id}, '2099-01-01')`.execute(tx);
  });
  const visitor = visitorOf(site);
  const page = await visitor.get(`/sign-in/${token}`);
  const done = await visitor.submit(one(page.root, 'form[method=post]'));
  if (done.status !== 303) throw new Error(`Signing in was answered with ${done.status}.`);
  return visitor;
}

/** Staff who draw up agendas: one who may read everything, and one who has not signed the declaration. */
export const secretary = (site: StorySite, name = 'Ada Quill') =>
  signedIn(site, { name, powers: ['secretariat'], clearance: { '*': 3 } });
export const undeclared = (site: StorySite, name = 'Ben Ferry') =>
  signedIn(site, { name, powers: ['secretariat'], clearance: { '*': 2 } });

const keeper: Actor = { public: false, name: 'Keeper', powers: ['*'], clearance: { '*': 3 } };

/** A change that minutes would report; a mention where no move is said. */
export type Found = Omit<Change, 'move'> & { move?: string };

/** Puts records there as found, by one Decision. */
export async function found(
  site: StorySite,
  changes: readonly Found[],
  label: Label = { group: 'panel', level: 0 },
): Promise<void> {
  await commit(site.ledger, keeper, {
    code: site.code.id,
    authority: { kind: 'meeting', ref: 'SECP_38_1111' },
    body: 'panel',
    effective: '2016-11-11',
    title: 'What there was before',
    label,
    found: true,
    changes: changes.map((one) => ({ move: 'found', ...one })),
  });
}

export const seat = (person: string, name: string, category: string): Found[] => [
  { register: 'person', ref: person, sets: { name } },
  {
    register: 'seat',
    ref: `panel/${person}`,
    sets: {
      title: `${category}: ${name}`,
      body: 'panel',
      category,
      person,
      ...(category.includes('Chair') ? { role: 'Chair' } : {}),
    },
  },
];

/** Plans Panel meeting 39 through its form. Answers the path of its agenda. */
export async function planned(visitor: Visitor, more: Fields = {}): Promise<string> {
  const page = await visitor.get('/sec/agenda');
  const done = await visitor.submit(formTo(page, '/agenda'), {
    number: '39',
    day: '2016-12-09',
    starts: '10:00',
    ends: '13:00',
    place: 'London',
    ...more,
  });
  if (done.status !== 303) throw new Error(`Planning was answered with ${done.status}.`);
  return done.location ?? '';
}

/** Presses a button of the agenda's form, with some of its boxes changed. */
export async function press(visitor: Visitor, path: string, button: string, more: Fields = {}): Promise<Page> {
  const page = await visitor.get(path);
  const form = formTo(page, path.split('?')[0]?.split('/').at(-1) ?? '');
  return visitor.post(path, { ...fieldsOf(form), csrf: csrfOf(page), ...more, do: button });
}
