/** The real minutes: three assessments put off, seen in the queue, the league table and the paper of the next meeting. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDocument } from '../../src/paper/read.ts';
import { all, one, text } from './html.ts';
import { seed, sharedMissing } from './real-minutes.ts';
import { importText, openSite, type StorySite } from './site.ts';
import { administrator, formTo, type Page, said, type Visitor, visitorOf } from './visitor.ts';

describe.skipIf(sharedMissing)('three assessments put off, as the minutes tell it', () => {
  let site: StorySite;
  let anyone: Visitor;
  beforeAll(async () => {
    site = await openSite('2016-12-12');
    await importText(site, await seed(), 'seed.txt');
    anyone = visitorOf(site);
  }, 60_000);
  afterAll(() => site.close());

  const rows = (page: Page, caption: string) => {
    const found = all(page.root, 'table').find((each) => text(one(each, 'caption')).includes(caption));
    return found ? all(one(found, 'tbody'), 'tr').map(text) : [];
  };

  test('stand in the queue with their new dates, told at the meeting', async () => {
    const page = await anyone.get('/sec/assessing');
    const queue = rows(page, 'awaited').map((row) => [/SECMP\d{4}/.exec(row)?.[0], /\d+ Jan 2017/.exec(row)?.[0]]);
    expect(queue).toEqual([
      ['SECMP0007', '20 Jan 2017'],
      ['SECMP0010', '20 Jan 2017'],
      ['SECMP0015', '23 Jan 2017'],
    ]);
    expect(said(page)).toContain('Told at');
    expect(said(page)).toContain('now 23 January 2017; the date before is not on record');
  });

  test('count in the league table as put off once each, of a promise that is not on record', async () => {
    const [line] = rows(await anyone.get('/sec/assessing/league'), 'by kind');
    expect(line).toContain('3, 3 times in all');
    expect(line).toContain('20 January 2017, itself a revised date');
    expect(line).toContain('SECMP0015/preliminary: what was first promised is not on record');
  });

  test('are late by the clock once somebody says when they were asked for', async () => {
    const secretary = await administrator(site);
    const path = '/sec/assessing/requested/SECMP0007/preliminary';
    const form = formTo(await secretary.get(path), path);
    const will = await secretary.submit(form, { requested: '2016-11-18', do: 'check' });
    expect(said(will)).toContain('count its lateness from 23 WD after 18 November 2016: 21 December 2016');
    expect((await secretary.submit(form, { requested: '2016-11-18', do: 'record' })).status).toBe(303);
    const league = await anyone.get('/sec/assessing/league');
    expect(rows(league, 'by kind')[0]).toContain('1, 19 WD late');
    expect(rows(await anyone.get('/sec/assessing'), 'awaited')[0]).toContain('19 WD late');
  });

  test('are in the paper of the January meeting, with what they do to each timetable', async () => {
    const response = await site.app.request('http://localhost/sec/assessing/paper.docx?on=2017-01-06');
    const { text: words } = await readDocument(new Uint8Array(await response.arrayBuffer()), 'paper.docx');
    expect(words).toContain('Dates told at SEC Panel meeting 39');
    expect(words).toMatch(/SECMP0007: \d dates move\. .*Impact assessment moves from .* later\./);
    expect(words).toContain('Preliminary assessment moves from 21 December 2016 to 20 January 2017, 19 WD later.');
    for (const ref of ['SECMP0010', 'SECMP0015'])
      expect(words).toMatch(new RegExp(`${ref}: No dates of it were agreed before\\. As it stands: .*2017`));
    expect(words).toContain('3 assessments are awaited on 6 January 2017');
  });
});
