/** Importing again, withdrawing, importing once more. */
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { docxFromText } from '../documents/docx-from-text.ts';
import { pdfFromText } from '../documents/pdf-from-text.ts';
import { all, one, text } from './html.ts';
import { meeting38 } from './neighbours.ts';
import { example, holdings, importText, openSite, rowCounts, type StorySite } from './site.ts';
import { administrator, drop, formTo, hrefOf, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let admin: Visitor;
const opened: StorySite[] = [];

beforeEach(async () => {
  site = await openSite();
  opened.push(site);
  admin = await administrator(site);
});
afterEach(() => opened.pop()?.close());
afterAll(() => Promise.all(opened.map((one) => one.close())));

const first = 'thirty-eight.txt';
const second = 'sec-panel-39-minutes.txt';
/** The short minutes of meeting 38, whose action meeting 39 reports on. */
const short = () => meeting38(site.code.houseStyle);

/** Drops in and accepts, as a person does. Answers the address of the document. */
async function acceptByHand(words: string | Uint8Array, name: string): Promise<string> {
  const dropped = await drop(admin, words, name);
  expect(dropped.status).toBe(303);
  const accepted = await admin.submit(formTo(await admin.get(dropped.location ?? ''), dropped.location ?? ''), {
    do: 'accept',
  });
  expect(accepted.status).toBe(303);
  return (dropped.location ?? '').replace('/import/', '/source/');
}

async function withdrawByHand(source: string): Promise<string> {
  const page = await admin.get(source);
  const done = await admin.submit(formTo(page, '/withdraw'));
  expect(done.status).toBe(303);
  return done.location ?? '';
}

describe('the same minutes again', () => {
  test('dropped in again after acceptance, the file leads to what it brought in, and nothing doubles', async () => {
    const source = await acceptByHand(short(), first);
    const [before, held] = [await rowCounts(site), await holdings(site)];
    const again = await drop(admin, short(), 'another-name.txt');
    expect([again.status, again.location]).toEqual([303, source]);
    await importText(site, short(), 'a-third-name.txt');
    expect(await rowCounts(site)).toEqual(before);
    expect(await holdings(site)).toEqual(held);
  });

  test('dropped in again under review, it is the same review with what was said of it', async () => {
    const { location } = await drop(admin, await example('sec-panel-39-minutes.txt'), second);
    const review = formTo(await admin.get(location ?? ''), location ?? '');
    const answer = all(review, (element) => (element.attributes.name ?? '').startsWith('answer.'))[0];
    const name = answer?.attributes.name ?? '';
    await admin.submit(review, { do: 'save', [name]: 'Two of three, no alternate came.' });
    const again = await drop(admin, await example('sec-panel-39-minutes.txt'), second);
    expect((await admin.get(again.location ?? '')).html).toContain('value="Two of three, no alternate came."');
    expect((await rowCounts(site)).source).toBe(1);
  });

  test('pressing Accept twice makes one decision', async () => {
    const { location } = await drop(admin, short(), first);
    const form = formTo(await admin.get(location ?? ''), location ?? '');
    const both = await Promise.all([admin.submit(form, { do: 'accept' }), admin.submit(form, { do: 'accept' })]);
    for (const { status, location: led } of both) {
      expect(status).toBe(303);
      expect((await admin.get(led ?? '')).status).toBe(200);
    }
    expect(await rowCounts(site)).toMatchObject({ log_decision: 1, meeting: 1 });
    for (const act of ['accept', 'save']) {
      const late = await admin.submit(form, { do: act });
      expect([late.status, late.location]).toEqual([303, location?.replace('/import/', '/source/')]);
    }
    expect(await rowCounts(site)).toMatchObject({ log_decision: 1, meeting: 1 });
  });

  test.each([
    ['docx', docxFromText],
    ['pdf', pdfFromText],
  ] as const)(
    'the same meeting as %s is another text, and is refused until the first is withdrawn',
    async (kind, make) => {
      await acceptByHand(short(), first);
      const before = await rowCounts(site);
      const other = await drop(admin, await make(short()), `minutes.${kind}`);
      expect(other.status).toBe(422);
      expect(said(other)).toContain(`were already accepted, from “${first}”, and this text differs`);
      expect(said(other)).toContain('withdraw that import first');
      expect(await rowCounts(site)).toEqual(before);
    },
  );

  test('two texts of one meeting under review: the second to be accepted is refused, and stays under review', async () => {
    const one = await drop(admin, short(), 'one.txt');
    const other = await drop(admin, `${short()}\nA line more.\n`, 'other.txt');
    const [a, b] = [one.location ?? '', other.location ?? ''];
    expect((await admin.submit(formTo(await admin.get(a), a), { do: 'accept' })).status).toBe(303);
    const before = await rowCounts(site);
    const refused = await admin.submit(formTo(await admin.get(b), b), { do: 'accept' });
    expect(refused.status).toBe(422);
    expect(said(refused)).toContain('were already accepted, from “one.txt”');
    expect(await rowCounts(site)).toEqual(before);
  });

  test('a document under review can be dropped, and leaves nothing', async () => {
    const before = await rowCounts(site);
    const { location } = await drop(admin, short(), first);
    const dropped = await admin.submit(formTo(await admin.get(location ?? ''), location ?? ''), { do: 'discard' });
    expect(dropped.location).toBe(`/${site.code.id}/import`);
    expect((await admin.get(location ?? '')).status).toBe(404);
    expect(await rowCounts(site)).toEqual(before);
  });
});

describe('an import withdrawn', () => {
  test('leaves the registers as they were before it, whatever came between', async () => {
    await acceptByHand(short(), first);
    const before = await holdings(site);
    const source = await acceptByHand(await example('sec-panel-39-minutes.txt'), second);
    expect(await holdings(site)).not.toEqual(before);
    await withdrawByHand(source);
    expect(await holdings(site)).toEqual(before);
  });

  test('shows in the log, at the decision, at the document and in the history of its records', async () => {
    const source = await acceptByHand(short(), first);
    await acceptByHand(await example('sec-panel-39-minutes.txt'), second);
    const log = await withdrawByHand(source);
    const withdrawal = await admin.get(log);
    expect(text(one(withdrawal.root, 'h1'))).toBe(`Import of “${first}” withdrawn`);

    const page = await admin.get(`/${site.code.id}/log`);
    const titles = all(one(page.root, 'table'), 'a').map((link) => text(link));
    expect(titles.length).toBe(3);
    const taken = await admin.get(hrefOf(page, /meeting 38 accepted/));
    expect(said(taken)).toContain('This was withdrawn since.');
    expect(hrefOf(taken, 'See the withdrawal')).toBe(log);

    expect(said(await admin.get(source))).toContain('This import was withdrawn');
    expect(all((await admin.get(source)).root, (e) => (e.attributes.action ?? '').endsWith('/withdraw'))).toEqual([]);
    // An action of meeting 38 that meeting 39 reports on is still on record, with the withdrawn change struck out.
    const kept = await admin.get(`/${site.code.id}/action/SECP38/07`);
    const undone = all(kept.root, 'li.undone');
    expect(undone.map((line) => text(line)).join(' ')).toMatch(/Raised.*Taken back since/);
    const meeting = await admin.get(`/${site.code.id}/meeting/SECP_38_1111`);
    expect([meeting.status, text(one(meeting.root, 'h1'))]).toEqual([200, 'Meeting SECP_38_1111: taken back']);
    expect(hrefOf(meeting, 'See the withdrawal')).toBe(log);
    for (const link of all(one(withdrawal.root, 'table'), 'a'))
      expect((await admin.get(link.attributes.href ?? '')).status, link.attributes.href).toBe(200);
    // The log keeps the withdrawal for all; the document itself is a working paper again.
    expect((await visitorOf(site).get(source)).status).toBe(404);
  });

  test('can be imported again, with the same registers as at first', async () => {
    const source = await acceptByHand(short(), first);
    const held = await holdings(site);
    await withdrawByHand(source);
    const review = source.replace('/source/', '/import/');
    const early = await admin.submit(formTo(await admin.get(review), review), { do: 'accept' });
    expect([early.status, said(early)]).toEqual([422, expect.stringContaining('drop the document in again')]);
    expect(await acceptByHand(short(), first)).toBe(source);
    expect(await holdings(site)).toEqual(held);
    // And once more: the second withdrawal takes back the second acceptance, not the first.
    await withdrawByHand(source);
    expect(Object.values(await holdings(site)).flat()).toEqual([]);
    await acceptByHand(short(), first);
    expect(await holdings(site)).toEqual(held);
  });

  test('makes room for another text of the same meeting', async () => {
    const source = await acceptByHand(short(), first);
    await withdrawByHand(source);
    const other = await acceptByHand(await docxFromText(short()), 'minutes.docx');
    expect(other).not.toBe(source);
    expect((await holdings(site)).meeting?.length).toBe(1);
  });

  test('asked for twice, is done once', async () => {
    const source = await acceptByHand(short(), first);
    const form = formTo(await admin.get(source), '/withdraw');
    const both = await Promise.all([admin.submit(form), admin.submit(form)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect((await rowCounts(site)).log_decision).toBe(2);
    const third = await admin.submit(form);
    expect(third.status).toBe(422);
    expect(said(third)).toContain('Only an accepted import can be withdrawn');
  });
});
