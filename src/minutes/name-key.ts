/**
 * The stable key of a party's or a person's name: "Co-operative Energy Limited" and "Co-operative Energy Ltd." are both
 * `co-operative-energy`, "Dr Jane Smith" and "Jane Smith" both `jane-smith`. A key leaves out only what cannot tell two
 * apart; a word that might ("Gas", "UK", "Group", a middle name, an initial) always stays. Two keys that merely look
 * alike are for a person to match: never for this function to merge.
 *
 * Traps, all deliberate:
 * - "Foo Gas Ltd" and "Foo Electricity Ltd" differ, and so do "Simble Solutions" and "Simble Solutions UK".
 * - "J Smith" is not "Jane Smith".
 * - Foo Ltd and Foo plc share a key. Company names may not differ by their ending alone (Companies Act 2006, s. 66, and the
 *   names regulations under it), so these are one company before and after it re-registered, or a slip of the pen.
 * - A name of nothing but titles and endings keeps them, and one without a letter or digit has the key '': refuse it.
 */

export type NameKind = 'person' | 'organisation';

/** Company endings of the United Kingdom, in English and Welsh, as whole words after punctuation is gone. */
const ENDINGS = [
  ['public', 'limited', 'company'],
  ['limited', 'liability', 'partnership'],
  ['cwmni', 'cyfyngedig', 'cyhoeddus'],
  ['community', 'interest', 'company'],
  ['limited'],
  ['ltd'],
  ['plc'],
  ['llp'],
  ['cic'],
  ['cyfyngedig'],
  ['cyf'],
  ['ccc'],
  ['inc'],
] as const;

const TITLES = new Set(
  'mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron rev revd reverend cllr councillor'.split(' '),
);
const HONOURS = new Set('mbe obe cbe kbe dbe bem kc qc mp msp phd frs freng fiet miet ceng esq'.split(' '));
/** Letters that Unicode does not take apart into a letter and an accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/** Words of a name in plain lower case, without accents; in scripts where a mark is a letter, it stays. */
function wordsOf(name: string): string[] {
  return (
    name
      .normalize('NFKD')
      .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}]\p{Mn}*)\p{Mn}/gu, '')
      .normalize('NFC')
      // An apostrophe joins ("Sainsbury's", "O'Neill"), and so does a dot between letters ("P.L.C.", "E.ON"), unless
      // what follows is a surname written hard against an initial: "J.Smith".
      .replace(/['’‘ʼ`´]/g, '')
      .replace(/(?<![\p{L}\p{N}])(\p{Lu})\.(?=\p{Lu}\p{Ll})/gu, '$1 ')
      .replace(/(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}])/gu, '')
      .toLowerCase()
      .replace(/[ßæœøđðłþı]/g, (letter) => LETTERS[letter]!)
      .replace(/[&+]/g, ' and ')
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter((word) => word !== '')
  );
}

function endingLength(words: readonly string[]): number {
  const ending = ENDINGS.find(
    (ending) =>
      ending.length < words.length && ending.every((word, i) => words[words.length - ending.length + i] === word),
  );
  return ending?.length ?? 0;
}

/** Without the company ending (several, in "Foo Ltd Limited"), a leading "the", and the British spelling's two ways. */
function organisation(words: string[]): string[] {
  let kept = words;
  for (let length = endingLength(kept); length > 0; length = endingLength(kept)) kept = kept.slice(0, -length);
  if (kept[0] === 'the' && kept.length > 1) kept = kept.slice(1);
  return kept.flatMap((word) => (word === 'cooperative' ? ['co', 'operative'] : [word]));
}

/** Without titles before and letters after, so long as two words remain: "Lord Energy" may be a company. */
function person(words: string[]): string[] {
  let kept = words;
  while (kept.length > 2 && TITLES.has(kept[0]!)) kept = kept.slice(1);
  while (kept.length > 2 && HONOURS.has(kept.at(-1)!)) kept = kept.slice(0, -1);
  return kept;
}

/**
 * The key of a name: lower-case words joined by hyphens. Say `kind` where it is known. Without it a name is taken for an
 * organisation's when it has a company ending, and otherwise titles are taken off as well.
 */
export function keyOf(name: string, kind?: NameKind): string {
  // "Smith, Jane" is Jane Smith, but only in a list of people: companies have commas too.
  const [, family, given] = kind === 'person' ? (/^([^,]+),\s*([^,]+)$/.exec(name) ?? []) : [];
  const turned = family && given && !HONOURS.has(wordsOf(given).join('')) ? `${given} ${family}` : name;
  const words = wordsOf(turned);
  if (kind === 'person') return person(words).join('-');
  if (kind === 'organisation' || endingLength(words) > 0) return organisation(words).join('-');
  return person(organisation(words)).join('-');
}
