/** Who is affected, by party category; which objectives it serves; which text it changes. */
import { Card } from '../../ui/head.tsx';
import { sentence } from '../tell.tsx';
import type { Shown } from './shown.ts';

/** "Large Supplier: high" → its two halves; a line without a colon is all name. */
export function pairIn(line: string): [name: string, words: string] {
  const at = line.indexOf(':');
  return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

const list = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

export function AffectsCard({ view, proposal }: Shown) {
  const { fields } = proposal.row;
  const [impacts, objectives, affects] = [list(fields.impacts), list(fields.objectives), list(fields.affects)];
  if (impacts.length + objectives.length + affects.length === 0) return null;
  return (
    <Card title="What it would change">
      {impacts.length > 0 && (
        <>
          <h3>Who is affected</h3>
          <ul class="impacts">
            {impacts.map((line) => {
              const [who, how] = pairIn(line);
              return (
                <li>
                  <span>{who}</span>
                  <span class={`impact ${how.split(/[\s,;]/)[0]?.toLowerCase() ?? ''}`}>
                    {sentence(how) || 'Affected'}
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {objectives.length > 0 && (
        <>
          <h3>Against the objectives</h3>
          <dl class="objectives">
            {objectives.map((line) => {
              const [id, how] = pairIn(line);
              const known = view.code.objectives?.find((one) => one.id === id.toLowerCase().replace(/[()]/g, ''));
              return (
                <>
                  <dt>
                    {known ? `(${known.id}) ${known.text}` : id}
                    {known && <span class="note"> {known.clause}</span>}
                  </dt>
                  <dd>{sentence(how)}</dd>
                </>
              );
            })}
          </dl>
        </>
      )}
      {affects.length > 0 && (
        <>
          <h3>Text affected</h3>
          <ul class="texts">
            {affects.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
