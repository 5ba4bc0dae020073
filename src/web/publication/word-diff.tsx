/** Two wordings as one, with the words that go and the words that come. */
import { diffWordsWithSpace } from 'diff';

/** Above this many words a comparison by word says less than the two wordings, and costs more. */
const most = 4_000;

export function WordDiff({ before, after }: { before: string; after: string }) {
  if (before.length + after.length > most * 6)
    return (
      <div class="word-diff">
        <del>{before}</del>
        <ins>{after}</ins>
      </div>
    );
  return (
    <div class="word-diff">
      {diffWordsWithSpace(before, after).map(({ value, added, removed }) =>
        added ? <ins>{value}</ins> : removed ? <del>{value}</del> : value,
      )}
    </div>
  );
}
