/** Who gets in, by which way, and what they see once they are in: from invitation to the end of a seat. */
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyone, maySee } from '../../src/kernel/access.ts';
import { commit } from '../../src/kernel/commit.ts';
import { keeping, reading } from '../../src/kernel/db.ts';
import type { Change, Day, Label } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { undeclared } from '../../src/people/declared.ts';
import { issueLink } from '../../src/people/links.ts';
import { administratorLink, sessionOf, signIn } from '../../src/web/session.ts';
import { cookieName } from '../../src/web/sign-in-routes.tsx';
import { all, one, text } from './html.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, csrfOf, formTo, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let admin: Visitor;

beforeAll(async () => {
  site = await openSite('2017-02-01');
  admin = await administrator(site);
  await put('2017-01-02', [
    ...person('ann-oather', 'Ann Oather'),
    ...person('bea-lund', 'Bea Lund'),
    ...person('cy-marsh', 'Cy Marsh'),
    seat('panel', 'ann-oather', { alternate: 'bea-lund' }),
    seat('ssc', 'cy-marsh'),
    { register: 'party', ref: 'marsh-mills', move: 'admit', sets: { name: 'Marsh Mills' } },
    ...(['panel', 'ssc'] as const).flatMap((group) => [
      risk(group, 1, 'A Green risk'),
      risk(group, 2, 'An Amber risk'),
      risk(group, 3, 'A Red risk'),
    ]),
  ]);
});
afterAll(() => site.close());

const open: Label = { group: 'panel', level: 0 };

async function put(effective: Day, changes: Change[]): Promise<void> {
  await commit(site.ledger, operator, {
    code: site.code.id,
    authority: { kind: 'post', ref: 'Operator' },
    body: 'panel',
    effective,
    title: 'What stood on record',
    label: open,
    changes,
  });
}

function person(ref: string, name: string): Change[] {
  return [{ register: 'person', ref, move: 'add', sets: { name } }];
}

function seat(body: string, holder: string, more: Record<string, string> = {}): Change {
  const sets = { title: `Small Suppliers, ${body}`, body, category: 'Small Suppliers', person: holder, ...more };
  return { register: 'seat', ref: `${body}/small-1`, move: 'appoint', sets };
}

function risk(group: string, level: 1 | 2 | 3, words: string): Change {
  const ref = `${group}-${level}`;
  return { register: 'risk', ref, move: 'found', sets: { title: `${words} of ${group}` }, label: { group, level } };
}

const page = (path: string) => `/${site.code.id}/${path}`;

/** Waits for what an answer did not wait for: with one connection, the next asked for comes after it. */
async function mails(): Promise<{ recipient: string; subject: string; content: string | null }[]> {
  return keeping(site.ledger.db, async (tx) => {
    const { rows } = await sql<{ recipient: string; subject: string; content: string | null }>`
      select recipient, subject, content from mail order by queued`.execute(tx);
    return rows;
  });
}

async function linkFor(email: string): Promise<string> {
  const mail = (await mails()).findLast(
    ({ recipient, content }) => recipient === email && content?.includes('/sign-in/'),
  );
  return /http:\/\/localhost(\/sign-in\/\S+)/.exec(mail?.content ?? '')?.[1] ?? 'none';
}

/** Invites as the form does it: looks at what it will do, then does it. */
async function inviting(fields: Record<string, string>, who = admin): Promise<Page> {
  const blank = await who.get(page('access/invite'));
  const checked = await who.submit(formTo(blank, 'access/invite'), { ...fields, do: 'check' });
  if (checked.status !== 200) return checked;
  return who.submit(formTo(checked, 'access/invite'), { do: 'invite' });
}

async function follow(link: string): Promise<Visitor> {
  const visitor = visitorOf(site);
  const asks = await visitor.get(link);
  const done = await visitor.submit(one(asks.root, 'form[method=post]'));
  expect(done.status).toBe(303);
  return visitor;
}

