/** What a move of a proposal will do, in sentences that go on from "This will": what comes with it, a line each. */
import type { Plan } from '../../kernel/plan.ts';
import { effectsOf } from '../pages/move-form.tsx';

/** A new point, seat or group is told in one line; every field of the others, but for the meeting that the form names itself. */
export function modificationEffects(plan: Plan): string[] {
  return plan.records.flatMap((record) => {
    const { register, ref, before, steps } = record;
    const after = steps.at(-1)?.after;
    const title = String(after?.fields[register.titled] ?? ref);
    if (!before && after && register.name === 'body') return [`form “${title}”`];
    if (!before && after && register.name === 'seat') return [seatWords(title, after.fields)];
    if (!before && after && register.name === 'point') return [`ask for an answer to “${title}”`];
    const told = steps.map((step) => {
      const { last_meeting: _named, ...sets } = step.change.sets;
      return { ...step, change: { ...step.change, sets } };
    });
    return effectsOf({ ...plan, records: [{ ...record, steps: told }] });
  });
}

function seatWords(title: string, { category, role }: Readonly<Record<string, unknown>>): string {
  const as = [role, category].filter((one) => one && one !== 'Member').join(', ');
  return `give ${title} a seat${as ? `: ${as}` : ''}`;
}
