import type { PropsWithChildren } from 'hono/jsx';
import { ButtonLink } from './button.tsx';

type EmptyProps = PropsWithChildren<{
  /** "No actions yet". */
  title: string;
  /** The next step, where the reader may take one. */
  step?: { label: string; href: string };
}>;

/** A page with nothing on it says what would fill it, and offers to. */
export function Empty({ title, step, children }: EmptyProps) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <p>{children}</p>
      {step && (
        <div class="acts">
          <ButtonLink weight="go" href={step.href}>
            {step.label}
          </ButtonLink>
        </div>
      )}
    </div>
  );
}
