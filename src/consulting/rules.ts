/** What a code says of consultations, on a day, with what the product does where it says nothing. */
import type { ConsultationsConfig } from '../codes/change-parts.ts';
import type { Code, Provenance, Rule } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Day, Label, Level } from '../kernel/define.ts';
import { partyGroup } from '../people/access.ts';

/** What becomes of a late answer, as the register holds it. */
export type Late = 'refused' | 'marked' | 'administrator';

const lateOf = { refused: 'refused', 'taken-and-marked': 'marked', 'administrator-decides': 'administrator' } as const;

/** A rule as it is shown beside the field it fills. */
export interface Told<T> {
  value: T;
  clause: string | null;
  provenance: Provenance;
  note?: string;
}

function told<T>(rule: Rule<T> | undefined, day: Day, otherwise: T): Told<T> {
  const found = rule && ruleOn(rule, day);
  return {
    value: found?.value ?? otherwise,
    clause: found?.clause ?? null,
    provenance: found?.provenance ?? 'unknown',
    ...(found?.note ? { note: found.note } : {}),
  };
}

type With = Pick<Code, 'consultations'>;
const config = ({ consultations }: With): Partial<ConsultationsConfig> => consultations ?? {};

/** Local time at which consultations close; the end of the day where nothing is said. */
export const closingTime = (code: With, day: Day): Told<string> => told(config(code).closes, day, '24:00');

/** Where a code does not say, somebody decides each time: neither lost nor let in unseen. */
export function lateRule(code: With, day: Day): Told<Late> {
  const { value, ...rest } = told(config(code).late, day, 'administrator-decides' as const);
  return { ...rest, value: lateOf[value] };
}

/** Working Days of a kind of consultation; null where they are set each time. */
export const lengthOf = (code: With, kind: string, day: Day): Told<number | null> =>
  told<number | null>(config(code).lengths?.[kind], day, null);

/** Party categories asked of a kind; empty stands for every party. */
export const audienceOf = (code: With, kind: string, day: Day): Told<readonly string[]> =>
  told<readonly string[]>(config(code).audiences?.[kind], day, []);

/** Where an answer stands until it is published; `party` is null for who is no party. */
export function heldLabel(code: With, party: string | null, day: Day): Label {
  return { group: partyGroup(party), level: told<Level>(config(code).held, day, own).value };
}

/** Where a confidential one stands for ever, and what is not sent yet: also in a code that publishes answers as they come. */
export function confidentialLabel(code: With, party: string | null, day: Day): Label {
  const { group, level } = heldLabel(code, party, day);
  return { group, level: Math.max(level, own) as Level };
}

/** The class at which those of a party read what is theirs alone. */
const own: Level = 2;
