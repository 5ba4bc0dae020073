/** Minutes from draft to published: made from the records, read by members, put right, approved, and given out. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyone } from '../../src/kernel/access.ts';
import { commit } from '../../src/kernel/commit.ts';
import { keeping, reading } from '../../src/kernel/db.ts';
import type { Level } from '../../src/kernel/define.ts';
import { listRows } from '../../src/kernel/read.ts';
import { closeMeeting } from '../../src/meetings/closing.ts';
import { recordItem } from '../../src/meetings/item-decision.ts';
import type { Taking } from '../../src/meetings/taking.ts';
import { readDocument } from '../../src/paper/read.ts';
import { type Baker, change, item, meeting, openSitting } from '../meetings/baker.ts';
import { all, type Element, one, text } from './html.ts';
import { administrator, formTo, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let baker: Baker;
let secretary: Visitor;
let member: Visitor;
let stranger: Visitor;
const page = `/sec/publication/${meeting}`;

/** Words that stand in the confidential item alone, each in another part of it. */
const secret = ['Lantern', 'Marrowfield', 'quillwort', 'Brambling'];

async function take(number: number, taking: Partial<Taking>): Promise<void> {
  await recordItem(baker.desk, {
    meeting,
    item: `${meeting}/${number}`,
    taking: { narrative: '', decisions: [], effects: [], actions: [], ...taking },
  });
}

interface Account {
  powers?: string[];
  clearance?: Record<string, Level>;
  /** Who they are on record: what they may see and do then follows from their seat. */
  person?: string;
}

/** Somebody signed in with an account of their own. */
async function signedIn(name: string, { powers = [], clearance = {}, person }: Account): Promise<Visitor> {
  const token = randomBytes(24).toString('base64url');
  await keeping(baker.site.ledger.db, async (tx) => {
    const id = randomUUID();
    await sql`insert into account (id, name, powers, clearance, created, code, person, email)
      values (${id}, ${name}, ${powers}, ${JSON.stringify(clearance)}::jsonb, ${baker.site.ledger.now()},
        ${person ? 'sec' : null}, ${person ?? null}, ${person ? `${person}@example.org` : null})`.execute(tx);
    await sql`insert into sign_in_link (token_hash, account, expires)
      values (${createHash('sha256').update(token).digest()}, ${id}, '2030-01-01')`.execute(tx);
  });
  const visitor = visitorOf(baker.site);
  await visitor.submit(one((await visitor.get(`/sign-in/${token}`)).root, 'form[method=post]'));
  return visitor;
}

beforeAll(async () => {
  baker = await openSitting([
    item(1, 'Minutes and Actions Outstanding', { about: ['action'] }),
    item(4, `Project ${secret[0]}`, { minuted: 'confidential' }),
    item(6, 'Draft Budget'),
    item(7, 'Risk Register', { about: ['risk'] }),
  ]);
  await baker.sign();
  await baker.attend(['douglas-imrie', 'leila-ashdown']);
  await take(1, {
    narrative: 'The minutes of November were looked at.',
    decisions: [{ verb: 'noted', text: 'the open actions' }],
  });
  await take(4, {
    narrative: `The report on ${secret[1]} was heard on 21 December 2016.`,
    decisions: [{ verb: 'agreed', text: `the status of ${secret[2]}` }],
    actions: [`SECAS to write to ${secret[3]} by the January 2017 Panel meeting`],
  });
  await take(6, {
    narrative: 'The draft budget was presented.\nAn industry workshop will be held on 12 January 2017.',
    decisions: [
      { verb: 'noted', text: 'the contents of the paper' },
      { verb: 'approved', text: 'the Draft Budget for consultation' },
    ],
    actions: ['SECAS to issue the Draft Budget for consultation in January 2017'],
  });
  await take(7, {
    narrative: 'The register was looked at. No risk was closed. Members thanked the owners.',
    decisions: [{ verb: 'noted', text: 'the risks' }],
  });
  await closeMeeting(baker.desk, { meeting, time: '13:00' });
  // A member who was not there, and signed nothing.
  await baker.record([
    change('seat', 'panel/Consumer/wilfred-ash', 'appoint', {
      title: 'Consumer: Wilfred Ash',
      body: 'panel',
      category: 'Consumer',
      person: 'wilfred-ash',
      votes: true,
    }),
  ]);
  secretary = await administrator(baker.site);
  member = await signedIn('Wilfred Ash', { person: 'wilfred-ash' });
  stranger = visitorOf(baker.site);
});
afterAll(() => baker.close());

