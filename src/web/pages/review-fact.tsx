/** One fact of a proposal: what was read, how sure, and what a reviewer may do about it. */
import type { Code } from '../../codes/code.ts';
import type { Field } from '../../kernel/define.ts';
import { type Fact, type FactKind, factFields } from '../../minutes/facts.ts';
import type { Suggestion } from '../../minutes/match.ts';
import type { ReviewChoices } from '../../minutes/review.ts';
import { FormField } from '../../ui/field.tsx';
import { asText, names } from '../review-form.ts';

/** What every fact of one review is shown with. */
export interface Shared {
  code: Code;
  choices: ReviewChoices;
  suggestions: ReadonlyMap<string, Suggestion>;
}

const kindWords: Readonly<Record<FactKind, string>> = {
  meeting: 'Meeting',
  attendance: 'Attendance',
  item: 'Item',
  decision: 'Decision',
  candidate: 'Settled in words',
  action: 'Action',
  update: 'Update',
  modification: 'Modification',
  risk: 'Risk',
  party: 'Party',
  variation: 'Variation',
  assessment: 'Assessment',
  'other-meeting': 'Other meeting',
  date: 'Date',
  clause: 'Clause',
  document: 'Document',
  release: 'Release',
  consultation: 'Consultation',
  issue: 'Issue',
  identifier: 'Identifier',
  seat: 'Seat',
};

const sureWords = { sure: '', likely: 'likely', unsure: 'not sure' } as const;

export function FactLine({ fact, shared }: { fact: Fact; shared: Shared }) {
  const { choices } = shared;
  const rejected = choices.rejected?.includes(fact.id) ?? false;
  const edited = choices.edits?.[fact.id];
  const shown = edited ? { ...fact, value: { ...fact.value, ...edited } } : fact;
  return (
    <div class={rejected ? 'fact rejected' : 'fact'} id={fact.id} data-fact={fact.id}>
      <b>{fact.kind === 'decision' ? <span class="verb">{asText(shown.value.verb)}</span> : kindWords[fact.kind]}</b>
      <span>
        <a class="to-words" href={`#p-${fact.id}`}>
          {titleOf(shown, edited !== undefined)}
        </a>
        {fact.kind !== 'decision' && fact.detail && <span class="note"> {fact.detail}</span>}
        <Edit fact={shown} edited={edited !== undefined} />
        <Match fact={fact} shared={shared} />
      </span>
      <span class="tools">
        {fact.sure !== 'sure' && <span class={`sure-${fact.sure}`}>{sureWords[fact.sure]}</span>}
        {fact.kind === 'candidate' ? (
          <MakeFormal id={fact.id} verb={choices.formal?.[fact.id]} verbs={shared.code.houseStyle.verbs} />
        ) : (
          fact.kind !== 'meeting' && (
            <label class="tick">
              <input type="checkbox" name={names.reject(fact.id)} value="1" checked={rejected} /> Leave out
            </label>
          )
        )}
      </span>
    </div>
  );
}

function titleOf(fact: Fact, edited: boolean): string {
  if (!edited) return fact.title;
  const { name, ref, title, text } = fact.value;
  return [ref, name, title, text].filter((one) => typeof one === 'string' && one !== '').join(', ') || fact.title;
}

function Edit({ fact, edited }: { fact: Fact; edited: boolean }) {
  const fields = Object.entries(factFields[fact.kind]);
  if (fields.length === 0) return null;
  return (
    <details class="edit">
      <summary>{edited ? 'Edited by you' : 'Edit'}</summary>
      {fields.map(([name, field]) => {
        const id = names.edit(fact.id, name);
        if (field.kind === 'flag') return <YesNo id={id} field={field} value={fact.value[name] === true} />;
        return <FormField name={id} id={id} field={field} value={asText(fact.value[name])} required={false} />;
      })}
    </details>
  );
}

/** A tick box left empty sends nothing, which could not be told from a form without it: so a choice of two. */
function YesNo({ id, field, value }: { id: string; field: Field; value: boolean }) {
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={id}>
        {field.label}
      </label>
      <select id={id} name={id} class="govuk-select">
        <option value="true" selected={value}>
          Yes
        </option>
        <option value="false" selected={!value}>
          No
        </option>
      </select>
    </div>
  );
}

function MakeFormal({ id, verb, verbs }: { id: string; verb: string | undefined; verbs: readonly string[] }) {
  return (
    <label class="tick">
      Record as{' '}
      <select name={names.formal(id)}>
        <option value="">not a decision</option>
        {verbs.map((one) => (
          <option value={one} selected={one === verb}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

function Match({ fact, shared }: { fact: Fact; shared: Shared }) {
  const register = fact.kind === 'attendance' ? 'person' : fact.kind === 'party' ? 'party' : null;
  const name = asText(fact.value.name);
  const suggestion: Suggestion | undefined = register ? shared.suggestions.get(`${register} ${name}`) : undefined;
  if (!register || !suggestion) return null;
  const chosen = shared.choices.matches?.[register]?.[name];
  return (
    <label class="match">
      May be {suggestion.title} ({suggestion.why}).{' '}
      <select name={names.match(register, name)}>
        <option value="">Somebody else</option>
        <option value={suggestion.ref} selected={chosen === suggestion.ref}>
          The same
        </option>
      </select>
    </label>
  );
}
