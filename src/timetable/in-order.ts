/** Steps put so that each comes after all it waits for; or the sentence that says why that cannot be done. */
import type { Problem } from '../kernel/problem.ts';

interface Waiting {
  id: string;
  name: string;
  after: readonly string[];
}

export function inOrder<T extends Waiting>(steps: readonly T[]): { order: T[]; problems: Problem[] } {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const problems: Problem[] = [];
  if (byId.size < steps.length) problems.push({ sentence: `Two steps of the timetable are called the same. ${mend}` });
  for (const { name, after } of steps)
    for (const id of after)
      if (!byId.has(id))
        problems.push({ sentence: `“${name}” waits for “${id}”, which is no step of the timetable. ${mend}` });
  const order: T[] = [];
  const left = new Set(byId.values());
  while (left.size > 0) {
    const free = [...left].filter(({ after }) => after.every((id) => !left.has(byId.get(id) as T)));
    if (free.length === 0) {
      problems.push({ sentence: `${circle([...left], byId)} ${mend}` });
      break;
    }
    for (const step of free) left.delete(step);
    order.push(...free);
  }
  return { order, problems };
}

const mend = 'Change what one of them waits for.';

/** Names the steps that wait for one another, and only those. */
function circle<T extends Waiting>(left: readonly T[], byId: ReadonlyMap<string, T>): string {
  const stuck = new Set(left);
  const way: T[] = [];
  let at = left[0] as T;
  while (!way.includes(at)) {
    way.push(at);
    // What is stuck waits for something that is stuck: else it would have been free.
    at = at.after.map((id) => byId.get(id) as T).find((one) => stuck.has(one)) as T;
  }
  const names = way.slice(way.indexOf(at)).map(({ name }) => `“${name}”`);
  if (names.length === 1) return `${names[0]} waits for itself.`;
  return `${names.join(' waits for ')} waits for ${names[0]}: none of them can begin.`;
}
