import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type StorySite, example, rowCounts, importText } from './site.ts';
import { administrator, drop, said } from './visitor.ts';
import { seed } from './real-minutes.ts';

let site: StorySite;
beforeAll(async () => { site = await openSite(); });
afterAll(() => site.close());
test('tries', async () => {
  const admin = await administrator(site);
  let t = Date.now();
  const lap = (w: string) => { console.log(w, Date.now() - t); t = Date.now(); };
  const page = await drop(admin, await seed(), 'seed.txt');
  lap('drop'); console.log(page.status, page.location);
  const review = await admin.get(page.location!);
  lap('review'); console.log(review.status, review.html.length);
  review.root; lap('parse');
  console.log(said(review).slice(0, 500));
  await importText(site, await example('sec-panel-39-minutes.txt')).catch((e) => console.log(e.message));
  lap('import');
  for (const p of ['/sec', '/sec/action', '/sec/meeting', '/sec/modification']) { const r = await admin.get(p); lap(p); console.log(r.status); r.root; lap('parse') }
  console.log(await rowCounts(site));
}, 60000);
