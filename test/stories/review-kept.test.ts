/** What a reviewer has said is not lost: to another reviewer, to a slip of the pen, to a better reader, to a withdrawal. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeWriter } from '../../src/kernel/db.ts';
import { all, type Element, one, text } from './html.ts';
import { meeting38 } from './neighbours.ts';
import { example, holdings, importText, openSite, rowCounts, type StorySite } from './site.ts';
import { administrator, drop, fieldsOf, formTo, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let admin: Visitor;

beforeEach(async () => {
  site = await openSite();
  admin = await administrator(site);
});
afterEach(() => site.close());

const words = () => example('sec-panel-39-minutes.txt');
const title = 'edit.action-1.text';

/** Drops in the minutes of meeting 39; answers the address of their review. */
async function received(): Promise<string> {
  return (await drop(admin, await words(), 'thirty-nine.txt')).location ?? '';
}

const formAt = async (review: string) => formTo(await admin.get(review), review);
const formOn = (page: Page, review: string) => formTo(page, review);

/** The name of the first question's answer. */
function questionIn(form: Element): string {
  return one(form, ({ attributes }) => (attributes.name ?? '').startsWith('answer.')).attributes.name ?? '';
}

/** Pretends that what is kept was said of an earlier reading, as if the reader had been improved since. */
async function readOtherwise(review: string): Promise<void> {
  await site.ledger.db.transaction().execute(async (tx) => {
    await takeWriter(tx);
    await sql`update source set choices = choices || '{"reading":"an earlier one"}'
      where sha256 = ${review.split('/').at(-1)}`.execute(tx);
  });
}

describe('two reviewers of one document', () => {
  test('the later one is told, loses nothing of what was typed, and puts it in place only by saving again', async () => {
    const review = await received();
    const [hers, his] = [await formAt(review), await formAt(review)];
    const question = questionIn(hers);
    expect((await admin.submit(hers, { do: 'save', [question]: 'Hers.' })).status).toBe(303);
    const late = await admin.submit(his, { do: 'save', [question]: 'His.' });
    expect(late.status).toBe(422);
    expect(said(late)).toContain('Somebody saved other answers meanwhile');
    expect(fieldsOf(formOn(late, review))[question]).toBe('His.');
    expect(fieldsOf(await formAt(review))[question]).toBe('Hers.');
    expect((await admin.submit(formOn(late, review), { do: 'save' })).status).toBe(303);
    expect(fieldsOf(await formAt(review))[question]).toBe('His.');
  });

  test('accepting from a page that was overtaken records nothing', async () => {
    const review = await received();
    const [hers, his] = [await formAt(review), await formAt(review)];
    await admin.submit(hers, { do: 'save', [title]: 'To write to every member about the towpath.' });
    const before = await rowCounts(site);
    expect((await admin.submit(his, { do: 'accept' })).status).toBe(422);
    expect(await rowCounts(site)).toEqual(before);
  });

  test('the same answers saved twice contradict nobody', async () => {
    const review = await received();
    const form = await formAt(review);
    const answer = { do: 'save', [questionIn(form)]: 'Agreed by all.' };
    expect([(await admin.submit(form, answer)).status, (await admin.submit(form, answer)).status]).toEqual([303, 303]);
  });
});

describe('what is typed', () => {
  test('stays in its field beside what is wrong with it, with all else that was typed', async () => {
    const review = await received();
    const form = await formAt(review);
    const wrong = { 'edit.meeting.date': '2017-02-30', [title]: 'To mend the weir.', 'reject.action-2': '1' };
    const page = await admin.submit(form, { do: 'save', ...wrong });
    expect(page.status).toBe(422);
    expect(fieldsOf(formOn(page, review))).toMatchObject(wrong);
    const field = one(page.root, '[id=edit.meeting.date]');
    expect(field.attributes['aria-invalid']).toBe('true');
    expect(text(one(page.root, '[id=edit.meeting.date-error]'))).toContain('Date:');
    let around = field.parent;
    while (around && around.name !== 'details') around = around.parent;
    expect(around?.attributes).toHaveProperty('open');
  });

  test('a name emptied that minutes need is asked for at its field', async () => {
    const review = await received();
    const page = await admin.submit(await formAt(review), { do: 'accept', 'edit.meeting.body': '' });
    expect(page.status).toBe(422);
    const link = one(page.root, ({ attributes }) => attributes.href === '#edit.meeting.body');
    expect(text(link)).toContain('Give the name of the body');
    expect(text(one(page.root, '[id=edit.meeting.body-error]'))).toContain('Give the name of the body');
  });
});

