/**
 * Takes out of an Office file (docx, xlsx, pptx and their macro-enabled kinds; ECMA-376) whatever runs or fetches
 * something when it is opened: macro projects, ActiveX controls, templates from elsewhere. The rest stays as it is.
 */
import { Refused } from '../kernel/problem.ts';
import {
  type OfficeFile,
  openOffice,
  ownerOf,
  type Relationship,
  relationshipsXml,
  TYPES,
  typesXml,
} from './office-parts.ts';
import { writeZip } from './zip-write.ts';

export interface Stripped {
  /** The very bytes given when there was nothing to take out. */
  bytes: Uint8Array;
  /** What was taken out, each as it may stand in a sentence: "a macro project", "2 ActiveX controls". */
  removed: string[];
}

type Kind = 'project' | 'control' | 'keys' | 'buttons' | 'template' | 'enabled';

const CALLED: Record<Kind, (count: number) => string> = {
  project: () => 'a macro project',
  control: (count) => (count > 1 ? `${count} ActiveX controls` : 'an ActiveX control'),
  keys: () => 'keys that run macros',
  buttons: () => 'buttons that run macros',
  template: () => 'a link to a template outside the file',
  enabled: () => 'the leave to run macros',
};

/** By the last word of a relationship's type. Those not counted belong to another that is. */
const RUNNING: readonly { type: RegExp; kind: Kind; counted: boolean }[] = [
  { type: /\/vbaProject$/i, kind: 'project', counted: true },
  { type: /\/(wordVbaData|vbaProjectSignature\w*)$/i, kind: 'project', counted: false },
  { type: /\/control$/i, kind: 'control', counted: true },
  { type: /\/activeXControlBinary$/i, kind: 'control', counted: false },
  { type: /\/keyMapCustomizations$/i, kind: 'keys', counted: true },
  { type: /\/ui\/(extensibility|userCustomization)$/i, kind: 'buttons', counted: true },
  { type: /\/attachedTemplate$/i, kind: 'template', counted: true },
];

/** Parts that run even where nothing seems to point to them, by name or by content type. */
const PARTS: readonly { found: RegExp; kind: Kind }[] = [
  { found: /(^|\/)vba(Project\w*\.bin|Data\.xml)$|\bvba(Project\w*|Data)\b/i, kind: 'project' },
  { found: /(^|\/)activeX\/|\.activeX\b/i, kind: 'control' },
];

/** What the main part of a macro-enabled file is called without its macros: a document, whatever it was. */
const PLAIN: readonly (readonly [enabled: RegExp, plain: string])[] = [
  [/^application\/vnd\.ms-word\.\w+\.macroEnabled\w*\.main\+xml$/i, 'wordprocessingml.document'],
  [/^application\/vnd\.ms-excel\.\w+\.macroEnabled\w*\.main\+xml$/i, 'spreadsheetml.sheet'],
  [/^application\/vnd\.ms-powerpoint\.\w+\.macroEnabled\w*\.main\+xml$/i, 'presentationml.presentation'],
];

interface Found {
  parts: Set<string>;
  /** By the part that has them. */
  relationships: Map<string, Set<Relationship>>;
  kinds: Map<Kind, number>;
}

/** A file that is no Office file comes back as it is. Throws `Refused` for a damaged one, and for macros kept in cells. */
export function stripMacros(bytes: Uint8Array): Stripped {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const office = isZip ? openOffice(bytes) : null;
  if (!office) return { bytes, removed: [] };
  refuseMacroSheets(office);
  const found = findRunning(office);
  if (found.kinds.size === 0) return { bytes, removed: [] };
  const removed = [...found.kinds].map(([kind, count]) => CALLED[kind](count));
  return { bytes: without(office, found), removed };
}

/** Excel 4 macros are sheets; what the other sheets say may hang on them. */
function refuseMacroSheets(office: OfficeFile): void {
  const sheet = [...office.parts.keys()].some(
    (name) => /(^|\/)macrosheets\//i.test(name) || /macrosheet/i.test(office.typeOf(name)),
  );
  if (sheet) {
    throw new Refused(
      'This workbook keeps macros in its sheets (Excel 4 macros), which cannot be taken out without harm. Save it as .xlsx and send that.',
    );
  }
}

