/** A follower's connection: a stream of events that is ended rather than let grow when its reader does not keep up. */
import type { Follower, Hub } from './hub.ts';

/** Bytes that may wait for a slow reader. The whole state of a long meeting is some tens of KB. */
const mostWaiting = 1024 * 1024;
/**
 * Milliseconds after which a connection is ended, and the browser asks anew: with its cookie, so that somebody whose
 * seat or session ended meanwhile gets no more than the pages would give them.
 */
const longest = 60_000;

export type Asked = Pick<Follower, 'topic' | 'reader' | 'name' | 'lastEvent'> & {
  /** Called once, when the connection is over. */
  over?: () => void;
};

/** The events of a page, for a browser's EventSource. `signal` ends it when the browser goes. */
export function eventStream(hub: Hub, asked: Asked, signal: AbortSignal): Response {
  let leave = () => {};
  let timer: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let open = true;
        const end = () => {
          if (!open) return;
          open = false;
          clearTimeout(timer);
          leave();
          asked.over?.();
          try {
            controller.close();
          } catch {
            // Its reader has gone already.
          }
        };
        // Come back soon, but not all at once.
        controller.enqueue(new TextEncoder().encode(`retry: ${1_000 + Math.floor(Math.random() * 1_000)}\n\n`));
        leave = hub.follow({
          ...asked,
          send(bytes) {
            if (!open || (controller.desiredSize ?? 0) <= 0) return false;
            controller.enqueue(bytes);
            return true;
          },
          end,
        });
        timer = setTimeout(end, longest + Math.random() * longest);
        timer.unref();
        signal.addEventListener('abort', end);
      },
      cancel() {
        clearTimeout(timer);
        leave();
        asked.over?.();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting }),
  );
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    },
  });
}
