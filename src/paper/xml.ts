/** XML as a plain tree. Namespaces are dropped: one document format uses one word for one thing, under many prefixes. */
import { SaxesParser } from 'saxes';
import { Refused } from '../kernel/problem.ts';

export interface XmlElement {
  /** Local name: `p` for `w:p`. */
  name: string;
  /** By local name: `val` for `w:val`. */
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
}

/** A tree costs some twenty times its text; these keep a small file from filling the memory or the stack. */
const MOST_ELEMENTS = 3_000_000;
const DEEPEST = 500;

/** Throws `Refused` for XML that is not well formed. Entities of a DTD are never expanded. */
export function parseXml(bytes: Uint8Array): XmlElement {
  const parser = new SaxesParser();
  const top: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [top];
  let count = 0;
  parser.on('opentag', (tag) => {
    if (++count > MOST_ELEMENTS || open.length > DEEPEST) throw tooMuch();
    const attributes: Record<string, string> = {};
    for (const [name, value] of Object.entries(tag.attributes)) attributes[local(name)] = String(value);
    const element: XmlElement = { name: local(tag.name), attributes, children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  const text = (words: string) => open.at(-1)!.children.push(words);
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('doctype', () => {
    throw malformed();
  });
  parser.on('error', () => {
    throw malformed();
  });
  parser.write(new TextDecoder(encodingOf(bytes)).decode(bytes)).close();
  return child(top) ?? top;
}

/** The first child element, of that name if one is given. */
export function child(element: XmlElement | undefined, name?: string): XmlElement | undefined {
  return element?.children.find(
    (c): c is XmlElement => typeof c !== 'string' && (name === undefined || c.name === name),
  );
}

/** The child elements of that name. */
export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter((c): c is XmlElement => typeof c !== 'string' && c.name === name);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function malformed(): Refused {
  return new Refused(
    'This document is damaged and cannot be read. Open it in Word, save it again and import it again.',
  );
}

function tooMuch(): Refused {
  return new Refused('This document is too large to be read. Save it in parts, or as plain text, and import it again.');
}
