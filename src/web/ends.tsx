/** How a form that changes the record ends: first what it will do, then the button that does it. */
import { Button, ButtonLink } from '../ui/button.tsx';
import { Will } from '../ui/notice.tsx';

interface EndsProps {
  /** What it will do; absent until it was asked for. */
  effects: readonly string[] | undefined;
  /** Where one goes who leaves it. */
  back: string;
  /** Where the form is sent: the answer then opens at what it will do, below all the fields. */
  action: string;
  /** The words of the button that does it. */
  verb?: string;
  /** What that button sends as `do`. */
  does?: string;
}

export function Ends({ effects, back, action, verb = 'Record it', does = 'record' }: EndsProps) {
  const check = { name: 'do', value: 'check', formaction: `${action}#will` };
  if (!effects)
    return (
      <div class="acts">
        <Button weight="go" {...check}>
          See what this will do
        </Button>
        <ButtonLink href={back}>Leave it</ButtonLink>
      </div>
    );
  return (
    <div id="will">
      <Will effects={effects}>
        <Button weight="go" name="do" value={does}>
          {verb}
        </Button>
        <Button {...check}>Check again</Button>
        <ButtonLink href={back}>Leave it</ButtonLink>
      </Will>
    </div>
  );
}
