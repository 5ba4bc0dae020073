/** The part of a form that describes a post. */
import { ruleOn } from '../../codes/rule.ts';
import type { Problem } from '../../kernel/problem.ts';
import { problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import type { Form } from '../form.ts';
import type { View } from '../view.ts';
import { kindsOffered, type OnRecord, options, postRegister } from './people-form.ts';
import { powersInWords } from './powers.ts';
import { Sight } from './sight.tsx';

interface Props {
  view: View;
  form: Form;
  problems: readonly Problem[];
  known: OnRecord;
  /** Whether a post must be given. */
  required: boolean;
}

export function PostFields({ view, form, problems, known, required }: Props) {
  const kinds = kindsOffered(view.code, postRegister(view.site.ledger));
  const value = (name: string) => form[name] ?? '';
  return (
    <>
      <FormField
        name="kind"
        field={{
          label: 'Their post',
          kind: 'choice',
          choices: kinds,
          hint: required ? undefined : 'Leave it unset for members and alternates: their seat says what they may see.',
        }}
        value={value('kind')}
        problem={problemOf(problems, 'kind')}
        required={required}
      />
      <FormField
        name="organisation"
        field={{ label: 'Organisation', kind: 'text', hint: 'Whom they work for in this post.' }}
        value={value('organisation')}
        required={false}
      />
      <FormField
        name="party"
        field={{ label: 'Party', kind: 'text', hint: 'For a party contact: the party.' }}
        value={value('party')}
        problem={problemOf(problems, 'party')}
        options={options(known.parties)}
        required={false}
      />
      <div class="days">
        <FormField
          name="starts"
          field={{ label: 'First day', kind: 'day' }}
          value={value('starts') || view.asAt.today}
          problem={problemOf(problems, 'starts')}
        />
        <FormField
          name="ends"
          field={{ label: 'Last day', kind: 'day' }}
          value={value('ends')}
          problem={problemOf(problems, 'ends')}
          required={false}
        />
      </div>
      <Opens view={view} kinds={kinds} />
    </>
  );
}

/** What each kind of post lets its holder see and do, for who must choose. */
function Opens({ view, kinds }: { view: View; kinds: Readonly<Record<string, string>> }) {
  const { code } = view;
  const groups = code.bodies.map(({ id }) => id);
  return (
    <details class="people-more opens">
      <summary>What each post opens</summary>
      <dl>
        {Object.entries(kinds).map(([kind, words]) => {
          const known = code.access?.posts[kind];
          const rule = known && ruleOn(known, view.asAt.today);
          if (!rule?.value) return null;
          return (
            <>
              <dt>{words}</dt>
              <dd>
                <Sight code={code} opens={rule.value.clearance} groups={groups} />
                <span class="note">
                  May {powersInWords(rule.value.powers)}.
                  {rule.value.declared !== undefined &&
                    ` ${code.levels[rule.value.declared].name} once a declaration is signed.`}
                  {rule.clause && ` ${code.short} ${rule.clause}, ${rule.provenance}.`}
                </span>
              </dd>
            </>
          );
        })}
      </dl>
    </details>
  );
}
