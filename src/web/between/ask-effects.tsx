/** What a question will do if it is carried: gathered record by record, from the moves the body may make of each. */
import { bodyIn } from '../../codes/body.ts';
import { mayMake } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Change, Register } from '../../kernel/define.ts';
import type { Problem } from '../../kernel/problem.ts';
import { get } from '../../kernel/read.ts';
import { changeFromLine } from '../../meetings/effects.ts';
import { powersOf } from '../../meetings/powers.ts';
import { Button } from '../../ui/button.tsx';
import { problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card } from '../../ui/head.tsx';
import { Hidden } from '../../ui/hidden.tsx';
import { ChangeWords, namesOf } from '../actions/decision-effects.tsx';
import type { View } from '../view.ts';

export interface Asking {
  form: Readonly<Record<string, string>>;
  /** Lines of what it will do, chosen so far. */
  pending: readonly string[];
  problems: readonly Problem[];
  /** What putting it does, in sentences; once asked for and free of problems. */
  will?: readonly string[];
}

export async function effectsPart(tx: Tx, view: View, asking: Asking) {
  const { pending, form, problems } = asking;
  const changes = pending.flatMap((line): Change[] => [changeFromLine(line) ?? []].flat());
  const names = await namesOf(tx, view, changes);
  const choosing = await recordChosen(tx, view, form);
  const kinds = [...view.site.ledger.registers.values()].filter(({ group }) => group && group !== 'Meet');
  return (
    <Card title="If it is carried">
      <Hidden params={pending.map((line) => ['pending', line] as const)} />
      {pending.length === 0 && (
        <p class="note">The decision stands by itself, unless you add what it does to a record.</p>
      )}
      {changes.length > 0 && (
        <ul class="effect-lines">
          {changes.map((change, index) => (
            <li>
              <ChangeWords view={view} change={change} names={names} />{' '}
              <Button weight="small" name="do" value={`drop-${index}`}>
                Take out
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div class="fields-in-line">
        <FormField
          name="effect-register"
          field={{
            label: 'Kind of record',
            kind: 'choice',
            choices: Object.fromEntries(kinds.map(({ name, title }) => [name, title[0]])),
          }}
          value={form['effect-register'] ?? ''}
        />
        <FormField
          name="effect-ref"
          field={{ label: 'Its reference', kind: 'text' }}
          value={form['effect-ref'] ?? ''}
          problem={problemOf(problems, 'effect-ref')}
        />
      </div>
      {choosing ? (
        <Moves view={view} form={form} choosing={choosing} />
      ) : (
        <Button name="do" value="find">
          Choose what happens to it
        </Button>
      )}
    </Card>
  );
}

interface Choosing {
  register: Register;
  ref: string;
  title: string;
  moves: [name: string, move: Register['moves'][string]][];
}

/** The record named in the form, with the moves that its body may make of it now. */
async function recordChosen(tx: Tx, view: View, form: Asking['form']): Promise<Choosing | null> {
  const register = view.site.ledger.registers.get(form['effect-register'] ?? '');
  const ref = (form['effect-ref'] ?? '').trim();
  if (!register || ref === '') return null;
  const row = await get(tx, register, { code: view.code.id, ref, at: view.at });
  const config = bodyIn(view.code, form.body);
  const powers = [...powersOf(config, view.asAt.today), 'secretariat'];
  const eyes = { public: false, clearance: {}, name: '', powers };
  const moves = Object.entries(register.moves).filter(
    ([name, move]) => name !== 'found' && move.from.includes(row?.state ?? 'new') && mayMake(eyes, move.by),
  );
  return moves.length > 0 ? { register, ref, title: row?.title ?? 'not on record yet', moves } : null;
}

function Moves({ view, form, choosing }: { view: View; form: Asking['form']; choosing: Choosing }) {
  const { register, ref, title, moves } = choosing;
  const chosen = moves.find(([name]) => name === form['effect-move']);
  return (
    <div class="choosing">
      <p>
        {register.title[0]} <a href={view.to(register.name, ref)}>{ref}</a>: {title}
      </p>
      <FormField
        name="effect-move"
        field={{
          label: 'What happens to it',
          kind: 'choice',
          choices: Object.fromEntries(moves.map(([name, { label }]) => [name, label])),
        }}
        value={form['effect-move'] ?? ''}
      />
      {chosen?.[1].sets.map((name) => {
        const field = register.fields[name];
        return field ? (
          <FormField name={`effect-set-${name}`} field={field} value={form[`effect-set-${name}`] ?? ''} />
        ) : null;
      })}
      <div class="acts">
        {!chosen && (
          <Button name="do" value="find">
            Go on
          </Button>
        )}
        {chosen && (
          <Button name="do" value="add">
            Add it
          </Button>
        )}
      </div>
    </div>
  );
}
