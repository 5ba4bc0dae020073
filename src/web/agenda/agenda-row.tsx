/** One item in the agenda's editor: a line to type in, and under it why it is there and how it is minuted. */

import { usualFormula } from '../../agenda/draft-agenda.ts';
import type { Because, Entry } from '../../agenda/entry.ts';
import type { Level } from '../../kernel/define.ts';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { problemOf } from '../../ui/errors.tsx';
import { Icon } from '../../ui/icon.tsx';
import { stateOf } from '../pages/list-page.tsx';
import type { View } from '../view.ts';
import { fields } from './agenda-form.ts';
import type { AgendaShown } from './agenda-view.ts';

export interface RowContext {
  view: View;
  agenda: AgendaShown;
  issued: boolean;
}

interface RowProps {
  context: RowContext;
  entry: Entry;
  place: { index: number; last: boolean; number: string; time: string | null };
}

export function AgendaRow({ context, entry, place }: RowProps) {
  const { agenda, issued } = context;
  const item = agenda.items.find((one) => one.ref === entry.id);
  const gone = item?.state === 'withdrawn';
  return (
    <li class={gone ? 'agenda-row gone' : 'agenda-row'} id={`entry-${entry.id}`} data-id={entry.id} data-row>
      {item && <input type="hidden" name={fields.seen(entry.id)} value={String(item.entry)} />}
      <span class="no" data-number>
        {place.number}
      </span>
      <span class="at" data-time>
        {gone ? '' : place.time}
      </span>
      <Title entry={entry} context={context} />
      <span class="row-acts">
        <button
          type="submit"
          class="btn small"
          name={fields.does}
          value={`up:${entry.id}`}
          disabled={place.index === 0}
          aria-label={`Move “${entry.title}” up`}
        >
          <Icon name="up" />
        </button>
        <button
          type="submit"
          class="btn small"
          name={fields.does}
          value={`down:${entry.id}`}
          disabled={place.last}
          aria-label={`Move “${entry.title}” down`}
        >
          <Icon name="down" />
        </button>
        {!gone && (
          <button
            type="submit"
            class="btn small"
            name={fields.does}
            value={`${issued ? 'withdraw' : 'remove'}:${entry.id}`}
            aria-label={`${issued ? 'Withdraw' : 'Take out'} “${entry.title}”`}
          >
            {issued ? 'Withdraw' : 'Take out'}
          </button>
        )}
      </span>
      <Line entry={entry} context={context} />
      <Under
        entry={entry}
        context={context}
        state={item && item.state !== 'tabled' ? <ItemState context={context} state={item.state} /> : undefined}
      />
    </li>
  );
}

function ItemState({ context, state }: { context: RowContext; state: string }) {
  const register = context.view.site.ledger.registers.get('item');
  return register ? <StateChip state={stateOf(register, state)} /> : null;
}

function Title({ entry, context }: { entry: Entry; context: RowContext }) {
  const name = fields.title(entry.id);
  const wrong = problemOf(context.agenda.problems, name) !== undefined;
  return (
    <input
      class={wrong ? 'govuk-input govuk-input--error title' : 'govuk-input title'}
      id={name}
      name={name}
      value={entry.title}
      aria-label="Title"
      aria-invalid={wrong ? 'true' : undefined}
    />
  );
}

/** Who presents it, what for, and for how long. */
function Line({ entry, context }: { entry: Entry; context: RowContext }) {
  const { problems } = context.agenda;
  const wrong = (name: string) => (problemOf(problems, name) ? ' govuk-input--error' : '');
  const [presenter, purpose, minutes] = [
    fields.presenter(entry.id),
    fields.purpose(entry.id),
    fields.minutes(entry.id),
  ];
  return (
    <span class="line">
      <input
        class="govuk-input presenter"
        id={presenter}
        name={presenter}
        value={entry.presenter}
        aria-label="Presented by"
        placeholder="Presenter"
      />
      <select class="govuk-select" id={purpose} name={purpose} aria-label="For">
        {(['decision', 'discussion', 'information'] as const).map((one) => (
          <option value={one} selected={one === entry.purpose}>
            {one[0]?.toUpperCase()}
            {one.slice(1)}
          </option>
        ))}
      </select>
      <span class="min">
        <input
          class={`govuk-input${wrong(minutes)}`}
          id={minutes}
          name={minutes}
          value={Number.isFinite(entry.minutes) ? String(entry.minutes) : ''}
          inputmode="numeric"
          aria-label="Minutes planned"
          data-minutes
        />
        <span aria-hidden="true">min</span>
      </span>
    </span>
  );
}

