/** Every step with its days, how each was come by, its clause, and who may extend it. */
import type { Timetable, TimetabledStep } from '../../timetable/timetable-of.ts';
import { DayText } from '../../ui/day.tsx';
import type { View } from '../view.ts';
import type { Was } from './rows-of.ts';

interface StepsTableProps {
  view: View;
  timetable: Timetable;
  was: Was;
}

export function StepsTable({ view, timetable, was }: StepsTableProps) {
  return (
    <section class="wide-scroll" aria-label="Steps and their dates" tabindex={0}>
      <table class="list unsorted timetable-steps">
        <caption class="govuk-visually-hidden">Steps and their dates</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Ends</th>
            <th scope="col">How that is come by</th>
            <th scope="col">Clause</th>
            <th scope="col">Extended by</th>
            <th scope="col" class="num">
              To spare
            </th>
          </tr>
        </thead>
        <tbody>
          {timetable.steps.map((step) => (
            <StepRow view={view} step={step} old={was.get(step.id)?.end ?? null} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function StepRow({ view, step, old }: { view: View; step: TimetabledStep; old: string | null }) {
  const { end, ended, sum, note, clause, provenance, extender, reason, slack, critical } = step;
  return (
    <tr class={critical ? 'critical' : undefined}>
      <th scope="row" class="ref">
        {step.source ? <a href={view.to(step.source.register, step.source.ref)}>{step.name}</a> : step.name}
        {critical && <span class="govuk-visually-hidden"> (decides the end)</span>}
      </th>
      <td data-label="Ends">
        {end ? <DayText day={end} short /> : <span class="none">Not known</span>}
        {old && old !== end && (
          <span class="was">
            {' '}
            was <DayText day={old} short />
          </span>
        )}
      </td>
      <td class="wide">
        {sum.replace(/\.$/, '')}.{note && <span class="note"> {note}</span>}
        {reason && <span class="note"> {reason}</span>}
      </td>
      <td data-label="Clause" class="n">
        {clause ?? 'None found'}
        {provenance && provenance !== 'found' && <span class="note"> ({provenance})</span>}
      </td>
      <td data-label="Extended by" class="n">
        {ended ? '' : (extender ?? 'Nobody')}
      </td>
      <td data-label="To spare" class="num">
        {slack === null ? '' : `${slack} WD`}
      </td>
    </tr>
  );
}