const formWith = (found: Page, end: string, marks: (form: Element) => boolean): Element => {
  const forms = all(
    one(found.root, 'main'),
    (element) => element.name === 'form' && (element.attributes.action ?? '').endsWith(end),
  );
  const form = forms.find(marks);
  if (!form) throw new Error(`No such form to ${end}.`);
  return form;
};
const ofItem = (number: number) => (form: Element) =>
  all(form, 'input[name=item]').some(({ attributes }) => attributes.value === `${meeting}/${number}`);

async function fileText(visitor: Visitor, name: string): Promise<string> {
  const response = await baker.site.app.request(`http://localhost${page}/${name}`, {
    headers: { cookie: [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
  });
  expect(response.status).toBe(200);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return (await readDocument(bytes, name.replace(/\?.*/, ''))).text;
}

describe('at close', () => {
  test('both sets are there at once, each with its own class', async () => {
    const open = await secretary.get(page);
    expect(open.status).toBe(200);
    expect(said(open)).toContain('Draft Budget');
    expect(said(open)).toContain('Confidential item');
    const closed = await secretary.get(`${page}?set=confidential`);
    for (const word of secret) expect(said(closed), word).toContain(word);
    expect(said(closed)).toContain('Red');
    expect(said(open)).toContain('Amber');
  });

  test.each(['txt', 'docx', 'pdf'])(
    'the public set as %s names a confidential item by its formula and nothing more',
    async (format) => {
      const words = await fileText(secretary, `minutes.${format}?set=public`);
      expect(words).toContain('4. Confidential item');
      expect(words).toContain('This item is recorded in the confidential minutes.');
      expect(words).toMatch(
        /The Panel:[\s\S]*NOTED the contents of the paper; and[\s\S]*APPROVED the Draft Budget for consultation\./,
      );
      expect(words).toContain('ACTION SECP39/02: SECAS to issue the Draft Budget');
      for (const word of secret) expect(words, word).not.toContain(word);
      const all = await fileText(secretary, `minutes.${format}?set=confidential`);
      for (const word of secret) expect(all, word).toContain(word);
    },
  );

  test('no one else reads a word of either', async () => {
    const seen = await stranger.get(page);
    expect(seen.status).toBe(200);
    expect(said(seen)).toContain('Not published yet');
    for (const word of [...secret, 'workshop', 'Draft Budget']) expect(seen.html, word).not.toContain(word);
    for (const set of ['public', 'confidential'])
      expect((await stranger.get(`${page}/minutes.txt?set=${set}`)).status).toBe(404);
    const outsider = await signedIn('Contact', { powers: ['contact'], clearance: { '*': 1 } });
    expect((await outsider.get(page)).html).not.toContain('Draft Budget');
    expect((await outsider.get(`${page}/minutes.pdf?set=public`)).status).toBe(404);
    expect((await stranger.get(`/sec/publication/SECP_99_0101`)).status).toBe(404);
  });

  test('a member without the declaration reads the draft, and of the confidential item its formula', async () => {
    for (const set of ['public', 'confidential']) {
      const seen = await member.get(`${page}?set=${set}`);
      expect(said(seen)).toContain('Draft Budget');
      for (const word of secret) expect(seen.html, word).not.toContain(word);
    }
    expect(said(await member.get(page))).toContain('This item is recorded in the confidential minutes.');
  });
});

describe('what the words speak of', () => {
  test('is offered, and recorded as ticked, kept to those who may read the draft', async () => {
    const offered = await secretary.get(`${page}/read-back`);
    expect(said(offered)).toMatch(/workshop/i);
    const ticked = all(
      offered.root,
      ({ name, attributes }) => name === 'input' && attributes.name === 'take' && 'checked' in attributes,
    );
    expect(ticked.length).toBeGreaterThan(0);
    const csrf = one(offered.root, 'input[name=csrf]').attributes.value ?? '';
    const body = new URLSearchParams([
      ['csrf', csrf],
      ...ticked.map(({ attributes }) => ['take', attributes.value ?? '']),
    ]);
    const answer = await baker.site.app.request(`http://localhost${page}/read-back`, {
      method: 'POST',
      body,
      headers: {
        origin: 'http://localhost',
        cookie: [...secretary.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
      },
    });
    expect(answer.status).toBe(303);
    expect(await eventsSeen(stranger)).not.toMatch(/workshop|Marrowfield/);
    expect(await eventsSeen(secretary)).toMatch(/workshop/);
    expect(await eventsSeen(secretary)).toMatch(/Marrowfield/);
    expect(await eventsSeen(member)).toMatch(/workshop/);
    expect(await eventsSeen(member)).not.toMatch(/Marrowfield/);
  });

  test('is not offered again, and not to a stranger', async () => {
    const left = await secretary.get(`${page}/read-back`);
    const ticked = all(
      left.root,
      ({ name, attributes }) => name === 'input' && attributes.name === 'take' && 'checked' in attributes,
    );
    expect(ticked).toEqual([]);
    expect((await stranger.get(`${page}/read-back`)).status).toBe(404);
  });
});

async function eventsSeen(visitor: Visitor): Promise<string> {
  return said(await visitor.get('/sec/event'));
}

describe('in review', () => {
  test('goes round until a day still to come', async () => {
    const form = formTo(await secretary.get(page), '/circulate');
    const refused = await secretary.submit(form, { by: '2016-12-01' });
    expect(refused.status).toBe(422);
    expect(said(refused)).toContain('a day after today');
    expect((await secretary.submit(form, { by: '2016-12-16' })).status).toBe(303);
    expect(said(await member.get(page))).toContain('Until 16 December 2016');
    const { rows: mails } = await keeping(baker.site.ledger.db, (tx) =>
      sql<{ recipient: string; content: string }>`select recipient, content from mail`.execute(tx),
    );
    expect(mails.map(({ recipient }) => recipient)).toEqual(['wilfred-ash@example.org']);
    expect(mails[0]?.content).toContain(`http://localhost${page}`);
    for (const word of [...secret, 'Draft Budget', 'workshop']) expect(mails[0]?.content, word).not.toContain(word);
  });

  test('a member comments and suggests other words, which are shown word by word', async () => {
    const form = formWith(await member.get(page), '/comment', ofItem(7));
    const empty = await member.submit(form, {});
    expect(empty.status).toBe(422);
    expect(said(empty)).toContain('Say what should be different');
    expect(
      (
        await member.submit(form, {
          says: 'It was more than a look.',
          suggested: 'The register was gone through line by line. No risk was closed. Members thanked the owners.',
        })
      ).status,
    ).toBe(303);
    const seen = await secretary.get(page);
    expect(text(one(seen.root, 'del'))).not.toBe('');
    expect(all(seen.root, 'ins').map(text).join(' ')).toMatch(/gone.*through line by line/);
    expect(said(seen)).toContain('Wilfred Ash suggests other words');
    const outsider = await signedIn('Another contact', { powers: ['contact'], clearance: { '*': 1 } });
    expect((await outsider.get(page)).html).not.toContain('gone through');
    expect((await outsider.post(`${page}/comment`, { csrf: '', item: `${meeting}/7`, says: 'x' })).status).not.toBe(
      303,
    );
  });

  test('two who suggest of the same words: the first is taken in, the second refused with what to do', async () => {
    const form = formWith(await member.get(page), '/comment', ofItem(7));
    await member.submit(form, {
      suggested: 'The register was read aloud. No risk was closed. Members thanked the owners.',
    });
    await member.submit(form, {
      suggested: 'The register was looked at. No risk was closed. Members thanked all owners.',
    });
    const settle = async (n: number, act: string, reply = '') => {
      const found = await secretary.get(page);
      const mine = formWith(found, '/settle', (one_) =>
        all(one_, 'input[name=comment]').some(({ attributes }) => attributes.value === `${meeting}/7/comment-${n}`),
      );
      return secretary.submit(mine, { do: act, reply });
    };
    expect((await settle(1, 'accept')).status).toBe(303);
    const clash = await settle(2, 'accept');
    expect(clash.status).toBe(422);
    expect(said(clash)).toContain('The same words of item 7 were changed');
    expect((await settle(2, 'decline')).status).toBe(422);
    expect((await settle(2, 'decline', 'Put otherwise already.')).status).toBe(303);
    // Words elsewhere in the item are no clash: both changes stand.
    expect((await settle(3, 'accept')).status).toBe(303);
    const words = await fileText(secretary, 'minutes.txt?set=public');
    expect(words).toContain(
      'The register was gone through line by line. No risk was closed. Members thanked all owners.',
    );
    expect(said(await member.get(page))).toContain('Put otherwise already.');
  });

  test('is not approved while a comment is open', async () => {
    const form = formWith(await member.get(page), '/comment', ofItem(6));
    await member.submit(form, { says: 'Which budget?' });
    const refused = await secretary.submit(formTo(await secretary.get(page), '/approve'), { on: '2016-12-09' });
    expect(refused.status).toBe(422);
    expect(said(refused)).toContain('One comment is still open');
    const open = formTo(await secretary.get(page), '/settle');
    expect((await secretary.submit(open, { do: 'accept', reply: 'The one of 2017.' })).status).toBe(303);
  });
});

describe('approved and published', () => {
  test('is not published before it is approved, unless the secretary says why', async () => {
    const form = formTo(await secretary.get(page), '/publish');
    const refused = await secretary.submit(form, { reason: '' });
    expect(refused.status).toBe(422);
    expect(said(refused)).toContain('not approved');
  });

  test('is approved with the powers of the body, by nobody else', async () => {
    const form = formTo(await secretary.get(page), '/approve');
    expect(
      (
        await member.post(`${page}/approve`, {
          csrf: one((await member.get(page)).root, 'input[name=csrf]').attributes.value ?? '',
          on: '2016-12-09',
        })
      ).status,
    ).toBe(422);
    expect((await secretary.submit(form, { on: '2016-12-09' })).status).toBe(303);
    expect(said(await secretary.get(page))).toContain('between meetings');
  });

  test('is public all at once, and never what is confidential', async () => {
    expect(await publicRows('item')).toEqual([]);
    const done = await secretary.submit(formTo(await secretary.get(page), '/publish'));
    expect(done.status).toBe(303);
    expect(await publicRows('item')).toEqual(['1', '6', '7']);
    expect((await publicRows('decision')).length).toBe(4);
    expect((await publicRows('action')).length).toBe(1);
    expect((await publicRows('attendance')).length).toBeGreaterThan(9);
    expect(await eventsSeen(stranger)).toMatch(/workshop/);
    const seen = await stranger.get(page);
    expect(said(seen)).toContain('APPROVED the Draft Budget');
    expect(said(seen)).toContain('4Confidential item');
    for (const path of [page, `/sec/meeting/${meeting}`, '/sec/action', '/sec/decision', '/sec/log', '/sec/event']) {
      const found = await stranger.get(path);
      expect(found.html, path).not.toContain(`${meeting}/4`);
      for (const word of secret) expect(found.html, `${path} ${word}`).not.toContain(word);
    }
    for (const word of secret)
      expect((await stranger.get(`/sec/search?q=${word}`)).html, word).not.toContain(`${meeting}/4`);
  });

  test.each(['txt', 'docx', 'pdf'])('is given to everyone as %s, the same bytes each time', async (format) => {
    const words = await fileText(stranger, `minutes.${format}`);
    expect(words).toContain('Final Minutes');
    expect(words).toContain('4. Confidential item');
    expect(words).toMatch(/White/);
    for (const word of secret) expect(words, word).not.toContain(word);
    expect((await stranger.get(`${page}/minutes.${format}?set=confidential`)).status).toBe(404);
    const bytes = async () =>
      Buffer.from(await (await baker.site.app.request(`http://localhost${page}/minutes.${format}`)).arrayBuffer());
    const first = await bytes();
    baker.site.clock.today = '2016-12-12';
    expect((await bytes()).equals(first)).toBe(true);
  });

  test('stays as it was given out until it is given out again', async () => {
    const { ledger, code } = baker.site;
    await commit(ledger, baker.desk.actor, {
      code: code.id,
      authority: { kind: 'post', ref: 'Secretary' },
      body: 'panel',
      effective: baker.site.clock.today,
      title: 'A slip put right',
      label: { group: 'panel', level: 0 },
      changes: [
        change('item', `${meeting}/6`, 'correct', {
          narrative: 'The revised draft budget was presented.\nA second workshop will be held on 9 March 2017.',
        }),
      ],
    });
    expect(said(await stranger.get(page))).toContain('The draft budget was presented.');
    const seen = await secretary.get(page);
    expect(said(seen)).toContain('The records have changed since');
    expect((await secretary.submit(formTo(seen, '/publish'))).status).toBe(303);
    expect(said(await stranger.get(page))).toContain('The revised draft budget was presented.');
    expect(await fileText(stranger, 'minutes.docx')).toContain('The revised draft budget was presented.');
    expect(said(await secretary.get(page))).not.toContain('The records have changed since');
    // What public words bring in is public at once.
    const offered = all((await secretary.get(`${page}/read-back`)).root, 'input[name=take]');
    const [, id = ''] =
      /value="(\w+)"[^>]*><label[^>]*><b>A second workshop/.exec((await secretary.get(`${page}/read-back`)).html) ?? [];
    expect(offered.map(({ attributes }) => attributes.value)).toContain(id);
    await secretary.submit(formTo(await secretary.get(`${page}/read-back`), '/read-back'), { take: id });
    expect(await eventsSeen(stranger)).toContain('A second workshop');
  });
});

async function publicRows(name: string): Promise<string[]> {
  const { ledger, code, clock } = baker.site;
  const register = ledger.registers.get(name);
  if (!register) throw new Error(name);
  const query = { code: code.id, at: { day: clock.today, known: null }, filters: { meeting: [meeting] } };
  const { rows } = await reading(ledger.db, everyone, (tx) => listRows(tx, register, query));
  return rows.map((row) => String(row.fields.number ?? row.ref));
}
