import type { Field, Value } from '../kernel/define.ts';

export interface FormFieldProps {
  name: string;
  field: Pick<Field, 'label' | 'kind' | 'choices' | 'hint'>;
  value?: Value;
  /** What is wrong with it: sentence of the Problem. The error summary links to the field. */
  problem?: string;
  required?: boolean;
  /** For links: references and titles to choose among; a text box with suggestions, so that one may also type. */
  options?: readonly { value: string; label: string }[];
  /** Latest day allowed. */
  max?: string;
  /** When the name is not unique on the page. */
  id?: string;
}

/** Hint and error are read out with the control, in that order. */
interface Wired extends FormFieldProps {
  id: string;
  describedby?: string;
}

/** One govuk-frontend form field for one field of a register. */
export function FormField(props: FormFieldProps) {
  const id = props.id ?? props.name;
  const { field, problem } = props;
  const describedby = [field.hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const wired: Wired = { ...props, id, describedby };
  if (field.kind === 'flag') return <Flag {...wired} />;
  return (
    <div class={problem ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label class="govuk-label" for={id}>
        {field.label}
        {props.required === false && <span class="note"> (optional)</span>}
      </label>
      <Said {...wired} />
      <Control {...wired} />
    </div>
  );
}

function Said({ id, field, problem }: Wired) {
  return (
    <>
      {field.hint && (
        <div id={`${id}-hint`} class="govuk-hint">
          {field.hint}
        </div>
      )}
      {problem && (
        <p id={`${id}-error`} class="govuk-error-message">
          <span class="govuk-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
    </>
  );
}

function Control(props: Wired) {
  const { id, name, field, value, required, problem, options, max } = props;
  const said = { 'aria-describedby': props.describedby, 'aria-invalid': problem ? ('true' as const) : undefined };
  const text = Array.isArray(value) ? value.join('\n') : String(value ?? '');
  const wrong = (kind: string) => (problem ? `govuk-${kind} govuk-${kind}--error` : `govuk-${kind}`);
  switch (field.kind) {
    case 'choice':
      return (
        <select id={id} name={name} class={wrong('select')} required={required} {...said}>
          {!required && <option value="">Not set</option>}
          {Object.entries(field.choices ?? {}).map(([stored, words]) => (
            <option value={stored} selected={stored === text}>
              {words}
            </option>
          ))}
        </select>
      );
    case 'prose':
    case 'list':
    case 'links':
      return (
        <textarea id={id} name={name} class={wrong('textarea')} rows={4} required={required} {...said}>
          {text}
        </textarea>
      );
    case 'day':
    case 'time': {
      const [type, width] = field.kind === 'day' ? (['date', 'q-date'] as const) : (['time', 'q-brief'] as const);
      const box = { type, class: `${wrong('input')} ${width}`, max, required };
      return <input id={id} name={name} value={text} {...box} {...said} />;
    }
    case 'integer': {
      // Not type=number, whose wheel and arrows change figures unasked (govuk-frontend's advice).
      const box = { inputmode: 'numeric' as const, class: `${wrong('input')} q-brief`, required };
      return <input id={id} name={name} value={text} {...box} {...said} />;
    }
    default:
      return (
        <>
          <input
            id={id}
            name={name}
            value={text}
            class={wrong('input')}
            required={required}
            list={options && `${id}-options`}
            {...said}
          />
          {options && (
            <datalist id={`${id}-options`}>
              {options.map(({ value: stored, label }) => (
                <option value={stored}>{label}</option>
              ))}
            </datalist>
          )}
        </>
      );
  }
}

function Flag(props: Wired) {
  const { id, name, field, value, problem, describedby } = props;
  return (
    <div class={problem ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <Said {...props} />
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            type="checkbox"
            id={id}
            name={name}
            value="true"
            class="govuk-checkboxes__input"
            checked={value === true}
            aria-describedby={describedby}
          />
          <label class="govuk-label govuk-checkboxes__label" for={id}>
            {field.label}
          </label>
        </div>
      </div>
    </div>
  );
}
