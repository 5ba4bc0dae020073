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
        added ? <Changed as="put in" words={value} /> : removed ? <Changed as="taken out" words={value} /> : value,
      )}
    </div>
  );
}

/** Colour and a line through say it to the eye; to the ear it is said. */
function Changed({ as, words }: { as: 'put in' | 'taken out'; words: string }) {
  const said = <span class="govuk-visually-hidden">{` [${as}: `}</span>;
  const end = <span class="govuk-visually-hidden">] </span>;
  return as === 'put in' ? (
    <ins>
      {said}
      {words}
      {end}
    </ins>
  ) : (
    <del>
      {said}
      {words}
      {end}
    </del>
  );
}
