/** A proposal's page, as the public and the secretariat read it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { all, one, text } from './html.ts';
import { change, tell } from './modification-ground.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let secretary: Visitor;
let anybody: Visitor;

beforeAll(async () => {
  site = await openSite('2016-12-12');
  secretary = await administrator(site);
  anybody = visitorOf(site);
});
afterAll(() => site.close());

describe('the page of a proposal', () => {
  beforeAll(async () => {
    await tell(site, '2016-10-03', [
      change('party', 'harbour-energy', 'found', { name: 'Harbour Energy', category: 'Small Supplier' }),
      change('modification', 'SECMP0907', 'raise', {
        title: 'Firmware updates of devices in the home',
        proposer: 'harbour-energy',
        raised_on: '2016-10-03',
        description: 'Firmware cannot be sent to some devices.',
        impacts: ['Large Supplier: high', 'Gas Network: low'],
        objectives: ['a: better served, because devices work together'],
        affects: ['Section F', 'Appendix AJ'],
      }),
      change('modification', 'SECMP0908', 'raise', { title: 'Another change of the same', affects: ['Section F'] }),
      change('modification', 'SECMP0909', 'raise', { title: 'Nothing to do with it', affects: ['Section A'] }),
    ]);
    await tell(site, '2016-11-11', [
      change('modification', 'SECMP0907', 'refine', {
        title: 'Firmware updates of devices in the home',
        path: 'Path 2',
      }),
    ]);
    await tell(site, '2016-11-18', [
      change('assessment', 'SECMP0907/preliminary', 'request', {
        title: 'Preliminary assessment of SECMP0907',
        modification: 'SECMP0907',
        kind: 'preliminary',
        requested_on: '2016-11-18',
        baseline: '2016-12-21',
        target: '2016-12-21',
      }),
    ]);
    await tell(site, '2016-12-09', [
      change('assessment', 'SECMP0907/preliminary', 'revise', {
        target: '2017-01-20',
        reason: 'Other work came first',
      }),
    ]);
  });

  test('says without an account where it is, whom it waits for, and until when with the sum', async () => {
    const page = await anybody.get('/sec/modification/SECMP0907');
    expect(page.status).toBe(200);
    const now = text(one(page.root, '#now'));
    expect(now).toContain('Preliminary Assessment');
    expect(now).toContain('20 January 2017');
    expect(now).toContain('23 WD after 18 November 2016: 21 December 2016');
    expect(now).toContain('Boxing Day');
  });

  test('tells one timeline of the proposal and what belongs to it, newest first', async () => {
    const page = await anybody.get('/sec/modification/SECMP0907');
    const events = all(one(page.root, 'ol.hist'), '.what').map((element) => text(element));
    expect(events[0]).toMatch(/^Preliminary assessment of SECMP0907: /);
    expect(events.at(-1)).toMatch(/^Raised/);
    expect(said(page)).toContain('Other work came first');
  });

  test('names who is affected, the objective in the words of the code, and the text', async () => {
    const words = said(await anybody.get('/sec/modification/SECMP0907'));
    expect(words).toContain('Large SupplierHigh');
    expect(words).toContain('Efficient provision, installation, operation and interoperability of smart metering');
    expect(words).toContain('Appendix AJ');
  });

  test('warns of another live proposal that changes the same text, and of no other', async () => {
    const words = said(await anybody.get('/sec/modification/SECMP0907'));
    expect(words).toContain('Others that change the same text');
    expect(words).toContain('SECMP0908');
    expect(words).not.toContain('SECMP0909');
  });

  test('is on a past day what it was then', async () => {
    const words = said(await anybody.get('/sec/modification/SECMP0907?on=2016-11-20'));
    expect(words).toContain('21 December 2016');
    expect(words).not.toContain('20 January 2017');
    expect(words).not.toContain('Other work came first');
  });

  test('is not there for what is not on record', async () => {
    expect((await anybody.get('/sec/modification/SECMP0999')).status).toBe(404);
  });

  test('offers moves to the secretariat alone', async () => {
    expect(all((await anybody.get('/sec/modification/SECMP0907')).root, '#next')).toHaveLength(0);
    expect(all((await secretary.get('/sec/modification/SECMP0907')).root, '#next')).toHaveLength(1);
  });

  test('tells the public nothing of what hangs on it above them, and nothing at all of one that is', async () => {
    const held = { group: 'panel', level: 2 } as const;
    await tell(site, '2016-12-01', [
      {
        ...change('point', 'SECMP0907/P1', 'ask', { title: 'Unspoken matter', modification: 'SECMP0907' }),
        label: held,
      },
      {
        ...change('modification', 'SECMP0910', 'raise', { title: 'Unspoken proposal', affects: ['Section F'] }),
        label: held,
      },
    ]);
    const path = '/sec/modification/SECMP0907';
    const [open, kept] = [(await anybody.get(path)).html, (await secretary.get(path)).html];
    for (const words of ['Unspoken matter', 'Points to answer', 'SECMP0910']) {
      expect(open).not.toContain(words);
      expect(kept).toContain(words);
    }
    expect((await anybody.get('/sec/modification/SECMP0910')).status).toBe(404);
    expect((await anybody.get('/sec/change/paper/SECMP0910/initial.pdf')).status).toBe(404);
    expect((await anybody.get('/sec/change/group/SECMP0910')).status).toBe(404);
  });

  test('writes the words of a hostile form as words', async () => {
    const title = '<script>alert(1)</script> & "more"';
    await tell(site, '2016-12-01', [
      change('modification', 'SECMP0911', 'raise', {
        title,
        description: title,
        affects: [title],
        impacts: [`${title}: high`],
      }),
    ]);
    const page = await anybody.get('/sec/modification/SECMP0911');
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('<script>alert');
    expect(said(page)).toContain('<script>alert(1)</script> & "more"');
  });
});
