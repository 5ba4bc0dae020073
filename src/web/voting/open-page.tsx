/** Opening a vote: who will vote, by which rule, until when; the roll is looked over before it is kept. */
import { bodyName } from '../../codes/body.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import { listRows } from '../../kernel/read.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { dayWords } from '../../ui/dates.ts';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { type Prospect, prospectOf } from '../../voting/open.ts';
import { ruleLines } from '../../voting/rule-words.ts';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';

interface Opening {
  ref: string;
  form: Readonly<Record<string, string>>;
  problems: readonly Problem[];
}

export async function openPage(tx: Tx, view: View, { ref, form, problems }: Opening) {
  const { code, site, asAt } = view;
  const prospect = await prospectOf(tx, site.ledger, { code, modification: ref, day: asAt.today });
  const { modification, alternatives, open } = prospect;
  const meetings = await meetingsAhead(tx, view, prospect.body);
  const field = (name: string, definition: Parameters<typeof FormField>[0]['field'], value = '') => (
    <FormField
      name={name}
      field={definition}
      value={form[name] ?? value}
      problem={problemOf(problems, name)}
      required={['closes_on', 'closes_at'].includes(name) ? undefined : false}
    />
  );
  return (
    <Page title={`Open the vote on ${modification.ref}`} frame={await frameOf(tx, view, 'voting')}>
      <Head
        crumbs={[
          { label: 'Votes on modifications', href: view.to('voting') },
          { label: modification.ref, href: view.to('modification', modification.ref) },
          { label: 'Open the vote' },
        ]}
        title={`Open the vote on ${modification.ref}${alternatives.length > 0 ? ' and its alternatives' : ''}`}
        lead={`By the ${bodyName(code, prospect.body).replace(/^the /i, '')}. ${prospect.decides ? 'The vote decides it.' : 'The vote is a recommendation.'}`}
      />
      <ErrorSummary
        problems={[
          ...problems,
          ...prospect.problems.filter(({ sentence }) => !problems.some((one) => one.sentence === sentence)),
        ]}
      />
      {settled.has(modification.state) && (
        <Notice tone="warn">
          There is nothing left to vote on: <a href={view.to('modification', modification.ref)}>{modification.ref}</a>{' '}
          is {registerOf(site.ledger, 'modification').states[modification.state]?.label.toLowerCase()}.
        </Notice>
      )}
      {open && (
        <Notice tone="warn">
          A vote on it is open already: <a href={view.to('voting', open.ref)}>{open.ref}</a>. Close it, or make it void,
          first.
        </Notice>
      )}
      <form method="post" action={view.to('voting', 'open', modification.ref)}>
        <Csrf token={view.session?.csrf ?? ''} />
        <div class="two">
          <div>
            <Card title="What is voted on">
              <ul class="lines">
                {[modification, ...alternatives].map((one) => (
                  <li>
                    <a href={view.to('modification', one.ref)}>{one.ref}</a> {one.title}
                  </li>
                ))}
              </ul>
              {modification.state !== 'vote' && !settled.has(modification.state) && (
                <p class="note">Opening the vote also puts it to the vote.</p>
              )}
            </Card>
            <Roll prospect={prospect} form={form} />
          </div>
          <div>
            <Card title="Until when">
              {field('closes_on', { label: 'Closes on', kind: 'day' })}
              {field('closes_at', { label: 'At', kind: 'time', hint: 'London time.' }, '17:00')}
              {Object.keys(meetings).length > 0 &&
                field('meeting', {
                  label: 'Or in a meeting',
                  kind: 'choice',
                  choices: meetings,
                  hint: 'It is then closed by hand in the meeting, whenever all have voted.',
                })}
            </Card>
            <Card title="For members">
              {field('background', { label: 'What they should know', kind: 'prose' })}
              {field('papers', { label: 'Papers', kind: 'list', hint: 'One a line: the reference, then its version.' })}
            </Card>
            <details class="card rule-card">
              <summary>The rule it will be counted by</summary>
              <dl class="rule">
                {ruleLines(prospect.kept).map(({ about, words, provenance, note }) => (
                  <>
                    <dt>{about}</dt>
                    <dd>
                      {words} <span class="note">{[provenance, note].filter(Boolean).join(': ')}</span>
                    </dd>
                  </>
                ))}
              </dl>
            </details>
          </div>
        </div>
        <div class="acts form-end">
          <Button weight="go">Open the vote</Button>
          <ButtonLink href={view.to('voting')}>Leave it</ButtonLink>
        </div>
      </form>
    </Page>
  );
}

/** After these no vote is opened, whatever the process. */
const settled: ReadonlySet<string> = new Set(['approved', 'implemented', 'rejected', 'refused', 'withdrawn']);

function Roll({ prospect, form }: { prospect: Prospect; form: Opening['form'] }) {
  const { roll, kept } = prospect;
  return (
    <Card title="The roll">
      <p class="note">
        From the seats on record today. It is kept with the vote: who comes or goes later does not change it.
        {kept.rule.votingGroups && ' Seats with the same voting group in one category vote once.'}
      </p>
      {kept.rule.categories.map(({ name, seats }) => {
        const own = roll.filter(({ category }) => category === name);
        return (
          <div class="roll-part">
            <h3>
              {name}{' '}
              <span class="note">
                {own.length}
                {seats !== null && ` of ${seats}`}
              </span>
            </h3>
            {own.length === 0 && <p class="note">Nobody holds a seat for it: the category will count as empty.</p>}
            {own.map(({ person, name: member, group, alternate }) => (
              <div class="roll-line">
                <span>
                  <b>{member}</b>
                  {alternate && <span class="note">, alternate {alternate.name}</span>}
                </span>
                {kept.rule.votingGroups && (
                  <label>
                    <span class="govuk-visually-hidden">Voting group of {member}</span>
                    <input
                      class="govuk-input"
                      name={`group-${person}`}
                      value={form[`group-${person}`] ?? group ?? ''}
                      placeholder="Voting group"
                    />
                  </label>
                )}
              </div>
            ))}
          </div>
        );
      })}
    </Card>
  );
}

async function meetingsAhead(tx: Tx, view: View, body: string): Promise<Record<string, string>> {
  const { rows } = await listRows(tx, registerOf(view.site.ledger, 'meeting'), {
    code: view.code.id,
    at: view.at,
    filters: { body: [body], state: ['planned', 'sitting'] },
    sort: { by: 'day', descending: false },
  });
  return Object.fromEntries(
    rows
      // One that was never closed is over all the same: nobody can vote in it any more.
      .filter(({ fields }) => typeof fields.day !== 'string' || fields.day >= view.asAt.today)
      .slice(0, 12)
      .map(({ ref, title, fields }) => [
        ref,
        typeof fields.day === 'string' ? `${title}, ${dayWords(fields.day)}` : `${title}, no day set`,
      ]),
  );
}
