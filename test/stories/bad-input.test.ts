/** What cannot be read, asked or found: a clear sentence, the right status, nothing written, nothing told. */

import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docxBomb, emptyPdf, encryptedPdf, noise, pdfBomb, scannedPdf } from '../documents/bad-input.ts';
import { all, one, text } from './html.ts';
import { otherMinutes, sharedMissing } from './real-minutes.ts';
import { example, importText, openSite, rowCounts, type StorySite } from './site.ts';
import { administrator, csrfOf, drop, formTo, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let admin: Visitor;
let before: Record<string, number>;

beforeAll(async () => {
  site = await openSite();
  admin = await administrator(site);
  await importText(site, await example('sec-panel-40-minutes.txt'));
  before = await rowCounts(site);
});
afterAll(() => site.close());

/** No stack, no path of this machine, no word of the inside. */
function tellsNothing(page: Page): void {
  expect(page.html).not.toMatch(
    /\bat \w+ \(|node_modules|\/src\/|\.tsx?\b|\/work\/|\/tmp\/|postgres|kysely|select \*|violates|undefined|\[object/i,
  );
}

async function workbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Actions').addRow(['Reference', 'Owner']);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const files: [name: string, make: () => Promise<string | Uint8Array> | string | Uint8Array, sentence: RegExp][] = [
  ['empty.txt', () => '', /This file is empty\. Choose the file that holds the minutes\./],
  ['blank.txt', () => ' \n\t\n', /no words in this file/],
  ['noise.txt', () => noise(20_000), /not text|encoding/],
  ['noise.pdf', () => noise(20_000), /ends in \.pdf, but it is not a PDF document/],
  ['noise.docx', () => noise(20_000), /ends in \.docx, but it is not a Word document/],
  [
    'utf16.txt',
    () => new Uint8Array(Buffer.from('\ufeffMinutes of a meeting', 'utf16le')),
    /UTF-16 text.*Save it as UTF-8/,
  ],
  ['scan.pdf', scannedPdf, /no text|picture|scan/i],
  ['blank.pdf', emptyPdf, /no text|no words|picture|scan/i],
  ['locked.pdf', encryptedPdf, /password/],
  ['bomb.docx', () => docxBomb(90), /too (large|big|many|much)|more than|larger/i],
  ['bomb.pdf', () => pdfBomb(90), /too (large|big|many|much)|more than|larger/i],
  ['actions.xlsx', workbook, /This file is an Excel workbook\. Save it as docx, PDF or plain text/],
  [
    'two.txt',
    async () => `${await example('sec-panel-39-minutes.txt')}\n\n${await example('sec-panel-40-minutes.txt')}`,
    /two meetings/,
  ],
  [
    'other.txt',
    async () => `${await example('sec-panel-40-minutes.txt')}\nOne line more.\n`,
    /already accepted, from “minutes.txt”/,
  ],
  ['page.html', () => '<!doctype html><html><body>Minutes</body></html>', /web page \(HTML\)/],
  ['large.txt', () => new Uint8Array(50 * 1024 * 1024).fill(97), /larger than 20 MB|files up to 20 MB/],
];

describe('a file that cannot be read', () => {
  test.each(files)('%s is refused at its field, with what to do, and nothing is kept', async (name, make, sentence) => {
    const page = await drop(admin, await make(), name);
    expect(page.status).toBe(422);
    expect(text(one(page.root, 'div.govuk-error-summary'))).toMatch(sentence);
    expect(one(page.root, 'p.govuk-error-message').attributes.id).toBe('file-error');
    expect(formTo(page, '/import')).toBeTruthy();
    tellsNothing(page);
    expect(await rowCounts(site)).toEqual(before);
  });

  test('no file chosen is said at the field', async () => {
    const form = formTo(await admin.get(`/${site.code.id}/import`), '/import');
    for (const fields of [{}, { file: new File([], '') }, { file: 'not a file' }]) {
      const page = await admin.submit(form, fields as Record<string, string>);
      expect([page.status, text(one(page.root, 'div.govuk-error-summary'))]).toEqual([
        422,
        'One thing to mendChoose the file with the minutes.',
      ]);
    }
    expect(await rowCounts(site)).toEqual(before);
  });

  test.each([
    '../../../etc/passwd',
    'C:\\Minutes\\March.txt',
    '<script>alert(1)</script>.txt',
    `${'long'.repeat(300)}.txt`,
    '\u202etxt.exe',
  ])('a file named %j is kept under a name that does no harm', async (name) => {
    const dropped = await drop(
      admin,
      'Minutes of the Kite Club\n\nPresent: Ada Ferrier\n\n1. Kites\n\nNobody flew one.',
      name,
    );
    expect(dropped.status).toBe(303);
    const page = await admin.get(dropped.location ?? '');
    expect(page.status).toBe(200);
    expect(all(page.root, 'script').every((script) => script.attributes.src)).toBe(true);
    expect(said(page)).not.toContain('etc/');
    const form = formTo(page, dropped.location ?? '');
    expect((await admin.submit(form, { do: 'discard' })).status).toBe(303);
    expect(await rowCounts(site)).toEqual(before);
  });

  test('words that are markup stay words on every page that shows them', async () => {
    const minutes = (await example('sec-panel-39-minutes.txt')).replaceAll(
      'Tobias Renshaw',
      '<img src=x onerror=alert(1)> Renshaw',
    );
    const dropped = await drop(admin, minutes, 'markup.txt');
    const page = await admin.get(dropped.location ?? '');
    expect(all(page.root, 'img')).toEqual([]);
    expect(text(one(page.root, 'section.doc'))).toContain('<img src=x onerror=alert(1)> Renshaw');
    await admin.submit(formTo(page, dropped.location ?? ''), { do: 'discard' });
  });
});

describe.skipIf(sharedMissing)('minutes of other bodies', () => {
  test('are read, reviewed and accepted, or say what is missing; never an error of ours', async () => {
    const other = await openSite('2026-01-01');
    const secretary = await administrator(other);
    // One of each format: how well each is read is held where reading is.
    const byFormat = new Map((await otherMinutes()).map((minutes) => [minutes.name.split('.').at(-1), minutes]));
    for (const { name, bytes } of byFormat.values()) {
      const dropped = await drop(secretary, bytes, name);
      expect(dropped.status, name).toBe(303);
      const page = await secretary.get(dropped.location ?? '');
      expect(page.status, name).toBe(200);
      const answer = await secretary.submit(formTo(page, dropped.location ?? ''), { do: 'accept' });
      expect([303, 422], name).toContain(answer.status);
      if (answer.status === 422) expect(text(one(answer.root, 'div.govuk-error-summary')).length).toBeGreaterThan(40);
      if (answer.status === 422) continue;
      const source = await secretary.get((dropped.location ?? '').replace('/import/', '/source/'));
      for (const link of all(one(source.root, 'main'), 'a.mk').slice(0, 12))
        expect((await secretary.get(link.attributes.href ?? '')).status, link.attributes.href).toBe(200);
    }
    await other.close();
  });
});

const odd = [
  '..',
  '%2e%2e',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  'a%00b',
  "'",
  '%22',
  '%27%20or%20%271%27=%271',
  '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  'x'.repeat(5000),
  '%ff',
  '%',
  '%E0%A4%A',
  '%F0%9F%A6%84',
  '__proto__',
  'constructor',
  '-1',
  ';drop table action',
];

const named = odd.map((word): [name: string, word: string] => [word.slice(0, 30), word]);
const parameters = 'words q state class owner sort after before column late on known since item'.split(' ');

describe('an address of nothing', () => {
  test.each(named)('%s is not found, whoever asks, and the answer says no more than that', async (_, word) => {
    const visitor = visitorOf(site);
    const paths = [
      `/${word}`,
      `/${site.code.id}/${word}`,
      `/${site.code.id}/action/${word}`,
      `/${site.code.id}/meeting/${word}`,
      `/${site.code.id}/record/action/${word}`,
      `/${site.code.id}/log/${word}`,
      `/${site.code.id}/source/${word}`,
      `/${site.code.id}/import/${word}`,
      `/${site.code.id}/export/${word}.csv`,
      `/${site.code.id}/export/action.${word}`,
      `/${site.code.id}/move/action/close/${word}`,
      `/${site.code.id}/move/action/${word}/SECP40/01`,
    ];
    for (const path of paths)
      for (const who of [visitor, admin]) {
        const page = await who.get(path);
        // “..” is taken out of an address before it is sent: it then names another page.
        if (new URL(`http://localhost${path}`).pathname === path) expect(page.status, path.slice(0, 80)).toBe(404);
        else expect(page.status).toBeLessThan(500);
        tellsNothing(page);
        expect(page.html).not.toContain('<script>alert');
      }
  });

  test.each(named)(
    'filters, sorts, cursors and days such as %s are left out, and the list is shown',
    async (_, word) => {
      const asked = parameters.map((name) => `${name}=${word}`).join('&');
      for (const path of ['action', 'search', 'log', 'export/action.csv', 'meeting/SECP_40_1301', '']) {
        const page = await visitorOf(site).get(`/${site.code.id}/${path}?${asked}`.replace('/?', '?'));
        expect(page.status, path).toBe(200);
        if (!path.startsWith('export')) expect(page.html).not.toContain('<script>alert');
      }
    },
  );

  test('a form sent with odd references changes nothing', async () => {
    const csrf = csrfOf(await admin.get(`/${site.code.id}`));
    for (const word of odd)
      for (const path of [`move/action/close/${word}`, `source/${word}/withdraw`, `import/${word}`]) {
        const page = await admin.post(`/${site.code.id}/${path}`, { csrf, do: 'record' });
        expect(page.status, `${path}`.slice(0, 80)).toBeGreaterThanOrEqual(400);
        expect(page.status, `${path}`.slice(0, 80)).toBeLessThan(500);
        tellsNothing(page);
      }
    expect(await rowCounts(site)).toEqual(before);
  });
});