describe('a document read otherwise than when it was checked', () => {
  test('shows what was said of the earlier reading, and applies none of it', async () => {
    const review = await received();
    const form = await formAt(review);
    const question = questionIn(form);
    await admin.submit(form, {
      do: 'save',
      [title]: 'To mend the weir.',
      [question]: 'It was so.',
      'reject.action-2': '1',
    });
    await readOtherwise(review);
    const page = await admin.get(review);
    expect(said(page)).toContain('The reader has been improved since; check again.');
    expect(said(page)).toContain('Action 1: text “To mend the weir.”');
    expect(said(page)).toContain('Action 2: left out');
    expect(said(page)).toContain('“It was so.”');
    const now = fieldsOf(formOn(page, review));
    expect(now[title]).not.toBe('To mend the weir.');
    expect([now[question], now['reject.action-2']]).toEqual(['', undefined]);
    expect((await admin.submit(formOn(page, review), { do: 'save' })).status).toBe(303);
    expect(said(await admin.get(review))).not.toContain('The reader has been improved');
  });

  test('is not accepted from the command line until it was checked again', async () => {
    const review = await received();
    await admin.submit(await formAt(review), { do: 'save', 'reject.action-2': '1' });
    await readOtherwise(review);
    const before = await rowCounts(site);
    await expect(importText(site, await words())).rejects.toThrow('The reader has been improved');
    expect(await rowCounts(site)).toEqual(before);
  });

  test('a page opened before is not saved, and what was said on it is listed', async () => {
    const review = await received();
    const page = await admin.submit(await formAt(review), {
      do: 'accept',
      reading: 'earlier',
      [title]: 'To mend the weir.',
    });
    expect(page.status).toBe(422);
    expect(said(page)).toContain('Action 1: text “To mend the weir.”');
    expect((await rowCounts(site)).log_decision).toBe(0);
    expect(fieldsOf(await formAt(review))[title]).not.toBe('To mend the weir.');
  });
});

describe('a withdrawal', () => {
  /** Accepts meeting 39 with one answer, then withdraws it. */
  async function withdrawn(): Promise<{ review: string; source: string; question: string }> {
    const review = await received();
    const form = await formAt(review);
    const question = questionIn(form);
    expect((await admin.submit(form, { do: 'accept', [question]: 'Two of three.' })).status).toBe(303);
    const source = review.replace('/import/', '/source/');
    expect((await visitorOf(site).get(source)).status).toBe(200);
    const page = await admin.get(source);
    expect(said(page)).toContain('keep the document itself to the secretariat from now on');
    expect((await admin.submit(formTo(page, '/withdraw'))).status).toBe(303);
    return { review, source, question };
  }

  test('keeps what the reviewer had said for when the document is taken up again', async () => {
    const { review, question } = await withdrawn();
    expect(await received()).toBe(review);
    expect(fieldsOf(await formAt(review))[question]).toBe('Two of three.');
  });

  test('takes the document itself back from the public, and leaves it to the secretariat', async () => {
    const { source } = await withdrawn();
    const stranger = visitorOf(site);
    expect((await stranger.get(source)).status).toBe(404);
    expect(said(await stranger.get(`/${site.code.id}/import`))).not.toContain('thirty-nine.txt');
    expect((await admin.get(source)).status).toBe(200);
    expect(said(await admin.get(`/${site.code.id}/import`))).toContain('thirty-nine.txt');
  });

  test('is what a document goes back to when its second review is dropped', async () => {
    const { review, source, question } = await withdrawn();
    await received();
    expect((await admin.submit(await formAt(review), { do: 'discard' })).status).toBe(303);
    expect(said(await admin.get(source))).toContain('This import was withdrawn');
    await received();
    expect(fieldsOf(await formAt(review))[question]).toBe('Two of three.');
  });
});

describe('the review page', () => {
  test('quotes at each question the words it is about', async () => {
    const page = await admin.get(await received());
    const flags = all(page.root, ({ attributes }) => (attributes.id ?? '').startsWith('flag-'));
    const quoted = flags.flatMap((flag) => all(flag, 'q').map((quote) => text(quote)));
    expect(quoted.length).toBeGreaterThan(0);
    const whole = (await words()).replace(/\s+/g, ' ');
    for (const quote of quoted) {
      expect(quote.length).toBeLessThanOrEqual(160);
      // Words from several places are parted by an ellipsis.
      for (const stretch of quote.split('…')) expect(whole).toContain(stretch.trim());
    }
  });

  test('drops a document only from a panel that says what this does', async () => {
    const form = await formAt(await received());
    let around = one(form, '[value=discard]').parent;
    while (around && around.name !== 'details') around = around.parent;
    expect(around && text(around)).toContain('This will');
    expect(around?.attributes).not.toHaveProperty('open');
  });

  test('minutes that print no classification are read by whom a person says', async () => {
    const unmarked = meeting38(site.code.houseStyle).replace(/^.*\b(White|Classification)\b.*$/gim, '');
    const { location } = await drop(admin, unmarked, 'thirty-eight.txt');
    const review = location ?? '';
    const form = await formAt(review);
    const shown = one(form, 'select[name=level]');
    expect(all(shown, 'option').map((option) => text(option))).toEqual([
      `Nothing is printed: ${site.code.levels[1].name}`,
      ...([0, 1, 2, 3] as const).map((level) => site.code.levels[level].name),
    ]);
    await admin.submit(form, { do: 'save', level: '0' });
    expect(fieldsOf(await formAt(review)).level).toBe('0');
    expect((await admin.submit(await formAt(review), { do: 'accept' })).status).toBe(303);
    expect((await holdings(site)).meeting?.length).toBe(1);
    expect((await visitorOf(site).get(review.replace('/import/', '/source/'))).status).toBe(200);
  });

  test('minutes printed as public may be kept to fewer', async () => {
    const review = await received();
    expect((await admin.submit(await formAt(review), { do: 'accept', level: '3' })).status).toBe(303);
    const source = review.replace('/import/', '/source/');
    expect([(await visitorOf(site).get(source)).status, (await admin.get(source)).status]).toEqual([404, 200]);
  });
});
