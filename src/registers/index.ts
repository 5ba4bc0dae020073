/** The only file that names every register. Adding one to the product is its folder, a line here and a migration. */
import type { Register } from '../kernel/define.ts';
import { action } from './action/action.ts';
import { answer } from './answer/answer.ts';
import { assessment } from './assessment/assessment.ts';
import { attendance } from './attendance/attendance.ts';
import { ballot } from './ballot/ballot.ts';
import { body } from './body/body.ts';
import { comment } from './comment/comment.ts';
import { consultation } from './consultation/consultation.ts';
import { counterpart } from './counterpart/counterpart.ts';
import { coupling } from './coupling/coupling.ts';
import { decision } from './decision/decision.ts';
import { declaration } from './declaration/declaration.ts';
import { document } from './document/document.ts';
import { election } from './election/election.ts';
import { event } from './event/event.ts';
import { identifier } from './identifier/identifier.ts';
import { inclusion } from './inclusion/inclusion.ts';
import { interest } from './interest/interest.ts';
import { issue } from './issue/issue.ts';
import { item } from './item/item.ts';
import { meeting } from './meeting/meeting.ts';
import { modification } from './modification/modification.ts';
import { nomination } from './nomination/nomination.ts';
import { paper } from './paper/paper.ts';
import { party } from './party/party.ts';
import { person } from './person/person.ts';
import { point } from './point/point.ts';
import { post } from './post/post.ts';
import { question } from './question/question.ts';
import { release } from './release/release.ts';
import { response } from './response/response.ts';
import { risk } from './risk/risk.ts';
import { seat } from './seat/seat.ts';
import { step } from './step/step.ts';
import { variation } from './variation/variation.ts';
import { vote } from './vote/vote.ts';

/** In the order of the navigation: within a group, what is looked for most comes first. */
export const registers: readonly Register[] = [
  meeting,
  attendance,
  item,
  paper,
  interest,
  decision,
  vote,
  ballot,
  comment,
  action,
  event,
  modification,
  point,
  step,
  assessment,
  consultation,
  question,
  response,
  answer,
  release,
  inclusion,
  coupling,
  variation,
  counterpart,
  party,
  person,
  post,
  declaration,
  identifier,
  body,
  seat,
  election,
  nomination,
  risk,
  issue,
  document,
];
