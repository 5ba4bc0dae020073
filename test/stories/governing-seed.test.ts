/** What the real minutes of December 2016 say of seats and terms of reference, followed to its end. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logged } from './governing.ts';
import { all, one, text } from './html.ts';
import { importText, openSite, type StorySite } from './site.ts';
import { administrator, formTo, hrefOf, type Page, said, type Visitor, visitorOf } from './visitor.ts';

const minutes = join(process.env.QUORATE_SHARED ?? '../shared', 'seed', 'sec-panel-39-minutes.txt');
const reason = existsSync(minutes) ? '' : ' (skipped: the real minutes are not beside the repository)';

let site: StorySite;
let admin: Visitor;
const path = (...parts: string[]) => `/${site.code.id}/governing/${parts.join('/')}`;
const effects = (page: Page) => all(one(page.root, 'div.will'), 'li').map((line) => text(line));
const seats = (page: Page, category: string) =>
  text(all(page.root, 'section.seats').find((section) => text(one(section, 'h3')).startsWith(category)) ?? page.root);

describe.skipIf(reason !== '')(`after meeting 39${reason}`, () => {
  beforeAll(async () => {
    site = await openSite('2016-12-12');
    admin = await administrator(site);
    await importText(site, await readFile(minutes, 'utf8'), 'sec-panel-39-minutes.txt');
  });
  afterAll(() => site.close());

  test('the vacant Small Supplier seat of the SMKI PMA is filled by its nominee', async () => {
    const body = await admin.get(path('body', 'smki-pma'));
    expect(seats(body, 'Small Supplier')).toContain('Vacant');
    const asked = await admin.get(hrefOf(body, 'Fill it'));
    const nominee = { person: 'Ada Quay', from: '2017-01-10', meeting: 'SECP_39_0912', item: '26' };
    const checked = await admin.submit(formTo(asked, ''), { do: 'check', ...nominee });
    expect(effects(checked)).toHaveLength(2);
    expect((await admin.submit(formTo(checked, ''), { do: 'record' })).status).toBe(303);
    const after = await visitorOf(site).get(`${path('body', 'smki-pma')}?on=2017-01-10`);
    expect(seats(after, 'Small Supplier')).toContain('Ada Quay');
    expect(seats(after, 'Small Supplier')).not.toContain('Vacant');
    expect(seats(await visitorOf(site).get(`${path('body', 'smki-pma')}?on=2017-01-09`), 'Small Supplier')).toContain(
      'Vacant',
    );
  });

  test('a member of the Panel is followed by the next, each on their day', async () => {
    const body = await admin.get(path('body', 'panel'));
    const gas = all(body.root, 'section.seats').find((section) => text(one(section, 'h3')).startsWith('Gas Network'));
    if (!gas) throw new Error('No seat of the gas networks.');
    const [holder = ''] = all(gas, 'b').map((name) => text(name));
    const link = all(gas, 'a').find((one) => text(one).startsWith('Successor'));
    const asked = await admin.get(link?.attributes.href ?? '');
    const before = await logged(site);
    const days = { last: '2017-01-31', from: '2017-02-01', reason: 'Letter of the networks.' };
    expect((await admin.submit(formTo(asked, ''), { do: 'record', person: 'Bea Lund', ...days })).status).toBe(303);
    expect((await logged(site)).decisions).toBe(before.decisions + 1);
    const on = async (day: string) =>
      seats(await visitorOf(site).get(`${path('body', 'panel')}?on=${day}`), 'Gas Network');
    expect(await on('2017-01-31')).toContain(holder);
    expect(await on('2017-02-01')).toContain('Bea Lund');
    expect(await on('2017-02-01')).not.toContain(holder);
  });

  test('the regulator’s representative is followed by the next, and the Panel’s page shows the right one on each day', async () => {
    const panel = await admin.get(path('body', 'panel'));
    const appoint = async (from: Page, words: RegExp, fields: Record<string, string>) => {
      const form = formTo(await admin.get(hrefOf(from, words)), '/appoint');
      return admin.submit(form, { do: 'record', kind: 'regulator', organisation: 'Ofgem', ...fields });
    };
    expect((await appoint(panel, /^Appoint a representative/, { name: 'Eve Mole', starts: '2015-01-05' })).status).toBe(
      303,
    );
    const before = await logged(site);
    const next = { name: 'Fen Pier', starts: '2017-02-01' };
    expect((await appoint(await admin.get(path('body', 'panel')), /^Successor of Eve Mole/, next)).status).toBe(303);
    expect((await logged(site)).decisions).toBe(before.decisions + 1);
    const on = async (day: string) => said(await admin.get(`${path('body', 'panel')}?on=${day}`));
    expect(await on('2017-01-31')).toContain('Eve MoleOfgem');
    expect(await on('2017-01-31')).not.toContain('Fen Pier');
    expect(await on('2017-02-01')).toContain('Fen PierOfgem');
    expect(await on('2017-02-01')).not.toContain('Eve Mole');
    // Whom the code binds may know; the public is not told who the people are.
    expect(said(await visitorOf(site).get(path('body', 'panel')))).not.toContain('Eve Mole');
  });

  test('item 10 changes DECC to BEIS in three terms of reference at once', async () => {
    for (const name of ['Security', 'Testing', 'Architecture']) {
      const fields = {
        title: `${name} Terms`,
        kind: 'terms',
        version: '1.0',
        content: `1. Attendance\n\nRepresentatives of DECC may attend the ${name} meetings (DECC).`,
        day: '2014-06-02',
        reason: 'Put in for the record.',
      };
      const done = await admin.submit(formTo(await admin.get(path('text')), '/text'), { do: 'record', ...fields });
      expect(done.status).toBe(303);
    }
    const words = { find: 'DECC', replace: 'BEIS', kind: 'terms', whole: 'true' };
    const begun = await admin.submit(formTo(await admin.get(path('cascade')), '/cascade'), words);
    const page = await admin.get(begun.location ?? '');
    expect(said(page)).toContain('6 places in 3 documents');
    const form = formTo(page, '/cascade/decc-beis');
    const places = Object.fromEntries(
      ['security', 'testing', 'architecture'].map((name) => {
        const boxes = all(form, `input[name=place ${name}-terms]`);
        return [`place ${name}-terms`, boxes.map(({ attributes }) => attributes.value).join('\n')];
      }),
    );
    const before = await logged(site);
    const done = await admin.submit(form, { do: 'record', meeting: 'SECP_39_0912', item: '10', ...places });
    expect(done.status).toBe(303);
    const after = await logged(site);
    expect([after.decisions - before.decisions, after.entries - before.entries]).toEqual([1, 3]);
    for (const name of ['security', 'testing', 'architecture']) {
      const terms = said(await visitorOf(site).get(path('document', `${name}-terms`)));
      expect(terms).toMatch(/1\.19 Dec 2016.*meeting 39, item 10/);
      expect(terms).toContain('(BEIS)');
      expect(said(await visitorOf(site).get(`${path('document', `${name}-terms`)}?on=2016-12-08`))).toContain('(DECC)');
    }
  });
});
