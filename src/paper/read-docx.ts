/** A Word document's text: body, then footnotes, then headers and footers once each, parted by `\f`. */
import { Refused } from '../kernel/problem.ts';
import { pageEnds, type Surroundings, textOfPart } from './docx-body.ts';
import { numberer } from './docx-numbering.ts';
import { child, children, parseXml, type XmlElement } from './xml.ts';
import { openZip, type Zip } from './zip.ts';

interface Part {
  type: string;
  path: string;
}

/**
 * Macros, pictures and comments are not read. Headers and footers are printed on every page and given here once, at
 * the end, because a classification often stands only there.
 */
export function readDocx(bytes: Uint8Array): string {
  const docx = openDocx(bytes);
  const body = textOfPart(docx.content, docx.around);
  const { notes, furniture } = docx.surroundings();
  return [body, notes, furniture].filter((text) => text !== '').join('\n\f');
}

export interface Docx {
  /** What holds the paragraphs and tables of the body. */
  content: XmlElement;
  styles: XmlElement | undefined;
  around: Surroundings;
  /** Texts of the notes that the body, read before, refers to, and of headers and footers, each once. */
  surroundings(): { notes: string; furniture: string };
}

/** Throws `Refused` for a file that is damaged or has no body. */
export function openDocx(bytes: Uint8Array): Docx {
  const zip = openZip(bytes);
  const main = partsOf(zip, '').find((part) => part.type === 'officeDocument')?.path ?? 'word/document.xml';
  if (!zip.names.includes(main)) {
    throw new Refused(
      'This Word document is damaged: its text is missing. Open it in Word, save it again and import it again.',
    );
  }
  const parts = partsOf(zip, main).filter((part) => zip.names.includes(part.path));
  const rootOf = (type: string): XmlElement | undefined => {
    const part = parts.find((p) => p.type === type);
    return part ? parseXml(zip.read(part.path)) : undefined;
  };
  const styles = rootOf('styles');
  const numbering = rootOf('numbering');
  const root = parseXml(zip.read(main));
  const content = child(root, 'body') ?? root;
  const notes = new Map<string, number>();
  const around: Surroundings = {
    labelOf: numberer(numbering, styles),
    pageEnds: pageEnds(content),
    noteNumber: (kind, id) => {
      const key = `${kind}/${id}`;
      const number = notes.get(key) ?? notes.size + 1;
      notes.set(key, number);
      return number;
    },
  };
  const surroundings = () => {
    const noteText = notesText(rootOf('footnotes'), rootOf('endnotes'), { around, notes: [...notes.keys()] });
    const furniture = new Set<string>();
    for (const part of parts.filter((p) => p.type === 'header' || p.type === 'footer')) {
      // Each part counts its own lists.
      const text = textOfPart(parseXml(zip.read(part.path)), { ...around, labelOf: numberer(numbering, styles) });
      if (text !== '') furniture.add(text.replaceAll('\f', '\n'));
    }
    return { notes: noteText, furniture: [...furniture].join('\n\n') };
  };
  return { content, styles, around, surroundings };
}

/** "[1] Text of the note.", in the order in which the body refers to them; a note nobody refers to is not printed. */
function notesText(
  footnotes: XmlElement | undefined,
  endnotes: XmlElement | undefined,
  from: { around: Surroundings; notes: readonly string[] },
): string {
  const texts = new Map<string, string>();
  for (const [kind, root] of [
    ['footnote', footnotes],
    ['endnote', endnotes],
  ] as const) {
    for (const note of children(root, kind)) {
      texts.set(`${kind}/${note.attributes.id}`, textOfPart(note, from.around).replaceAll('\f', '\n'));
    }
  }
  return from.notes.map((key, i) => `[${i + 1}] ${texts.get(key) ?? ''}`.trim()).join('\n');
}

/** What a part points to (its relationships), by kind; '' is the package itself. */
function partsOf(zip: Zip, part: string): Part[] {
  const slash = part.lastIndexOf('/') + 1;
  const file = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  if (!zip.names.includes(file)) return [];
  return children(parseXml(zip.read(file)), 'Relationship')
    .filter((relation) => relation.attributes.TargetMode !== 'External')
    .map(({ attributes }) => ({
      type: attributes.Type?.split('/').at(-1) ?? '',
      path: resolved(part.slice(0, slash), attributes.Target ?? ''),
    }));
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of (folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
