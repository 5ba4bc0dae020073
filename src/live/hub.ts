/**
 * Whoever follows a meeting, and what they are sent. Followers who may see the same share one rendering: after each
 * Decision every distinct clearance is rendered once, and only what became different in it is sent to all who share it.
 */
import type { Reader } from '../kernel/access.ts';
import type { Listen } from './listen.ts';

/** A page in parts, by the id of its element, in the order of the page; each part a whole element. */
export type Parts = ReadonlyMap<string, string>;

export interface Topic {
  code: string;
  meeting: string;
  /** Which page it is of the meeting: `live`, or `console <item>`. */
  page: string;
}

export interface Follower {
  topic: Topic;
  reader: Reader;
  /** Who it is, for the secretary; null for somebody without an account. */
  name: string | null;
  /** The last event this follower had, from an earlier connection. */
  lastEvent?: string;
  /** Takes the bytes of an event; false when it takes no more, and is then dropped. */
  send(bytes: Uint8Array): boolean;
  end(): void;
}

export interface Hub {
  /** Adds a follower, sends them what they lack, and answers how to take them away. */
  follow(follower: Follower): () => void;
  /** Who follows the meeting now, through this process: one entry a connection, in order of arrival. */
  following(code: string, meeting: string): { name: string | null; page: string }[];
  /** Has pages of the meeting rendered anew, all or those told: something they show changed that no Decision made. */
  refresh(code: string, meeting: string, page?: (page: string) => boolean): void;
  close(): void;
}

export interface HubParts {
  listen: Listen;
  /** One rendering of a page as a reader may see it; null where they may not see the meeting at all. */
  render(topic: Topic, reader: Reader): Promise<Parts | null>;
  /** Told what a rendering failed of; it is tried again. */
  failed(error: unknown): void;
  /** Called when somebody came to follow a meeting or left it. */
  came?(code: string, meeting: string): void;
}

/** Milliseconds between two signs of life: less than any proxy waits. */
const heartbeat = 20_000;
/** Milliseconds after which a rendering that failed is tried again. */
const retry = 1_000;
const encoder = new TextEncoder();
const beat = encoder.encode(': here\n\n');
/** Tells versions of this process from those of one before it. */
const epoch = () => Date.now().toString(36);

/** Followers of one page who may see the same of it. */
interface Group {
  topic: Topic;
  reader: Reader;
  followers: Set<Follower>;
  parts: Parts | null;
  version: number;
  rendering: boolean;
  stale: boolean;
}

export function openHub({ listen, render, failed, came }: HubParts): Hub {
  const groups = new Map<string, Group>();
  const born = epoch();
  const idOf = (group: Group) => `${born}-${group.version}`;

  const drop = (group: Group, follower: Follower) => {
    if (!group.followers.delete(follower)) return;
    if (group.followers.size === 0) groups.delete(keyOf(group.topic, group.reader));
    came?.(group.topic.code, group.topic.meeting);
  };
  const deliver = (group: Group, follower: Follower, bytes: Uint8Array) => {
    if (follower.send(bytes)) return;
    // Too slow to keep up: better to come again and be told all of it than to be kept in memory without bound.
    drop(group, follower);
    follower.end();
  };
  const all = (group: Group, bytes: Uint8Array) => {
    for (const follower of [...group.followers]) deliver(group, follower, bytes);
  };

  async function update(group: Group): Promise<void> {
    group.stale = true;
    if (group.rendering) return;
    group.rendering = true;
    try {
      while (group.stale) {
        group.stale = false;
        const parts = await render(group.topic, group.reader);
        if (parts) publish(group, parts);
        // Their page, asked for again, says that there is nothing here for them any more.
        else if (!group.stale) all(group, eventOf(idOf(group), 'reload', {}));
      }
    } catch (error) {
      failed(error);
      // What they have stands until it can be made anew.
      if (group.followers.size > 0) setTimeout(() => void update(group), retry).unref();
    } finally {
      group.rendering = false;
    }
  }

  function publish(group: Group, parts: Parts): void {
    const before = group.parts;
    const changed = [...parts].filter(([id, html]) => before?.get(id) !== html);
    const gone = before ? [...before.keys()].some((id) => !parts.has(id)) : false;
    group.parts = parts;
    if (before && changed.length === 0 && !gone) return;
    group.version += 1;
    const fresh = before ? changed : [...parts];
    all(group, eventOf(idOf(group), 'parts', { order: [...parts.keys()], parts: Object.fromEntries(fresh) }));
  }

  const deaf = listen((heard) => {
    for (const group of groups.values()) if (!heard || heard.code === group.topic.code) void update(group);
  });
  const timer = setInterval(() => {
    for (const group of groups.values()) all(group, beat);
  }, heartbeat);
  timer.unref();

  return {
    follow(follower) {
      const key = keyOf(follower.topic, follower.reader);
      const known = groups.get(key);
      const { topic, reader } = follower;
      const group = known ?? {
        ...{ topic, reader, parts: null, version: 0, rendering: false, stale: false },
        followers: new Set<Follower>(),
      };
      groups.set(key, group);
      group.followers.add(follower);
      if (!group.parts) void update(group);
      else if (follower.lastEvent === idOf(group)) deliver(group, follower, beat);
      else {
        const state = { order: [...group.parts.keys()], parts: Object.fromEntries(group.parts) };
        deliver(group, follower, eventOf(idOf(group), 'parts', state));
      }
      came?.(topic.code, topic.meeting);
      return () => drop(group, follower);
    },
    following: (code, meeting) =>
      [...groups.values()]
        .filter(({ topic }) => topic.code === code && topic.meeting === meeting)
        .flatMap(({ topic, followers }) => [...followers].map(({ name }) => ({ name, page: topic.page }))),
    refresh(code, meeting, wanted = () => true) {
      for (const group of groups.values()) {
        const { topic } = group;
        if (topic.code === code && topic.meeting === meeting && wanted(topic.page)) void update(group);
      }
    },
    close() {
      deaf();
      clearInterval(timer);
      for (const group of groups.values()) for (const follower of group.followers) follower.end();
      groups.clear();
    },
  };
}

/** An event as RFC-less HTML has it (WHATWG, server-sent events): JSON has no line breaks of its own. */
function eventOf(id: string, name: string, data: unknown): Uint8Array {
  return encoder.encode(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** Readers with the same claims see the same; what else they are makes no difference to what they are sent. */
function keyOf({ code, meeting, page }: Topic, reader: Reader): string {
  const claims = reader.public
    ? 'public'
    : Object.entries(reader.clearance)
        .filter(([group]) => group === '*' || group.startsWith(`${code}/`))
        .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([code, meeting, page, claims]);
}
