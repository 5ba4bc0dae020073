/** The main job, on the real minutes: from the one-time link to live registers. Each test goes on from the one before. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Proposal } from '../../src/minutes/proposal.ts';
import { readMinutes } from '../../src/minutes/read-minutes.ts';
import { type Fact, factsOf } from '../../src/minutes/review/facts.ts';
import { readDocument } from '../../src/paper/read.ts';
import { names } from '../../src/web/review-form.ts';
import { administratorLink } from '../../src/web/session.ts';
import { all, elements, one, text } from './html.ts';
import { seed, sharedMissing } from './real-minutes.ts';
import { openSite, rowCounts, type StorySite } from './site.ts';
import { drop, fieldsOf, formTo, type Page, said, type Visitor, visitorOf } from './visitor.ts';

describe.skipIf(sharedMissing)('the minutes of a real meeting become live registers', () => {
  let site: StorySite;
  let admin: Visitor;
  let sha: string;
  let proposal: Proposal;
  let facts: Fact[];
  let choice: { out: Fact; edited: Fact; formal: Fact };
  // A title printed in the middle of a sentence gets its capital on the page.
  const plain = (words: string) => words.replace(/\s+/g, ' ').trim().toLowerCase();
  const meeting = () => `/${site.code.id}/meeting/${proposal.meeting.ref}`;

  beforeAll(async () => {
    site = await openSite();
    admin = visitorOf(site);
    const bytes = new TextEncoder().encode(await seed());
    const document = await readDocument(bytes, 'minutes.txt');
    sha = document.sha256;
    proposal = readMinutes(document, [site.code]);
    facts = factsOf(proposal);
    const of = (kind: Fact['kind']) => facts.filter((fact) => fact.kind === kind);
    choice = { out: of('decision')[3] as Fact, edited: of('action')[1] as Fact, formal: of('candidate')[2] as Fact };
  });
  afterAll(() => site.close());

  test('the one-time link signs in once: opening it spends nothing, using it again is refused', async () => {
    const token = await administratorLink(site.ledger.db, site.ledger.now());
    for (let opened = 0; opened < 3; opened++) expect((await admin.get(`/sign-in/${token}`)).status).toBe(200);
    expect(said(await admin.open('/'))).toContain('Nothing is on record yet');

    const form = one((await admin.get(`/sign-in/${token}`)).root, 'form[action=/sign-in]');
    expect((await admin.submit(form)).location).toBe('/');
    expect(text((await admin.open('/')).root)).toContain('Signed in as Administrator');

    const other = visitorOf(site);
    const again = await other.submit(form);
    expect(again.status).toBe(422);
    expect(said(again)).toContain('This link has been used or is out of date.');
    expect(other.cookies.size).toBe(0);
  });

  test('dropped in, every fact stands beside the words it came from, and every mark leads to a fact', async () => {
    const dropped = await drop(admin, await seed(), 'minutes.txt');
    expect([dropped.status, dropped.location]).toEqual([303, `/${site.code.id}/import/${sha}`]);
    const page = await admin.get(dropped.location ?? '');
    expect(page.status).toBe(200);
    expect(said(page)).toContain('34 items, 54 decisions, 13 actions, 24 present');

    const words = one(page.root, 'section.doc');
    const pane = one(page.root, 'section.facts-pane');
    const shown = all(pane, '[data-fact]').map((element) => element.attributes.id);
    const asked = proposal.flags.map(({ id }) => `flag-${id}`);
    expect(shown.toSorted()).toEqual([...facts.map(({ id }) => id), ...asked].toSorted());

    const ids = [...elements(page.root)].flatMap(({ attributes }) => attributes.id ?? []);
    expect(ids.length).toBe(new Set(ids).size);
    const anchors = new Set([...elements(words)].flatMap(({ attributes }) => attributes.id ?? []));
    for (const { id } of facts) expect(anchors, `the words of ${id}`).toContain(`p-${id}`);
    for (const mark of all(words, 'a.mk')) expect(shown).toContain((mark.attributes.href ?? '').slice(1));
    for (const link of all(page.root, (element) => (element.attributes.href ?? '').startsWith('#')))
      expect(ids).toContain(decodeURIComponent((link.attributes.href ?? '').slice(1)));
  });

  test('the words marked for a fact are those it was read from', async () => {
    const page = await admin.get(`/${site.code.id}/import/${sha}`);
    const document = one(page.root, 'section.doc');
    for (const fact of facts.filter(({ kind }) => kind === 'decision' || kind === 'action')) {
      const marked = all(document, (element) => (element.attributes['data-fact'] ?? '').split(' ').includes(fact.id));
      const words = fact.spans.map(({ start, end }) => proposal.document.text.slice(start, end)).join(' ');
      expect(
        marked
          .map((mark) => text(mark))
          .join(' ')
          .replace(/\s/g, ''),
      ).toBe(words.replace(/\s/g, ''));
    }
  });

  test('answers, what is left out, edited and made formal are kept, and are there on coming back', async () => {
    const { out, edited, formal } = choice;
    const page = await admin.get(`/${site.code.id}/import/${sha}`);
    const changes: Record<string, string> = {
      do: 'save',
      [names.reject(out.id)]: '1',
      [names.edit(edited.id, 'owner')]: 'The Harbour Master',
      [names.formal(formal.id)]: 'agreed',
    };
    for (const { id } of proposal.flags) changes[names.answer(id)] = `Asked & answered: “${id}”`;
    const before = await rowCounts(site);
    const saved = await admin.submit(formTo(page, sha), changes);
    expect(saved.status).toBe(303);
    expect(saved.location).toMatch(new RegExp(`^/${site.code.id}/import/${sha}\\b`));
    expect(await rowCounts(site)).toEqual(before);

    const back = await admin.get(saved.location ?? '');
    const { do: _, ...kept } = changes;
    expect(fieldsOf(formTo(back, sha))).toMatchObject(kept);
    expect(said(back)).toContain('No open questions.');
    expect(one(back.root, `#${out.id}`).attributes.class).toBe('fact rejected');
    expect(text(one(back.root, `#${edited.id}`))).toContain('Edited by you');
  });

  test('a value that cannot be is named at its field, and nothing is recorded', async () => {
    const page = await admin.get(`/${site.code.id}/import/${sha}`);
    const before = await rowCounts(site);
    const field = names.edit(choice.edited.id, 'dueDate');
    const wrong = await admin.submit(formTo(page, sha), { do: 'accept', [field]: '2017-02-30' });
    expect(wrong.status).toBe(422);
    const link = one(wrong.root, 'div.govuk-error-summary');
    expect(text(link)).toContain('give a day that exists');
    expect(one(link, 'a').attributes.href).toBe(`#${field}`);
    expect(one(wrong.root, (element) => element.attributes.id === field).name).toBe('input');
    expect(await rowCounts(site)).toEqual(before);
  });

  test('accepted, it is one decision of that meeting, in effect from its day', async () => {
    const page = await admin.get(`/${site.code.id}/import/${sha}`);
    const accepted = await admin.submit(formTo(page, sha), { do: 'accept' });
    expect(accepted.status).toBe(303);
    const decision = await admin.get(accepted.location ?? '');
    expect(decision.status).toBe(200);
    expect(said(decision)).toContain(`AuthorityMeeting ${proposal.meeting.ref}`);
    expect(said(decision)).toContain('True from9 December 2016');
    expect(said(decision)).toContain('Recorded byAdministrator');
    expect(await rowCounts(site)).toMatchObject({ log_decision: 1, meeting: 1, item: 34, decision: 54, source: 1 });

    const log = await admin.get(`/${site.code.id}/log`);
    expect(all(one(log.root, 'table'), 'tr').length).toBe(2);
  });

  test('every register’s list, and every record the meeting leads to, opens', async () => {
    for (const register of site.ledger.registers.values())
      expect((await admin.get(`/${site.code.id}/${register.name}`)).status, register.name).toBe(200);
    const page = await admin.get(meeting());
    const links = new Set(all(one(page.root, 'main'), 'a').map(({ attributes }) => attributes.href ?? ''));
    const records = [...links].filter((href) => href.startsWith('/'));
    expect(records.length).toBeGreaterThan(34 + 53 + 13);
    for (const href of records) {
      const found = await admin.get(href);
      expect(found.status, href).toBe(200);
      for (const link of all(one(found.root, 'main'), 'a'))
        if ((link.attributes.href ?? '').startsWith('#'))
          expect(all(found.root, (element) => `#${element.attributes.id}` === link.attributes.href)).not.toEqual([]);
    }
  });

  test('the meeting is read from the records alone: all items, decisions and actions, as they were reviewed', async () => {
    const page = await admin.get(meeting());
    const minutes = one(page.root, 'article.minutes');
    const read = plain(text(minutes));
    expect(all(minutes, 'h2').map((heading) => plain(text(heading)))).toEqual(
      proposal.items.map(({ number, title }) => `${number}${plain(title)}`),
    );
    expect(all(minutes, 'span.verb').length).toBe(54);
    for (const fact of facts.filter(({ kind }) => kind === 'decision')) {
      if (fact.id === choice.out.id) continue;
      expect(read.includes(plain(fact.title)), fact.id).toBe(true);
    }
    for (const { ref, text: words } of proposal.actions) {
      expect(read.includes(plain(`Action ${ref}`)), ref).toBe(true);
      expect(read.includes(plain(words)), ref).toBe(true);
    }
    expect(read.includes(plain(`Action ${choice.edited.title}, The Harbour Master`))).toBe(true);
    const formal = all(minutes, 'li').map((line) => plain(text(line)));
    expect(formal).toContain(`agreed ${plain(choice.formal.title)}`);
    const out = plain(`${choice.out.detail} ${choice.out.title}`);
    expect(formal.filter((line) => line === out).length).toBe(
      facts.filter((fact) => fact.kind === 'decision' && plain(`${fact.detail} ${fact.title}`) === out).length - 1,
    );
    expect(all(one(page.root, 'ol.agenda'), 'li').length).toBe(34);
    expect(
      all(one(page.root, 'aside'), 'a').filter(({ attributes }) => /\/person\//.test(attributes.href ?? '')).length,
    ).toBe(26);
  });

  test('an action’s record has its words, its meeting, its history and the passage it was read from', async () => {
    const fact = proposal.actions[0];
    if (!fact) throw new Error('No action was read.');
    const page = await admin.get(`/${site.code.id}/action/${fact.ref}`);
    expect(page.status).toBe(200);
    expect(text(one(page.root, 'h1'))).toContain(fact.ref);
    expect(said(page)).toContain(fact.text);
    expect(said(page)).toContain(fact.owner);
    const history = one(page.root, 'ol.hist');
    expect(text(history)).toMatch(/Raised by SEC Panel, SEC Panel meeting 39/);
    expect(all(history, 'a').map(({ attributes }) => attributes.href)).toContain(meeting());

    const quote = one(page.root, 'blockquote');
    const [span] = fact.spans;
    const words = proposal.document.text.slice(span?.start, span?.end).replace(/\s+/g, ' ');
    expect(text(quote).replace(/\s+/g, ' ')).toContain(words.trim());
    const source = all(history, 'a').find((link) => text(link) === 'source passage')?.attributes.href ?? '';
    const document = await admin.get(source);
    const anchor = source.split('#')[1];
    expect(one(document.root, (element) => element.attributes.id === anchor)).toBeTruthy();
  });

  test('without signing in the same public pages are read, and nothing can be changed from them', async () => {
    const visitor = visitorOf(site);
    const facts = (page: Page) =>
      all(page.root, (e) => ['table', 'dl', 'article', 'blockquote'].includes(e.name)).map(text);
    const paths = [
      '',
      '/action',
      '/decision?after=',
      '/log',
      `/source/${sha}`,
      '/search?q=risk',
      '/risk',
      '/modification',
    ];
    const read = [
      ...paths.map((path) => `/${site.code.id}${path}`),
      meeting(),
      `/${site.code.id}/action/${proposal.actions[0]?.ref}`,
    ];
    for (const path of read) {
      const [mine, theirs] = [await admin.get(path), await visitor.get(path)];
      expect(theirs.status, path).toBe(200);
      expect(facts(theirs), path).toEqual(facts(mine));
      expect(all(theirs.root, 'form[method=post]'), path).toEqual([]);
      expect(theirs.html).not.toContain('Record a change');
    }
    expect((await visitor.get(`/${site.code.id}/import`)).html).not.toContain('type="file"');
    expect((await visitor.get(`/${site.code.id}/move/action/close/${proposal.actions[0]?.ref}`)).status).toBe(404);
  });
});
