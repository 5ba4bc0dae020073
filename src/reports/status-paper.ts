/** The status report as a paper: what the page shows, to be printed, read aloud from, and put before a meeting. */
import { dayInWords } from '../calendar/day.ts';
import type { Instant } from '../kernel/define.ts';
import type { Block, Paper, Words } from '../paper/blocks.ts';
import type { ReportLine, StatusReport } from './status-report.ts';
import { cameWords, countWords, sinceWords, spokenWords, statedWords, titleOf, waitWords } from './status-words.ts';

export interface StatusPaper {
  report: StatusReport;
  /** Printed at the foot: "This document is classified as White". */
  footer: string;
  /** The meeting it goes to, where it is made for one. */
  meeting?: string;
  created: Instant;
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const paragraph = (words: Words): Block => ({ kind: 'paragraph', words });

export function statusPaper({ report, footer, meeting, created }: StatusPaper): Paper {
  const day = dayInWords(report.day);
  return {
    title: 'Modification status report',
    under: [
      ...(meeting ? [`For ${meeting}`] : []),
      `As at ${day}`,
      ...(report.known ? [`As known at the end of ${dayInWords(report.known.slice(0, 10))}`] : []),
    ],
    footer,
    properties: {
      subject: `Modification status report, ${day}`,
      author: report.code.name,
      keywords: ['modification', 'status'],
      language: 'en-GB',
      created,
    },
    blocks: [...counted(report), ...urgent(report), ...came(report), ...stages(report), ...notes(report)],
  };
}

function counted(report: StatusReport): Block[] {
  return [
    paragraph(`${countWords(report.groups)}.`),
    {
      kind: 'table',
      caption: 'How many stand where',
      head: ['Stage', 'Modifications'],
      widths: [70, 30],
      rows: [
        ...report.groups.map(({ name, lines }) => [name, String(lines.length)]),
        ['All that are under way', String(report.total)],
      ],
    },
  ];
}

function urgent(report: StatusReport): Block[] {
  return report.urgent.length > 0 ? [heading('Urgent'), tableOf(report.urgent)] : [];
}

function came(report: StatusReport): Block[] {
  if (report.came.length === 0) return [heading(sinceWords(report)), paragraph('None came to another stage.')];
  return [
    heading(sinceWords(report)),
    {
      kind: 'table',
      caption: 'What became of proposals',
      head: ['Modification', 'Title', 'What became of it'],
      widths: [18, 44, 38],
      rows: report.came.map((one) => [one.ref, titleOf(one), cameWords(one)]),
    },
  ];
}

function stages(report: StatusReport): Block[] {
  return report.groups
    .filter(({ lines }) => lines.length > 0)
    .flatMap(({ name, lines }) => [heading(`${name} (${lines.length})`), tableOf(lines)]);
}

function tableOf(lines: readonly ReportLine[]): Block {
  return {
    kind: 'table',
    head: ['Modification', 'Title', 'Path and proposer', 'Waits for'],
    widths: [16, 32, 22, 30],
    rows: lines.map((line): Words[] => [
      line.ref,
      line.urgent ? [{ text: 'Urgent. ', strong: true }, { text: titleOf(line) }] : titleOf(line),
      [line.path, line.proposer].filter(Boolean).join('; '),
      [waitWords(line), line.release ? `for ${line.release.title}` : ''].filter(Boolean).join('; '),
    ]),
  };
}

function notes(report: StatusReport): Block[] {
  const said = [...report.stated.map(statedWords), ...(report.spoken.length > 0 ? [spokenWords(report)] : [])];
  if (said.length === 0) return [];
  return [heading('What is not on record'), { kind: 'list', ordered: false, items: said }];
}
