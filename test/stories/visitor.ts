/** Somebody with a browser: keeps cookies, reads pages, follows links, fills in forms. No socket is opened. */
import { administratorLink } from '../../src/web/session.ts';
import { all, type Element, one, parse, text } from './html.ts';
import type { StorySite } from './site.ts';

export interface Page {
  status: number;
  headers: Headers;
  /** Where a redirect leads. */
  location: string | null;
  html: string;
  /** The page's elements; parsed when first asked for. */
  root: Element;
}

/** Several where a form has several of one name ticked. */
type Value = string | File | readonly string[];
export type Fields = Record<string, Value>;

const origin = 'http://localhost';

export interface Visitor {
  site: StorySite;
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Page>;
  /** Follows redirects to the page they lead to. */
  open(path: string): Promise<Page>;
  /** Sends a form as a browser on our own page would. */
  post(path: string, fields: Fields, headers?: Record<string, string>): Promise<Page>;
  /** Sends a form of a page with what stands in it, changed as told, by one of its buttons. */
  submit(form: Element, changes?: Fields): Promise<Page>;
}

/** Somebody without an account, on a device of their own. */
export function visitorOf(site: StorySite): Visitor {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Page> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...init.headers, ...(cookie ? { cookie } : {}) };
    const response = await site.app.request(path.startsWith('http') ? path : origin + path, { ...init, headers });
    for (const set of response.headers.getSetCookie()) keep(cookies, set);
    return pageOf(response);
  };
  const get: Visitor['get'] = (path, headers = {}) => send(path, { headers });
  const post: Visitor['post'] = (path, fields, headers = {}) => {
    const files = Object.values(fields).some((value) => value instanceof File);
    const form = files ? new FormData() : new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of Array.isArray(value) ? value : [value]) form.append(name, one);
    return send(path, { method: 'POST', body: form, headers: { origin, ...headers } });
  };
  return {
    site,
    cookies,
    get,
    post,
    async open(path) {
      let page = await get(path);
      for (let hops = 0; page.location && hops < 5; hops++) page = await get(page.location);
      return page;
    },
    async submit(form, changes = {}) {
      const action = form.attributes.action ?? '';
      const fields = { ...fieldsOf(form), ...changes };
      if (form.attributes.method === 'post') return post(action, fields);
      const query = new URLSearchParams(fields as Record<string, string>).toString();
      return get(query ? `${action}?${query}` : action);
    },
  };
}

function keep(cookies: Map<string, string>, set: string): void {
  const [pair = ''] = set.split(';');
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
  if (value === '' || /max-age=0\b/i.test(set)) cookies.delete(name);
  else cookies.set(name, value);
}

async function pageOf(response: Response): Promise<Page> {
  const html = await response.text();
  let root: Element | undefined;
  return {
    status: response.status,
    headers: response.headers,
    location: response.headers.get('location'),
    html,
    get root() {
      root ??= parse(html);
      return root;
    },
  };
}

/** Somebody signed in as the administrator, by the link as printed at the start. */
export async function administrator(site: StorySite): Promise<Visitor> {
  const visitor = visitorOf(site);
  const token = await administratorLink(site.ledger.db, site.ledger.now());
  const page = await visitor.get(`/sign-in/${token}`);
  const done = await visitor.submit(one(page.root, 'form[method=post]'));
  if (done.status !== 303) throw new Error(`Signing in was answered with ${done.status}.`);
  return visitor;
}

/** What a browser would send of a form as it stands; buttons are left out, for only the one pressed is sent. */
export function fieldsOf(form: Element): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const control of all(form, (element) => element.attributes.name !== undefined)) {
    const { name = '', type, value } = control.attributes;
    if (control.name === 'textarea') fields[name] = text(control) === '' ? '' : control.children.join('');
    else if (control.name === 'select') {
      const options = all(control, 'option');
      fields[name] = (options.find((option) => 'selected' in option.attributes) ?? options[0])?.attributes.value ?? '';
    } else if (control.name === 'input' && type !== 'file') {
      if ((type === 'checkbox' || type === 'radio') && !('checked' in control.attributes)) continue;
      fields[name] = value ?? '';
    }
  }
  return fields;
}

/** The form in the body of a page that is posted to an address that ends so. */
export function formTo(page: Page, end: string): Element {
  return one(end === '/sign-out' ? page.root : one(page.root, 'main'), ({ name, attributes }) => {
    return name === 'form' && attributes.method === 'post' && (attributes.action ?? '').endsWith(end);
  });
}

/** The one token that forms of a signed-in page carry. */
export function csrfOf(page: Page): string {
  return one(page.root, 'input[name=csrf]').attributes.value ?? '';
}

/** Where the link with these words leads. */
export function hrefOf(page: Page, words: string | RegExp): string {
  const fits = (said: string) => (typeof words === 'string' ? said === words : words.test(said));
  return one(page.root, (element) => element.name === 'a' && fits(text(element))).attributes.href ?? '';
}

/** What the page says to its reader. */
export function said(page: Page): string {
  return text(one(page.root, 'main'));
}

/** Drops a file on the import page. */
export async function drop(visitor: Visitor, bytes: Uint8Array | string, name: string): Promise<Page> {
  const page = await visitor.get(`/${visitor.site.code.id}/import`);
  const part = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
  return visitor.submit(formTo(page, '/import'), { file: new File([part], name) });
}
