/** The agenda as it is read: by members, and by everyone once the meeting is held. */
import { isClosed } from '../../agenda/issue.ts';
import type { Row } from '../../kernel/read.ts';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { Empty } from '../../ui/empty.tsx';
import { stateOf } from '../pages/list-page.tsx';
import type { View } from '../view.ts';
import type { AgendaShown } from './agenda-view.ts';

export function AgendaList({ view, agenda }: { view: View; agenda: AgendaShown }) {
  const { items } = agenda;
  if (items.length === 0)
    return (
      <Empty title="The agenda is not out yet" step={{ label: 'Meetings ahead', href: view.to('agenda') }}>
        Once it is issued it stands here, with its papers.
      </Empty>
    );
  const closed = items.filter(isClosed);
  return (
    <section class="card agenda-list" aria-label="Items">
      <ol>
        {items
          .filter((one) => !isClosed(one))
          .map((item) => (
            <Line view={view} agenda={agenda} item={item} />
          ))}
      </ol>
      {closed.length > 0 && (
        <>
          <h2>Closed part</h2>
          <ol>
            {closed.map((item) => (
              <Line view={view} agenda={agenda} item={item} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Line({ view, agenda, item }: { view: View; agenda: AgendaShown; item: Row }) {
  const register = view.site.ledger.registers.get('item');
  const papers = agenda.papers.filter((one) => one.fields.item === item.ref && one.state !== 'withdrawn');
  const level = view.code.levels[item.label.level];
  const { number, starts_at, presenter, purpose } = item.fields;
  return (
    <li class={item.state === 'withdrawn' ? 'gone' : undefined}>
      <span class="no">{number}</span>
      <span class="at">{item.state === 'withdrawn' ? '' : starts_at}</span>
      <span>
        <a href={view.to('item', item.ref)}>{item.title}</a>
        <span class="note">{[purpose && `for ${purpose}`, presenter].filter(Boolean).map((one) => ` · ${one}`)}</span>{' '}
        {register && item.state !== 'tabled' && <StateChip state={stateOf(register, item.state)} />}{' '}
        {item.label.level > agenda.waiting.working && (
          <LevelChip level={item.label.level} name={level.name} meaning={level.meaning} />
        )}
        {papers.map((one) => (
          <span class="paper-line">
            <a href={view.to('papers', 'paper', one.ref)}>
              {one.ref} {one.title}
            </a>
          </span>
        ))}
      </span>
    </li>
  );
}
