/** What a decision about releases will do, said as one would say it. */
import type { Tx } from '../../kernel/db.ts';
import type { Value } from '../../kernel/define.ts';
import type { Plan, PlannedRecord } from '../../kernel/plan.ts';
import { named } from '../../kernel/read.ts';
import { dayWords } from '../../ui/dates.ts';
import { effectsOf } from '../pages/move-form.tsx';
import type { View } from '../view.ts';

type Step = PlannedRecord['steps'][number];

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

/** Sentences that go on from "This will". */
export async function releasingEffects(tx: Tx, view: View, plan: Plan): Promise<string[]> {
  const refs = plan.records.flatMap(({ steps }) =>
    steps.flatMap(({ before, after }) => [text(before?.fields.release), text(after.fields.release)].filter(Boolean)),
  );
  const wanted = { code: view.code.id, at: view.at, refs: new Map([['release', new Set(refs)]]) };
  const found = await named(tx, view.site.ledger.registers, wanted);
  const nameOf = (ref: Value | undefined) => found.get(`release ${text(ref)}`)?.title ?? text(ref);
  return plan.records.flatMap((record) => {
    const added = record.steps.filter(({ change }) => change.seq === null);
    const said = added.map((step) => sentenceFor(record, step, nameOf));
    return said.every((one): one is string => one !== null) ? said : effectsOf({ ...plan, records: [record] });
  });
}

type Naming = (ref: Value | undefined) => string;

function sentenceFor({ register, ref }: PlannedRecord, { change, before, after }: Step, nameOf: Naming): string | null {
  const { title, release } = after.fields;
  const from = `, from ${dayWords(change.effective)}`;
  const was = before?.fields.release;
  switch (`${register.name} ${change.move}`) {
    case 'inclusion propose':
      return `propose “${title}” for ${nameOf(release)}${from}`;
    case 'inclusion include':
      return `take “${title}” into ${nameOf(release)}${from}`;
    case 'inclusion move':
      return `move “${title}” ${was && was !== release ? `from ${nameOf(was)} ` : ''}to ${nameOf(release)}${from}`;
    case 'inclusion defer':
      return `put off “${title}”, out of ${nameOf(was)}${from}`;
    case 'inclusion deliver':
      return `record “${title}” as live`;
    case 'modification implement':
      return `implement ${ref}, ${title}${from}`;
    case 'modification schedule':
      return `set the implementation date of ${ref} to ${dayWords(text(after.fields.implements_on))}${release ? `, with ${nameOf(release)}` : ''}`;
    case 'release plan':
    case 'release replan':
      return planned(change.move, before?.fields ?? {}, after.fields);
    case 'release freeze':
      return `freeze the contents of ${title}: nothing is taken in${from}`;
    case 'release approve':
      return `approve the contents of ${title}${from}`;
    case 'release reopen':
      return `open the contents of ${title} again${from}`;
    case 'release launch':
      return `record ${title} as live on ${dayWords(text(after.fields.live_on))}${text(after.fields.version) && `, in version ${after.fields.version} of the code`}`;
    case 'variation direct':
      return `give “${title}” a new end, ${endOf(after.fields)}, as directed on ${dayWords(text(after.fields.directed_on))}${endOf(before?.fields ?? {}) ? ` (it was ${endOf(before?.fields ?? {})})` : ''}`;
    case 'coupling couple':
      return `couple ${title}: ${couplingWords[text(after.fields.kind)] ?? ''}${from}`;
    case 'coupling challenge':
      return `record that the coupling of ${title} is challenged, and leave it standing`;
    case 'coupling keep':
      return `keep the coupling of ${title}${from}`;
    case 'coupling lift':
      return `lift the coupling of ${title}: either may go without the other${from}`;
    case 'variation consult':
      return `put a change of the variation “${title}” to consultation: ${text(after.fields.proposed)}; its end stays ${endOf(after.fields) || 'what it is'} until it is directed otherwise`;
    case 'variation submit':
      return `record that the responses on “${title}” were submitted${from}`;
    case 'variation end':
      return `record that “${title}” ended on ${endOf(after.fields)}`;
    default:
      return null;
  }
}

const couplingWords: Readonly<Record<string, string>> = {
  together: 'they must go together',
  apart: 'they must not go together',
  after: 'the first must come before the second',
};

type Fields = Readonly<Record<string, Value>>;

function planned(move: string, before: Fields, { title, planned, planned_on, freeze_on }: Fields): string {
  const on = text(planned_on) ? dayWords(text(planned_on)) : text(planned) || 'no day yet';
  const was = text(before.planned_on) ? dayWords(text(before.planned_on)) : text(before.planned);
  const moved = move === 'replan' && was && was !== on ? ` (it was ${was})` : '';
  const freeze = text(freeze_on) ? `, with nothing taken in after ${dayWords(text(freeze_on))}` : '';
  return `plan ${title} for ${on}${moved}${freeze}`;
}

function endOf({ ends, ends_on }: Fields): string {
  return text(ends_on) ? dayWords(text(ends_on)) : text(ends);
}
