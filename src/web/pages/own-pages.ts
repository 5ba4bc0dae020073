/** Registers whose records have a page of their own; every other record is shown by `record-page.tsx`. */
import type { Tx } from '../../kernel/db.ts';
import type { Register } from '../../kernel/define.ts';
import { assessmentPage } from '../assessing/assessment-page.tsx';
import { consultationPage } from '../consulting/consultation-page.tsx';
import { issuePage } from '../issues/issue-page.tsx';
import { proposalPage } from '../modification/proposal-page.tsx';
import { releasePage } from '../releasing/release-page.tsx';
import type { View } from '../view.ts';
import { voteOrFacts } from '../voting/vote-or-facts.tsx';
import { meetingPage } from './meeting-page.tsx';

type RecordPage = (tx: Tx, view: View, register: Register, ref: string) => Promise<{ toString(): string }>;

/** By name of the register. The facts of any record stay a page behind, at `/:code/record/…`. */
export const ownPages: Readonly<Record<string, RecordPage>> = {
  // A meeting is read as its minutes.
  meeting: (tx, view, register, ref) => meetingPage(tx, view, register, ref),
  modification: (tx, view, register, ref) => proposalPage(tx, view, register, ref),
  consultation: (tx, view, register, ref) => consultationPage(tx, view, register, ref),
  assessment: (tx, view, register, ref) => assessmentPage(tx, view, register, ref),
  release: (tx, view, register, ref) => releasePage(tx, view, register, ref),
  issue: (tx, view, register, ref) => issuePage(tx, view, register, ref),
  vote: (tx, view, register, ref) => voteOrFacts(tx, view, register, ref),
};
