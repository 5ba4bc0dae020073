import type { PropsWithChildren } from 'hono/jsx';

/** What has just happened, or what one should know first. `bad` interrupts a reader by ear; the others wait their turn. */
export function Notice({ tone, children }: PropsWithChildren<{ tone?: 'done' | 'warn' | 'bad' }>) {
  return (
    <div class={tone ? `notice ${tone}` : 'notice'} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** What a click will do, listed before it is done. The button belongs inside. */
export function Will({ effects, children }: PropsWithChildren<{ effects: readonly string[] }>) {
  return (
    <div class="will">
      <b>This will</b>
      <ul>
        {effects.map((effect) => (
          <li>{effect}</li>
        ))}
      </ul>
      <div class="acts">{children}</div>
    </div>
  );
}
