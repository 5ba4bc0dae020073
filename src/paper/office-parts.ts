/** An Office file as its parts, their content types and what points to what (ECMA-376 part 2, Open Packaging). */
import { posix } from 'node:path';
import { children, parseXml, type XmlElement } from './xml.ts';
import { openZip } from './zip.ts';

export interface Relationship {
  id: string;
  /** An address that says what it is; its last part is the word for it. */
  type: string;
  /** As written. */
  target: string;
  external: boolean;
  /** The part it leads to, by its name in `parts`; null for one outside or missing. */
  part: string | null;
}

export interface OfficeFile {
  /** By name, without a leading slash, in the order of the archive. */
  parts: ReadonlyMap<string, Uint8Array>;
  /** By the name of the part that has them; '' for the file's own. */
  relationships: ReadonlyMap<string, readonly Relationship[]>;
  /** What a part is: by its own name, else by its extension. */
  typeOf(name: string): string;
  types: { defaults: ReadonlyMap<string, string>; overrides: ReadonlyMap<string, string> };
}

export const TYPES = '[Content_Types].xml';

/** Null for an archive that is no Office file. Names of parts are the same in any case of letters. */
export function openOffice(bytes: Uint8Array): OfficeFile | null {
  const zip = openZip(bytes);
  if (!zip.names.includes(TYPES)) return null;
  const parts = new Map(zip.names.map((name) => [name, zip.read(name)]));
  const byLower = new Map([...parts.keys()].map((name) => [name.toLowerCase(), name]));
  const find = (name: string) => byLower.get(name.toLowerCase().replace(/^\//, '')) ?? null;
  const relationships = new Map<string, Relationship[]>();
  for (const [name, content] of parts) {
    const owner = ownerOf(name);
    if (owner === null) continue;
    const all = children(parseXml(content), 'Relationship').map((one) => relationshipOf(one, owner, find));
    relationships.set(owner === '' ? '' : (find(owner) ?? owner), all);
  }
  const types = parseXml(parts.get(TYPES) ?? new Uint8Array());
  const typed = (kind: string, key: string) =>
    children(types, kind).map((one) => [one.attributes[key] ?? '', one.attributes.ContentType ?? ''] as const);
  const defaults = new Map(typed('Default', 'Extension').map(([end, type]) => [end.toLowerCase(), type]));
  const overrides = new Map(typed('Override', 'PartName').map(([name, type]) => [find(name) ?? name, type]));
  const typeOf = (name: string) =>
    overrides.get(name) ?? defaults.get(posix.extname(name).slice(1).toLowerCase()) ?? '';
  return { parts, relationships, typeOf, types: { defaults, overrides } };
}

/** The part whose relationships a part holds: "word/_rels/document.xml.rels" holds those of "word/document.xml". */
export function ownerOf(name: string): string | null {
  const found = /^(.*?)_rels\/([^/]*)\.rels$/i.exec(name);
  return found ? `${found[1]}${found[2]}` : null;
}

function relationshipOf(one: XmlElement, owner: string, find: (name: string) => string | null): Relationship {
  const { Id = '', Type = '', Target = '', TargetMode = '' } = one.attributes;
  const external = TargetMode.toLowerCase() === 'external';
  const path = Target.startsWith('/') ? Target : posix.join(posix.dirname(owner), Target);
  return { id: Id, type: Type, target: Target, external, part: external ? null : find(decoded(path)) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export function relationshipsXml(all: readonly Relationship[]): Uint8Array {
  const lines = all.map(({ id, type, target, external }) =>
    element('Relationship', { Id: id, Type: type, Target: target, ...(external ? { TargetMode: 'External' } : {}) }),
  );
  return utf8(`${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`);
}

export function typesXml(defaults: ReadonlyMap<string, string>, overrides: ReadonlyMap<string, string>): Uint8Array {
  const ends = [...defaults].map(([end, type]) => element('Default', { Extension: end, ContentType: type }));
  const names = [...overrides].map(([name, type]) => element('Override', { PartName: `/${name}`, ContentType: type }));
  return utf8(`${HEAD}<Types xmlns="${PACKAGE}/content-types">${[...ends, ...names].join('')}</Types>`);
}

function element(name: string, attributes: Readonly<Record<string, string>>): string {
  const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${all.join('')}/>`;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
