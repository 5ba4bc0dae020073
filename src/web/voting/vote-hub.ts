/** Whoever watches a vote is sent what changes of it, after each Decision, as they may see it. */
import type { Reader } from '../../kernel/access.ts';
import { reading } from '../../kernel/db.ts';
import { Absent } from '../../kernel/problem.ts';
import { type Hub, openHub, type Parts, type Topic } from '../../live/hub.ts';
import { votingOf } from '../../voting/voting-of.ts';
import { viewFor, written } from '../live/page-parts.tsx';
import type { Site } from '../view.ts';
import { standingParts } from './standing-parts.tsx';

const hubs = new WeakMap<Site['ledger'], Hub>();

export function voteHub(site: Site): Hub {
  const known = hubs.get(site.ledger);
  if (known) return known;
  const hub = openHub({
    listen: site.listen ?? (() => () => {}),
    render: (topic, reader) =>
      render(site, topic, reader).catch((error) => {
        if (error instanceof Absent) return null;
        throw error;
      }),
    failed: (error) => console.error('[votes]', error),
  });
  hubs.set(site.ledger, hub);
  return hub;
}

/** `topic.meeting` is the reference of the vote; the page says who watches, and a voter's own reference after it. */
async function render(site: Site, topic: Topic, reader: Reader): Promise<Parts> {
  const code = site.codes.find(({ id }) => id === topic.code);
  if (!code) return new Map();
  const view = viewFor(site, code, reader);
  const [watching, person = null] = topic.page.split(' ');
  return reading(site.ledger.db, reader, async (tx) => {
    const asked = { code, ref: topic.meeting, at: view.at, today: view.asAt.today, person };
    const voting = await votingOf(tx, site.ledger, reader, asked);
    // A closed vote has another page altogether.
    if (voting.main.state !== 'open') throw new Absent();
    return written(standingParts(view, voting, watching === 'keep'));
  });
}
