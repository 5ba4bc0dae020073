/** What every answer carries, and what none of them holds. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { administratorLink } from '../../src/web/session.ts';
import { all, elements, one } from './html.ts';
import { example, importText, openSite, type StorySite } from './site.ts';
import { administrator, csrfOf, drop, type Page, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let admin: Visitor;
let review: string;
let pages: [path: string, page: Page][];

beforeAll(async () => {
  site = await openSite();
  admin = await administrator(site);
  const sha = await importText(site, await example('sec-panel-39-minutes.txt'));
  review = (await drop(admin, await example('sec-panel-40-minutes.txt'), 'minutes.txt')).location ?? '';
  const code = site.code.id;
  const lists = [...site.ledger.registers.keys()].map((name) => `/${code}/${name}`);
  const paths = [
    '/',
    `/${code}`,
    ...lists,
    `/${code}/meeting/SECP_39_0912`,
    `/${code}/record/meeting/SECP_39_0912`,
    `/${code}/action/SECP39/01`,
    `/${code}/action/SECP39/01?on=2016-12-10&known=2017-01-01`,
    `/${code}/action/SECP39/01?on=2016-01-01`,
    `/${code}/modification/SECMP0007`,
    `/${code}/search?q=budget`,
    `/${code}/log`,
    `/${code}/source/${sha}`,
    `/${code}/import`,
    review,
    `/${code}/move/action/close/SECP39/01`,
    `/${code}/action?on=2016-01-01`,
    `/${code}/nothing`,
    '/sign-in',
    `/sign-in/${'t'.repeat(32)}`,
    `/${code}/export/action.csv`,
    `/${code}/export/action.xlsx`,
    '/health',
    '/assets/nothing.css',
  ];
  pages = [];
  for (const path of paths) for (const who of [admin, visitorOf(site)]) pages.push([path, await who.get(path)]);
});
afterAll(() => site.close());

test('every answer carries a strict policy: our own files only, nothing inline, no frame around it', () => {
  for (const [path, { headers }] of pages) {
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy, path).toMatch(/^default-src 'none';/);
    expect(policy, path).not.toMatch(/unsafe|\*|data:|https?:/);
    for (const part of [
      "script-src 'self'",
      "style-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ])
      expect(policy, path).toContain(part);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('x-frame-options'), path).toBe('DENY');
    expect(headers.get('referrer-policy'), path).toMatch(/^(same-origin|no-referrer)$/);
    expect(headers.get('x-powered-by'), path).toBeNull();
  }
});

test('no page holds anything inline: script, style or handler; nothing comes from elsewhere', () => {
  for (const [path, page] of pages) {
    if (!page.headers.get('content-type')?.startsWith('text/html')) continue;
    for (const { name, attributes, children } of elements(page.root)) {
      expect(name, path).not.toBe('style');
      if (name === 'script') expect([attributes.src?.startsWith('/assets/'), children.length], path).toEqual([true, 0]);
      for (const [attribute, value] of Object.entries(attributes)) {
        expect(attribute, `${path}: <${name} ${attribute}>`).not.toMatch(/^(on|style$)/);
        if (['href', 'src', 'action', 'formaction'].includes(attribute))
          expect(value, `${path}: <${name} ${attribute}>`).toMatch(/^(\/(?!\/)|#|\?|$)/);
      }
    }
  }
});

test('what one reader sees is kept by no cache', () => {
  for (const [path, { headers, status }] of pages) {
    if (path.startsWith('/assets') || path === '/health') continue;
    expect(headers.get('cache-control'), `${path} ${status}`).toBe('private, no-store');
  }
});

test('every form that writes carries the token of the session, and no address does', () => {
  for (const [path, page] of pages) {
    if (!page.headers.get('content-type')?.startsWith('text/html') || path.startsWith('/sign-in')) continue;
    for (const form of all(page.root, 'form[method=post]')) {
      const token = one(form, 'input[name=csrf]').attributes.value ?? '';
      expect(token.length, path).toBeGreaterThan(20);
      expect(form.attributes.action, path).not.toContain(token);
      for (const link of all(page.root, 'a')) expect(link.attributes.href ?? '', path).not.toContain(token);
    }
  }
});

test('no line that is logged holds a token, also when something breaks', async () => {
  const lines: string[] = [];
  const hear = (...words: unknown[]) => void lines.push(words.map(String).join(' '));
  const spies = (['log', 'error', 'warn', 'info', 'debug'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(hear),
  );
  const token = await administratorLink(site.ledger.db, site.ledger.now());
  const visitor = visitorOf(site);
  try {
    await visitor.get(`/sign-in/${token}`);
    await visitor.post('/sign-in', { token });
    const session = [...visitor.cookies.values()][0] ?? '';
    expect(session.length).toBeGreaterThan(20);
    const csrf = csrfOf(await visitor.get(`/${site.code.id}`));
    const broken = vi.spyOn(site.ledger.registers, 'get').mockImplementation(() => {
      throw new Error('a bug');
    });
    const page = await visitor.get(`/${site.code.id}/action`);
    broken.mockRestore();
    expect(page.status).toBe(500);
    const number = /this number: ([0-9a-f]{8})\./.exec(page.html)?.[1] ?? 'none';
    expect(page.html).not.toContain('a bug');
    expect(lines.join('\n')).toContain(number);
    for (const secret of [token, session, csrf]) expect(lines.join('\n')).not.toContain(secret);
    for (const secret of [session, csrf]) expect(page.html).not.toContain(secret);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
});

test('the session’s cookie is for this site alone, out of reach of scripts, and secure where the address is', async () => {
  const cookieOf = async (headers: Record<string, string>) => {
    const token = await administratorLink(site.ledger.db, site.ledger.now());
    const page = await visitorOf(site).post('/sign-in', { token }, headers);
    expect([page.status, page.location]).toEqual([303, '/']);
    return page.headers.getSetCookie();
  };
  const [plain, ...more] = await cookieOf({});
  expect(more).toEqual([]);
  expect(plain).toMatch(/; HttpOnly/);
  expect(plain).toMatch(/; SameSite=(Lax|Strict)/);
  expect(plain).toMatch(/; Path=\//);
  expect(plain).not.toMatch(/; (Secure|Domain)/);
  const [secure] = await cookieOf({ 'x-forwarded-proto': 'https' });
  expect(secure).toMatch(/; Secure/);
});

test('a link expires after a day, a new one ends the one before, and a made-up one never works', async () => {
  const trying = async (token: string) => (await visitorOf(site).post('/sign-in', { token })).status;
  const old = await administratorLink(site.ledger.db, site.ledger.now());
  const fresh = await administratorLink(site.ledger.db, site.ledger.now());
  expect(await trying(old)).toBe(422);
  expect(await trying('x'.repeat(fresh.length))).toBe(422);
  expect(await trying('')).toBe(422);
  site.clock.today = '2017-02-03';
  expect(await trying(fresh)).toBe(422);
  expect((await admin.get(`/${site.code.id}`)).html).toContain('Signed in as');
  site.clock.today = '2017-02-20';
  expect((await admin.get(`/${site.code.id}`)).html).not.toContain('Signed in as');
  site.clock.today = '2017-02-01';
});

test('a body larger than any form is refused before it is read', async () => {
  const big = 'a'.repeat(23 * 1024 * 1024);
  for (const path of [
    review,
    `/${site.code.id}/move/action/close/SECP39/01`,
    '/sign-in',
    '/sign-out',
    `/${site.code.id}/source/${'0'.repeat(64)}/withdraw`,
  ]) {
    const page = await admin.post(path, { csrf: 'x', token: 'x', do: 'save', big });
    expect(page.status, path).toBe(413);
  }
});

test('no address takes a form without the token of the session, whoever sends it', async () => {
  const posts = [...new Set(site.app.routes.filter(({ method }) => method === 'POST').map(({ path }) => path))];
  expect(posts.length).toBeGreaterThan(30);
  // Where nobody is signed in yet, and where one asks to be no more.
  const open = ['/sign-in', '/sign-out'];
  const given: Record<string, string> = { code: site.code.id, register: 'risk', move: 'close', act: 'fill' };
  const taken: unknown[] = [];
  for (const path of posts.filter((one) => !open.includes(one))) {
    const step = path.includes('/election/') ? 'nominate' : 'comment';
    const address = path.replace(/:(\w+)(?:\{((?:[^{}]|\{[^}]*\})*)\})?/g, (_, name: string, fits = '') => {
      if (/^[a-z]+(\|[a-z]+)+$/.test(fits)) return fits.split('|')[0];
      return name === 'sha256' ? '0'.repeat(64) : (({ ...given, step } as Record<string, string>)[name] ?? 'x');
    });
    for (const csrf of [undefined, 'x'.repeat(43)]) {
      const page = await admin.post(address, { do: 'record', ...(csrf ? { csrf } : {}) });
      // The console's script is told in a number that the session's page is no longer good.
      const refused = page.status === 401 || (page.status === 422 && page.html.includes('This page was open too long'));
      if (!refused) taken.push([address, page.status]);
    }
  }
  expect(taken).toEqual([]);
});
