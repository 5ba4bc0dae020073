/** A closed vote as blocks of a paper: what it came to, how that follows, who voted how and why. For minutes, papers and files. */
import { dayInWords } from '../calendar/day.ts';
import { bodyName } from '../codes/body.ts';
import type { Code } from '../codes/code.ts';
import type { Instant } from '../kernel/define.ts';
import type { Block, Paper } from '../paper/blocks.ts';
import { ruleLines } from './rule-words.ts';
import { type VotedLine, votedLines } from './voted-lines.ts';
import type { Voting } from './voting-of.ts';

/** The blocks alone, to stand in another paper. Of an open vote only what is asked and by which rule. */
export function voteBlocks(code: Pick<Code, 'objectives'>, voting: Voting): Block[] {
  return [
    ...voting.options.flatMap((option): Block[] => {
      const { tally, ref, modification } = option;
      if (!tally || voting.main.state !== 'closed') return [];
      return [
        { kind: 'heading', level: 1, text: `${ref}: ${modification?.title ?? option.vote.title}` },
        {
          kind: 'box',
          tone: 'decision',
          blocks: [{ kind: 'paragraph', words: [{ text: outcomeWords[tally.outcome], strong: true }] }],
        },
        {
          kind: 'table',
          caption: 'Result by category',
          head: ['Category', 'For', 'Against', 'Abstained', 'Not voted', 'Result'],
          rows: tally.categories.map((one) => [
            one.name,
            String(one.for),
            String(one.against),
            String(one.abstained),
            String(one.notVoted),
            resultWords[one.result],
          ]),
          widths: [4, 1, 1.4, 1.6, 1.6, 1.8],
        },
        { kind: 'heading', level: 2, text: 'How the outcome follows' },
        { kind: 'list', ordered: true, items: tally.sentences },
        { kind: 'heading', level: 2, text: 'Votes and reasons' },
        {
          kind: 'table',
          caption: 'Votes and reasons',
          head: ['Member', 'Vote', 'Reasons'],
          rows: votedLines(voting, option).map((line) => [memberWords(line), line.position, reasonWords(code, line)]),
          widths: [3, 1.2, 5],
        },
      ];
    }),
    ...(voting.preferred.sentence && voting.main.state === 'closed'
      ? [{ kind: 'paragraph', words: voting.preferred.sentence } as const]
      : []),
    { kind: 'heading', level: 1, text: 'The rule' },
    {
      kind: 'table',
      caption: 'The rule',
      head: ['', 'As it was when the vote was opened', 'How sure'],
      rows: ruleLines(voting.kept).map(({ about, words, provenance }) => [about, words, provenance]),
      widths: [2.4, 5, 1.4],
    },
  ];
}

export const outcomeWords = {
  carried: 'Carried',
  lost: 'Lost',
  tied: 'Level: for the chair to decide',
  inquorate: 'Without a quorum: nothing is carried',
} as const;

export const resultWords = { for: 'For', against: 'Against', neither: 'Neither' } as const;

function memberWords({ name, category, group, standsFor }: VotedLine): string {
  return [name, category, group, standsFor && `alternate of ${standsFor}`].filter(Boolean).join(', ');
}

function reasonWords(
  { objectives = [] }: Pick<Code, 'objectives'>,
  { reason, objectives: said, counted }: VotedLine,
): string {
  const against = said.map((one) => {
    const [id = '', how = ''] = one.split(': ');
    const text = objectives.find((objective) => objective.id === id)?.text;
    return `Objective (${id}) ${how}${text ? `: ${text}` : ''}`;
  });
  const aside = counted ? [] : ['Not counted: the member voted too.'];
  return [reason, ...against, ...aside].filter(Boolean).join('. ');
}

export function votePaper(code: Code, voting: Voting, { created }: { created: Instant }): Paper {
  const { main, options } = voting;
  const body = bodyName(code, String(main.fields.body));
  const level = code.levels[main.label.level].name;
  return {
    title: `Vote on ${options.map(({ ref }) => ref).join(', ')}`,
    under: [body, `Vote ${main.ref}`, main.state === 'closed' ? `Closed on ${dayInWords(main.from)}` : `Not closed`],
    footer: `This document is classified as ${level}`,
    properties: {
      subject: `Vote ${main.ref}`,
      author: body,
      keywords: options.map(({ ref }) => ref),
      language: 'en-GB',
      created,
    },
    blocks: voteBlocks(code, voting),
  };
}
