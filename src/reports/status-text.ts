/** The status report as lines of plain text, for a terminal or a mail. */
import { dayInWords } from '../calendar/day.ts';
import type { StatusReport } from './status-report.ts';
import { cameWords, sinceWords, spokenWords, statedWords, titleOf, waitWords } from './status-words.ts';

/** Ends with a line break. */
export function statusText(report: StatusReport): string {
  const width = Math.max(12, ...report.groups.map(({ name }) => name.length));
  const counts = report.groups.map(({ name, lines }) => `  ${name.padEnd(width)} ${String(lines.length).padStart(4)}`);
  const known = report.known ? `, as known at the end of ${dayInWords(report.known.slice(0, 10))}` : '';
  const lines = [
    `${report.code.name}: modifications as at ${dayInWords(report.day)}${known}`,
    '',
    ...counts,
    `  ${'All'.padEnd(width)} ${String(report.total).padStart(4)}`,
    '',
    `${sinceWords(report)}:`,
    ...(report.came.length > 0
      ? report.came.map((one) => `  ${one.ref}  ${cameWords(one)}`)
      : ['  None came to another stage.']),
    ...report.groups
      .filter((group) => group.lines.length > 0)
      .flatMap((group) => [
        '',
        `${group.name} (${group.lines.length})`,
        ...group.lines.flatMap((line) => [
          `  ${line.ref}${line.urgent ? '  URGENT' : ''}  ${titleOf(line)}`,
          `      ${[line.path, line.proposer && `raised by ${line.proposer}`].filter(Boolean).join('; ') || 'No path set yet'}`,
          `      Waits for: ${waitWords(line)}${line.release ? `; for ${line.release.title}` : ''}`,
        ]),
      ]),
  ];
  const notes = [...report.stated.map(statedWords), ...(report.spoken.length > 0 ? [spokenWords(report)] : [])];
  return `${[...lines, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n')}\n`;
}
