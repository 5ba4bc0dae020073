/** What no Decision may do to a timetable, whichever way it comes. */
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Decision, Value } from '../kernel/define.ts';
import type { Check, Touched } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import { inOrder } from './in-order.ts';

/** Refuses steps that wait for one another or for none there is, that end before they start, or that nobody's proposal has. */
export function timetableCheck(codes: readonly Code[]): Check {
  return async (tx, decision, touched) => {
    const steps = touched.filter(({ register }) => register.name === 'step');
    if (steps.length === 0) return [];
    const code = codes.find(({ id }) => id === decision.code);
    const own = steps.flatMap(ownProblems);
    const of = new Set(steps.map(({ after }) => after.fields.modification));
    const networks: Problem[] = [];
    for (const ref of of) networks.push(...(await networkProblems(tx, decision, { ref, steps, code })));
    return [...own, ...networks];
  };
}

const text = (value: Value | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);

function ownProblems({ ref, after: { fields } }: Touched): Problem[] {
  const title = text(fields.title) ?? ref;
  const problems: Problem[] = [];
  const [starts, ends] = [text(fields.starts_on), text(fields.ends_on)];
  if (starts && ends && ends < starts)
    problems.push({ sentence: `“${title}” would end before it starts. Give it a later end.`, field: 'ends_on' });
  const [started, ended] = [text(fields.started_on), text(fields.ended_on)];
  if (started && ended && ended < started)
    problems.push({
      sentence: `“${title}” cannot have ended before it started. Check the two days.`,
      field: 'ended_on',
    });
  if (typeof fields.length === 'number' && fields.length < 0)
    problems.push({ sentence: `“${title}” cannot take fewer than no Working Days.`, field: 'length' });
  return problems;
}

interface Of {
  ref: Value | undefined;
  steps: readonly Touched[];
  code: Code | undefined;
}

async function networkProblems(
  tx: Tx,
  { code: id, effective }: Decision,
  { ref, steps, code }: Of,
): Promise<Problem[]> {
  const proposal = text(ref);
  if (proposal === null) return [{ sentence: 'A step is one of a proposal: say which.', field: 'modification' }];
  const { rows } = await tx
    .selectFrom('step')
    .select(['ref', 'title', 'step', 'after', 'state'])
    .where('code', '=', id)
    .where('modification', '=', proposal)
    // Of a step that is not public, nobody is told by way of a refusal: it is no step to wait for.
    .where('class_level', '=', 0)
    .where('known_to', '=', 'infinity')
    .where('effective_from', '<=', effective)
    .where('effective_to', '>', effective)
    .execute()
    .then((found) => ({ rows: found as StepRow[] }));
  const after = new Map(steps.map((one) => [one.ref, one]));
  const standing: StepRow[] = [
    ...rows.filter((row) => !after.has(row.ref)),
    ...steps
      .filter(({ after: { fields } }) => fields.modification === proposal)
      .map(({ ref: own, after: { state, fields } }) => ({
        ref: own,
        state,
        title: String(fields.title ?? own),
        step: text(fields.step),
        after: Array.isArray(fields.after) ? fields.after : null,
      })),
  ].filter(({ state }) => state !== 'dropped');
  const named = standing.map((row) => ({ id: stepId(row), name: row.title, after: row.after ?? [] }));
  const known = new Set([...named.map(({ id: own }) => own), ...processSteps(code)]);
  const wrong = named.flatMap(({ name, after: waits }) =>
    waits
      .filter((one) => !known.has(one))
      .map(
        (one): Problem => ({
          sentence: `“${name}” waits for “${one}”, which is no step of ${proposal}. Change what it waits for.`,
          field: 'after',
        }),
      ),
  );
  const ids = new Set(named.map(({ id: own }) => own));
  const { problems } = inOrder(named.map((one) => ({ ...one, after: one.after.filter((own) => ids.has(own)) })));
  return [...wrong, ...problems.map((problem) => ({ ...problem, field: 'after' }))];
}

interface StepRow {
  ref: string;
  title: string;
  step: string | null;
  after: string[] | null;
  state: string;
}

const stepId = ({ ref, step }: StepRow): string => step ?? ref.slice(ref.lastIndexOf('/') + 1);

/** A step of a process may be waited for though the plan leaves it out: what waits then waits for what that one would. */
function processSteps(code: Code | undefined): string[] {
  return (code?.processes ?? []).flatMap(({ timetable }) => timetable.map(({ id }) => id));
}
