/** The pages about who may sign in, beside one another. */
import type { View } from '../view.ts';

const pages = [
  { path: 'access', label: 'Accounts', administrators: false },
  { path: 'access/posts', label: 'Posts', administrators: false },
  { path: 'access/declarations', label: 'Declarations', administrators: false },
  { path: 'access/outbox', label: 'Outbox', administrators: true },
] as const;

export function AccessTabs({ view, current }: { view: View; current: (typeof pages)[number]['path'] }) {
  const all = view.session?.actor.powers.includes('*');
  return (
    <nav class="bar" aria-label="Who may sign in">
      <ul class="tabs">
        {pages
          .filter(({ administrators }) => all || !administrators)
          .map(({ path, label }) => (
            <li>
              <a class="tab" href={view.to(path)} aria-current={path === current ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
