/** The contents of releases as a paper: for each change where it comes from, when it is ready, the first release it makes. */
import { dayInWords } from '../calendar/day.ts';
import type { Day, Instant } from '../kernel/define.ts';
import type { Block, Paper, Words } from '../paper/blocks.ts';
import { type Board, type BoardChange, type Column, changesOn, type Origin } from './board.ts';

export interface ContentsPaper {
  board: Board;
  /** The release it is about; absent for all of those ahead. */
  column?: Column;
  /** What the operator and the government are called in this code, by origin. */
  origins: Readonly<Record<Origin, string>>;
  code: { short: string; name: string };
  /** Printed at the foot: "This document is classified as White". */
  footer: string;
  created: Instant;
}

const order: readonly Origin[] = ['government', 'operator', 'modification'];

export function contentsPaper(paper: ContentsPaper): Paper {
  const { board, column, code, footer, created } = paper;
  const title = column ? `Release contents: ${column.release.name}` : 'Release contents';
  return {
    title,
    under: [code.name, column ? releaseLine(column, board.today) : `As at ${dayInWords(board.today)}`],
    footer,
    properties: { subject: title, author: code.name, keywords: ['release', code.short], language: 'en-GB', created },
    blocks: column ? oneRelease(paper, column) : allReleases(paper),
  };
}

function releaseLine({ release }: Column, today: Day): string {
  const when = release.day ? dayInWords(release.day) : 'day not fixed';
  return `${release.state === 'live' ? 'Live' : 'Planned for'} ${when}. As at ${dayInWords(today)}`;
}

function oneRelease(paper: ContentsPaper, column: Column): Block[] {
  const { board } = paper;
  const { release, changes } = column;
  const state = { open: 'open', frozen: 'frozen', approved: 'approved' }[release.contents];
  const freeze = release.freeze ? ` Nothing is taken in after ${dayInWords(release.freeze)}.` : '';
  const lead = `The release carries ${count(changes.length)}. Its contents are ${state}.${freeze}`;
  const amiss = [
    ...column.alerts.map(({ words }) => words),
    ...changes.flatMap((one) => one.alerts.map(({ words }) => withLabel(one, words))),
  ];
  return [
    { kind: 'paragraph', words: lead },
    ...byOrigin(paper, changes),
    ...(amiss.length > 0
      ? ([
          heading('What needs a decision'),
          { kind: 'list', ordered: false, items: amiss.map((words) => `${words}.`) },
        ] as Block[])
      : []),
    ...couplingBlocks(board, new Set(changes.map(({ ref }) => ref))),
  ];
}

function allReleases(paper: ContentsPaper): Block[] {
  const { board } = paper;
  const columns = board.columns.filter(({ release }) => release.state !== 'live');
  return [
    heading('Releases ahead'),
    {
      kind: 'table',
      head: ['Release', 'Goes live', 'Contents', 'Changes'],
      rows: columns.map(({ release, changes }): Words[] => [
        release.name,
        release.day ? dayInWords(release.day) : 'Day not fixed',
        release.state === 'expected'
          ? 'Not planned yet'
          : { open: 'Open', frozen: 'Frozen', approved: 'Approved' }[release.contents],
        String(changes.length),
      ]),
      widths: [0.3, 0.3, 0.25, 0.15],
    },
    ...byOrigin(paper, changesOn(board)),
    ...couplingBlocks(board, null),
  ];
}

/** The table of the first release each change can make, a part for each origin. */
function byOrigin({ board, origins }: ContentsPaper, changes: readonly BoardChange[]): Block[] {
  return order.flatMap((origin): Block[] => {
    const own = changes.filter((one) => one.origin === origin);
    if (own.length === 0) return [];
    return [
      heading(origins[origin]),
      {
        kind: 'table',
        head: ['Change', 'Where it stands', 'Ready', 'Earliest release', 'In'],
        rows: own.map((one) => rowOf(board, one)),
        widths: [0.36, 0.18, 0.16, 0.15, 0.15],
      },
    ];
  });
}

function rowOf(board: Board, change: BoardChange): Words[] {
  const column = board.columns.find(({ changes }) => changes.includes(change));
  const { modification, ready, earliest, inclusion } = change;
  const state = { proposed: 'Proposed', included: 'Included', delivered: 'Live', deferred: 'Put off' }[
    inclusion?.state ?? ''
  ];
  return [
    modification ? [{ text: `${modification.ref} `, strong: true }, { text: change.title }] : change.title,
    modification?.stage ?? state ?? '',
    ready ? `${dayInWords(ready.day)}` : 'Not known',
    earliest?.release?.name ?? (ready ? 'None planned' : 'Not known'),
    column ? column.release.name : 'No release',
  ];
}

function couplingBlocks({ couplings }: Board, within: ReadonlySet<string> | null): Block[] {
  const own = couplings.filter(
    ({ coupled, broken }) =>
      within === null ||
      [broken?.first?.ref, broken?.second?.ref, coupled.first, coupled.second].some((ref) => ref && within.has(ref)),
  );
  if (own.length === 0) return [];
  const items = own.map(({ coupled, broken, row }): Words => {
    const challenge =
      coupled.challenged && row.fields.challenge ? ` Challenged: ${ended(String(row.fields.challenge))}` : '';
    return [
      { text: `${coupled.title}. `, strong: true },
      { text: `${ended(coupled.reason)}${challenge}${broken ? ` ${ended(broken.words)}` : ''}` },
    ];
  });
  return [heading('Couplings'), { kind: 'list', ordered: false, items }];
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });

/** What is amiss, with the name of the change where the words do not say it. */
function withLabel({ modification, title }: BoardChange, words: string): string {
  const label = modification?.ref ?? title;
  return words.startsWith(label) ? words : `${label}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

const ended = (words: string) => (words === '' || /[.!?]$/.test(words) ? words : `${words}.`);

const count = (n: number) => (n === 0 ? 'no change yet' : n === 1 ? 'one change' : `${n} changes`);
