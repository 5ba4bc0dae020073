/** Two texts compared, as a page shows them: what changed, with a little of what stands around it. */
import { type Part, type Stretch, wordsChanged } from '../../governing/compare.ts';

/** Paragraphs shown on either side of a change; the rest folds away. */
const shownAround = 1;

export type Layout = 'inline' | 'side';

/** In words: "3 words gone, 5 new, in 2 places". */
export function changeWords(stretches: readonly Stretch[]): string {
  const places = stretches.filter(({ kind }) => kind === 'changed').length;
  if (places === 0) return 'Nothing differs.';
  const { gone, come } = wordsChanged(stretches);
  const words = (n: number) => (n === 1 ? '1 word' : `${n.toLocaleString('en-GB')} words`);
  return `${words(gone)} gone, ${words(come)} new, in ${places === 1 ? 'one place' : `${places.toLocaleString('en-GB')} places`}.`;
}

export function Comparison({ stretches, layout }: { stretches: readonly Stretch[]; layout: Layout }) {
  const places = stretches.filter(({ kind }) => kind === 'changed').length;
  let at = 0;
  return (
    <div class={layout === 'side' ? 'compare beside' : 'compare'}>
      {stretches.map((one, index) => {
        if (one.kind === 'same')
          return <Same paragraphs={one.paragraphs} first={index === 0} last={index === stretches.length - 1} />;
        at += 1;
        return <Changed one={one} layout={layout} number={at} of={places} />;
      })}
    </div>
  );
}

function Changed({
  one,
  layout,
  number,
  of,
}: {
  one: Extract<Stretch, { kind: 'changed' }>;
  layout: Layout;
  number: number;
  of: number;
}) {
  return (
    <section class="change" id={`change-${number}`} aria-label={`Change ${number} of ${of}`}>
      {layout === 'side' ? (
        <div class="sides">
          <Side label="Before" parts={one.older} />
          <Side label="After" parts={one.newer} />
        </div>
      ) : (
        <p class="words">
          <Words parts={one.both} />
        </p>
      )}
      {of > 1 && (
        <p class="steps">
          <span class="note">
            {number} of {of}
          </span>{' '}
          {number > 1 && <a href={`#change-${number - 1}`}>Previous</a>}{' '}
          {number < of && <a href={`#change-${number + 1}`}>Next</a>}
        </p>
      )}
    </section>
  );
}

function Side({ label, parts }: { label: string; parts: readonly Part[] }) {
  return (
    <div>
      <p class="note side-label">{label}</p>
      <p class="words">{parts.length > 0 ? <Words parts={parts} /> : <span class="none">Nothing here</span>}</p>
    </div>
  );
}

function Words({ parts }: { parts: readonly Part[] }) {
  return (
    <>
      {parts.map(({ kind, text }) => {
        if (kind === 'gone') return <del>{text}</del>;
        return kind === 'new' ? <ins>{text}</ins> : text;
      })}
    </>
  );
}

/** Long runs that stand in both fold away; what is nearest to a change stays in sight. */
function Same({ paragraphs, first, last }: { paragraphs: readonly string[]; first: boolean; last: boolean }) {
  const head = first ? 0 : shownAround;
  const tail = last ? 0 : shownAround;
  const folded = paragraphs.slice(head, paragraphs.length - tail);
  const shown = (list: readonly string[]) => list.map((text) => <p class="words">{text}</p>);
  if (folded.length < 2) return <>{shown(paragraphs)}</>;
  return (
    <>
      {shown(paragraphs.slice(0, head))}
      <details class="fold">
        <summary>{folded.length.toLocaleString('en-GB')} paragraphs that did not change</summary>
        {shown(folded)}
      </details>
      {shown(paragraphs.slice(paragraphs.length - tail))}
    </>
  );
}
