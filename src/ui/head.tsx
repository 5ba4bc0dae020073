import type { Child, PropsWithChildren } from 'hono/jsx';

interface HeadProps {
  /** Where the page stands, outermost first; the page itself is not among them. */
  crumbs?: readonly { label: string; href?: string }[];
  title: Child;
  /** Under the title: state, class, counts. */
  lead?: Child;
  /** What one can do here: buttons and links. */
  actions?: Child;
}

/** Head of a page: where am I, what is this, in what state, and what can I do. */
export function Head({ crumbs = [], title, lead, actions }: HeadProps) {
  return (
    <>
      {crumbs.length > 0 && (
        <nav class="crumb" aria-label="You are here">
          <ol>
            {crumbs.map(({ label, href }) => (
              <li>{href ? <a href={href}>{label}</a> : label}</li>
            ))}
          </ol>
        </nav>
      )}
      <div class="head">
        <div>
          <h1>{title}</h1>
          {lead && <div class="lead">{lead}</div>}
        </div>
        {actions && <div class="acts">{actions}</div>}
      </div>
    </>
  );
}

/** A titled part of a page. */
export function Card({ title, children }: PropsWithChildren<{ title?: string }>) {
  return (
    <section class="card">
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}
