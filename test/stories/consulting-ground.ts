/** A code with parties, contacts and a secretariat, for stories of consultations. Names are invented. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { commit } from '../../src/kernel/commit.ts';
import { keeping, reading } from '../../src/kernel/db.ts';
import type { Change } from '../../src/kernel/define.ts';
import { registerOf } from '../../src/kernel/ledger.ts';
import { get, listRows } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { issueLink } from '../../src/people/links.ts';
import { one } from './html.ts';
import { openSite, type StorySite } from './site.ts';
import { csrfOf, type Fields, type Page, type Visitor, visitorOf } from './visitor.ts';

export const parties = [
  ['alder-energy', 'Alder Energy', 'Small Supplier'],
  ['birch-power', 'Birch Power', 'Small Supplier'],
  ['cedar-gas', 'Cedar Gas', 'Large Supplier'],
  ['dogwood-grid', 'Dogwood Grid', 'Electricity Network'],
] as const;

/** Person → party they answer for. Ash and Bay both answer for Alder Energy. */
export const contacts = {
  'ash-field': 'alder-energy',
  'bay-court': 'alder-energy',
  'cam-heath': 'birch-power',
  'dee-moor': 'cedar-gas',
  'eli-ford': 'dogwood-grid',
} as const;

export interface Ground {
  site: StorySite;
  /** By person; `sam-keep` is of the secretariat, `pia-seat` sits on the Panel. */
  as: Record<keyof typeof contacts | 'sam-keep' | 'pia-seat', Visitor>;
  /** Sets the clock to an instant. */
  at(instant: string): void;
}

const nameOf = (ref: string) => ref.replace(/\b\w/g, (letter) => letter.toUpperCase()).replace('-', ' ');

export async function consultingGround(today = '2017-01-10'): Promise<Ground> {
  const site = await openSite(today);
  const people = [...Object.keys(contacts), 'sam-keep', 'pia-seat'];
  await record(site, [
    { register: 'body', ref: 'panel', move: 'establish', sets: { title: 'SEC Panel' } },
    ...people.map((ref): Change => ({ register: 'person', ref, move: 'add', sets: { name: nameOf(ref) } })),
    ...parties.map(
      ([ref, name, category]): Change => ({ register: 'party', ref, move: 'admit', sets: { name, category } }),
    ),
    ...Object.entries(contacts).map(
      ([person, party]): Change => ({
        register: 'post',
        ref: `${person}/contact/${party}`,
        move: 'appoint',
        sets: { title: 'Party contact', person, kind: 'contact', party, starts: '2016-06-01' },
        label: { group: 'panel', level: 1 },
      }),
    ),
    {
      register: 'post',
      ref: 'sam-keep/secretariat',
      move: 'appoint',
      sets: { title: 'Secretariat', person: 'sam-keep', kind: 'secretariat', starts: '2016-06-01' },
      label: { group: 'panel', level: 1 },
    },
    {
      register: 'seat',
      ref: 'panel/1',
      move: 'appoint',
      sets: { title: 'Seat 1', body: 'panel', category: 'Large Supplier', person: 'pia-seat', votes: true },
    },
  ]);
  const visitors = await Promise.all(people.map(async (ref) => [ref, await signedIn(site, ref)] as const));
  return {
    site,
    as: Object.fromEntries(visitors) as Ground['as'],
    at(instant) {
      site.clock.today = instant.slice(0, 10);
      site.ledger.now = () => instant;
    },
  };
}

export const record = (site: StorySite, changes: readonly Change[], effective = '2016-12-01') =>
  commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretary' },
    body: 'panel',
    effective,
    title: 'Set up',
    label: { group: 'panel', level: 0 },
    changes,
  });

async function signedIn(site: StorySite, person: string): Promise<Visitor> {
  const token = await keeping(site.ledger.db, async (tx) => {
    const id = randomUUID();
    await sql`insert into account (id, name, code, person, email, created)
      values (${id}, ${nameOf(person)}, 'sec', ${person}, ${`${person}@example.org`}, ${site.ledger.now()})`.execute(
      tx,
    );
    return issueLink(tx, id, site.ledger.now());
  });
  const visitor = visitorOf(site);
  const page = await visitor.get(`/sign-in/${token}`);
  await visitor.submit(one(page.root, 'form[method=post]'));
  return visitor;
}

/** What is on record, whoever may see it. */
export const found = (site: StorySite, register: string, ref: string) =>
  reading(site.ledger.db, operator, (tx) =>
    get(tx, registerOf(site.ledger, register), { code: 'sec', ref, at: { day: site.clock.today, known: null } }),
  );

export const all = async (site: StorySite, register: string) =>
  (
    await reading(site.ledger.db, operator, (tx) =>
      listRows(tx, registerOf(site.ledger, register), { code: 'sec', at: { day: site.clock.today, known: null } }),
    )
  ).rows;

/** A consultation with two questions, the second of which must be answered. */
export const asking: Fields = {
  kind: 'other',
  title: 'How often to release',
  background: 'Three releases a year, or two.',
  opens_on: '2017-01-10',
  length: '5',
  closes_on: '',
  closes_at: '17:00',
  late: 'refused',
  questions: '3',
  'q1-title': 'Should there be three releases a year?',
  'q1-kind': 'position',
  'q2-title': 'When could you be ready?',
  'q2-kind': 'day',
  'q2-needed': 'true',
  'q2-meaning': 'ready-on',
  'q3-title': 'What would it cost you?',
  'q3-kind': 'text',
};

/** Issues it and gives its reference. */
export async function issue({ as }: Ground, fields: Fields = {}): Promise<string> {
  const page = await as['sam-keep'].get('/sec/consulting/new');
  const sent = await as['sam-keep'].post('/sec/consulting/new', {
    csrf: csrfOf(page),
    ...asking,
    ...fields,
    do: 'issue',
  });
  if (sent.status !== 303) throw new Error(sent.html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '));
  return decodeURIComponent((sent.location ?? '').replace('/sec/consultation/', ''));
}

/** Fills in the form as it stands, changed as told, and presses a button of it. */
export async function answer(visitor: Visitor, ref: string, fields: Fields, query = ''): Promise<Page> {
  const path = `/sec/consulting/respond/${ref}${query}`;
  const page = await visitor.get(path);
  const form = one(one(page.root, 'main'), 'form.answer-form');
  return visitor.submit(form, { do: 'send', ...fields });
}

/** Presses a button of the page on which it is run. */
export async function run({ as }: Ground, ref: string, fields: Fields): Promise<Page> {
  const path = `/sec/consulting/analysis/${ref}`;
  const page = await as['sam-keep'].get(path);
  return as['sam-keep'].post(path, { csrf: csrfOf(page), ...fields });
}
