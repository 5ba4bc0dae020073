/** One fact of a proposal: what was read, how sure, and what a reviewer may do about it. */
import type { Code } from '../../codes/code.ts';
import type { Field } from '../../kernel/define.ts';
import type { Problem } from '../../kernel/problem.ts';
import { type Fact, type FactKind, factFields } from '../../minutes/review/facts.ts';
import { namedIn, type Suggestion } from '../../minutes/review/match.ts';
import type { ReviewChoices } from '../../minutes/review.ts';
import { dayWords } from '../../ui/dates.ts';
import { problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import type { Form } from '../form.ts';
import { asText, names } from '../review-form.ts';

/** What every fact of one review is shown with. */
export interface Shared {
  code: Code;
  choices: ReviewChoices;
  /** What was typed and not accepted as it stands: shown again as typed. */
  form?: Form;
  problems: readonly Problem[];
  /** By the id of the fact at which the question is asked. */
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
  const { kind, id, sure, detail } = fact;
  return (
    <div class={rejected ? 'fact rejected' : 'fact'} id={id} data-fact={id}>
      <b>{kind === 'decision' ? <span class="verb">{asText(shown.value.verb)}</span> : kindOf(shown)}</b>
      <div>
        <a class="to-words" href={`#p-${id}`}>
          {titleOf(shown, edited !== undefined)}
        </a>
        {kind !== 'decision' && detail && <span class="note"> {detailOf(detail)}</span>}
        {sure !== 'sure' && <span class={`sure-${sure}`}> {sureWords[sure]}</span>}
        {kind === 'candidate' && (
          <MakeFormal id={id} verb={choices.formal?.[id]} verbs={shared.code.houseStyle.verbs} />
        )}
        <Match fact={fact} shared={shared} />
      </div>
      <Edit fact={shown} edited={edited !== undefined} shared={shared} />
      {kind !== 'candidate' && kind !== 'meeting' && (
        <label class="tick">
          <input type="checkbox" name={names.reject(id)} value="1" checked={rejected} /> Leave out
        </label>
      )}
    </div>
  );
}

/** Of people it says how they took part, which is what one looks for in a column of names. */
function kindOf({ kind, value }: Fact): string {
  if (kind !== 'attendance') return kindWords[kind];
  return value.present === false ? 'Apologies' : value.part === true ? 'In part' : 'Present';
}

/** Days in words, and nothing said twice ("SEC Panel Chair", both category and role). */
function detailOf(detail: string): string {
  const parts = [...new Set(detail.split(', '))].filter((part) => part !== 'part' && part !== 'apologies');
  return daysIn(parts.join(', '));
}

/** Days and months of a text in words: a reader of minutes does not think in ISO 8601. */
function daysIn(text: string): string {
  return text
    .replace(/\b\d{4}-\d\d-\d\d\b/g, (day) => dayWords(day, 'short'))
    .replace(/^\d{4}-\d\d$/, (month) => dayWords(`${month}-01`).replace(/^1 /, ''));
}

function titleOf(fact: Fact, edited: boolean): string {
  if (!edited) return fact.kind === 'date' ? daysIn(fact.title) : fact.title;
  const { name, ref, title, text } = fact.value;
  return [ref, name, title, text].filter((one) => typeof one === 'string' && one !== '').join(', ') || fact.title;
}

function Edit({ fact, edited, shared: { form, problems } }: { fact: Fact; edited: boolean; shared: Shared }) {
  const fields = Object.entries(factFields[fact.kind]);
  if (fields.length === 0) return null;
  // Opened where something is wrong, for the summary's links lead in here.
  const wrong = fields.some(([name]) => problemOf(problems, names.edit(fact.id, name)));
  return (
    <details class="edit" open={wrong}>
      <summary>{edited ? 'Edited by you' : 'Edit'}</summary>
      {fields.map(([name, field]) => {
        const id = names.edit(fact.id, name);
        if (field.kind === 'flag') return <YesNo id={id} field={field} value={fact.value[name] === true} />;
        const typed = form?.[id] ?? asText(fact.value[name]);
        return <FormField name={id} id={id} field={field} value={typed} problem={problemOf(problems, id)} />;
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
    <label class="formal">
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
  const suggestion = shared.suggestions.get(fact.id);
  const named = namedIn(fact);
  if (!named || !suggestion) return null;
  const { register, name } = named;
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
