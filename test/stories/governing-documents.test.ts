/** Governing documents: put in, versions compared, held against what meetings go by; one replacement across all of them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cascadeFor } from '../../src/governing/cascade-draft.ts';
import { everyone } from '../../src/kernel/access.ts';
import { commit } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import { operator } from '../../src/open.ts';
import { docxFrom, logged } from './governing.ts';
import { all, one, text } from './html.ts';
import { example, importText, openSite, type StorySite } from './site.ts';
import { administrator, type Fields, formTo, hrefOf, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let admin: Visitor;
const problems = (page: Page) => text(one(page.root, 'div.govuk-error-summary'));
const effects = (page: Page) => all(one(page.root, 'div.will'), 'li').map((line) => text(line));
const path = (...parts: string[]) => `/${site.code.id}/governing/${parts.join('/')}`;

const terms = (body: string, quorum: string) => `Terms of reference of the ${body}

Representatives of DECC may attend. DECC has no vote; DECCA is something else.

No meeting is quorate unless ${quorum} of the members are present.

Papers are sent to the Department of Energy and
Climate Change (DECC).`;

/** Puts in a document, or with `ref` a new version of one. */
async function putIn(fields: Fields, ref?: string): Promise<Page> {
  const page = await admin.get(`${path('text')}${ref ? `?ref=${ref}` : ''}`);
  return admin.submit(formTo(page, '/text'), { do: 'record', reason: 'Put in for the record.', ...fields });
}

const toRs = ['Security', 'Testing', 'Architecture'] as const;
const refOf = (name: string) => `${name.toLowerCase()}-terms`;

beforeAll(async () => {
  site = await openSite('2016-12-12');
  admin = await administrator(site);
  await importText(site, await example('sec-panel-39-minutes.txt'), 'sec-panel-39-minutes.txt');
});
afterAll(() => site.close());

