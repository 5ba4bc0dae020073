import type { PropsWithChildren } from 'hono/jsx';

/** `go` for the one thing most come to do, `stop` for what takes something back; no more than one `go` on a page. */
type Weight = 'go' | 'stop' | 'small';

const classFor = (weight?: Weight) => (weight ? `btn ${weight}` : 'btn');

type ButtonProps = PropsWithChildren<{ weight?: Weight; name?: string; value?: string; formaction?: string }>;

/** Sends the form it stands in. */
export function Button({ weight, children, ...rest }: ButtonProps) {
  return (
    <button type="submit" class={classFor(weight)} {...rest}>
      {children}
    </button>
  );
}

/** A link that looks like a button; it leads somewhere and changes nothing. */
export function ButtonLink({ weight, href, children }: PropsWithChildren<{ weight?: Weight; href: string }>) {
  return (
    <a class={classFor(weight)} href={href}>
      {children}
    </a>
  );
}
