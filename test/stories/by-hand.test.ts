/** Recording a change of one record by hand: see what it will do, then record it; and everyone who may not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { all, one, text } from './html.ts';
import { example, importText, openSite, rowCounts, type StorySite } from './site.ts';
import { administrator, formTo, hrefOf, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let admin: Visitor;
const form = (page: Page) => formTo(page, '');
const open = (move: string, ref: string) => admin.get(`/${site.code.id}/move/action/${move}/${ref}`);
const problems = (page: Page) => text(one(page.root, 'div.govuk-error-summary'));

beforeAll(async () => {
  site = await openSite();
  admin = await administrator(site);
  for (const name of ['sec-panel-39-minutes.txt', 'sec-panel-40-minutes.txt'] as const)
    await importText(site, await example(name), name);
});
afterAll(() => site.close());

describe('a change recorded by hand', () => {
  test('is offered at the record, shows first what it will do, and writes nothing until it is recorded', async () => {
    const record = await admin.get(`/${site.code.id}/action/SECP40/01`);
    const before = await rowCounts(site);
    const asked = await admin.get(hrefOf(record, 'Close'));
    const checked = await admin.submit(form(asked), {
      do: 'check',
      effective: '2017-01-20',
      reason: 'The owner reported it done by letter of 20 January 2017.',
      'set-closed_on': '2017-01-20',
      'set-evidence': 'Letter 14',
    });
    expect(checked.status).toBe(200);
    expect(all(one(checked.root, 'div.will'), 'li').map((line) => text(line))).toEqual([
      'make action SECP40/01 closed, from 20 January 2017',
      'set closed on to “20 January 2017”, from 20 January 2017',
      'set evidence of closure to “Letter 14”, from 20 January 2017',
    ]);
    expect(await rowCounts(site)).toEqual(before);

    const recorded = await admin.submit(form(checked), { do: 'record' });
    expect([recorded.status, recorded.location]).toEqual([303, `/${site.code.id}/action/SECP40/01`]);
    const after = await rowCounts(site);
    expect(after.log_decision).toBe((before.log_decision ?? 0) + 1);
    expect(after.log_entry).toBe((before.log_entry ?? 0) + 1);
    const page = await admin.get(recorded.location ?? '');
    expect(text(one(page.root, 'div.lead'))).toContain('Closed');
    expect(text(one(page.root, 'ol.hist'))).toMatch(
      /^20 January 2017Closed by Administrator, The owner reported it done by letter/,
    );
  });

  test('holds from its day only: the day before, the record stands as it did', async () => {
    const visitor = visitorOf(site);
    const state = async (day: string) =>
      text(one((await visitor.get(`/${site.code.id}/action/SECP40/01?on=${day}`)).root, 'div.lead'));
    expect(await state('2017-01-19')).toContain('Open');
    expect(await state('2017-01-20')).toContain('Closed');
  });

  test('is refused when somebody changed the record since the form was opened', async () => {
    const [mine, theirs] = [await open('reassign', 'SECP40/02'), await open('reassign', 'SECP40/02')];
    const change = (owner: string) => ({ do: 'record', reason: 'By letter.', 'set-owner': owner });
    expect((await admin.submit(form(theirs), change('The Harbour Master'))).status).toBe(303);
    const before = await rowCounts(site);
    const refused = await admin.submit(form(mine), change('The Pilot'));
    expect(refused.status).toBe(422);
    expect(problems(refused)).toContain('was changed by someone else meanwhile. Open it again');
    expect(await rowCounts(site)).toEqual(before);
  });

  test('names every value that cannot be at its field, and keeps what was typed', async () => {
    const asked = await open('retarget', 'SECP40/03');
    const before = await rowCounts(site);
    const refused = await admin.submit(form(asked), {
      do: 'record',
      effective: '2017-01-32',
      reason: '',
      'set-due_day': '2017-02-30',
      'set-due': 'the meeting after next',
    });
    expect(refused.status).toBe(422);
    const links = all(one(refused.root, 'div.govuk-error-summary'), 'a').map(({ attributes }) => attributes.href);
    expect(links.toSorted()).toEqual(['#effective', '#reason', '#set-due_day']);
    for (const link of links) {
      const field = one(refused.root, (element) => `#${element.attributes.id}` === link);
      expect(field.attributes['aria-invalid'], link).toBe('true');
    }
    expect(one(refused.root, '#set-due').attributes.value).toBe('the meeting after next');
    expect(await rowCounts(site)).toEqual(before);
  });

  test('that does not follow from the state of the record is refused in a sentence', async () => {
    const asked = await open('reassign', 'SECP40/01');
    const refused = await admin.submit(form(asked), { do: 'record', reason: 'A slip.', 'set-owner': 'Nobody' });
    expect(refused.status).toBe(422);
    expect(problems(refused)).toContain('“Reassign” does not follow from Closed.');
  });

  test('to a value out of its range is refused at its field', async () => {
    const risks = await admin.get(`/${site.code.id}/risk`);
    const ref = text(one(one(risks.root, 'tbody'), 'a'));
    const asked = await admin.get(`/${site.code.id}/move/risk/score/${ref}`);
    const refused = await admin.submit(form(asked), { do: 'record', reason: 'Scored anew.', 'set-likelihood': '7' });
    expect(refused.status).toBe(422);
    expect(problems(refused)).toContain('Likelihood');
  });

  test('in words of markup, quotes and other letters is shown as typed', async () => {
    const words = `“Łódź” & <b>co.</b> "quoted" 'so' \u{1F6A2}`;
    const asked = await open('reassign', 'SECP40/04');
    await admin.submit(form(asked), { do: 'record', reason: words, 'set-owner': words });
    const page = await admin.get(`/${site.code.id}/action/SECP40/04`);
    expect(page.status).toBe(200);
    expect(said(page)).toContain(words);
    expect(all(one(page.root, 'main'), 'b').filter((bold) => text(bold) === 'co.')).toEqual([]);
  });
});

describe('who may not', () => {
  const change = {
    do: 'record',
    effective: '2017-02-01',
    reason: 'Because.',
    'set-owner': 'Somebody',
    entry: '999999',
  };
  const path = () => `/${site.code.id}/move/action/reassign/SECP40/05`;

  test('without signing in the form is not there, and sending it is refused', async () => {
    const visitor = visitorOf(site);
    const before = await rowCounts(site);
    expect((await visitor.get(path())).status).toBe(404);
    const refused = await visitor.post(path(), change);
    expect([refused.status, said(refused)]).toEqual([
      422,
      expect.stringMatching(/Sign in first: nothing was recorded\. Go back and copy what you typed/),
    ]);
    expect(all(refused.root, 'a').map(({ attributes }) => attributes.href)).toContain('/sign-in');
    expect(await rowCounts(site)).toEqual(before);
  });

  test('without the page’s token, or with another’s, nothing is written', async () => {
    const before = await rowCounts(site);
    for (const fields of [change, { ...change, csrf: '' }, { ...change, csrf: 'x'.repeat(43) }]) {
      const refused = await admin.post(path(), fields);
      expect([refused.status, said(refused)]).toEqual([422, expect.stringContaining('This page was open too long.')]);
    }
    const other = await administrator(site);
    const theirs = one((await other.get(path())).root, 'input[name=csrf]').attributes.value ?? '';
    expect((await admin.post(path(), { ...change, csrf: theirs })).status).toBe(422);
    expect(await rowCounts(site)).toEqual(before);
  });

  test.each(['https://evil.example', 'null', 'http://localhost.evil.example'])(
    'a form sent from %s is refused, token or not',
    async (origin) => {
      const page = await admin.get(path());
      const before = await rowCounts(site);
      const csrf = one(page.root, 'input[name=csrf]').attributes.value ?? '';
      const refused = await admin.post(path(), { ...change, csrf }, { origin });
      expect(refused.status).toBe(403);
      expect(said(refused)).toContain('another site');
      expect((await admin.post('/sign-out', { csrf }, { origin })).status).toBe(403);
      expect((await admin.get(`/${site.code.id}`)).html).toContain('Signed in as');
      expect(await rowCounts(site)).toEqual(before);
    },
  );

  test('signing out needs the token too, and ends the session everywhere', async () => {
    const leaving = await administrator(site);
    const session = [...leaving.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const home = await leaving.get(`/${site.code.id}`);
    const out = await leaving.submit(formTo(home, '/sign-out'));
    expect(out.status).toBe(303);
    expect(leaving.cookies.size).toBe(0);
    const stolen = await visitorOf(site).get(`/${site.code.id}`, { cookie: session });
    expect(stolen.html).not.toContain('Signed in as');
  });
});
