/** What a decision about bodies will do, said as one would say it: who sits where from when, which text takes the place of which. */
import type { Value } from '../../kernel/define.ts';
import type { Plan, PlannedRecord } from '../../kernel/plan.ts';
import { dayWords } from '../../ui/dates.ts';
import { effectsOf } from '../pages/move-form.tsx';

type Step = PlannedRecord['steps'][number];

/**
 * Sentences that go on from "This will".
 * @param people names of people on record already, by reference; those added with the decision are in the plan.
 */
export function governingEffects(plan: Plan, people: ReadonlyMap<string, string> = new Map()): string[] {
  const nameOf = (ref: string) => {
    const added = plan.records.find((one) => one.register.name === 'person' && one.ref === ref);
    return text(added?.steps.at(-1)?.after.fields.name) || (people.get(ref) ?? ref);
  };
  return plan.records.flatMap((record) => {
    const added = record.steps.filter((step) => step.change.seq === null);
    const said = added.map((step) => sentenceFor(record, step, nameOf));
    return said.every((one): one is string => one !== null) ? said : effectsOf({ ...plan, records: [record] });
  });
}

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

function sentenceFor(
  { register, ref }: PlannedRecord,
  { change, before, after }: Step,
  nameOf: (person: string) => string,
): string | null {
  const from = dayWords(change.effective);
  const { title, term_to, alternate, version, content } = after.fields;
  switch (`${register.name} ${change.move}`) {
    case 'seat appoint': {
      const until = text(term_to) ? ` until ${dayWords(text(term_to))}` : '';
      return `appoint ${title} (seat ${ref}), from ${from}${until}`;
    }
    case 'seat vacate':
      return `leave seat ${ref} vacant from ${from}, after ${text(before?.fields.title) || 'its holder'}`;
    case 'seat create':
      return `put the seat “${title}” on record as ${ref}, from ${from}`;
    case 'seat alternate':
      return text(alternate)
        ? `make ${nameOf(text(alternate))} the alternate in ${title}, from ${from}`
        : `leave ${title} without an alternate, from ${from}`;
    case 'person add':
      return `add ${after.fields.name} to the people, as ${ref}`;
    case 'nomination nominate':
      return `nominate ${title}`;
    case 'nomination count':
      return `record ${after.fields.votes === 1 ? '1 vote' : `${after.fields.votes ?? 'no count of'} votes`} for ${title}`;
    case 'nomination elect':
      return `elect ${title}`;
    case 'nomination fail':
      return `record ${title} as not elected`;
    case 'election declare':
      return `declare the result of “${title}”: ${text(after.fields.result)}`;
    default: {
      if (register.name !== 'document') return null;
      const state = (register.states[after.state]?.label ?? after.state).toLowerCase();
      const same = text(before?.fields.content) === text(content);
      const length = `${text(content).length.toLocaleString('en-GB')} characters`;
      return `${before ? 'make' : 'add'} “${title}”${text(version) && `, version ${text(version)},`} ${state} from ${from}, ${same ? 'its text as it was' : `with a text of ${length}`}`;
    }
  }
}
