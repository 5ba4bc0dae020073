/** Search across every register, on the day looked at. */
import type { Tx } from '../../kernel/db.ts';
import { type Hit, search } from '../../kernel/read.ts';
import { StateChip } from '../../ui/chip.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import { sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { stateOf } from './list-page.tsx';

const most = 100;

export async function searchPage(tx: Tx, view: View) {
  const words = view.query.get('q')?.trim() ?? '';
  const registers = [...view.site.ledger.registers.values()];
  const hits = words ? await search(tx, registers, { code: view.code.id, at: view.at, words, limit: most }) : [];
  return (
    <Page title={words ? `Search: ${words}` : 'Search'} frame={await frameOf(tx, view)}>
      <Head title={words ? `Search: ${words}` : 'Search'} lead={words ? found(hits.length) : undefined} />
      {hits.length === 0 ? (
        <Empty title={words ? 'Nothing found' : 'What are you looking for?'} step={{ label: 'Home', href: view.to() }}>
          {words
            ? 'No record has these words on this day. Try fewer words, a reference, or another day.'
            : 'Give words, a name, a clause or a reference such as a modification’s.'}
        </Empty>
      ) : (
        <ul class="hits">
          {hits.map((hit) => (
            <HitLine view={view} hit={hit} />
          ))}
        </ul>
      )}
    </Page>
  );
}

const found = (many: number) =>
  many === most ? `The ${most} best; add a word to narrow it.` : `${many} ${many === 1 ? 'record' : 'records'}.`;

function HitLine({ view, hit }: { view: View; hit: Hit }) {
  const register = view.site.ledger.registers.get(hit.register);
  if (!register) return null;
  return (
    <li>
      <a href={view.to(hit.register, hit.ref)}>
        {sentence(hit.title.length > 160 ? `${hit.title.slice(0, 150)} …` : hit.title)}
      </a>{' '}
      <StateChip state={stateOf(register, hit.state)} />
      <div class="note">
        {register.title[0]} {hit.ref}
      </div>
      <p class="excerpt">{marked(hit.excerpt)}</p>
    </li>
  );
}

/** The excerpt with its matches, which stand between « and ». */
function marked(excerpt: string) {
  return excerpt.split(/[«»]/).map((part, index) => (index % 2 === 1 ? <mark>{part}</mark> : part));
}
