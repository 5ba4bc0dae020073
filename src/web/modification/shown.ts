/** Everything a part of a proposal's page is made from. */
import type { Names } from '../tell.tsx';
import type { View } from '../view.ts';
import type { Told } from './happened.ts';
import type { Proposal } from './read-proposal.ts';
import type { Waiting } from './waiting.ts';

export interface Shown {
  view: View;
  proposal: Proposal;
  told: readonly Told[];
  names: Names;
  waiting: readonly Waiting[];
}
