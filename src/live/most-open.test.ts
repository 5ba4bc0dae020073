import { expect, test } from 'vitest';
import type { Follower, Hub } from './hub.ts';
import { mostOpen } from './most-open.ts';
import { eventStream } from './stream.ts';

test('whoever holds all the connections they may gets no more until they close one, and others are not held up', () => {
  const places = mostOpen(2);
  const [first] = [places.take('ada'), places.take('ada')];
  expect([places.take('ada'), places.take('ben') !== null]).toEqual([null, true]);
  first?.();
  first?.();
  expect(places.take('ada')).not.toBeNull();
  expect(places.take('ada')).toBeNull();
});

test.each(['the browser goes', 'we end it', 'its reader gives it up'])(
  'the place is given back once %s',
  async (how) => {
    const places = mostOpen(1);
    const followers: Follower[] = [];
    const follow: Hub['follow'] = (one) => {
      followers.push(one);
      return () => {};
    };
    const hub = { follow } as unknown as Hub;
    const over = places.take('ada') ?? undefined;
    const gone = new AbortController();
    const topic = { code: 'air', meeting: 'M1', page: 'live' };
    const asked = { topic, reader: { public: true, clearance: {} }, name: null, ...(over ? { over } : {}) };
    const { body } = eventStream(hub, asked, gone.signal);
    expect(places.take('ada')).toBeNull();
    if (how === 'the browser goes') gone.abort();
    else if (how === 'we end it') followers[0]?.end();
    else await body?.cancel();
    expect(places.take('ada')).not.toBeNull();
  },
);
