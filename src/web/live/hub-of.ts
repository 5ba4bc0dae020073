/** The one hub of a site: which page of a meeting is rendered how. */

import type { Reader } from '../../kernel/access.ts';
import { reading } from '../../kernel/db.ts';
import { Absent } from '../../kernel/problem.ts';
import { type Hub, openHub, type Parts, type Topic } from '../../live/hub.ts';
import { consoleParts } from '../console/console-parts.tsx';
import type { Site } from '../view.ts';
import { liveParts } from './live-parts.tsx';
import { viewFor, written } from './page-parts.tsx';

const hubs = new WeakMap<Site['ledger'], Hub>();
/** Milliseconds in which those who come and go are told of together; who only comes back for a moment is not told of at all. */
const together = 1_500;

/** Made when first asked for, and then the same one for as long as the site is served. */
export function hubOf(site: Site): Hub {
  const known = hubs.get(site.ledger);
  if (known) return known;
  const pending = new Set<string>();
  const hub = openHub({
    listen: site.listen ?? (() => () => {}),
    render: (topic, reader) =>
      render(site, hub, { topic, reader }).catch((error) => {
        if (error instanceof Absent) return null;
        throw error;
      }),
    failed: (error) => console.error('[live]', error),
    came(code, meeting) {
      const key = `${code} ${meeting}`;
      if (pending.has(key)) return;
      pending.add(key);
      setTimeout(() => {
        pending.delete(key);
        hub.refresh(code, meeting, (page) => page.startsWith('console'));
      }, together).unref();
    },
  });
  hubs.set(site.ledger, hub);
  return hub;
}

async function render(site: Site, hub: Hub, { topic, reader }: { topic: Topic; reader: Reader }): Promise<Parts> {
  const code = site.codes.find(({ id }) => id === topic.code);
  if (!code) return new Map();
  const view = viewFor(site, code, reader);
  const [page, item = ''] = topic.page.split(' ');
  return reading(site.ledger.db, reader, async (tx) => {
    if (page !== 'console') return written(await liveParts(tx, view, topic.meeting));
    const following = hub.following(topic.code, topic.meeting);
    return written(await consoleParts(tx, view, { ref: topic.meeting, item, following }));
  });
}
