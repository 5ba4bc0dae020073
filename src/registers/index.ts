/** The only file that names every register. Adding one to the product is its folder, a line here and a migration. */
import type { Register } from '../kernel/define.ts';
import { action } from './action/action.ts';
import { assessment } from './assessment/assessment.ts';
import { attendance } from './attendance/attendance.ts';
import { body } from './body/body.ts';
import { consultation } from './consultation/consultation.ts';
import { decision } from './decision/decision.ts';
import { document } from './document/document.ts';
import { event } from './event/event.ts';
import { identifier } from './identifier/identifier.ts';
import { issue } from './issue/issue.ts';
import { item } from './item/item.ts';
import { meeting } from './meeting/meeting.ts';
import { modification } from './modification/modification.ts';
import { party } from './party/party.ts';
import { person } from './person/person.ts';
import { release } from './release/release.ts';
import { risk } from './risk/risk.ts';
import { seat } from './seat/seat.ts';
import { variation } from './variation/variation.ts';

/** In the order of the navigation: within a group, what is looked for most comes first. */
export const registers: readonly Register[] = [
  meeting,
  attendance,
  item,
  decision,
  action,
  event,
  modification,
  assessment,
  consultation,
  variation,
  release,
  party,
  person,
  identifier,
  body,
  seat,
  risk,
  issue,
  document,
];