async function invited(name: string, email: string, more: Record<string, string> = {}): Promise<Visitor> {
  const done = await inviting({ name, email, ...more });
  expect(
    [done.status, done.location],
    said(done.status === 303 ? await admin.open(done.location ?? '') : done),
  ).toEqual([303, expect.stringContaining('done=invited')]);
  return follow(await linkFor(email));
}

/** What somebody may see of the risks, by reference. */
async function risks(who: Visitor): Promise<string[]> {
  const seen: string[] = [];
  for (const ref of ['panel-1', 'panel-2', 'panel-3', 'ssc-1', 'ssc-2', 'ssc-3'])
    if ((await who.get(page(`risk/${ref}`))).status === 200) seen.push(ref);
  return seen;
}

describe('an invitation', () => {
  test('brings a member in by mail: Green of every body, Amber of their own, nothing of another’s beyond', async () => {
    const ann = await invited('Ann Oather', 'ann@oather.example');
    expect(await risks(ann)).toEqual(['panel-1', 'panel-2', 'ssc-1']);
    const list = await ann.get(page('risk'));
    expect(list.html).not.toContain('panel-3');
    expect(list.html).not.toContain('ssc-2');
    expect(await risks(visitorOf(site))).toEqual([]);
  });

  test('is told of beforehand, with what the record lets them see, and nothing is done until it is said', async () => {
    const blank = await admin.get(page('access/invite'));
    const before = (await mails()).length;
    const fields = { name: 'Bea Lund', email: 'bea@lund.example', do: 'check' };
    const checked = await admin.submit(formTo(blank, 'access/invite'), fields);
    expect(said(checked)).toMatch(/make Bea Lund an account.*bea@lund\.example/);
    expect(said(checked)).toContain('Small Suppliers, panel');
    expect(await mails()).toHaveLength(before);
  });

  test('works once, and its mail is emptied when it is used', async () => {
    await inviting({ name: 'Bea Lund', email: 'bea@lund.example' });
    const link = await linkFor('bea@lund.example');
    const bea = await follow(link);
    expect(await risks(bea)).toEqual(['panel-1', 'panel-2', 'ssc-1']);
    expect(
      (await mails()).filter(({ recipient }) => recipient === 'bea@lund.example').map((one) => one.content),
    ).toEqual([null]);
    const again = visitorOf(site);
    const refused = await again.submit(one((await again.get(link)).root, 'form[method=post]'));
    expect([refused.status, said(refused)]).toEqual([422, expect.stringContaining('used or is out of date')]);
    expect(again.cookies.size).toBe(0);
  });

  test('adds whoever is new to the record, with their post, in one decision', async () => {
    const dee = await invited('Dee Quill', 'dee@mills.example', { kind: 'contact', party: 'Marsh Mills' });
    expect(await risks(dee)).toEqual(['panel-1', 'ssc-1']);
    const mine = await dee.get(page('access/mine'));
    expect(said(mine)).toContain('Party contact, Marsh Mills');
    expect((await dee.get(page('person/dee-quill'))).status).toBe(200);
  });

  test('is refused for an address or a person invited already, a name without a surname, a contact of no party', async () => {
    const asked = [
      [{ name: 'Cy Marsh', email: 'ANN@oather.example' }, /invited with this e-mail address already/],
      [{ name: 'Ann Oather', email: 'other@oather.example' }, /They are invited already/],
      [{ name: 'Cy', email: 'cy@marsh.example' }, /first name and surname/],
      [{ name: 'Cy Marsh', email: 'cy' }, /e-mail address/],
      [{ name: 'Cy Marsh', email: 'cy@marsh.example\nBcc: x@y.example' }, /e-mail address/],
      [{ name: 'Cy Marsh', email: 'cy@marsh.example', kind: 'contact' }, /which party/],
      [
        { name: 'Cy Marsh', email: 'cy@marsh.example', kind: 'regulator', starts: '2017-03-01', ends: '2017-02-01' },
        /before the first/,
      ],
    ] as const;
    for (const [fields, why] of asked) {
      const refused = await inviting(fields);
      expect([refused.status, said(refused)]).toEqual([422, expect.stringMatching(why)]);
      const kept = one(one(refused.root, 'main'), '#name').attributes.value;
      expect(kept).toBe(fields.name);
    }
    expect((await mails()).some(({ recipient }) => recipient.startsWith('cy@'))).toBe(false);
  });
});

