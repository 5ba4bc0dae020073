/**
 * Reads the HTML of a page into elements, strictly: a tag left open or closed twice fails the test that reads it, as a
 * browser would mend it in silence.
 */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (Element | string)[];
  parent: Element | null;
}

const voids = new Set(['meta', 'link', 'input', 'br', 'hr', 'img']);
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return entities[name] ?? whole;
  });
}

function attributesOf(text: string): Record<string, string> {
  const found = text.matchAll(/([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g);
  return Object.fromEntries(
    [...found].map(([, name = '', a, b, c]) => [name.toLowerCase(), decoded(a ?? b ?? c ?? '')]),
  );
}

/** The root of a whole page; its one element is `html`. */
export function parse(html: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], parent: null };
  let at = root;
  const tags =
    /<!doctype[^>]*>|<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s=/"'<>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*(\/?)>/gi;
  let end = 0;
  const words = (text: string) => {
    if (text.includes('<'))
      throw new Error(`A bare “<” in the page: ${text.slice(text.indexOf('<'), text.indexOf('<') + 60)}`);
    if (text !== '') at.children.push(decoded(text));
  };
  for (const tag of html.matchAll(tags)) {
    words(html.slice(end, tag.index));
    end = tag.index + tag[0].length;
    const name = tag[2]?.toLowerCase();
    if (!name) continue;
    if (tag[1]) {
      if (at.name !== name || !at.parent) throw new Error(`</${name}> closes <${at.name}>.`);
      at = at.parent;
      continue;
    }
    const element: Element = { name, attributes: attributesOf(tag[3] ?? ''), children: [], parent: at };
    at.children.push(element);
    if (!voids.has(name) && !tag[4]) at = element;
  }
  words(html.slice(end));
  if (at !== root) throw new Error(`<${at.name}> is left open.`);
  return root;
}

/** Every element under `from`, in document order. */
export function* elements(from: Element): Generator<Element> {
  for (const child of from.children) {
    if (typeof child === 'string') continue;
    yield child;
    yield* elements(child);
  }
}

type Wanted = string | ((element: Element) => boolean);

/**
 * Elements by a plain selector: `name`, `.class`, `#id`, `[attribute]`, `[attribute=value]`, joined without space, or by
 * a function.
 */
export function all(from: Element, wanted: Wanted): Element[] {
  const fits = typeof wanted === 'string' ? selector(wanted) : wanted;
  return [...elements(from)].filter(fits);
}

/** The first that fits; its absence fails the test, with the selector for a reason. */
export function one(from: Element, wanted: Wanted): Element {
  const [found] = all(from, wanted);
  if (!found) throw new Error(`The page has no ${typeof wanted === 'string' ? wanted : 'such element'}.`);
  return found;
}

function selector(text: string): (element: Element) => boolean {
  const tests = [...text.matchAll(/\[([\w-]+)(?:=([^\]]*))?\]|\.([\w-]+)|#([\w-]+)|([a-z][\w-]*)/gi)];
  return (element) =>
    tests.every(([, attribute, value, className, id, name]) => {
      if (attribute) {
        const held = element.attributes[attribute];
        return held !== undefined && (value === undefined || held === value);
      }
      if (className) return (element.attributes.class ?? '').split(/\s+/).includes(className);
      return id ? element.attributes.id === id : element.name === name;
    });
}

/** What a reader reads: the words, runs of white space as one space. */
export function text(of: Element | string): string {
  return rawText(of).replace(/\s+/g, ' ').trim();
}

/** Every character, as it stands. */
export function rawText(of: Element | string): string {
  return typeof of === 'string' ? of : of.children.map(rawText).join('');
}
