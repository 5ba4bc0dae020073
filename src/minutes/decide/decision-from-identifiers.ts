/** What the minutes say of the identifiers that parties hold. */
import type { Change } from '../../kernel/define.ts';
import { endsOf } from '../../registers/identifier/phrases.ts';
import { changeFrom, type Minutes } from './decision-from-context.ts';
import { nameUnlessMatched, refOf } from './decision-from-names.ts';

/**
 * One record for each party and kind, so that an identifier still awaited is the same record once it is known. A second
 * one of the kind in the same minutes has a record of its own.
 */
export function identifiers(minutes: Minutes): Change[] {
  const seen = new Set<string>();
  return minutes.facts.identifiers.flatMap((fact) => {
    const party = refOf(minutes, 'party', fact.party);
    const first = `${party}/${fact.kind}`;
    const ref = seen.has(first)
      ? `${first}/${(fact.value ?? 'awaited').toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
      : first;
    if (seen.has(ref)) return [];
    seen.add(ref);
    const ends = fact.value === null ? null : endsOf(fact.kind, fact.value);
    const holder = { register: 'party', ref: party, move: 'found' };
    return [
      changeFrom(minutes, fact, { ...holder, sets: { name: nameUnlessMatched(minutes, 'party', fact.party) } }),
      changeFrom(minutes, fact, {
        register: 'identifier',
        ref,
        move: fact.value === null ? 'await' : 'allocate',
        sets: {
          // A range is called by its first number.
          title: fact.value === null ? 'Not yet known' : ends ? fact.value.replace(/\s+to\s.*$/, '') : fact.value,
          kind: fact.kind,
          party,
          range_from: ends?.from,
          range_to: ends?.to,
        },
      }),
    ];
  });
}
