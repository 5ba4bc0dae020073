import type { Child } from 'hono/jsx';

export interface Fact {
  label: string;
  /** Nothing recorded when null, undefined or ''. */
  value: Child;
  /** Keep the line breaks of several paragraphs. */
  prose?: boolean;
}

/** What a record says of itself. What is not recorded is said to be so: a blank leaves the reader guessing. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ label, value, prose }) => (
        <>
          <dt>{label}</dt>
          <dd class={prose ? 'prose' : undefined}>
            {value === null || value === undefined || value === '' ? <span class="none">Not recorded</span> : value}
          </dd>
        </>
      ))}
    </dl>
  );
}
