/** Which set of minutes a record of a meeting belongs in. */
import type { Code } from '../codes/code.ts';
import type { Level } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { workingLabel } from '../meetings/labels.ts';
import type { MeetingRows } from '../meetings/meeting-rows.ts';

/** `confidential` holds all that its reader may see; `public` what is minuted for everyone, and a formula for the rest. */
export type MinutesSet = 'public' | 'confidential';

type Of = Pick<MeetingRows, 'meeting' | 'config'>;

/**
 * Whether the public minutes tell of an item. Where nothing was said of one, it is told of as far as drafts go round;
 * but of minutes that came in as a document only what is public already: silence publishes nothing.
 */
export function isPubliclyMinuted(item: Row, rows: Of): boolean {
  const { minuted } = item.fields;
  if (minuted) return minuted === 'public';
  return item.label.level <= (rows.meeting.fields.document ? 0 : workingLabel(rows).level);
}

/** All that the public minutes say of a confidential item: its own words where it has any, else the house's. */
export function formulaOf(item: Row, code: Code): { heading: string; words: string } {
  const house = code.houseStyle.confidentialFormula?.value;
  const own = String(item.fields.formula ?? '').trim();
  return {
    heading: house?.heading ?? 'Confidential item',
    words: own || (house?.words ?? 'This item is recorded in the confidential minutes.'),
  };
}

/** The level under which a set goes out: of all that is in it the highest, but what is published is public. */
export function levelOf(rows: readonly Row[]): Level {
  return rows.reduce<Level>((highest, { label }) => (label.level > highest ? label.level : highest), 0);
}
