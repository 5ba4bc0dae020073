/** A paper that was classified above some of its readers: gone for them in its every version, and in nobody's way. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pdfFromText } from '../documents/pdf-from-text.ts';
import { found, planned, press, seat, secretary, signedIn, undeclared } from './agenda-ground.ts';
import { openSite, type StorySite } from './site.ts';
import { csrfOf, formTo, type Visitor } from './visitor.ts';

let site: StorySite;
let ada: Visitor;
const ref = 'SECP_39_0912_02';

beforeAll(async () => {
  site = await openSite('2016-11-25');
  ada = await secretary(site);
  await found(site, seat('tom-orrery', 'Tom Orrery', 'Large Supplier'));
  await press(ada, await planned(ada), 'issue');
});
afterAll(() => site?.close());

async function putIn(visitor: Visitor, title: string) {
  const page = await visitor.get('/sec/papers/SECP_39_0912/add?item=SECP_39_0912%2F2');
  const file = new File([new Uint8Array(await pdfFromText(title))], `${title}.pdf`);
  return visitor.submit(formTo(page, '/add'), { file, title, level: '1' });
}

test('its bytes are given to nobody below its class, by whatever day or version they ask', async () => {
  const green = await signedIn(site, { name: 'Gil Green', clearance: { 'sec/panel': 1 } });
  expect((await putIn(ada, 'Heron')).location).toContain(`added=${ref}`);
  const version = /version=([0-9a-f]{64})/.exec((await ada.get(`/sec/papers/paper/${ref}`)).html)?.[1] ?? '';
  expect((await green.get(`/sec/papers/file/${ref}`)).status).toBe(200);
  site.clock.today = '2016-11-28';
  const csrf = csrfOf(await ada.get(`/sec/papers/paper/${ref}`));
  const raised = await ada.post(`/sec/papers/reclassify/${ref}`, { csrf, level: '3', why: 'It names somebody.' });
  expect(raised.status).toBe(303);
  const never = await green.get('/sec/papers/file/SECP_39_0912_77');
  for (const asked of ['', '?on=2016-11-26', '?known=2016-11-26', '?on=2016-11-26&known=2016-11-26'])
    for (const path of [`file/${ref}`, `paper/${ref}`, `file/${ref}${asked ? `${asked}&` : '?'}version=${version}`]) {
      const page = await green.get(`/sec/papers/${path}${path.includes('?') ? '' : asked}`);
      expect([page.status, page.html], `${path} ${asked}`).toEqual([404, never.html]);
    }
  expect((await ada.get(`/sec/papers/file/${ref}`)).status).toBe(200);
});

test('whoever cannot see it still puts in a paper of the same item, and learns nothing of it', async () => {
  const done = await putIn(await undeclared(site), 'Otter');
  expect([done.status, done.location]).toEqual([303, expect.stringContaining(`added=${ref}b`)]);
  expect((await ada.get(`/sec/papers/paper/${ref}`)).html).toContain('Heron');
});
