/** Who may read what the minutes say: as they print it, until a person says otherwise. */
import type { Code } from '../../codes/code.ts';
import type { Proposal } from '../../minutes/proposal.ts';
import type { ReviewChoices } from '../../minutes/review.ts';
import { names, printedLabel } from '../review-form.ts';

interface WhoMayReadProps {
  proposal: Proposal;
  code: Code;
  choices: ReviewChoices;
}

export function WhoMayRead({ proposal, code, choices }: WhoMayReadProps) {
  const { level, printed } = printedLabel(proposal, code, choices);
  const asRead = `${printed ? 'As printed' : 'Nothing is printed'}: ${code.levels[level].name}`;
  return (
    <div class="questions">
      <b>
        <label for={names.level}>Who may read it:</label>
      </b>
      <select id={names.level} name={names.level} class="govuk-select">
        <option value="">{asRead}</option>
        {([0, 1, 2, 3] as const).map((one) => (
          <option value={one} selected={choices.label?.level === one}>
            {code.levels[one].name}
          </option>
        ))}
      </select>
    </div>
  );
}
