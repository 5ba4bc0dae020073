/** How a status report says things: the same words on the page, in the paper, on the command line and in a mail. */
import { dayInWords } from '../calendar/day.ts';
import type { Came } from './news.ts';
import type { Stated } from './stated.ts';
import type { ReportLine, StageGroup, StatusReport } from './status-report.ts';

/** "17 in Refinement Process, 1 Raised": what is counted, those with nobody in them left out. */
export function countWords(groups: readonly StageGroup[]): string {
  const held = groups.filter(({ lines }) => lines.length > 0);
  return held.length > 0 ? held.map(({ name, lines }) => `${name}: ${lines.length}`).join(', ') : 'None is under way';
}

/** What a proposal waits for, in one line: "Preliminary Assessment, 20 January 2017 (target date), 4 WD late". */
export function waitWords({ waits, next, lateBy }: Pick<ReportLine, 'waits' | 'next' | 'lateBy'>): string {
  return waits
    .map((one) => {
      const late = one === next && lateBy > 0 ? `, ${lateBy} WD late` : '';
      const why = one.why ? ` (${one.why})` : '';
      return one.day ? `${one.what}, ${dayInWords(one.day)}${why}${late}` : one.what;
    })
    .join('; ');
}

/** From when what came is told: "Since SEC Panel Meeting 38, 11 November 2016", that day included. */
export function sinceWords({ last, since }: Pick<StatusReport, 'last' | 'since'>): string {
  return last ? `Since ${last.title}, ${dayInWords(last.day)}` : `Since ${dayInWords(since)}`;
}

/** "11 November 2016: Withdrawn". With the day it takes effect where that is another. */
export function cameWords({ stage, day, implementsOn }: Came): string {
  const effect = implementsOn && implementsOn !== day ? `, takes effect on ${dayInWords(implementsOn)}` : '';
  return `${stage} on ${dayInWords(day)}${effect}`;
}

export function statedWords({ name, stated, held, meeting }: Stated): string {
  return `The minutes of ${meeting.title} state ${stated} for “${name}”; ${held === 0 ? 'none is' : held === 1 ? 'one is' : `${held} are`} on record, for minutes name only some.`;
}

export function spokenWords({ spoken }: Pick<StatusReport, 'spoken'>): string {
  const refs = spoken.map(({ ref }) => ref).join(', ');
  const many = spoken.length === 1 ? 'One more is' : `${spoken.length} more are`;
  return `${many} spoken of in minutes that do not say where ${spoken.length === 1 ? 'it stands' : 'they stand'}, and counted nowhere here: ${refs}.`;
}

/** The title of a proposal, where it has one beyond its number. */
export function titleOf({ ref, title }: { ref: string; title: string }): string {
  return title === ref ? '' : title;
}
