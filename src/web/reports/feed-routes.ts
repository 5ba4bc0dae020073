/** Feeds of what happened to proposals. The same bytes for everyone; asked again, only what is new is sent. */
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { everyone } from '../../kernel/access.ts';
import { reading } from '../../kernel/db.ts';
import { recordId, registerOf } from '../../kernel/ledger.ts';
import { Absent } from '../../kernel/problem.ts';
import { get } from '../../kernel/read.ts';
import { type FeedPage, feedPage, updatedOf } from '../../reports/feed.ts';
import { atomFeed, type Feed, jsonFeed } from '../../reports/feed-formats.ts';
import { addressOfPages, type Env, pathTo, type Site, type View, viewOf } from '../view.ts';

const formats = {
  atom: { write: atomFeed, type: 'application/atom+xml; charset=utf-8' },
  json: { write: jsonFeed, type: 'application/feed+json; charset=utf-8' },
} as const;

/** A feed without entries has to say when it changed last all the same. */
const beginning = '1970-01-01T00:00:00.000Z';

export function feedRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/:code/feeds/:file{modifications\\.(atom|json)}', async (c) => {
    const view = viewOf(c, site);
    const { format } = parted(c.req.param('file'));
    return answer(c, format, await feedOf(c, view, { format }));
  });

  app.get('/:code/feeds/modification/:file{.+\\.(atom|json)}', async (c) => {
    const view = viewOf(c, site);
    return answer(c, parted(c.req.param('file')).format, await feedOf(c, view, parted(c.req.param('file'))));
  });
  return app;
}

interface Asked {
  format: keyof typeof formats;
  ref?: string;
}

function parted(file: string): Required<Asked> {
  const at = file.lastIndexOf('.');
  return { ref: file.slice(0, at), format: file.slice(at + 1) as keyof typeof formats };
}

async function feedOf(c: Context<Env>, view: View, { format, ref }: Asked): Promise<Feed> {
  const { site, code } = view;
  const before = Number(view.query.get('before'));
  const older = Number.isSafeInteger(before) && before > 0 ? before : undefined;
  const { page, title } = await reading(site.ledger.db, everyone, async (tx) => {
    const query = { code, ...(ref === undefined ? {} : { ref }), ...(older === undefined ? {} : { before: older }) };
    const page: FeedPage = await feedPage(tx, site.ledger, query);
    if (ref === undefined) return { page, title: `${code.short} modifications` };
    const at = { day: site.today(), known: null };
    const row = await get(tx, registerOf(site.ledger, 'modification'), { code: code.id, ref, at });
    // One that is hidden, and one that is not there, have no feed: neither is told from the other.
    if (!row && page.entries.length === 0) throw new Absent();
    return { page, title: `${ref}${row && row.title !== ref ? `: ${row.title}` : ''}` };
  });
  const origin = site.outside ? addressOfPages(site) : new URL(c.req.url).origin;
  const own = `${origin}${pathTo(code.id, 'feeds', ...(ref === undefined ? ['modifications'] : ['modification', ref]))}.${format}`;
  return {
    id: `urn:uuid:${recordId(code.id, 'feed', ref === undefined ? 'modifications' : `modification ${ref}`)}`,
    title,
    about: `What happened to proposals to change the ${code.name}, as it is recorded.`,
    author: code.name,
    page: `${origin}${ref === undefined ? pathTo(code.id, 'status-report') : pathTo(code.id, 'modification', ref)}`,
    self: older === undefined ? own : `${own}?before=${older}`,
    next: page.next === null ? null : `${own}?before=${page.next}`,
    began: beginning,
    addressOf: (entry) => `${origin}${pathTo(code.id, 'modification', entry.ref)}`,
    entries: page.entries,
  };
}

/** RFC 9110, 13: the tag is of the bytes; the day is looked at only where no tag is sent. */
function answer(c: Context<Env>, format: keyof typeof formats, feed: Feed): Response {
  const { write, type } = formats[format];
  const text = write(feed);
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const changed = new Date(updatedOf(feed.entries) ?? feed.began);
  c.header('ETag', tag);
  c.header('Last-Modified', changed.toUTCString());
  // Public, and never used without asking whether there is anything new.
  c.header('Cache-Control', 'public, no-cache');
  if (isFresh(c, tag, changed)) return c.body(null, 304);
  c.header('Content-Type', type);
  c.header('Content-Disposition', `inline; filename="modifications.${format}"`);
  return c.body(text);
}

function isFresh(c: Context<Env>, tag: string, changed: Date): boolean {
  const tags = c.req.header('If-None-Match');
  if (tags !== undefined) return tags.split(',').some((one) => [tag, '*'].includes(one.trim().replace(/^W\//, '')));
  const since = Date.parse(c.req.header('If-Modified-Since') ?? '');
  return !Number.isNaN(since) && Math.floor(changed.getTime() / 1000) * 1000 <= since;
}
