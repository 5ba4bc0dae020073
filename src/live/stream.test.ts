/** A follower's connection, read slowly, left, or not read at all. */
import { describe, expect, test } from 'vitest';
import { everyone } from '../kernel/access.ts';
import { type Hub, openHub } from './hub.ts';
import type { Ear } from './listen.ts';
import { eventStream } from './stream.ts';

const topic = { code: 'sec', meeting: 'M1', page: 'live' };
const settled = () => new Promise((done) => setTimeout(done, 5));

function openTrial() {
  let ear: Ear = () => {};
  let words = 'at first';
  const hub: Hub = openHub({
    listen: (one) => {
      ear = one;
      return () => {};
    },
    render: async () => new Map([['item-1', words]]),
    failed: (error) => {
      throw error;
    },
  });
  const left = new AbortController();
  return {
    hub,
    left,
    response: eventStream(hub, { topic, reader: everyone, name: null }, left.signal),
    async decide(now: string) {
      words = now;
      ear(null);
      await settled();
    },
  };
}

describe('a connection that follows a meeting', () => {
  test('says when to come back, then the state, then what changes', async () => {
    const { hub, response, decide } = openTrial();
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect((await reader?.read())?.value).toMatch(/^retry: 1\d\d\d\n\n$/);
    expect((await reader?.read())?.value).toContain('"item-1":"at first"');
    await decide('then this');
    expect((await reader?.read())?.value).toMatch(/^id: .+\nevent: parts\ndata: .*"item-1":"then this".*\n\n$/);
    hub.close();
    expect((await reader?.read())?.done).toBe(true);
  });

  test('that nobody reads is ended once a megabyte waits for it', async () => {
    const { hub, decide } = openTrial();
    await settled();
    for (let n = 0; n < 3; n++) await decide(String(n).repeat(400_000));
    expect(hub.following('sec', 'M1')).toHaveLength(1);
    await decide('x'.repeat(400_000));
    expect(hub.following('sec', 'M1')).toHaveLength(0);
    hub.close();
  });

  test('that the browser closes is forgotten', async () => {
    const { hub, left } = openTrial();
    await settled();
    left.abort();
    expect(hub.following('sec', 'M1')).toHaveLength(0);
    hub.close();
  });
});
