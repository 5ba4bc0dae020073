/**
 * Joins the structure trees of PDFs that were put together (ISO 32000-1, 14.7), so that headings, lists and tables of
 * each paper are still read aloud as such. A paper without tags becomes one paragraph a page.
 */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import type { Brought } from './bring-in.ts';

interface Part extends Brought {
  title: string;
}

interface Joining {
  document: PDFDocument;
  /** The parent tree: which element each numbered thing of a page belongs to. */
  parents: [number, PDFObject][];
  next: number;
  ids: [string, PDFRef][];
}

const name = (text: string) => PDFName.of(text);
const STRUCT_KEYS = [name('StructParent'), name('StructParents')];

/** Call when every page stands in its place. */
export function joinTags(document: PDFDocument, parts: readonly Part[]): void {
  const { context } = document;
  const joining: Joining = { document, parents: [], next: 0, ids: [] };
  const rootRef = context.nextRef();
  const topRef = context.nextRef();
  const roles = context.obj({});
  const classes = context.obj({});
  const kids = context.obj([]);
  parts.forEach((part, at) => {
    if (part.pages.length === 0) return;
    const ref = context.nextRef();
    const elements = part.tree ? taggedKids(joining, part.tree, { part, at, ref }) : plainKids(joining, part, ref);
    const element = context.obj({ Type: 'StructElem', S: 'Part', P: topRef });
    element.set(name('T'), PDFHexString.fromText(part.title));
    element.set(name('K'), elements);
    context.assign(ref, element);
    kids.push(ref);
    copyMissing(part.tree?.lookupMaybe(name('RoleMap'), PDFDict), roles);
    copyMissing(part.tree?.lookupMaybe(name('ClassMap'), PDFDict), classes);
  });
  const top = context.obj({ Type: 'StructElem', S: 'Document', P: rootRef });
  top.set(name('K'), kids);
  context.assign(topRef, top);
  const root = context.obj({ Type: 'StructTreeRoot', K: topRef, ParentTreeNextKey: joining.next });
  const nums = context.obj([]);
  for (const [key, value] of joining.parents.sort((a, b) => a[0] - b[0])) {
    nums.push(PDFNumber.of(key));
    nums.push(value);
  }
  const tree = context.obj({});
  tree.set(name('Nums'), nums);
  root.set(name('ParentTree'), context.register(tree));
  if (roles.keys().length > 0) root.set(name('RoleMap'), roles);
  if (classes.keys().length > 0) root.set(name('ClassMap'), classes);
  if (joining.ids.length > 0) root.set(name('IDTree'), idTree(joining));
  context.assign(rootRef, root);
  document.catalog.set(name('StructTreeRoot'), rootRef);
  document.catalog.set(name('MarkInfo'), context.obj({ Marked: true }));
}

/** The elements under a tree's root, hung under `ref`; their numbers moved past those already used. */
function taggedKids(
  joining: Joining,
  tree: PDFDict,
  { part, at, ref }: { part: Part; at: number; ref: PDFRef },
): PDFArray {
  const { context } = joining.document;
  const offset = joining.next;
  for (const [key, value] of numbersOf(tree.lookupMaybe(name('ParentTree'), PDFDict))) {
    joining.parents.push([offset + key, value]);
    joining.next = Math.max(joining.next, offset + key + 1);
  }
  const seen = new Set<PDFObject>();
  for (const page of part.pages) renumber(page.node, offset, seen);
  const kids = context.obj([]);
  for (const kid of listOf(tree.get(name('K')), tree)) {
    const element = context.lookup(kid);
    if (!(element instanceof PDFDict)) continue;
    element.set(name('P'), ref);
    // A document within a document: here it is a part of the pack.
    if (element.get(name('S')) === name('Document')) element.set(name('S'), name('Sect'));
    kids.push(kid instanceof PDFRef ? kid : context.register(element));
    renameIds(joining, element, { prefix: `p${at}-`, ref: kid });
  }
  return kids;
}

