/** Search across every register, on the day looked at. */
import type { Tx } from '../../kernel/db.ts';
import { get, type Hit, search } from '../../kernel/read.ts';
import { StateChip } from '../../ui/chip.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import { clip, isSpoken, sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { stateOf } from './list-page.tsx';

const most = 100;

export async function searchPage(tx: Tx, view: View) {
  const words = view.query.get('q')?.trim() ?? '';
  const registers = [...view.site.ledger.registers.values()];
  const found = words ? await search(tx, registers, { code: view.code.id, at: view.at, words, limit: most }) : [];
  const meant = await namedIn(tx, view, words);
  const hits = meant
    ? [meant, ...found.filter((hit) => hit.register !== meant.register || hit.ref !== meant.ref)]
    : found;
  return (
    <Page title={words ? `Search: ${words}` : 'Search'} frame={await frameOf(tx, view)}>
      <Head title={words ? `Search: ${words}` : 'Search'} lead={words ? howMany(hits.length) : undefined} />
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

const howMany = (many: number) =>
  many === most ? `The ${most} best; add a word to narrow it.` : `${many} ${many === 1 ? 'record' : 'records'}.`;

/** The record that words such as "Risk 26", "risk #26" or "Action SECP39/01" name, which its text need not say. */
async function namedIn(tx: Tx, view: View, words: string): Promise<Hit | null> {
  const [, kind = '', ref = ''] = /^(\D+?)\s+(?:no\.?\s*)?#?(\S+)$/i.exec(words) ?? [];
  const register = [...view.site.ledger.registers.values()].find(
    ({ title }) => title[0].toLowerCase() === kind.toLowerCase(),
  );
  if (!register) return null;
  const row = await get(tx, register, { code: view.code.id, ref: ref.toUpperCase(), at: view.at });
  return row && { register: register.name, ref: row.ref, title: row.title, state: row.state, excerpt: '' };
}

function HitLine({ view, hit }: { view: View; hit: Hit }) {
  const register = view.site.ledger.registers.get(hit.register);
  if (!register) return null;
  return (
    <li>
      <a href={view.to(hit.register, hit.ref)}>{clip(sentence(hit.title), 160)}</a>{' '}
      <StateChip state={stateOf(register, hit.state)} />
      <div class="note">
        {register.title[0]} {(isSpoken(hit.ref) || hit.ref.includes('_')) && hit.ref}
      </div>
      <Excerpt hit={hit} />
    </li>
  );
}

/** Words around what was found. They often begin with the reference and title, which stand above already. */
function Excerpt({ hit }: { hit: Hit }) {
  const plain = (text: string) => text.replace(/[«»]/g, '');
  let words = hit.excerpt;
  for (const said of [hit.ref, hit.title])
    if (plain(words).toLowerCase().startsWith(said.toLowerCase())) words = after(words, said.length).trimStart();
  // What is left may be the beginning of the title, cut off by the excerpt's own length.
  if (plain(words).trim() === '' || hit.title.toLowerCase().startsWith(plain(words).trim().toLowerCase())) return null;
  return <p class="excerpt">{marked(words.trim())}</p>;
}

/** Leaves out the first `count` characters, not counting the marks of matches; a match that is cut through stays one. */
function after(words: string, count: number): string {
  let at = 0;
  let open = false;
  for (let left = count; left > 0 && at < words.length; at++) {
    if (words[at] === '«' || words[at] === '»') open = words[at] === '«';
    else left--;
  }
  if (words[at] === '»') return words.slice(at + 1);
  return (open ? '«' : '') + words.slice(at);
}

/** The excerpt with its matches, which stand between « and ». */
function marked(excerpt: string) {
  return excerpt.split(/[«»]/).map((part, index) => (index % 2 === 1 ? <mark>{part}</mark> : part));
}
