/** Where it was spoken of, and the papers that were before each meeting: newest first, by the stage it was then at. */
import { stageOf } from '../../codes/process-of.ts';
import { DayText } from '../../ui/day.tsx';
import { Card } from '../../ui/head.tsx';
import { clip, sentence } from '../tell.tsx';
import type { Shown } from './shown.ts';

export function DocumentsCard({ view, proposal, told, names }: Shown) {
  const items = proposal.of('item');
  if (items.length === 0) return null;
  const papers = proposal.of('paper');
  const own = told.find(({ row }) => row.register === 'modification')?.happenings ?? [];
  /** The stage it left or was at when that meeting took it: what the paper was for. */
  const stageAt = (meeting: string) => {
    const at = own.find(({ by }) => by.kind === 'meeting' && by.ref === meeting);
    const state = at ? (at.stateBefore ?? at.state) : null;
    return state && proposal.process ? stageOf(proposal.process, state)?.name : undefined;
  };
  return (
    <Card title="At meetings, with their papers">
      <ul class="beside">
        {items.map((item) => {
          const meeting = names.get(`meeting ${item.fields.meeting}`);
          const stage = meeting && stageAt(meeting.ref);
          return (
            <li>
              {meeting && <a href={view.to('meeting', meeting.ref)}>{meeting.title}</a>}
              {meeting && ', '}
              <a href={view.to('item', item.ref)}>
                {item.fields.number ? `item ${item.fields.number}: ` : ''}
                {clip(sentence(item.title), 90)}
              </a>
              {stage && <span class="note"> at the stage {stage}</span>}
              <ul class="papers-of">
                {papers
                  .filter((paper) => paper.fields.item === item.ref)
                  .map((paper) => (
                    <li>
                      <a href={view.to('paper', paper.ref)}>
                        {[paper.fields.number, sentence(paper.title)].filter(Boolean).join(' ')}
                      </a>
                      {paper.fields.received && (
                        <span class="note">
                          {' '}
                          received <DayText day={String(paper.fields.received)} short />
                        </span>
                      )}
                    </li>
                  ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