describe('asking for a link', () => {
  const ask = (who: Visitor, email: string, next?: string) =>
    who.post('/sign-in', { email, ...(next ? { next } : {}) });

  test('is answered alike whether or not anybody has the address', async () => {
    const before = (await mails()).length;
    const known = await ask(visitorOf(site), 'ann@oather.example');
    const unknown = await ask(visitorOf(site), 'nobody@oather.example');
    const like = ({ status, html, headers }: Page) => [
      status,
      html.replaceAll(/(ann|nobody)@oather/g, 'x@oather'),
      [...headers.keys()].sort(),
    ];
    expect(like(unknown)).toEqual(like(known));
    expect(known.status).toBe(200);
    expect((await mails()).slice(before).map(({ recipient }) => recipient)).toEqual(['ann@oather.example']);
  });

  test('leads back to the page one came from, which says how to sign in and no more than a page that is not', async () => {
    const ann = visitorOf(site);
    const wanted = page('risk/panel-2?on=2017-01-15');
    const [hidden, nowhere] = [await ann.get(wanted), await ann.get(page('risk/panel-9?on=2017-01-15'))];
    expect([hidden.status, nowhere.status]).toEqual([404, 404]);
    expect(hidden.html).toBe(nowhere.html);
    const signIn = all(hidden.root, (element) => element.name === 'a' && text(element) === 'Sign in')[0];
    // A browser says which page a link was followed from.
    const asked = await ann.get(signIn?.attributes.href ?? '', { referer: `http://localhost${wanted}` });
    const form = one(asked.root, 'form[method=post]');
    expect((await ann.submit(form, { email: 'ann@oather.example' })).status).toBe(200);
    const asks = await ann.get(await linkFor('ann@oather.example'));
    const done = await ann.submit(one(asks.root, 'form[method=post]'));
    expect(done.location).toBe(page('risk/panel-2?on=2017-01-15'));
    expect((await ann.get(done.location ?? '')).status).toBe(200);
  });

  test('leads nowhere but to our own pages', async () => {
    for (const next of [
      'https://elsewhere.example/',
      '//elsewhere.example',
      '/\\elsewhere.example',
      '/a/..//x.example',
    ]) {
      const form = await visitorOf(site).get(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(form.html).not.toContain('elsewhere.example');
      const from = await visitorOf(site).get('/sign-in', { referer: next });
      expect(one(from.root, 'input[name=next]').attributes.value).toBe('/');
      const token = /\/sign-in\/([\w-]+)/.exec(await linkAsAdministrator())?.[1] ?? '';
      expect((await visitorOf(site).post('/sign-in', { token, next })).location, next).toBe('/');
    }
  });

  test('is not mailed with an address that a request makes up', async () => {
    const before = (await mails()).length;
    const headers = { host: 'elsewhere.example', 'x-forwarded-host': 'elsewhere.example' };
    await visitorOf(site).post('/sign-in', { email: 'bea@lund.example' }, headers);
    const [mail] = (await mails()).slice(before);
    expect(mail?.content).toContain('http://localhost/sign-in/');
    expect(mail?.content).not.toContain('elsewhere');
  });

  test('is limited: too many for one address, known or not, are refused for a while', async () => {
    const limited = await openSite('2017-02-01');
    try {
      const answers: number[] = [];
      for (let tries = 0; tries < 5; tries++)
        answers.push((await visitorOf(limited).post('/sign-in', { email: 'Many@oather.example' })).status);
      expect(answers).toEqual([200, 200, 200, 429, 429]);
      const other = await visitorOf(limited).post('/sign-in', { email: 'other@oather.example' });
      expect(other.status).toBe(200);
      for (let tries = 0; tries < 30; tries++)
        answers.push((await visitorOf(limited).post('/sign-in', { email: `${tries}@oather.example` })).status);
      expect(answers.at(-1)).toBe(429);
    } finally {
      await limited.app.request('/health'); // comes after what the last answer did not wait for
      await limited.close();
    }
  });

  test('with words that are no address says so and keeps them', async () => {
    const page = await visitorOf(await fresh()).post('/sign-in', { email: 'no address', next: '/sec' });
    expect([page.status, one(page.root, '#email').attributes.value]).toEqual([422, 'no address']);
    expect(one(page.root, 'input[name=next]').attributes.value).toBe('/sec');
  });
});

const others: StorySite[] = [];
afterAll(() => Promise.all(others.map((one) => one.close())));
async function fresh(): Promise<StorySite> {
  const other = await openSite('2017-02-01');
  others.push(other);
  return other;
}

async function linkAsAdministrator(): Promise<string> {
  return `/sign-in/${await administratorLink(site.ledger.db, site.ledger.now())}`;
}

/** Somebody signed in by a link made for their account, without asking for one by mail. */
async function signedInAs(email: string): Promise<Visitor> {
  const token = await keeping(site.ledger.db, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from account where email = ${email} and ended is null`.execute(
      tx,
    );
    return issueLink(tx, rows[0]?.id ?? '', site.ledger.now());
  });
  const visitor = visitorOf(site);
  visitor.cookies.set(cookieName, await signIn(site.ledger.db, token, site.ledger.now()));
  return visitor;
}

describe('what the record opens', () => {
  test('Red of a body is opened by signing its declaration, for oneself and for that body', async () => {
    const ann = await signedInAs('ann@oather.example');
    expect(said(await ann.get(page('access/mine')))).toContain('Read and sign it');
    expect((await ann.get(page('access/declare/ssc'))).status).toBe(404);
    const lacking = () =>
      reading(site.ledger.db, operator, (tx) =>
        undeclared(tx, site.ledger, {
          code: site.code,
          body: 'panel',
          persons: ['bea-lund', 'ann-oather'],
          at: { day: site.clock.today, known: null },
        }),
      );
    expect(await lacking()).toEqual(['bea-lund', 'ann-oather']);
    const form = formTo(await ann.get(page('access/declare/panel')), 'declare/panel');
    const unread = await ann.submit(form);
    expect([unread.status, said(unread)]).toEqual([422, expect.stringContaining('Say that you have read it')]);
    expect(await risks(ann)).not.toContain('panel-3');
    expect((await ann.submit(form, { agree: 'true' })).status).toBe(303);
    expect(await risks(ann)).toEqual(['panel-1', 'panel-2', 'panel-3', 'ssc-1']);
    expect(await risks(await signedInAs('bea@lund.example'))).toEqual(['panel-1', 'panel-2', 'ssc-1']);
    expect(await lacking()).toEqual(['bea-lund']);
  });

  test('nobody signs for another by the general forms', async () => {
    const ann = await signedInAs('ann@oather.example');
    expect((await ann.get(page('add/declaration/sign'))).status).toBe(404);
    const csrf = csrfOf(await ann.get(page('access/mine')));
    const fields = { csrf, do: 'record', 'set-title': 'x', 'set-person': 'bea-lund', 'set-body': 'panel', reason: 'x' };
    for (const path of ['add/declaration/sign', 'move/declaration/sign/ann-oather/panel/november-2016'])
      expect(
        (await ann.post(page(path), { ...fields, effective: '2017-02-01', ref: 'y' })).status,
      ).toBeGreaterThanOrEqual(400);
    expect(await risks(await signedInAs('bea@lund.example'))).not.toContain('panel-3');
  });

  test('a declaration on paper is recorded by the secretariat, in the version of its day', async () => {
    const form = formTo(await admin.get(page('access/declarations?body=panel')), 'access/declarations');
    expect((await admin.submit(form, { name: 'Bea Lund', signed_on: '2017-02-05' })).status).toBe(422);
    const done = await admin.submit(form, { name: 'Bea Lund', signed_on: '2017-01-20' });
    expect(done.status).toBe(303);
    expect(said(await admin.open(done.location ?? ''))).toContain('2 of 2 signed');
    expect(await risks(await signedInAs('bea@lund.example'))).toContain('panel-3');
  });

  test('a new version of the policy closes Red until it is signed', async () => {
    const ann = await signedInAs('ann@oather.example');
    expect(await risks(ann)).toContain('panel-3');
    const policy = { title: 'Panel Information Policy', kind: 'policy', version: '2' };
    await put('2017-02-01', [{ register: 'document', ref: 'panel-information-policy', move: 'approve', sets: policy }]);
    expect(await risks(ann)).toEqual(['panel-1', 'panel-2', 'ssc-1']);
    expect(said(await ann.get(page('access/mine')))).toMatch(/version 2 now|version 2 of the policy/);
    await ann.submit(formTo(await ann.get(page('access/declare/panel')), 'declare/panel'), { agree: 'true' });
    expect(await risks(ann)).toContain('panel-3');
  });

  test('a seat that ends takes with it, from the next page on, all that it opened', async () => {
    const [ann, bea] = [await signedInAs('ann@oather.example'), await signedInAs('bea@lund.example')];
    expect(await risks(ann)).toEqual(['panel-1', 'panel-2', 'panel-3', 'ssc-1']);
    await put('2017-02-01', [
      { register: 'seat', ref: 'panel/small-1', move: 'vacate', sets: { title: 'Small Suppliers, panel' } },
    ]);
    expect([await risks(ann), await risks(bea)]).toEqual([[], []]);
    expect(said(await ann.get(page('access/mine')))).toContain('You hold no seat or post today');
    expect((await ann.get(page('access/declare/panel'))).status).toBe(404);
  });

  test('a post is taken over with its days: one ends where the other begins', async () => {
    const former = await invited('Eve Farr', 'eve@office.example', { kind: 'regulator', organisation: 'The Office' });
    const blank = await admin.get(page('access/posts/appoint?succeeds=eve-farr/regulator'));
    const fields = { name: 'Flo Garth', starts: '2017-03-01', do: 'check' };
    const checked = await admin.submit(formTo(blank, 'posts/appoint'), fields);
    expect(said(checked)).toMatch(/appoint Flo Garth: Regulator, The Office, from 1 March 2017/);
    expect(said(checked)).toMatch(/end Regulator, The Office of Eve Farr with 28 February 2017/);
    expect((await admin.submit(formTo(checked, 'posts/appoint'), { do: 'record' })).status).toBe(303);
    const later = await invited('Flo Garth', 'flo@office.example');
    expect([(await risks(former)).length, (await risks(later)).length]).toEqual([4, 0]);
    site.clock.today = '2017-03-01';
    try {
      const [gone, come] = [await signedInAs('eve@office.example'), await signedInAs('flo@office.example')];
      expect([(await risks(gone)).length, (await risks(come)).length]).toEqual([0, 4]);
    } finally {
      site.clock.today = '2017-02-01';
    }
  });
});

describe('each request', () => {
  beforeAll(async () => {
    // The month that passed above ended the administrator's own session.
    admin = await administrator(site);
    await invited('Cy Marsh', 'cy@marsh.example');
  });

  test('is answered for a member in at most 15 statements, of which their access takes one', async () => {
    const query = pg.Client.prototype.query;
    let statements = 0;
    pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
      statements += 1;
      return query.apply(this, args as never) as never;
    } as never;
    try {
      const asked = async (who: Visitor) => {
        await who.get(page('risk/panel-1')); // what is remembered from page to page is now remembered
        statements = 0;
        expect((await who.get(page('risk/panel-1'))).status).toBe(200);
        return statements;
      };
      const [member, administrators] = [await asked(await signedInAs('cy@marsh.example')), await asked(admin)];
      expect(member).toBeLessThanOrEqual(15);
      expect(member).toBe(administrators + 1);
    } finally {
      pg.Client.prototype.query = query;
    }
  });

  test('gives no power in another code, nor sight of it', async () => {
    const sue = await invited('Sue Keeper', 'sue@office.example', { kind: 'secretariat', organisation: 'The Office' });
    const token = sue.cookies.get(cookieName) ?? '';
    const own = await sessionOf(site, token, site.code.id);
    const other = await sessionOf(site, token, 'another');
    expect([own?.actor.powers, other?.actor.powers]).toEqual([['secretariat'], []]);
    expect(other?.person).toEqual({ code: site.code.id, ref: 'sue-keeper' });
    expect(Object.keys(other?.actor.clearance ?? {}).every((key) => key.startsWith(`${site.code.id}/`))).toBe(true);
    expect(maySee(other?.actor ?? everyone, 'another', { group: 'panel', level: 1 })).toBe(false);
  });
});

describe('keeping accounts', () => {
  test('a session that is revoked is out with its next request, the others stay until all are', async () => {
    const [one_, two, three] = [
      await signedInAs('dee@mills.example'),
      await signedInAs('dee@mills.example'),
      await signedInAs('dee@mills.example'),
    ];
    const mine = await three.get(page('access/mine'));
    const forms = all(one(mine.root, 'main'), 'form[method=post]');
    // Newest first: the first two are three's own and two's.
    expect((await three.submit(forms[1] ?? one(mine.root, 'form'), { do: 'session' })).status).toBe(303);
    const open = async (who: Visitor) => (await who.get(page('access/mine'))).status;
    expect([await open(one_), await open(two), await open(three)]).toEqual([200, 404, 200]);
    const account = await accountPath('Dee Quill');
    await admin.submit(formTo(await admin.get(account), account), { do: 'sessions' });
    expect([await open(one_), await open(three)]).toEqual([404, 404]);
  });

  test('an ended account is out at once, gets no more links, and may be invited anew', async () => {
    const dee = await signedInAs('dee@mills.example');
    const account = await accountPath('Dee Quill');
    const csrf = csrfOf(await admin.get(account));
    const before = (await mails()).length;
    expect((await admin.post(account, { csrf, do: 'end' })).status).toBe(303);
    expect((await dee.get(page('access/mine'))).status).toBe(404);
    await visitorOf(site).post('/sign-in', { email: 'dee@mills.example' });
    expect(await mails()).toHaveLength(before);
    expect(await risks(await invited('Dee Quill', 'dee@mills.example'))).toEqual(['panel-1', 'ssc-1']);
  });

  test('is the secretariat’s: for others there are no such pages; the administrator’s own are for none but them', async () => {
    const dee = await signedInAs('flo@office.example');
    const paths = [
      'access',
      'access/invite',
      'access/posts',
      'access/posts/appoint',
      'access/declarations',
      'access/outbox',
    ];
    const adminAccount = await accountPath('Administrator');
    for (const path of [...paths.map(page), adminAccount, await accountPath('Flo Garth')]) {
      expect((await dee.get(path)).status, path).toBe(404);
      expect((await visitorOf(site).get(path)).status, path).toBe(404);
    }
    const sue = await signedInAs('sue@office.example');
    expect((await sue.get(page('access'))).status).toBe(200);
    expect((await sue.get(page('access'))).html).not.toContain('Administrator');
    for (const path of [page('access/outbox'), adminAccount]) {
      expect((await sue.get(path)).status).toBe(404);
      const csrf = csrfOf(await sue.get(page('access/mine')));
      expect((await sue.post(path, { csrf, do: 'email', email: 'mine@office.example' })).status).toBe(404);
    }
  });

  test('with no mail server, the administrator finds each waiting link in the outbox, until it is used', async () => {
    await visitorOf(site).post('/sign-in', { email: 'eve@office.example' });
    const link = await linkFor('eve@office.example');
    expect(link).toContain('/sign-in/');
    const shown = await admin.get(page('access/outbox'));
    const values = () => all(shown.root, 'input[data-copy]').map((input) => input.attributes.value);
    expect(values()).toContain(`http://localhost${link}`);
    await follow(link);
    expect((await admin.get(page('access/outbox'))).html).not.toContain(link);
  });

  test('a post that the secretariat ends is open to its last day, and closed after it', async () => {
    const dee = await signedInAs('dee@mills.example');
    const csrf = csrfOf(await dee.get(page('access/mine')));
    expect(await risks(dee)).toEqual(['panel-1', 'ssc-1']);
    const path = page('access/posts/end/dee-quill/contact/marsh-mills');
    expect((await dee.post(path, { csrf, last: '2017-01-31' })).status).toBe(404);
    const form = formTo(await admin.get(path), path);
    for (const last of ['soon', '2016-01-01']) {
      const refused = await admin.submit(form, { last });
      expect([refused.status, one(refused.root, '#last').attributes.value]).toEqual([422, last]);
    }
    expect((await admin.submit(form, { last: '2017-01-31' })).status).toBe(422); // before its first day, the first of February
    const future = await admin.submit(form, { last: '2017-02-10' });
    expect(said(await admin.open(future.location ?? ''))).toContain('10 Feb 2017');
    expect(await risks(dee)).toEqual(['panel-1', 'ssc-1']);
    site.clock.today = '2017-02-11';
    try {
      expect(await risks(dee)).toEqual([]);
    } finally {
      site.clock.today = '2017-02-01';
    }
  });

  test('the administrator may give themself an address, and then ask for links like anybody', async () => {
    const account = await accountPath('Administrator');
    const form = formTo(await admin.get(account), account);
    const refused = await admin.submit(form, { do: 'email', email: 'flo@office.example' });
    expect([refused.status, said(refused)]).toEqual([422, expect.stringContaining('invited with this e-mail address')]);
    const csrf = csrfOf(await admin.get(account));
    expect((await admin.post(account, { csrf, do: 'email', email: 'first@office.example' })).status).toBe(303);
    await visitorOf(site).post('/sign-in', { email: 'First@Office.Example' });
    const again = await follow(await linkFor('first@office.example'));
    expect((await again.get(page('access/outbox'))).status).toBe(200);
    expect((await admin.post(account, { csrf, do: 'end' })).status).toBe(422);
  });

  test('mail passed on by hand is emptied; a form without its token changes nothing', async () => {
    await visitorOf(site).post('/sign-in', { email: 'flo@office.example' });
    const link = await linkFor('flo@office.example');
    const shown = await admin.get(page('access/outbox'));
    const letter = all(shown.root, 'section').find(
      (one) => one.attributes['aria-label'] === 'Mail to flo@office.example',
    );
    const form = one(letter ?? shown.root, 'form[method=post]');
    expect((await admin.submit(form, { csrf: 'made up', do: 'passed' })).status).toBe(422);
    expect(await linkFor('flo@office.example')).toBe(link);
    expect((await admin.submit(form, { do: 'passed' })).status).toBe(303);
    expect(await linkFor('flo@office.example')).toBe('none');
    expect((await follow(link)).cookies.size).toBe(1);
  });

  test('among many accounts one is found by name, address or post', async () => {
    for (let n = 0; n < 12; n++)
      await inviting({ name: `Nan Number${'abcdefghijkl'.charAt(n)}`, email: `n${n}@oather.example` });
    const list = await admin.get(page('access'));
    const found = await admin.submit(
      one(list.root, (form) => form.name === 'form' && form.attributes.action === page('access')),
      {
        q: 'regulator flo',
      },
    );
    expect(said(found)).toContain('Flo Garth');
    expect(said(found)).not.toContain('Nan Number');
    expect(said(await admin.get(page('access?q=zyzzyva')))).toContain('No account has “zyzzyva”');
  });

  async function accountPath(name: string): Promise<string> {
    const list = await admin.get(page('access'));
    const links = all(one(list.root, 'main'), (element) => element.name === 'a' && text(element) === name);
    return links[0]?.attributes.href ?? 'none';
  }
});
