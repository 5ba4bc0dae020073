/** Adding an effect that was not offered: a kind of record, which one, what happens to it. Steps one by one without script. */

import type { Register } from '../../kernel/define.ts';
import type { Problem } from '../../kernel/problem.ts';
import { Button } from '../../ui/button.tsx';
import { problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { type Choice, fieldsAsked, named, nothingToDo } from './add-effect.ts';
import type { ConsoleState } from './console-state.ts';

export interface AddEffectProps {
  state: ConsoleState;
  choice: Choice;
  problems: readonly Problem[];
}

export function AddEffect({ state, choice, problems }: AddEffectProps) {
  if (choice.registers.length === 0) return null;
  const problem = problemOf(problems, named.ref);
  return (
    <details class="more" id="effect-more" open={choice.register !== null}>
      <summary>Add an effect</summary>
      <div class="add-effect">
        <div class="govuk-form-group">
          <label class="govuk-label" for={named.register}>
            Kind of record
          </label>
          <select class="govuk-select" id={named.register} name={named.register} data-effect-part>
            <option value="">Choose</option>
            {choice.registers.map(({ name, title }) => (
              <option value={name} selected={name === choice.register?.name}>
                {title[0]}
              </option>
            ))}
          </select>
        </div>
        <div class={problem ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
          <label class="govuk-label" for={named.ref}>
            Which one
          </label>
          <input
            type="text"
            class="govuk-input"
            id={named.ref}
            name={named.ref}
            value={choice.typed}
            list="effect-list"
            autocomplete="off"
            placeholder="reference or title"
            aria-describedby="effect-chosen"
            aria-invalid={problem ? 'true' : undefined}
            data-effect-part
          />
          <datalist id="effect-list">
            <Records choice={choice} />
          </datalist>
        </div>
        <div id="effect-step">
          <EffectStep state={state} choice={choice} problems={problems} />
        </div>
        <button type="submit" class="btn small without-script" name="do" value="choose-effect">
          Go on
        </button>
      </div>
    </details>
  );
}

/** Each record of the register by its reference, with its title. */
export function Records({ choice: { records } }: Pick<AddEffectProps, 'choice'>) {
  return (
    <>
      {records.map(({ ref, title }) => (
        <option value={ref}>{title}</option>
      ))}
    </>
  );
}

/** What the record chosen is, what may be done with it, and what that is to say. */
export function EffectStep({ state, choice, problems }: AddEffectProps) {
  const { register, row, moves, move, suggested } = choice;
  if (!register) return null;
  const one = register.title[0];
  if (moves.length === 0)
    return (
      <p class="why-not" id="effect-chosen">
        {nothingToDo(state, choice)}
      </p>
    );
  const fields = fieldsAsked(state, choice);
  const wrong = fields.slice(shownFirst).some(([name]) => problemOf(problems, named.set + name));
  return (
    <>
      <p class="chosen-record" id="effect-chosen">
        {row ? (
          <>
            {one} <a href={state.view.to(register.name, row.ref)}>{row.ref}</a>: {row.title},{' '}
            {register.states[row.state]?.label.toLowerCase()}
          </>
        ) : (
          `A new ${one.toLowerCase()}${suggested ? `, ${suggested}` : ''}`
        )}
      </p>
      <FormField
        name={named.move}
        field={{
          label: 'What happens to it',
          kind: 'choice',
          choices: Object.fromEntries(moves.map(([name, { label }]) => [name, label])),
        }}
        value={move ?? ''}
        problem={problemOf(problems, named.move)}
      />
      <Fields fields={fields.slice(0, shownFirst)} register={register} problems={problems} />
      {fields.length > shownFirst && (
        <details class="more" open={wrong}>
          <summary>
            {fields.length - shownFirst} more {fields.length - shownFirst === 1 ? 'field' : 'fields'}
          </summary>
          <div>
            <Fields fields={fields.slice(shownFirst)} register={register} problems={problems} />
          </div>
        </details>
      )}
      {move && (
        <Button name="do" value="add-effect">
          Add this effect
        </Button>
      )}
    </>
  );
}

/** What matters most of a record comes first in its register; the rest is there for whoever looks for it. */
const shownFirst = 2;

interface FieldsProps extends Pick<AddEffectProps, 'problems'> {
  fields: ReturnType<typeof fieldsAsked>;
  register: Register;
}

function Fields({ fields, register, problems }: FieldsProps) {
  return (
    <>
      {fields.map(([name, field, text]) => (
        <FormField
          name={named.set + name}
          field={field}
          value={field.kind === 'flag' ? text === 'true' : text}
          problem={problemOf(problems, named.set + name)}
          required={name === register.titled ? undefined : false}
        />
      ))}
    </>
  );
}
