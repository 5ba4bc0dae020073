/** How records known only by a name are referred to, the same whichever minutes name them first. */
import type { BodyConfig, Code } from '../../codes/code.ts';
import { keyOf } from '../name-key.ts';
import type { ReviewChoices } from '../review.ts';

/** What a name is read with: the code knows its bodies, the reviewer whom a misprint stands for. */
export interface Naming {
  code: Code;
  choices: ReviewChoices;
}

/** Reference of a record known by its name: the reviewer's match, the code's own id of a body, else the name's key. */
export function refOf(of: Naming, register: string, printed: string): string {
  const match = matchFor(of.choices, register, printed);
  if (match) return match;
  if (register === 'body') {
    const body = bodyPrinted(of.code, printed);
    if (body) return body.id;
  }
  const kind =
    register === 'person' ? 'person' : register === 'party' || register === 'body' ? 'organisation' : undefined;
  const key = kind ? keyOf(printed, kind) : titleKey(printed);
  return key || printed.trim() || 'unnamed';
}

function matchFor(choices: ReviewChoices, register: string, printed: string): string | undefined {
  const matches = choices.matches?.[register];
  return matches && Object.hasOwn(matches, printed) ? matches[printed] : undefined;
}

/** A name as printed, unless the reviewer said it names a record that has its name already. */
export function nameUnlessMatched(minutes: Pick<Naming, 'choices'>, register: string, printed: string): string | null {
  return matchFor(minutes.choices, register, printed) === undefined ? printed : null;
}

/** The same for a title, which a sentence may print without its capital: "consultation on sack sizes". */
export function titleUnlessMatched(minutes: Pick<Naming, 'choices'>, register: string, printed: string): string | null {
  const title = nameUnlessMatched(minutes, register, printed);
  return title && /^\p{Ll}{2}/u.test(title) ? title.charAt(0).toUpperCase() + title.slice(1) : title;
}

/** A body of the code by any of the names under which minutes print it. */
export function bodyPrinted(code: Code, printed: string): BodyConfig | null {
  const plain = (name: string) => keyOf(name, 'organisation');
  const wanted = plain(printed);
  if (wanted === '') return null;
  return (
    code.bodies.find((body) => [body.id, body.name, ...body.aliases].some((name) => plain(name) === wanted)) ?? null
  );
}

/**
 * The key of a document's, variation's, release's or consultation's title: the abbreviation it introduces ("Mill Owners'
 * Report (MOR)" is called MOR from then on), else its words without what brackets add to them.
 */
export function titleKey(title: string): string {
  const short = /\(([A-Z][A-Z\d]{2,})\)\s*$/.exec(title)?.[1];
  if (short) return short.toLowerCase();
  // R1.2 is not R12.
  const dotted = title.replace(/(?<=\d)\.(?=\d)/g, '-');
  return keyOf(dotted.replace(/\([^)]*\)/g, ' '), 'organisation') || keyOf(dotted, 'organisation');
}
