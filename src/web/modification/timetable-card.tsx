/** Its timetable, as a picture with the dates beneath. */
import type { Tx } from '../../kernel/db.ts';
import type { Row } from '../../kernel/read.ts';
import { DayText } from '../../ui/day.tsx';
import { Card } from '../../ui/head.tsx';
import type { Shown } from './proposal-page.tsx';

export async function TimetableCard(_tx: Tx, { view, proposal }: Shown) {
  const steps = [...proposal.of('step')]
    .filter(({ state }) => state !== 'dropped')
    .sort((a, b) => Number(a.fields.position ?? 0) - Number(b.fields.position ?? 0));
  if (steps.length === 0) return null;
  return (
    <Card title="Timetable">
      <table class="list unsorted">
        <caption class="govuk-visually-hidden">Steps of the timetable</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Baseline</th>
            <th scope="col">Agreed</th>
            <th scope="col">Expected</th>
            <th scope="col">Ended</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((row) => (
            <tr>
              <th scope="row" class="ref">
                {row.title}
              </th>
              <Cell row={row} name="baseline" />
              <Cell row={row} name="agreed" />
              <Cell row={row} name="ends_on" />
              <Cell row={row} name="ended_on" />
            </tr>
          ))}
        </tbody>
      </table>
      <p class="note">
        <a href={view.to('timetable', 'of', proposal.row.ref)}>See the sums, and ask what would happen if</a>
      </p>
    </Card>
  );
}

function Cell({ row, name }: { row: Row; name: string }) {
  return <td class="n">{row.fields[name] ? <DayText day={String(row.fields[name])} short /> : ''}</td>;
}
