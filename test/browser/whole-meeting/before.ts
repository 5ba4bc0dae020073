/** What was on record before a meeting, as far as its minutes rest on it: the same for a Quorate that runs it and one that imports it. */
import { commit } from '../../../src/kernel/commit.ts';
import type { Change, Decision } from '../../../src/kernel/define.ts';
import { decisionFrom } from '../../../src/minutes/decision-from.ts';
import type { Proposal } from '../../../src/minutes/proposal.ts';
import { operator } from '../../../src/open.ts';
import type { StorySite } from '../../stories/site.ts';

/** Registers whose records are known before they are spoken of: who sits where. */
const known = new Set(['body', 'seat']);

/**
 * The body and who sits on it; the earlier actions that are reported on; what is withdrawn or only named, so that it was
 * there; risks to be opened, proposed, and new words proposed for those that are to be reworded.
 */
export function before(site: StorySite, proposal: Proposal): Decision {
  const { changes, ...minutes } = decisionFrom(proposal, site.code, {});
  const day = '2016-11-11';
  const plain = ({ passage: _, ...change }: Change): Change => ({ ...change, effective: day });
  const seated = new Set(changes.filter((one) => one.register === 'seat').map((one) => String(one.sets.person ?? '')));
  const reworded = changes.filter((one) => one.register === 'risk' && one.move === 'reword');
  const opened = changes.filter((one) => one.register === 'risk' && one.move === 'open');
  const named = new Set(
    changes.filter((one) => one.register === 'modification' && one.sets.title).map(({ ref }) => ref),
  );
  const untitled = changes.filter((one) => one.register === 'modification' && !named.has(one.ref));
  return {
    ...minutes,
    authority: { kind: 'meeting', ref: 'SECP_38_1111' },
    effective: day,
    title: 'What stood before the meeting',
    changes: [
      ...changes.filter((one) => known.has(one.register) && one.move === 'found').map(plain),
      ...changes.filter((one) => one.register === 'person' && seated.has(one.ref)).map(plain),
      ...proposal.updates.map(({ ref }) => ({
        register: 'action',
        ref,
        move: 'raise',
        sets: { text: `what action ${ref} asks for`, owner: 'SECAS', body: 'panel' },
      })),
      ...untitled.map(({ ref }) => ({
        register: 'modification',
        ref,
        move: 'raise',
        sets: { title: `What ${ref} proposes` },
      })),
      ...reworded.flatMap(({ ref }) => [
        {
          register: 'risk',
          ref,
          move: 'open',
          sets: { title: `Risk ${ref} as it was`, wording: 'Old words', body: 'panel' },
        },
      ]),
      ...opened.map(({ ref, sets }) => ({
        register: 'risk',
        ref,
        move: 'propose',
        sets: { title: sets.title ?? ref, body: 'panel' },
      })),
    ],
  };
}

export async function standBefore(site: StorySite, proposal: Proposal): Promise<void> {
  await commit(site.ledger, operator, before(site, proposal));
}
