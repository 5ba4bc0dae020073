/** A constituency rule in words, each choice with how sure the code is of it. */
import type { KeptRule } from './roll.ts';

export interface RuleLine {
  about: string;
  words: string;
  provenance: string;
  note: string | null;
}

const carries = {
  'more-for': 'Carried if more categories are for it than against it.',
  'majority-of-all': 'Carried if more than half of all categories are for it.',
  'two-thirds': 'Carried if two thirds of the categories that are for or against are for it.',
};
const preferred = {
  'most-categories': 'The one with most categories for it; then with most votes; then the proposal itself.',
  'most-votes': 'The one with most votes for it; then the proposal itself.',
  'proposal-first': 'The proposal itself if it is carried, else the first alternative that is.',
};
const level = { lost: 'It is lost.', carried: 'It is carried.', chair: 'The chair decides by a casting vote.' };
const counts = { neither: 'Counts as neither.', against: 'Counts against.', for: 'Counts for.' };
const shown = { who: 'Members see who has voted, not how.', how: 'Members see who has voted, and how.' };

export function ruleLines({ rule, provenance }: KeptRule): RuleLine[] {
  const line = (name: string, about: string, words: string): RuleLine => ({
    about,
    words,
    provenance: rule.sources?.[name]?.provenance ?? provenance,
    note: rule.sources?.[name]?.note ?? null,
  });
  return [
    line(
      'categories',
      'Categories',
      `${rule.categories.map(({ name }) => name).join(', ')}. Each comes to one result, by more votes for than against.`,
    ),
    line('carries', 'What carries it', carries[rule.carries]),
    ...(rule.quorum
      ? [line('quorum', 'Quorum', `${rule.quorum[0]} of every ${rule.quorum[1]} votes on the roll must be cast.`)]
      : []),
    line('tied', 'A category that is tied', counts[rule.tied]),
    line('abstained', 'A category that only abstains', counts[rule.abstained]),
    line('empty', 'A category in which nobody votes', counts[rule.empty]),
    line('level', 'As many categories for as against', level[rule.level]),
    line(
      'votingGroups',
      'Voting groups',
      rule.votingGroups ? 'Parties under common ownership vote once.' : 'Each seat votes for itself.',
    ),
    line('preferred', 'Of several that are carried', preferred[rule.preferred]),
    line('shown', 'Until it closes', shown[rule.shown]),
    {
      about: 'Alternates',
      words: 'An alternate votes while the member has not. The member’s own vote then counts in its place.',
      provenance: 'unknown',
      note: 'No rule was found. One is kept here, and said.',
    },
  ];
}

/** The same in one paragraph, as the record of a vote keeps it. */
export function ruleParagraph(kept: KeptRule): string {
  const source = [kept.clause, kept.provenance].filter(Boolean).join(', ');
  return `${ruleLines(kept)
    .map(({ about, words }) => `${about}: ${words}`)
    .join(' ')} (${source}.)`;
}
