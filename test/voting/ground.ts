/** A Change Board with its members, and proposals that have come to its vote; invented names, in the shape the code gives it. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Reader } from '../../src/kernel/access.ts';
import { commit } from '../../src/kernel/commit.ts';
import { keeping, reading } from '../../src/kernel/db.ts';
import type { Change, Value } from '../../src/kernel/define.ts';
import { type Ledger, registerOf } from '../../src/kernel/ledger.ts';
import { get, type Row } from '../../src/kernel/read.ts';
import type { Desk } from '../../src/meetings/desk.ts';
import { operator } from '../../src/open.ts';
import { issueLink } from '../../src/people/links.ts';
import { castOwn } from '../../src/voting/cast.ts';
import { openVoting } from '../../src/voting/open.ts';
import { type Voting, votingOf } from '../../src/voting/voting-of.ts';
import { one } from '../stories/html.ts';
import type { StorySite } from '../stories/site.ts';
import { type Visitor, visitorOf } from '../stories/visitor.ts';

export const board = 'change-board';

export interface Member {
  person: string;
  category: string;
  works: string;
  alternate?: string;
}

/** Two of the large suppliers' seats are of one group. */
export const members: readonly Member[] = [
  { person: 'ada-finch', category: 'Large Supplier', works: 'Bexel Energy' },
  { person: 'ben-marsh', category: 'Large Supplier', works: 'Bexel Energy' },
  { person: 'cleo-ward', category: 'Large Supplier', works: 'Norland Power', alternate: 'zoe-hart' },
  { person: 'dan-holt', category: 'Small Supplier', works: 'Wick and Light' },
  { person: 'eve-alder', category: 'Small Supplier', works: 'Tallow Gas' },
  { person: 'fay-lamb', category: 'Small Supplier', works: 'Ember Supply' },
  { person: 'gus-reed', category: 'Network', works: 'Fenland Grid' },
  { person: 'hal-moor', category: 'Network', works: 'Pipeways' },
  { person: 'ida-knox', category: 'Other SEC Party', works: 'Meterworks' },
  { person: 'jon-peel', category: 'Other SEC Party', works: 'Loomis Data' },
  { person: 'kit-sand', category: 'Consumer', works: 'Fair Meters' },
];

export const nameOf = (person: string) => person.replace('-', ' ').replace(/\b\w/g, (letter) => letter.toUpperCase());

type Ground = Pick<StorySite, 'ledger' | 'code'> & { today(): string };

export async function layBoard({ ledger }: Pick<Ground, 'ledger'>, who: readonly Member[] = members): Promise<void> {
  const people = who.flatMap((one) => [one, ...(one.alternate ? [{ person: one.alternate, works: one.works }] : [])]);
  await commit(ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretary' },
    body: 'panel',
    effective: '2016-01-04',
    title: 'The Change Board is set up',
    label: { group: 'panel', level: 0 },
    changes: [
      { register: 'body', ref: 'panel', move: 'establish', sets: { title: 'SEC Panel' } },
      { register: 'body', ref: board, move: 'establish', sets: { title: 'Change Board', parent: 'panel' } },
      ...people.map(
        ({ person, works }): Change => ({
          register: 'person',
          ref: person,
          move: 'add',
          sets: { name: nameOf(person), organisation: works },
        }),
      ),
      ...who.map(
        ({ person, category, alternate }): Change => ({
          register: 'seat',
          ref: `${board}/${person}`,
          move: 'appoint',
          sets: {
            title: `${category} member`,
            body: board,
            category,
            person,
            alternate: alternate ?? null,
            votes: true,
          },
        }),
      ),
    ],
  });
}

export interface Proposal {
  ref: string;
  title: string;
  path?: string;
  alternativeTo?: string;
}

/** Proposals as they stand once their reports were consulted on, told as facts of the past. */
export async function layProposals({ ledger }: Pick<Ground, 'ledger'>, proposals: readonly Proposal[]): Promise<void> {
  await commit(ledger, operator, {
    code: 'sec',
    authority: { kind: 'meeting', ref: 'SECP_37_1410' },
    body: 'panel',
    effective: '2016-10-14',
    title: 'Reports sent to consultation',
    label: { group: 'panel', level: 0 },
    found: true,
    changes: proposals.flatMap(({ ref, title, path = 'Path 3', alternativeTo }): Change[] => [
      {
        register: 'modification',
        ref,
        move: 'raise',
        sets: {
          title,
          path,
          raised_on: '2016-05-03',
          rules: '2016',
          description: 'What is wrong as things are.',
          ...(alternativeTo ? { alternative_to: alternativeTo } : {}),
        },
      },
      { register: 'modification', ref, move: 'consult', sets: {} },
      { register: 'modification', ref, move: 'vote', sets: {} },
    ]),
  });
}

export function deskOf(site: Ground): Desk {
  return { ledger: site.ledger, actor: operator, code: site.code, today: site.today() };
}

/** Opens a vote on the proposal; answers its reference. */
export async function openOn(site: Ground, modification: string, more: Partial<Parameters<typeof openVoting>[1]> = {}) {
  const asked = {
    modification,
    closesOn: site.today(),
    closesAt: '17:00',
    meeting: '',
    background: '',
    papers: [],
    groups: new Map(),
  };
  const { actor, decision, ref } = await openVoting(deskOf(site), { ...asked, ...more });
  await commit(site.ledger, actor, decision);
  return ref;
}

export function look(site: Ground, ref: string, person: string | null = null): Promise<Voting> {
  return lookAs(site, operator, { ref, person });
}

/** The same with somebody else's eyes. */
export function lookAs(
  site: Ground,
  reader: Reader,
  { ref, person }: { ref: string; person: string | null },
): Promise<Voting> {
  const day = site.today();
  return reading(site.ledger.db, reader, (tx) =>
    votingOf(tx, site.ledger, reader, { code: site.code, ref, at: { day, known: null }, today: day, person }),
  );
}

const signs = { '+': 'for', '-': 'against', '0': 'abstain' } as const;

/** "ada-finch+ ben-marsh-": each casts their own, one after the other. */
export async function castAll(site: Ground, ref: string, text: string): Promise<void> {
  for (const one of text.split(' ')) {
    const position = signs[one.at(-1) as keyof typeof signs];
    await castOne(site, ref, { person: one.slice(0, -1), position });
  }
}

export async function castOne(
  site: Ground,
  ref: string,
  { person, position, change = false, seen }: { person: string; position: string; change?: boolean; seen?: Voting },
): Promise<void> {
  const voting = seen ?? (await look(site, ref));
  const choices = voting.options.map(() => ({ position, reason: '', objectives: [] }));
  const { actor, decision } = castOwn(deskOf(site), voting, { person, choices, change });
  await commit(site.ledger, actor, decision);
}

export function recordOf(
  site: { ledger: Ledger; today(): string },
  register: string,
  ref: string,
): Promise<Row | null> {
  return reading(site.ledger.db, operator, (tx) =>
    get(tx, registerOf(site.ledger, register), { code: 'sec', ref, at: { day: site.today(), known: null } }),
  );
}

export async function fieldsOf(
  site: { ledger: Ledger; today(): string },
  register: string,
  ref: string,
): Promise<Record<string, Value>> {
  return (await recordOf(site, register, ref))?.fields ?? {};
}

/** Somebody who signs in by a link of their own, as the person they are on record. */
export async function signedIn(site: StorySite, person: string): Promise<Visitor> {
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
