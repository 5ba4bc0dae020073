/** How a typed action is understood, below the line it is typed in. */
import type { ActionLine } from '../../meetings/action-line.ts';
import { dayWords } from '../../ui/dates.ts';

export function ActionReading({ line }: { line: ActionLine | null }) {
  if (!line) return null;
  const { owner, text, due, due_by: by, problems, notes } = line;
  return (
    <>
      {owner && (
        <>
          owner <b>{owner}</b>
          {text && ' · '}
        </>
      )}
      {text && `to ${text.replace(/^to /, '')}`}
      {due && (
        <>
          {' · due '}
          <b>{by ? dayWords(by) : due}</b>
          {by && ` (${due})`}
        </>
      )}
      {[...problems.map(({ sentence }) => sentence), ...notes].map((words) => (
        <span class="govuk-hint">{words}</span>
      ))}
    </>
  );
}