function findRunning(office: OfficeFile): Found {
  const found: Found = { parts: new Set(), relationships: new Map(), kinds: new Map() };
  const note = (kind: Kind, more: number) => found.kinds.set(kind, (found.kinds.get(kind) ?? 0) + more);
  for (const [owner, all] of office.relationships) {
    for (const one of all) {
      const running = RUNNING.find(({ type }) => type.test(one.type));
      if (!running) continue;
      found.relationships.set(owner, (found.relationships.get(owner) ?? new Set()).add(one));
      if (one.part !== null) found.parts.add(one.part);
      note(running.kind, running.counted ? 1 : 0);
    }
  }
  for (const name of office.parts.keys()) {
    const type = office.typeOf(name);
    const running = PARTS.find((part) => part.found.test(name) || part.found.test(type));
    if (running && ownerOf(name) === null && name !== TYPES) {
      found.parts.add(name);
      note(running.kind, 0);
    }
    if (found.kinds.size === 0 && /macroEnabled/i.test(type)) note('enabled', 1);
  }
  for (const [owner, all] of office.relationships) {
    for (const one of all) {
      if (one.part === null || !found.parts.has(one.part)) continue;
      found.relationships.set(owner, (found.relationships.get(owner) ?? new Set()).add(one));
    }
  }
  return found;
}

function without(office: OfficeFile, found: Found): Uint8Array {
  const files: [string, Uint8Array][] = [];
  for (const [name, content] of office.parts) {
    const owner = ownerOf(name);
    if (found.parts.has(name) || (owner !== null && found.parts.has(owner)) || name === TYPES) continue;
    const cut = found.relationships.get(owner ?? name);
    if (owner !== null && cut) {
      const kept = (office.relationships.get(owner) ?? []).filter((one) => !cut.has(one));
      files.push([name, relationshipsXml(kept)]);
    } else if (cut) {
      files.push([
        name,
        withoutPointers(
          content,
          [...cut].map((one) => one.id),
        ),
      ]);
    } else {
      files.push([name, content]);
    }
  }
  const plain = (type: string) => {
    const known = PLAIN.find(([enabled]) => enabled.test(type))?.[1];
    return known ? `application/vnd.openxmlformats-officedocument.${known}.main+xml` : type;
  };
  const running = (type: string) => PARTS.some((part) => part.found.test(type));
  const overrides = [...office.types.overrides].filter(([name]) => office.parts.has(name) && !found.parts.has(name));
  const defaults = [...office.types.defaults].filter(([, type]) => !running(type));
  const types = typesXml(
    new Map(defaults.map(([end, type]) => [end, plain(type)])),
    new Map(overrides.map(([name, type]) => [name, plain(type)])),
  );
  // Readers that look at the first bytes only expect the content types there.
  return writeZip([[TYPES, types], ...files]);
}

/** Elements that name a relationship which is gone: an Office program would call the file damaged. */
function withoutPointers(content: Uint8Array, ids: readonly string[]): Uint8Array {
  let xml = new TextDecoder(encodingOf(content)).decode(content);
  for (const id of ids) {
    const named = `<([\\w:]+)\\b[^<>]*\\s[\\w]+:id\\s*=\\s*["']${id.replace(/[^\w-]/g, '\\$&')}["'][^<>]*?`;
    xml = xml.replace(new RegExp(`${named}/>`, 'g'), '').replace(new RegExp(`${named}>[\\s\\S]*?</\\1>`, 'g'), '');
  }
  // A list of controls may not be empty.
  xml = xml.replace(/<([\w:]*controls)\b[^<>]*>\s*<\/\1>/g, '');
  return new TextEncoder().encode(xml.replace(/^(<\?xml[^>]*encoding=["'])[^"']*/, '$1UTF-8'));
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
