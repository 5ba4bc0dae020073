/**
 * The initial and the draft report on a proposal, written from the record as a paper. Pure. Both say the same of what is the
 * same; the draft has besides what refinement brought: assessments, points answered, alternatives, views, what is recommended.
 */
import { dayInWords } from '../../calendar/day.ts';
import type { Code } from '../../codes/code.ts';
import type { Day, Instant } from '../../kernel/define.ts';
import type { Row } from '../../kernel/read.ts';
import type { Block, Paper } from '../../paper/blocks.ts';
import type { Timetable } from '../../timetable/timetable-of.ts';
import { pairIn } from './affects-card.tsx';
import type { Proposal } from './read-proposal.ts';

export type ReportKind = 'initial' | 'draft';
export const reportNames: Readonly<Record<ReportKind, string>> = {
  initial: 'Initial Modification Report',
  draft: 'Draft Modification Report',
};

export interface Reporting {
  kind: ReportKind;
  code: Code;
  proposal: Proposal;
  timetable: Timetable | null;
  day: Day;
  /** Name of its class. */
  levelName: string;
  created: Instant;
}

const paragraph = (words: string): Block => ({ kind: 'paragraph', words });
const heading = (text: string, number?: string): Block => ({
  kind: 'heading',
  level: 1,
  text,
  ...(number ? { number } : {}),
});
const field = (row: Row, name: string) => (row.fields[name] === null ? '' : String(row.fields[name] ?? ''));
const dayField = (row: Row, name: string) => (field(row, name) ? dayInWords(field(row, name)) : '');
const lines = (row: Row, name: string): string[] =>
  Array.isArray(row.fields[name]) ? (row.fields[name] as string[]) : [];

export function reportPaper(reporting: Reporting): Paper {
  const { kind, code, proposal, day, levelName, created } = reporting;
  const { row } = proposal;
  const sections: [title: string, blocks: Block[]][] = [
    ['The proposal', aboutIt(reporting)],
    ['What is wrong as things are', prose(field(row, 'description'), 'The form does not say.')],
    ['What should change', prose(field(row, 'solution'), 'No solution is described yet.')],
    ['Who is affected', impacts(row)],
    ['Against the objectives of the code', objectives(code, row)],
    ['Text affected', list(lines(row, 'affects'), 'No text is named yet.')],
    ...(kind === 'draft' ? draftSections(reporting) : []),
    ['Other proposals that change the same text', others(proposal)],
    ['Timetable', timetable(reporting)],
    [kind === 'initial' ? 'What is to be determined' : 'What is recommended', asked(reporting)],
  ];
  return {
    title: `${row.ref}: ${row.title}`,
    under: [reportNames[kind], `As at ${dayInWords(day)}`],
    footer: `This document is classified as ${levelName}`,
    properties: {
      subject: `${reportNames[kind]}, ${row.ref}`,
      author: code.name,
      keywords: ['modification', row.ref],
      language: 'en-GB',
      created,
    },
    blocks: sections.flatMap(([title, blocks], at) => [heading(title, String(at + 1)), ...blocks]),
  };
}

function prose(text: string, none: string): Block[] {
  if (text === '') return [paragraph(none)];
  return text.split(/\n\s*\n/).map((one) => paragraph(one.trim()));
}

function list(items: readonly string[], none: string): Block[] {
  return items.length === 0 ? [paragraph(none)] : [{ kind: 'list', ordered: false, items }];
}

function aboutIt({ proposal }: Reporting): Block[] {
  const { row, process, path, stage } = proposal;
  const rows: [string, string][] = [
    ['Proposer', proposal.of('proposer')[0]?.title ?? field(row, 'proposer')],
    ['Speaks for the proposer', field(row, 'representative')],
    ['Lead analyst', field(row, 'analyst')],
    ['Raised on', dayField(row, 'raised_on')],
    ['Stage', stage?.name ?? ''],
    ['Path', path ? path.name : field(row, 'path')],
    ['Rules', process ? process.name : ''],
    ['Urgency', row.fields.urgency === 'urgent' ? 'Urgent' : row.fields.urgency === 'asked' ? 'Asked for' : ''],
    ['Working group', proposal.of('group')[0]?.title ?? ''],
    ['Alternative to', field(row, 'alternative_to')],
  ];
  return [
    {
      kind: 'table',
      head: ['Fact', 'As on record'],
      rows: rows.filter(([, words]) => words !== ''),
      widths: [0.3, 0.7],
    },
  ];
}

function impacts(row: Row): Block[] {
  const all = lines(row, 'impacts').map(pairIn);
  if (all.length === 0) return [paragraph('The form does not say.')];
  return [
    {
      kind: 'table',
      head: ['Category', 'How much'],
      rows: all.map(([who, how]) => [who, capital(how) || 'Affected']),
      widths: [0.7, 0.3],
    },
  ];
}

function objectives(code: Code, row: Row): Block[] {
  const all = lines(row, 'objectives').map(pairIn);
  if (all.length === 0) return [paragraph('The proposer has not said how it bears on them.')];
  return [
    {
      kind: 'table',
      head: ['Objective', 'The proposer’s view'],
      rows: all.map(([id, how]) => {
        const known = code.objectives?.find((one) => one.id === id);
        return [known ? `(${known.id}) ${known.text} (${known.clause})` : id, capital(how)];
      }),
      widths: [0.5, 0.5],
    },
  ];
}

