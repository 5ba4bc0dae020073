import type { PropsWithChildren } from 'hono/jsx';

/** Words that open their sum. In the tab order because the keyboard must reach what the mouse does (WCAG 1.4.13). */
export function Tip({ tip, kind, children }: PropsWithChildren<{ tip: string; kind?: string }>) {
  return (
    <span class={kind ? `${kind} sum` : 'sum'} tabindex={0}>
      {children}
      <span class="tip">
        <span class="govuk-visually-hidden">, </span>
        {tip}
      </span>
    </span>
  );
}
