/** Who is sent what: one rendering for all who may see the same, and nothing kept for those who do not keep up. */
import { afterEach, describe, expect, test } from 'vitest';
import { everyone, type Reader } from '../kernel/access.ts';
import type { Level } from '../kernel/define.ts';
import { type Hub, openHub, type Topic } from './hub.ts';
import type { Ear } from './listen.ts';

const topic: Topic = { code: 'sec', meeting: 'M1', page: 'live' };
const cleared = (level: Level): Reader => ({ public: false, clearance: { 'sec/panel': level } });

/** A meeting whose items show to those cleared for them. */
function openTrial() {
  const ears = new Set<Ear>();
  const items = new Map<string, { level: Level; words: string }>([['item-1', { level: 0, words: 'tabled' }]]);
  const rendered: Reader[] = [];
  const trouble = { now: null as Error | 'gone' | null, told: [] as unknown[] };
  const hub = openHub({
    listen: (ear) => {
      ears.add(ear);
      return () => ears.delete(ear);
    },
    render: async (_topic, reader) => {
      rendered.push(reader);
      if (trouble.now instanceof Error) throw trouble.now;
      if (trouble.now === 'gone') return null;
      const level = reader.public ? 0 : (reader.clearance['sec/panel'] ?? 0);
      return new Map([...items].filter(([, one]) => one.level <= level).map(([id, one]) => [id, one.words]));
    },
    failed: (error) => trouble.told.push(error),
  });
  hubs.push(hub);
  return {
    hub,
    items,
    trouble,
    rendered,
    async decide(code = 'sec') {
      for (const ear of ears) ear({ code, authority: 'M1', decision: 'd' });
      await settled();
    },
  };
}

const hubs: Hub[] = [];
afterEach(() => {
  for (const hub of hubs.splice(0)) hub.close();
});
const settled = () => new Promise((done) => setTimeout(done, 0));

interface Heard {
  id: string;
  name: string;
  order: string[];
  parts: Record<string, string>;
}

function followerOf(hub: Hub, reader: Reader, more: { lastEvent?: string; takes?: number } = {}) {
  const heard: Heard[] = [];
  let ended = false;
  let takes = more.takes ?? Number.POSITIVE_INFINITY;
  const leave = hub.follow({
    topic,
    reader,
    name: null,
    ...(more.lastEvent ? { lastEvent: more.lastEvent } : {}),
    send(bytes) {
      if (takes-- <= 0) return false;
      const text = new TextDecoder().decode(bytes);
      const id = /^id: (.*)$/m.exec(text)?.[1];
      const name = /^event: (.*)$/m.exec(text)?.[1] ?? '';
      if (id) heard.push({ id, name, ...JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '') });
      return true;
    },
    end: () => {
      ended = true;
    },
  });
  return { heard, leave, ended: () => ended };
}

describe('followers of a meeting', () => {
  test('are sent the whole page once, and after a decision only what became different', async () => {
    const { hub, items, decide } = openTrial();
    const { heard } = followerOf(hub, everyone);
    await settled();
    items.set('item-2', { level: 0, words: 'tabled' });
    await decide();
    items.set('item-1', { level: 0, words: 'taken' });
    await decide();
    expect(heard.map(({ parts }) => parts)).toEqual([
      { 'item-1': 'tabled' },
      { 'item-2': 'tabled' },
      { 'item-1': 'taken' },
    ]);
    expect(heard.at(-1)?.order).toEqual(['item-1', 'item-2']);
  });

  test('get nothing of a decision that changes nothing they may see, not even an event', async () => {
    const { hub, items, decide } = openTrial();
    const [open, close] = [followerOf(hub, everyone), followerOf(hub, cleared(2))];
    await settled();
    items.set('item-9', { level: 2, words: 'closely held' });
    await decide();
    expect(open.heard).toHaveLength(1);
    expect(JSON.stringify(open.heard)).not.toContain('item-9');
    expect(close.heard.at(-1)?.parts).toEqual({ 'item-9': 'closely held' });
  });

  test('share one rendering where they may see the same, whatever their other codes', async () => {
    const { hub, rendered, decide } = openTrial();
    for (let n = 0; n < 20; n++) followerOf(hub, cleared(2));
    followerOf(hub, { public: false, clearance: { 'other/panel': 3, 'sec/panel': 2 } });
    for (let n = 0; n < 20; n++) followerOf(hub, everyone);
    await settled();
    rendered.length = 0;
    await decide();
    expect(rendered).toHaveLength(2);
  });

  test('hear nothing of another code', async () => {
    const { hub, rendered, decide } = openTrial();
    followerOf(hub, everyone);
    await settled();
    rendered.length = 0;
    await decide('other');
    expect(rendered).toHaveLength(0);
  });

  test('who come back are told all of it, unless they missed nothing', async () => {
    const { hub, items, decide } = openTrial();
    const stays = followerOf(hub, everyone);
    await settled();
    const last = stays.heard.at(-1)?.id ?? '';
    expect(followerOf(hub, everyone, { lastEvent: last }).heard).toEqual([]);
    items.set('item-1', { level: 0, words: 'taken' });
    await decide();
    const back = followerOf(hub, everyone, { lastEvent: last });
    expect(back.heard).toMatchObject([{ order: ['item-1'], parts: { 'item-1': 'taken' } }]);
  });

  test('who do not keep up are let go, and the others go on', async () => {
    const { hub, items, decide } = openTrial();
    const [slow, quick] = [followerOf(hub, everyone, { takes: 1 }), followerOf(hub, everyone)];
    await settled();
    items.set('item-1', { level: 0, words: 'taken' });
    await decide();
    expect(slow.ended()).toBe(true);
    expect(quick.heard).toHaveLength(2);
    expect(hub.following('sec', 'M1')).toHaveLength(1);
  });

  test('are sent to load the page anew once they may not see the meeting, and are told nothing else', async () => {
    const { hub, trouble, decide } = openTrial();
    const { heard } = followerOf(hub, everyone);
    await settled();
    trouble.now = 'gone';
    await decide();
    expect(heard.at(-1)).toEqual({ id: expect.any(String), name: 'reload' });
  });

  test('keep what they have when a rendering fails, and get the next one', async () => {
    const { hub, items, trouble, decide } = openTrial();
    const { heard } = followerOf(hub, everyone);
    await settled();
    trouble.now = new Error('The database is away.');
    await decide();
    expect([heard.length, trouble.told]).toEqual([1, [trouble.now]]);
    trouble.now = null;
    items.set('item-1', { level: 0, words: 'taken' });
    await decide();
    expect(heard.at(-1)?.parts).toEqual({ 'item-1': 'taken' });
  });

  test('are counted while they are there', async () => {
    const { hub } = openTrial();
    const one = followerOf(hub, everyone);
    followerOf(hub, cleared(2));
    expect(hub.following('sec', 'M1')).toHaveLength(2);
    one.leave();
    expect(hub.following('sec', 'M1')).toHaveLength(1);
    expect(hub.following('sec', 'M2')).toHaveLength(0);
  });
});