function draftSections({ proposal }: Reporting): [string, Block[]][] {
  const { row } = proposal;
  const points = proposal.of('point').filter(({ state }) => state !== 'dropped');
  const assessments = proposal.of('assessment').filter(({ state }) => state !== 'withdrawn');
  const consultations = proposal.of('consultation');
  const alternatives = proposal.of('alternative');
  return [
    [
      'Assessments and cost',
      [
        ...(assessments.length === 0
          ? [paragraph('None was asked for.')]
          : [
              {
                kind: 'table',
                head: ['Assessment', 'Asked for', 'Received', 'Cost and finding'],
                rows: assessments.map((one) => [
                  one.title,
                  dayField(one, 'requested_on'),
                  dayField(one, 'received_on') ||
                    (dayField(one, 'target') ? `due ${dayField(one, 'target')}` : 'awaited'),
                  [...lines(one, 'costs'), field(one, 'result')].filter(Boolean).join('; '),
                ]),
                widths: [0.28, 0.17, 0.2, 0.35],
              } satisfies Block,
            ]),
        ...(field(row, 'cost') ? prose(field(row, 'cost'), '') : []),
        paragraph(consultedWords(row, 'cost_consulted_on', 'The cost')),
        paragraph(consultedWords(row, 'text_consulted_on', 'The legal text')),
      ],
    ],
    [
      'What it was sent back for',
      points.length === 0
        ? [paragraph('It was not sent back.')]
        : [
            {
              kind: 'table',
              head: ['Point', 'Answer'],
              rows: points.map((one) => [one.title, field(one, 'answer') || 'Not answered yet.']),
              widths: [0.45, 0.55],
            },
          ],
    ],
    [
      'Views',
      consultations.length === 0
        ? [paragraph('Nobody has been consulted on it yet.')]
        : list(
            consultations.map((one) =>
              [
                one.title,
                dayField(one, 'opens_on') && `from ${dayField(one, 'opens_on')}`,
                dayField(one, 'closes_on') && `to ${dayField(one, 'closes_on')}`,
              ]
                .filter(Boolean)
                .join(', '),
            ),
            '',
          ),
    ],
    [
      'Alternatives',
      list(
        alternatives.map((one) => `${one.ref}: ${one.title}`),
        'There are none.',
      ),
    ],
  ];
}

function consultedWords(row: Row, name: string, what: string): string {
  return field(row, name)
    ? `${what} was consulted on by ${dayField(row, name)}.`
    : `${what} has not been consulted on yet.`;
}

function others(proposal: Proposal): Block[] {
  const own = proposal.row.fields.alternative_to ?? proposal.row.ref;
  const mine = new Set(lines(proposal.row, 'affects'));
  return list(
    proposal
      .of('collision')
      .filter((one) => one.ref !== own && (one.fields.alternative_to ?? one.ref) !== own)
      .map(
        (one) =>
          `${one.ref}: ${one.title} (${lines(one, 'affects')
            .filter((text) => mine.has(text))
            .join(', ')})`,
      ),
    'None that is on record.',
  );
}

function timetable({ timetable: made }: Reporting): Block[] {
  if (!made || made.steps.length === 0) return [paragraph('There is none yet.')];
  return [
    ...(made.planned ? [] : [paragraph('Worked out from the process; nobody has agreed it yet.')]),
    {
      kind: 'table',
      head: ['Step', 'Ends on', 'How that follows'],
      rows: made.steps.map((step) => [
        step.name,
        step.end ? dayInWords(step.end) : 'Not known',
        [step.sum, step.clause ?? ''].filter(Boolean).join(' · '),
      ]),
      widths: [0.3, 0.2, 0.5],
    },
  ];
}

/** What whoever decides is asked, as a box: the house prints its decisions so. */
function asked({ kind, proposal }: Reporting): Block[] {
  const { row, process, path, stage } = proposal;
  const words = field(row, 'recommendation');
  const items =
    kind === 'initial'
      ? [
          path ? `Determine that it follows ${path.name}` : 'Determine which path it follows',
          'Submit it to refinement, with what is asked of the working group, or send it straight to consultation on its report',
          'Agree its timetable',
          ...(row.fields.urgency === 'asked' ? ['Say whether urgency is to be sought'] : []),
        ]
      : [
          'Send it to consultation on its report, with a timetable',
          'Or return it, with what has to be answered before it comes back',
        ];
  const paths = process?.paths.map(({ name, test }) => `${name}: ${test.value ?? 'its test is not established'}`) ?? [];
  return [
    ...(words ? prose(words, '') : [paragraph('No recommendation is on record yet.')]),
    ...(kind === 'initial' && paths.length > 0 ? [{ kind: 'list', ordered: false, items: paths } satisfies Block] : []),
    {
      kind: 'box',
      tone: 'decision',
      blocks: [
        paragraph(`${stage?.decider ? 'The meeting is asked to:' : 'It is asked to:'}`),
        { kind: 'list', ordered: true, items },
      ],
    },
  ];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
