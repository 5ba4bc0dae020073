/** What links to a record: a few of each kind, and the way to all of them. */
import type { Linking } from '../../kernel/read.ts';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Card } from '../../ui/head.tsx';
import { withQuery } from '../../ui/query.ts';
import { namedBy } from '../tell.tsx';
import type { View } from '../view.ts';

const fewTitles = 5;
const fewReferences = 30;

export function Linked({ view, linked, ref_ }: { view: View; linked: readonly Linking[]; ref_: string }) {
  if (linked.length === 0) return null;
  const kinds = [...new Set(linked.map((one) => `${one.register} ${one.by}`))];
  return (
    <Card title="Linked from">
      <Facts
        facts={kinds.map((kind) =>
          kindFact(
            view,
            linked.filter((one) => `${one.register} ${one.by}` === kind),
            ref_,
          ),
        )}
      />
    </Card>
  );
}

/** Short references stand in a line; titles stand below one another. */
function kindFact(view: View, many: readonly Linking[], ref: string): Fact {
  const { register: name = '', by = '', many: all = 0 } = many[0] ?? {};
  const register = view.site.ledger.registers.get(name);
  const field = register?.fields[by];
  const short = many.every((one) => namedBy(one).length <= 16);
  const shown = many.slice(0, short ? fewReferences : fewTitles);
  const link = (one: Linking) => <a href={view.to(one.register, one.ref)}>{namedBy(one)}</a>;
  return {
    label: `${register?.title[1] ?? name}${field ? `, ${field.label.toLowerCase()}` : ''}`,
    value: (
      <>
        {short ? (
          shown.map((one, index) => (
            <>
              {index > 0 && ', '}
              {link(one)}
            </>
          ))
        ) : (
          <ul class="lines">
            {shown.map((one) => (
              <li>{link(one)}</li>
            ))}
          </ul>
        )}
        {all > shown.length && (
          <p class="note">
            <a href={withQuery(view.to(name), { [by]: ref })}>All {all.toLocaleString('en-GB')} of them</a>
          </p>
        )}
      </>
    ),
  };
}