describe('a governing document', () => {
  test('is put in with its text, and its page shows it', async () => {
    for (const name of toRs) {
      const content = terms(name, 'one half');
      const done = await putIn({ title: `${name} Terms`, kind: 'terms', version: '1.0', content, day: '2015-03-02' });
      expect([done.status, done.location], name).toEqual([303, path('document', refOf(name))]);
    }
    const page = await visitorOf(site).get(path('document', 'security-terms'));
    expect(said(page)).toMatch(/Versions.*1\.0.*2 Mar 2015.*Text.*Representatives of DECC may attend/);
  });

  test('may be a file of several megabytes, and no more than twenty: what is larger is refused while it is sent', async () => {
    const form = formTo(await admin.get(path('text')), '/text');
    const filled = { title: 'Long procedure', kind: 'procedure', version: '1', reason: 'Received.', content: '' };
    const file = new File([new Uint8Array(3 * 1024 * 1024)], 'long.pdf');
    const read = await admin.submit(form, { do: 'check', ...filled, file });
    // It got as far as being read, and is no PDF.
    expect(read.status).toBe(422);
    expect(problems(read)).not.toBe('');
    const before = await logged(site);
    const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const post = (headers: Record<string, string>, by = cookie) => {
      const sent = { megabytes: 0 };
      const megabyte = new Uint8Array(1024 * 1024).fill(97);
      const body = new ReadableStream({
        pull(controller) {
          if (sent.megabytes >= 200) return controller.close();
          sent.megabytes += 1;
          controller.enqueue(megabyte);
        },
      });
      const init = {
        method: 'POST',
        body,
        duplex: 'half',
        headers: {
          origin: 'http://localhost',
          'content-type': 'multipart/form-data; boundary=x',
          cookie: by,
          ...headers,
        },
      } as RequestInit;
      const answer = site.app.request(new Request(`http://localhost${path('text')}`, init));
      return { sent, answer };
    };
    for (const headers of [{ 'content-length': '209715200' }, {}] as Record<string, string>[]) {
      const { sent, answer } = post(headers);
      const response = await answer;
      expect(response.status).toBe(413);
      expect(await response.text()).toContain('20 MB at most');
      expect(sent.megabytes).toBeLessThan(30);
    }
    // A stranger's megabytes are not taken in at all.
    const stranger = post({}, '');
    expect((await stranger.answer).status).toBe(422);
    expect(stranger.sent.megabytes).toBeLessThan(3);
    expect(await logged(site)).toEqual(before);
  });

  test('is read from a Word file, whose hash is kept with it', async () => {
    const bytes = await docxFrom(['Harbour procedure', 'Ships are met at the quay.']);
    const form = formTo(await admin.get(path('text')), '/text');
    const file = new File([new Uint8Array(bytes)], 'procedure.docx');
    const filled = { title: 'Harbour procedure', kind: 'procedure', version: '1', reason: 'Received.' };
    const checked = await admin.submit(form, { do: 'check', ...filled, file });
    expect(effects(checked)[0]).toMatch(
      /^add “Harbour procedure”, version 1, approved from 12 December 2016, with a text of \d+ characters$/,
    );
    const done = await admin.submit(formTo(checked, '/text'), { do: 'record' });
    expect(done.status).toBe(303);
    expect(said(await admin.get(done.location ?? ''))).toContain('Ships are met at the quay.');
    expect(said(await admin.get(`/${site.code.id}/record/document/harbour-procedure`))).toMatch(/[0-9a-f]{64}/);
  });

  test('that cannot be read, or is as it was, is refused with the form as typed', async () => {
    const before = await logged(site);
    const form = formTo(await admin.get(path('text')), '/text');
    const bad = await admin.submit(form, {
      do: 'check',
      title: 'Chart',
      file: new File([new Uint8Array([0, 1, 2])], 'chart.docx'),
    });
    expect(bad.status).toBe(422);
    expect(one(bad.root, '#title').attributes.value).toBe('Chart');
    const same = await putIn({}, 'security-terms');
    expect([same.status, problems(same)]).toEqual([422, expect.stringContaining('as it was')]);
    expect(await logged(site)).toEqual(before);
  });

  test('has every version compared with any other, in one text or side by side', async () => {
    const content = terms('Security', 'two thirds').replace('may attend', 'attend');
    const changed = await putIn({ content, version: '1.1', day: '2016-06-01' }, 'security-terms');
    expect(changed.status).toBe(303);
    const page = await visitorOf(site).get(path('document', 'security-terms'));
    const compared = await visitorOf(site).get(hrefOf(page, 'What changed'));
    expect(said(compared)).toContain('in 2 places');
    const words = (name: string) => all(one(compared.root, 'div.compare'), name).map((part) => text(part));
    expect(words('del')).toEqual([expect.stringContaining('may'), expect.stringContaining('one half')]);
    expect(words('ins')).toEqual([expect.stringContaining('two thirds')]);
    const side = await visitorOf(site).get(hrefOf(compared, 'Side by side'));
    const [before, after] = all(one(side.root, 'div.compare'), 'div.sides').flatMap((row) =>
      all(row, 'p.words').map((one) => text(one)),
    );
    expect([before, after]).toEqual([
      expect.stringContaining('DECC may attend'),
      expect.stringContaining('DECC attend'),
    ]);
    // Before the second version there was one, and nothing to compare.
    const earlier = await visitorOf(site).get(`${path('compare', 'security-terms')}?on=2016-05-31`);
    expect(said(earlier)).toContain('Only one version is on record');
  });

  test('that is held more closely is not there for others: no page, no version, no line on its body’s page', async () => {
    const closely = {
      title: 'Quay plans',
      kind: 'policy',
      body: 'panel',
      version: '1',
      content: 'Of the quay.',
      level: '2',
    };
    const done = await putIn({ ...closely, ref: '' });
    expect(done.location).toBe(path('document', 'quay-plans'));
    const stranger = visitorOf(site);
    for (const page of ['document/quay-plans', 'compare/quay-plans'])
      expect((await stranger.get(path(page))).status, page).toBe(404);
    expect(said(await admin.get(path('body', 'panel')))).toContain('Quay plans');
    expect(said(await stranger.get(path('body', 'panel')))).not.toContain('Quay plans');
    const forged = await admin.post(path('text'), { ...closely, title: 'Another', csrf: 'made-up', do: 'record' });
    expect(forged.status).toBe(422);
    expect((await stranger.post(path('text'), { ...closely, do: 'record' })).status).toBe(422);
  });

  test('of a body is held against what its meetings go by, and differences are said', async () => {
    const form = formTo(await admin.get(path('text')), '/text');
    const content =
      'The body has two Large Supplier Parties.\n\nA quorum is two thirds of the members.\n\nTen Working Days of notice are given.';
    const panel = { title: 'Panel terms', kind: 'terms', body: 'panel', version: '1', content, reason: 'Received.' };
    expect((await admin.submit(form, { do: 'record', ...panel })).status).toBe(303);
    const page = said(await visitorOf(site).get(path('document', 'panel-terms')));
    expect(page).toContain('2 figures differ');
    expect(page).toMatch(/Quorum2\/3.*1\/2Differs/);
    expect(page).toMatch(/Notice, in Working Days10.*5Differs/);
    expect(page).toMatch(/Seats, Large Supplier2.*2Agrees/);
  });

  test('whose figures are taken into the body’s record is what meetings go by from then on', async () => {
    const page = await admin.get(path('document', 'panel-terms'));
    const form = formTo(await admin.get(hrefOf(page, 'Take them into its record')), '/take-terms/panel-terms');
    const refused = await admin.submit(form, { do: 'record', quorum_share: 'most' });
    expect([refused.status, problems(refused)]).toEqual([422, expect.stringContaining('Give the share as 1/2')]);
    const checked = await admin.submit(form, { do: 'check' });
    expect(effects(checked).join()).toContain('set share of the members needed to “2/3”');
    expect((await admin.submit(formTo(checked, '/take-terms/panel-terms'), { do: 'record' })).status).toBe(303);
    const body = said(await visitorOf(site).get(path('body', 'panel')));
    expect(body).toMatch(/QuorumTwo thirds of the seats that have a vote.*its own terms/);
    expect(body).toContain('10 Working Days before the meeting');
    expect(said(await visitorOf(site).get(path('document', 'panel-terms')))).toContain('agrees with the body’s record');
    expect(said(await visitorOf(site).get(`${path('body', 'panel')}?on=2016-12-11`))).toContain('Half of the seats');
  });
});

