/** Who may read what is done at a meeting, before its minutes are published and after. */
import { ruleOn } from '../codes/rule.ts';
import type { Label, Level } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { bodyOf, dayOfMeeting, type MeetingRows } from './meeting-rows.ts';

/** What drafts are kept to where the code does not say. */
const draftLevelAssumed: Level = 2;

type Of = Pick<MeetingRows, 'meeting' | 'config'>;

/** The label that items, decisions, actions and attendance bear until the minutes are published. */
export function workingLabel(rows: Of): Label {
  const rule = rows.config?.proceedings?.draftLevel;
  const level = (rule && ruleOn(rule, dayOfMeeting(rows))?.value) ?? draftLevelAssumed;
  return { group: bodyOf(rows), level };
}

/** Whether the public minutes say no more of an item than its formula. */
export function isConfidential(item: Row): boolean {
  return item.fields.minuted === 'confidential';
}

/** The class that what an item comes to has in the end: public, or for a confidential item its own. */
export function finalLabel(rows: Of, item: Row): Label {
  return isConfidential(item) ? item.label : { group: bodyOf(rows), level: 0 };
}

/** The label that an item, its decisions and its actions bear meanwhile. */
export function itemLabel(rows: Of, item: Row): Label {
  return isConfidential(item) ? item.label : workingLabel(rows);
}
