/** Takes out of a Word document what its writer library takes from the clock and from chance, and puts in what it leaves out. */

import { openZip } from './zip.ts';
import { writeZip } from './zip-write.ts';

interface Facts {
  /** An ISO day or instant. */
  created: string;
  language: string;
}

/** The same document with its dates and language in its properties; the same bytes every time. */
export function settled(bytes: Uint8Array, facts: Facts): Uint8Array {
  const zip = openZip(bytes);
  const names = idNames(zip.names.filter(isXml).map((name) => text(zip.read(name))));
  return writeZip(
    [...zip.names].sort(byPlace).map((name) => {
      if (!isXml(name)) return [name, zip.read(name)] as const;
      let xml = names(text(zip.read(name)));
      if (name === 'docProps/core.xml') xml = withFacts(xml, facts);
      return [name, new TextEncoder().encode(xml)] as const;
    }),
  );
}

/** Readers that look at the first bytes only expect the list of content types there. */
function byPlace(a: string, b: string): number {
  const place = (name: string) => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2);
  return place(a) - place(b) || (a < b ? -1 : 1);
}

const isXml = (name: string) => /\.(xml|rels)$/.test(name);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Links get ids by chance; here they are numbered as they are met. Ids of the usual form, "rId7", stay. */
function idNames(parts: readonly string[]): (xml: string) => string {
  const found = parts.flatMap((xml) => [...xml.matchAll(/\bId="(rId(?!\d+")[\w-]+)"/g)].map((match) => match[1] ?? ''));
  const known = new Map([...new Set(found)].map((id, at) => [id, `rIdLink${at + 1}`]));
  return (xml) => xml.replace(/(\b(?:r:id|Id)=")([\w-]+)"/g, (_, start, id) => `${start}${known.get(id) ?? id}"`);
}

function withFacts(core: string, { created, language }: Facts): string {
  const instant = new Date(created).toISOString().replace(/\.\d+Z$/, 'Z');
  return core
    .replace(/(<dcterms:(created|modified)\b[^>]*>)[^<]*/g, `$1${instant}`)
    .replace('</cp:coreProperties>', `<dc:language>${language}</dc:language></cp:coreProperties>`);
}