describe('words replaced in all terms of reference', () => {
  const meeting = 'SECP_39_0912';
  const ticked = (form: ReturnType<typeof formTo>) =>
    all(form, 'input[type=checkbox]').filter((box) => 'checked' in box.attributes);
  const start = async (fields: Record<string, string>) =>
    admin.submit(formTo(await admin.get(path('cascade')), '/cascade'), { kind: 'terms', ...fields });
  /** The form as a browser sends it: several boxes of one name. */
  const send = (form: ReturnType<typeof formTo>, changes: Record<string, string>, without: string[] = []) => {
    const fields: Record<string, string> = {};
    for (const box of all(form, (element) => element.name === 'input')) {
      const { name = '', type, value = '' } = box.attributes;
      if (
        name === '' ||
        (type === 'checkbox' && (!('checked' in box.attributes) || without.includes(`${name} ${value}`)))
      )
        continue;
      fields[name] = type === 'checkbox' && fields[name] ? `${fields[name]}\n${value}` : value;
    }
    return admin.post(form.attributes.action ?? '', { ...fields, ...changes });
  };

  test('are shown at every place before anything changes, whole words only', async () => {
    const before = await logged(site);
    const begun = await start({ find: 'DECC', replace: 'BEIS' });
    expect([begun.status, begun.location]).toEqual([303, path('cascade', 'decc-beis')]);
    const page = await admin.get(begun.location ?? '');
    expect(said(page)).toContain('9 places in 3 documents');
    expect(said(page)).not.toContain('Panel terms');
    expect(ticked(formTo(page, '/cascade/decc-beis'))).toHaveLength(9);
    expect(await logged(site)).toEqual(before);
    const none = await start({ find: 'Lighthouse', replace: 'Buoy' });
    expect([none.status, problems(none)]).toEqual([422, expect.stringContaining('No document here has “Lighthouse”')]);
  });

  test('stay where they are unticked, and what is kept is there the next day', async () => {
    const page = await admin.get(path('cascade', 'decc-beis'));
    const form = formTo(page, '/cascade/decc-beis');
    const box = ticked(form).find(({ attributes }) => attributes.name === 'place testing-terms');
    const kept = await send(form, { do: 'keep' }, [`${box?.attributes.name} ${box?.attributes.value}`]);
    expect(kept.status).toBe(303);
    expect(ticked(formTo(await admin.get(kept.location ?? ''), '/cascade/decc-beis'))).toHaveLength(8);
    expect((await visitorOf(site).get(path('cascade', 'decc-beis'))).status).toBe(404);
  });

  test('are worked through by two at once, and neither loses a choice', async () => {
    const [mine, theirs] = [
      await admin.get(path('cascade', 'decc-beis')),
      await admin.get(path('cascade', 'decc-beis')),
    ];
    const unticked = async (page: Page, name: string) => {
      const form = formTo(page, '/cascade/decc-beis');
      const box = ticked(form).find(({ attributes }) => attributes.name === `place ${name}-terms`);
      return send(form, { do: 'keep' }, [`place ${name}-terms ${box?.attributes.value}`]);
    };
    expect((await unticked(mine, 'security')).status).toBe(303);
    const kept = await unticked(theirs, 'architecture');
    expect(ticked(formTo(await admin.get(kept.location ?? ''), '/cascade/decc-beis'))).toHaveLength(6);
    // Both are ticked again, for what follows.
    const form = formTo(await admin.get(path('cascade', 'decc-beis')), '/cascade/decc-beis');
    const every = (name: string) =>
      all(form, (box) => box.attributes.name === `place ${name}-terms`)
        .map(({ attributes }) => attributes.value)
        .join('\n');
    const again = { 'place security-terms': every('security'), 'place architecture-terms': every('architecture') };
    await send(form, { do: 'keep', ...again });
    expect(ticked(formTo(await admin.get(path('cascade', 'decc-beis')), '/cascade/decc-beis'))).toHaveLength(8);
  });

  test('are refused where a document changed meanwhile, until they are looked for again', async () => {
    await putIn(
      { content: `${terms('Architecture', 'one half')}\n\nDECC again.`, version: '1.1', day: '2016-12-12' },
      'architecture-terms',
    );
    const page = await admin.get(path('cascade', 'decc-beis'));
    expect(said(page)).toContain('Architecture Terms changed since');
    const before = await logged(site);
    const refused = await send(formTo(page, '/cascade/decc-beis'), { do: 'record', meeting, item: '10' });
    expect([refused.status, problems(refused)]).toEqual([
      422,
      expect.stringContaining('“Architecture Terms” was changed'),
    ]);
    expect(await logged(site)).toEqual(before);
    await send(formTo(page, '/cascade/decc-beis'), { do: 'again' });
    const again = await admin.get(path('cascade', 'decc-beis'));
    // What was chosen in the others is as it was chosen.
    expect(ticked(formTo(again, '/cascade/decc-beis'))).toHaveLength(9);
  });

  test('are approved in all of them by one decision at one item, and taken back by one', async () => {
    const form = formTo(await admin.get(path('cascade', 'decc-beis')), '/cascade/decc-beis');
    const effectsFor = (tx: Parameters<typeof cascadeFor>[0]) =>
      cascadeFor(
        tx,
        site.ledger,
        { code: site.code.id, at: { day: '2016-12-12', known: null } },
        { ref: 'decc-beis', day: '2016-12-09', meeting },
      );
    const offered = await reading(site.ledger.db, operator, effectsFor);
    expect(offered.map(({ ref, move }) => `${ref} ${move}`)).toEqual([
      'architecture-terms amend',
      'security-terms amend',
      'testing-terms amend',
    ]);
    await expect(reading(site.ledger.db, everyone, effectsFor)).rejects.toThrow('nothing here by that name');
    const decided = { meeting, item: '10', day: '2016-12-12' };
    const checked = await send(form, { do: 'check', ...decided });
    expect(effects(checked)).toHaveLength(3);
    const before = await logged(site);
    const done = await send(formTo(checked, '/cascade/decc-beis'), { do: 'record' });
    expect(done.status).toBe(303);
    const after = await logged(site);
    expect([after.decisions - before.decisions, after.entries - before.entries]).toEqual([1, 3]);
    const words = async (ref: string, day = '2016-12-12') =>
      said(await visitorOf(site).get(`${path('document', ref)}?on=${day}`));
    expect(await words('security-terms')).toContain(
      'Representatives of BEIS attend. BEIS has no vote; DECCA is something else.',
    );
    expect(await words('security-terms')).toMatch(/1\.2.*meeting 39, item 10/);
    expect(await words('testing-terms')).toMatch(/Representatives of DECC may attend\. BEIS has no vote/);
    expect(await words('security-terms', '2016-12-11')).toContain('Representatives of DECC attend');
    expect((await admin.get(path('cascade', 'decc-beis'))).status).toBe(404);

    const log = await admin.get(`/${site.code.id}/log`);
    const link = all(one(log.root, 'main'), 'a').find(({ attributes }) =>
      /\/log\/[0-9a-f-]{36}/.test(attributes.href ?? ''),
    );
    await commit(site.ledger, operator, {
      code: site.code.id,
      authority: { kind: 'post', ref: 'Operator' },
      body: 'panel',
      effective: '2016-12-12',
      title: 'The replacement is taken back',
      label: { group: 'panel', level: 0 },
      changes: [],
      withdraws: /[0-9a-f-]{36}/.exec(link?.attributes.href ?? '')?.[0] ?? '',
    });
    for (const name of toRs) expect(await words(refOf(name))).not.toContain('BEIS');
  });

  test('are not for a body without the power to approve them', async () => {
    await start({ find: 'DECC', replace: 'BEIS' });
    const form = formTo(await admin.get(path('cascade', 'decc-beis')), '/cascade/decc-beis');
    await commit(site.ledger, operator, {
      code: site.code.id,
      authority: { kind: 'post', ref: 'Operator' },
      body: 'tabasc',
      effective: '2016-12-12',
      title: 'A meeting is planned',
      label: { group: 'tabasc', level: 0 },
      changes: [
        {
          register: 'meeting',
          ref: 'TABASC_9',
          move: 'plan',
          sets: { title: 'TABASC 9', body: 'tabasc', number: 9, day: '2016-12-12' },
        },
      ],
    });
    const before = await logged(site);
    const refused = await send(form, { do: 'record', meeting: 'TABASC_9' });
    expect(refused.status).toBe(422);
    expect(problems(refused)).toMatch(/not for .*to decide/);
    expect(await logged(site)).toEqual(before);
    expect((await send(form, { do: 'drop' })).status).toBe(303);
    expect((await admin.get(path('cascade', 'decc-beis'))).status).toBe(404);
  });
});