function Under({ entry, context, state }: { entry: Entry; context: RowContext; state: unknown }) {
  const { view, agenda, issued } = context;
  const level = view.code.levels[entry.level];
  const because = entry.because.filter((one) => agenda.named.has(`${one.register} ${one.ref}`));
  return (
    <div class={entry.why.length > 0 || because.length > 0 || entry.level > 0 || state ? 'under' : 'under bare'}>
      {(entry.why.length > 0 || because.length > 0 || entry.level > 0) && (
        <p class="why">
          {entry.level > 0 && <LevelChip level={entry.level} name={level.name} meaning={level.meaning} />}{' '}
          {state as never} {entry.why.join(' ')} <Records view={view} agenda={agenda} because={because} />
        </p>
      )}
      {entry.why.length === 0 && because.length === 0 && entry.level === 0 && state ? (
        <p class="why">{state as never}</p>
      ) : null}
      <Minuted entry={entry} context={context} issued={issued} />
    </div>
  );
}

/** Records the item is to deal with, each with its reason; many are folded away. */
function Records({ view, agenda, because }: { view: View; agenda: AgendaShown; because: readonly Because[] }) {
  const links = because.map((one) => (
    <li>
      <a href={view.to(one.register, one.ref)}>{agenda.named.get(`${one.register} ${one.ref}`)?.title ?? one.ref}</a>
      <span class="note"> {one.why}</span>
    </li>
  ));
  if (links.length === 0) return null;
  return (
    <details class="because" open={links.length < 3}>
      <summary>{links.length === 1 ? 'One record' : `${links.length} records`}</summary>
      <ul>{links}</ul>
    </details>
  );
}

function Minuted({ entry, context, issued }: { entry: Entry; context: RowContext; issued: boolean }) {
  const { view, agenda } = context;
  const [minuted, level, formula] = [fields.minuted(entry.id), fields.level(entry.id), fields.formula(entry.id)];
  const wrong = problemOf(agenda.problems, formula);
  const confidential = entry.minuted === 'confidential';
  return (
    <details class="minuted" open={confidential || wrong !== undefined}>
      <summary>{confidential ? 'Minuted confidentially' : 'Minuted publicly'}</summary>
      <div class="minuted-fields">
        <label>
          Minuted in{' '}
          <select class="govuk-select" id={minuted} name={minuted}>
            <option value="public" selected={!confidential}>
              The public minutes
            </option>
            <option value="confidential" selected={confidential}>
              The confidential minutes only
            </option>
          </select>
        </label>
        {!issued && <ClosedLevel view={view} agenda={agenda} entry={entry} name={level} />}
        <label class="formula">
          In the public minutes
          <input
            class={wrong ? 'govuk-input govuk-input--error' : 'govuk-input'}
            id={formula}
            name={formula}
            value={entry.formula}
            placeholder={usualFormula(view.code)}
            aria-invalid={wrong ? 'true' : undefined}
          />
        </label>
      </div>
    </details>
  );
}

/** The classes above the working level that this reader may see; choosing one moves the item to the closed part. */
export function ClosedLevel({
  view,
  agenda,
  entry,
  name,
}: {
  view: View;
  agenda: AgendaShown;
  entry: { level: Level };
  name: string;
}) {
  const { clearance } = view.reader;
  const most = clearance[`${view.code.id}/${agenda.key.group}`] ?? clearance['*'] ?? 0;
  const levels = ([1, 2, 3] as const).filter((one) => one > agenda.key.working && one <= most);
  if (levels.length === 0) return null;
  return (
    <label>
      Seen by{' '}
      <select class="govuk-select" id={name} name={name}>
        <option value="0">Everyone who has the papers</option>
        {levels.map((one) => (
          <option value={String(one)} selected={one === entry.level}>
            {view.code.levels[one].name} only, in the closed part
          </option>
        ))}
      </select>
    </label>
  );
}
