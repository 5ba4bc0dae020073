/** Turns a reviewed proposal into the one Decision that records it. */
import type { Code } from '../codes/code.ts';
import type { Decision } from '../kernel/define.ts';
import { actions } from './decide/decision-from-actions.ts';
import { assessments, consultations, modifications, releases, variations } from './decide/decision-from-change.ts';
import { minutesOf } from './decide/decision-from-context.ts';
import { dates, otherMeetings } from './decide/decision-from-events.ts';
import { documents, parties, risks } from './decide/decision-from-govern.ts';
import { identifiers } from './decide/decision-from-identifiers.ts';
import { issues } from './decide/decision-from-issues.ts';
import { bodyAndMeeting, itemsAndDecisions, titleOf } from './decide/decision-from-meeting.ts';
import { people } from './decide/decision-from-people.ts';
import { seats } from './decide/decision-from-seats.ts';
import type { Proposal } from './proposal.ts';
import type { ReviewChoices } from './review.ts';

/**
 * Everything the minutes say, as found facts under the authority of their meeting, effective on its day unless they
 * print another. Pure: the same proposal, code and choices always give the same Decision, whatever is on record, which
 * is what lets old minutes arrive in any order. Throws Refused where the body or the date is not known.
 */
export function decisionFrom(proposal: Proposal, code: Code, choices: ReviewChoices): Decision {
  const minutes = minutesOf(proposal, code, choices);
  return {
    code: code.id,
    authority: { kind: 'meeting', ref: minutes.meeting },
    body: minutes.body.ref,
    effective: minutes.day,
    title: `Minutes of ${titleOf(minutes)} accepted`,
    label: minutes.label,
    found: true,
    changes: [
      ...bodyAndMeeting(minutes),
      ...people(minutes),
      ...itemsAndDecisions(minutes),
      ...actions(minutes),
      ...modifications(minutes),
      ...assessments(minutes),
      ...consultations(minutes),
      ...variations(minutes),
      ...releases(minutes),
      ...risks(minutes),
      ...issues(minutes),
      // A party's own entry has its name in full; the table of identifiers may shorten it.
      ...identifiers(minutes),
      ...parties(minutes),
      ...seats(minutes),
      ...documents(minutes),
      ...otherMeetings(minutes),
      ...dates(minutes),
    ],
  };
}
