/** What recording a timetable will do, date by date: sentences that go on from "This will". */
import type { Plan } from '../../kernel/plan.ts';
import { dayWords } from '../../ui/dates.ts';
import { effectsOf } from '../pages/move-form.tsx';

export function timetableEffects(plan: Plan): string[] {
  return plan.records.flatMap((record) => {
    const { register, before, steps } = record;
    const after = steps.at(-1)?.after;
    if (register.name !== 'step' || !after) return effectsOf({ ...plan, records: [record] });
    const { title, ends_on, ended_on } = after.fields;
    const day = typeof ends_on === 'string' ? dayWords(ends_on) : null;
    if (after.state === 'over') return [`record “${title}” as over on ${dayWords(String(ended_on))}`];
    if (!before) return [day ? `plan “${title}” to end on ${day}` : `plan “${title}”, its day not known yet`];
    const old = before.after.fields.ends_on;
    if (old === ends_on) return [`keep “${title}” on ${day ?? 'no day'}`];
    return [`move “${title}” from ${typeof old === 'string' ? dayWords(old) : 'no day'} to ${day ?? 'no day'}`];
  });
}
