/** What the minutes' own words say that is not on record, to be looked through before it is recorded. */
import type { Tx } from '../../kernel/db.ts';
import { type Field, type Value, wordsFor } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import type { Spoken } from '../../publication/read-back.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorSummary } from '../../ui/errors.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';

/** Which meeting it is, the page says; what a date is, its words. */
const told = new Set(['meeting', 'last_meeting', 'kind']);

export interface ReadBackAsked {
  meeting: Row;
  spoken: readonly Spoken[];
  problems: readonly Problem[];
}

export async function readBackPage(tx: Tx, view: View, { meeting, spoken, problems }: ReadBackAsked) {
  const registers = [...new Set(spoken.map(({ change }) => change.register))];
  const here = view.to('publication', meeting.ref);
  return (
    <Page title={`Spoken of at ${meeting.title}`} frame={await frameOf(tx, view, 'meeting')}>
      <Head
        crumbs={[
          { label: 'Meetings', href: view.to('meeting') },
          { label: meeting.ref, href: view.to('meeting', meeting.ref) },
          { label: 'Minutes', href: here },
          { label: 'Spoken of' },
        ]}
        title="Spoken of, not on record"
        lead="Read in the words of the draft minutes. Mentions are ticked; what the words say was done, but nobody recorded as done, is for you to tick."
      />
      <ErrorSummary problems={problems} />
      {spoken.length === 0 ? (
        <Empty title="Nothing is missing" step={{ label: 'Back to the minutes', href: here }}>
          All that the minutes speak of is on record.
        </Empty>
      ) : (
        <form method="post" class="read-back" action={view.to('publication', meeting.ref, 'read-back')}>
          <Csrf token={view.session?.csrf ?? ''} />
          {registers.map((name) => (
            <fieldset class="card">
              <legend>{registerOf(view.site.ledger, name).title[1]}</legend>
              {spoken
                .filter(({ change }) => change.register === name)
                .map((one) => (
                  <Offer view={view} spoken={one} />
                ))}
            </fieldset>
          ))}
          <div class="acts">
            <Button weight="go">Record what is ticked</Button>
            <ButtonLink href={here}>Leave it for now</ButtonLink>
          </div>
        </form>
      )}
    </Page>
  );
}

function Offer({ view, spoken }: { view: View; spoken: Spoken }) {
  const { change, id, mention, confidential } = spoken;
  const register = registerOf(view.site.ledger, change.register);
  const titled = change.sets[register.titled];
  const rest = Object.entries(change.sets).filter(([name]) => name !== register.titled && !told.has(name));
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small">
      <div class="govuk-checkboxes__item">
        <input
          type="checkbox"
          class="govuk-checkboxes__input"
          id={`o-${id}`}
          name="take"
          value={id}
          checked={mention}
        />
        <label class="govuk-label govuk-checkboxes__label" for={`o-${id}`}>
          <b>{titled ? String(titled) : change.ref}</b>{' '}
          <span class="note">
            {change.move === 'found'
              ? 'spoken of'
              : `said to be done: ${register.moves[change.move]?.past.toLowerCase()}`}
          </span>
          {confidential && <span class="note"> · confidential</span>}
          <span class="note sets-of">
            {rest
              .map(([name, value]) => `${register.fields[name]?.label}: ${shown(register.fields[name], value)}`)
              .join(' · ')}
          </span>
        </label>
      </div>
    </div>
  );
}

function shown(field: Field | undefined, value: Value): string {
  const words = field ? wordsFor(field, value) : String(value ?? '');
  return words.length > 160 ? `${words.slice(0, 157)}…` : words;
}
