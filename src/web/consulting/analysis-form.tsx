/** The forms of the page on which a consultation is run, and what each part of it is told. */
import type { PropsWithChildren } from 'hono/jsx';
import type { Consulted } from '../../consulting/rows.ts';
import type { Problem } from '../../kernel/problem.ts';
import { Csrf } from '../../ui/hidden.tsx';
import type { View } from '../view.ts';

export interface Doing {
  form: Readonly<Record<string, string>>;
  problems: readonly Problem[];
  /** What publishing does; once asked for and free of problems. */
  will?: readonly string[];
}

export interface Part {
  view: View;
  rows: Consulted;
  doing: Doing;
}

export function Doer({ view, consultation, children }: PropsWithChildren<{ view: View; consultation: string }>) {
  return (
    <form method="post" action={view.to('consulting', 'analysis', consultation)}>
      <Csrf token={view.session?.csrf ?? ''} />
      {children}
    </form>
  );
}