/** Moves the numbers of a page, its annotations and its drawings. Drawings are shared between pages: each goes once. */
function renumber(owner: PDFDict, offset: number, seen: Set<PDFObject>): void {
  if (seen.has(owner)) return;
  seen.add(owner);
  for (const key of STRUCT_KEYS) {
    const number = owner.lookup(key);
    if (number instanceof PDFNumber) owner.set(key, PDFNumber.of(offset + number.asNumber()));
  }
  for (const annotation of owner.lookupMaybe(name('Annots'), PDFArray)?.asArray() ?? []) {
    const found = owner.context.lookup(annotation);
    if (found instanceof PDFDict) renumber(found, offset, seen);
  }
  const drawings = owner.lookupMaybe(name('Resources'), PDFDict)?.lookupMaybe(name('XObject'), PDFDict);
  for (const drawing of drawings?.values() ?? []) {
    const found = owner.context.lookup(drawing);
    if (found instanceof PDFStream) renumber(found.dict, offset, seen);
  }
}

/** Cells name their heads by ids, which two papers may share: each paper's get a prefix. */
function renameIds(joining: Joining, top: PDFDict, { prefix, ref }: { prefix: string; ref: PDFObject }): void {
  const { context } = joining.document;
  const waiting: [PDFDict, PDFObject][] = [[top, ref]];
  const seen = new Set<PDFDict>();
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    const [element, own] = entry;
    if (seen.has(element)) continue;
    seen.add(element);
    const id = textOf(element.lookup(name('ID')));
    if (id !== null) {
      element.set(name('ID'), PDFString.of(prefix + id));
      if (own instanceof PDFRef) joining.ids.push([prefix + id, own]);
    }
    for (const attribute of listOf(element.get(name('A')), element)) {
      const owned = context.lookup(attribute);
      const heads = owned instanceof PDFDict ? owned.lookupMaybe(name('Headers'), PDFArray) : undefined;
      heads?.asArray().forEach((head, at) => {
        heads.set(at, PDFString.of(prefix + (textOf(context.lookup(head)) ?? '')));
      });
    }
    for (const kid of listOf(element.get(name('K')), element)) {
      const found = context.lookup(kid);
      if (found instanceof PDFDict && found.has(name('S'))) waiting.push([found, kid]);
    }
  }
}

/** One paragraph a page, around all that the page shows. */
function plainKids(joining: Joining, part: Part, parent: PDFRef): PDFArray {
  const { context } = joining.document;
  const kids = context.obj([]);
  const before = context.register(context.flateStream('/P <</MCID 0>> BDC q\n'));
  const after = context.register(context.flateStream('\nQ EMC\n'));
  for (const page of part.pages) {
    const element = context.register(context.obj({ Type: 'StructElem', S: 'P', P: parent, Pg: page.ref, K: 0 }));
    const contents = listOf(page.node.get(name('Contents')), page.node);
    const all = context.obj([]);
    for (const stream of [before, ...contents, after]) all.push(stream);
    page.node.set(name('Contents'), all);
    page.node.set(name('StructParents'), PDFNumber.of(joining.next));
    const own = context.obj([]);
    own.push(element);
    joining.parents.push([joining.next, own]);
    joining.next += 1;
    kids.push(element);
  }
  return kids;
}

/** The pairs of a number tree, however deep. */
function numbersOf(tree: PDFDict | undefined): [number, PDFObject][] {
  const found: [number, PDFObject][] = [];
  const waiting = tree ? [tree] : [];
  const seen = new Set<PDFDict>();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const nums = node.lookupMaybe(name('Nums'), PDFArray);
    for (let at = 0; nums && at + 1 < nums.size(); at += 2) {
      const key = nums.lookup(at);
      if (key instanceof PDFNumber) found.push([key.asNumber(), nums.get(at + 1)]);
    }
    for (const kid of node.lookupMaybe(name('Kids'), PDFArray)?.asArray() ?? []) {
      const next = node.context.lookup(kid);
      if (next instanceof PDFDict) waiting.push(next);
    }
  }
  return found;
}

/** What may be one thing or a list of them. */
function listOf(value: PDFObject | undefined, owner: PDFDict): PDFObject[] {
  if (value === undefined) return [];
  const found = owner.context.lookup(value);
  return found instanceof PDFArray ? found.asArray() : [value];
}

function textOf(value: PDFObject | undefined): string | null {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;
}

/** Two papers seldom give one name two meanings; the first one stands. */
function copyMissing(from: PDFDict | undefined, to: PDFDict): void {
  for (const [key, value] of from?.entries() ?? []) if (!to.has(key)) to.set(key, value);
}

function idTree({ document, ids }: Joining): PDFRef {
  const names = document.context.obj([]);
  for (const [id, ref] of ids.sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    names.push(PDFString.of(id));
    names.push(ref);
  }
  const tree = document.context.obj({});
  tree.set(name('Names'), names);
  return document.context.register(tree);
}
