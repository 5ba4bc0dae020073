/** Raising a proposal: by the secretariat, by a party's contact through them, as an alternative; what is kept and refused. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDocument } from '../../src/paper/read.ts';
import { all, one, text } from './html.ts';
import { change, tell } from './modification-ground.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, csrfOf, formTo, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let secretary: Visitor;

const path = '/sec/change/raise';

const complete = {
  title: 'Serial numbers in the inventory',
  proposer: 'Harbour Energy',
  description: 'A device cannot be told from another of its kind.',
  solution: 'The inventory holds its serial number.',
  path: 'Path 3',
  path_why: 'It touches nobody’s competition.',
  'impact-0': 'high',
  'served-a': 'better',
  'why-a': 'devices are found sooner',
  affects: 'Section F\nAppendix AJ',
};

beforeAll(async () => {
  site = await openSite('2016-11-21');
  secretary = await administrator(site);
  await tell(site, '2016-01-04', [
    change('party', 'harbour-energy', 'found', { name: 'Harbour Energy', category: 'Small Supplier' }),
    change('modification', 'SECMP0904', 'raise', { title: 'The last one raised' }),
    change('meeting', 'SECP_39_0912', 'plan', { title: 'SEC Panel meeting 39', body: 'panel', day: '2016-12-09' }),
    change('meeting', 'SECP_38_2511', 'plan', { title: 'SEC Panel meeting 38', body: 'panel', day: '2016-11-25' }),
  ]);
});
afterAll(() => site.close());

async function send(fields: Record<string, string>): Promise<Page> {
  return secretary.submit(formTo(await secretary.get(path), path), fields);
}

describe('the form of a proposal', () => {
  test('says which meeting a form of that day makes, with the sum, and which it is too late for', async () => {
    const makes = text(one((await secretary.get(path)).root, '#makes'));
    expect(makes).toContain('SEC Panel meeting 39');
    expect(makes).toContain('5 WD before it, on 2 December 2016');
    expect(makes).toContain('by 25 November 2016');
    expect(makes).toContain('Too late for SEC Panel meeting 38');
  });

  test('refuses in words all that is missing, and keeps what was typed', async () => {
    const page = await send({ title: 'Half a form', do: 'check' });
    expect(page.status).toBe(422);
    const summary = text(one(page.root, '.govuk-error-summary'));
    expect(summary).toContain('Say who proposes it');
    expect(summary).toContain('Say what is wrong as things are');
    expect(summary).toContain('Say which path it should take');
    expect(one(page.root, '#title').attributes.value).toBe('Half a form');
  });

  test('names no party that is not on record', async () => {
    const page = await send({ ...complete, proposer: 'Nobody Ltd', do: 'check' });
    expect(page.status).toBe(422);
    expect(text(one(page.root, '.govuk-error-summary'))).toContain('There is no party “Nobody Ltd” on record');
  });

  test('is kept, found again and goes once it is raised', async () => {
    const keptAt = await send({ title: 'Kept for the evening', do: 'keep' });
    expect(keptAt.status).toBe(303);
    const again = await secretary.get(keptAt.location ?? '');
    expect(one(again.root, '#title').attributes.value).toBe('Kept for the evening');
    expect(said(await secretary.get(path))).toContain('Kept for the evening');
    const done = await secretary.submit(formTo(again, path), { ...complete, do: 'record' });
    expect(done.status).toBe(303);
    expect(done.location).toBe('/sec/modification/SECMP0905');
    expect(said(await secretary.get(path))).not.toContain('Kept for the evening');
  });

  test('becomes a proposal under the next number and the rules of its day', async () => {
    const words = said(await secretary.get('/sec/modification/SECMP0905'));
    expect(words).toContain('SECMP0905: Serial numbers in the inventory');
    expect(words).toContain('raised under the rules of');
    expect(words).toContain('Path proposed: Path 3. It touches nobody’s competition.');
    expect(words).toContain('Better served, because devices are found sooner');
  });

  test('takes an alternative onto a track of its own, under the reference of its proposal', async () => {
    const page = await secretary.get(`${path}?alternative=SECMP0905`);
    const done = await secretary.submit(formTo(page, path), { ...complete, title: 'Another way', do: 'record' });
    expect(done.location).toBe('/sec/modification/SECMP0905A');
    expect(said(await secretary.get('/sec/modification/SECMP0905'))).toContain('SECMP0905A Another way');
    const own = said(await secretary.get('/sec/modification/SECMP0905A'));
    expect(own).toContain('The proposal and its alternatives');
    expect(own).toContain('SECMP0905');
  });

  test('lets nobody but the Panel raise a fast-track proposal', async () => {
    const fast = { ...complete, path: 'Fast-Track', path_why: 'A misprint', do: 'record' };
    const refused = await send(fast);
    expect(refused.status).toBe(422);
    expect(text(one(refused.root, '.govuk-error-summary'))).toMatch(
      /Only the panel may raise a proposal on Fast-Track/i,
    );
    await tell(site, '2016-11-11', [
      change('meeting', 'SECP_37_1111', 'plan', { title: 'SEC Panel meeting 37', body: 'panel', day: '2016-11-11' }),
      change('meeting', 'SECP_37_1111', 'hold', { title: 'SEC Panel meeting 37' }),
    ]);
    const done = await send({ ...fast, proposer: '', meeting: 'SECP_37_1111' });
    expect(done.status).toBe(303);
    expect(said(await secretary.get(done.location ?? ''))).toContain('Fast-Track');
  });

  test('answers what is kept as it is typed with the form’s own token alone', async () => {
    const page = await secretary.get(path);
    const kept = await secretary.post(`${path}/keep`, { csrf: csrfOf(page), title: 'Typed by script' });
    expect(kept.status).toBe(200);
    const { id, version } = JSON.parse(kept.html) as { id: string; version: number };
    expect(version).toBe(1);
    expect((await secretary.post(`${path}/keep`, { csrf: 'wrong', title: 'x', draft: id })).status).toBe(422);
  });

  test('is told to the public with the ways that are open to them', async () => {
    const page = await visitorOf(site).get(path);
    expect(page.status).toBe(200);
    expect(all(one(page.root, 'main'), 'form')).toHaveLength(0);
    expect(said(page)).toContain('Raise an issue');
  });
});

describe('the reports on a proposal', () => {
  test('are written from the record as Word and as PDF, the same words in both', async () => {
    for (const kind of ['initial', 'draft']) {
      const words = await Promise.all(
        ['pdf', 'docx'].map(async (format) => {
          const response = await site.app.request(`http://localhost/sec/change/paper/SECMP0905/${kind}.${format}`);
          expect(response.status).toBe(200);
          const bytes = new Uint8Array(await response.arrayBuffer());
          return (await readDocument(bytes, `report.${format}`)).text.replace(/\s+/g, ' ');
        }),
      );
      for (const text of words) {
        expect(text).toContain('SECMP0905: Serial numbers in the inventory');
        expect(text).toContain('A device cannot be told from another of its kind.');
        expect(text).toContain('devices are found sooner');
        expect(text).toContain('Appendix AJ');
        expect(text).toContain('This document is classified as White');
      }
    }
  });

  test('are not there for a proposal that is not, or in a form that is none', async () => {
    expect((await visitorOf(site).get('/sec/change/paper/SECMP0999/initial.pdf')).status).toBe(404);
    expect((await visitorOf(site).get('/sec/change/paper/SECMP0905/initial.exe')).status).toBe(404);
  });
});
