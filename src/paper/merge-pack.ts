/**
 * One PDF of many: a cover with the contents, then every paper, with page numbers that run through, bookmarks, links and
 * the papers' own tags. What a reader may not see is not given to it, so nothing here can show that it is missing.
 */
import { PDFDocument, PDFName, type PDFPage, PDFString } from '@cantoo/pdf-lib';
import { Refused } from '../kernel/problem.ts';
import { type Brought, bringIn } from './bring-in.ts';
import { contentsPaper, linkContents } from './pack-contents.ts';
import type { Pack, WrittenPack } from './pack-entry.ts';
import { stampPages } from './pack-stamps.ts';
import { bytesOf } from './pdf-bytes.ts';
import { writeOutline } from './pdf-outline.ts';
import { joinTags } from './pdf-tags.ts';
import type { Typesetter } from './typesetter.ts';
import { line } from './words.ts';
import { writePdf } from './write-pdf.ts';

/** Bytes of all papers together. Merging holds them, unpacked, in memory. */
const LARGEST_PACK = 200 * 1024 * 1024;

/**
 * Throws `Refused`, naming the paper, for one that is damaged or locked, and for papers too large together. Takes
 * seconds of this process and its memory: `writePack` calls it in one of its own.
 */
export async function mergePack(pack: Pack, typesetter: Typesetter): Promise<WrittenPack> {
  const size = pack.entries.reduce((sum, entry) => sum + (entry.pdf?.length ?? 0), 0);
  if (size > LARGEST_PACK) {
    const megabytes = Math.ceil(size / (1024 * 1024));
    throw new Refused(
      `The papers of this pack are ${megabytes} MB together, and up to 200 MB can be put in one. Save the largest ones without their pictures.`,
    );
  }
  const document = await PDFDocument.create({ updateMetadata: false });
  const papers: Brought[] = [];
  for (const entry of pack.entries) {
    const name = `“${line(`${entry.number} ${entry.title}`)}”`;
    papers.push(entry.pdf ? await bringIn(document, entry.pdf, name) : { pages: [], tree: null });
  }
  const { cover, contents } = await coverOf(pack, papers, typesetter);
  const front = await bringIn(document, cover, 'The cover');
  for (const page of [front, ...papers].flatMap((one) => one.pages)) {
    document.addPage(page);
  }
  linkContents(
    front.pages,
    contents.map(({ page }) => pageAt(document, page)),
  );
  joinTags(document, [
    { title: 'Contents', ...front },
    ...papers.map((paper, at) => ({ title: line(pack.entries[at]?.title ?? ''), ...paper })),
  ]);
  await stampPages(document, line(pack.stamp ?? ''), typesetter);
  writeOutline(document, [
    { title: 'Contents', level: 1, page: pageAt(document, 1) },
    ...pack.entries.map((entry, at) => ({
      title: line(`${entry.number} ${entry.title}`),
      level: entry.level,
      page: pageAt(document, contents[at]?.page ?? 1),
    })),
  ]);
  describe(document, pack);
  return { pdf: await bytesOf(document), contents };
}

/** The contents name pages, and how many pages they take themselves moves them: set again until both agree. */
async function coverOf(pack: Pack, papers: readonly Brought[], typesetter: Typesetter) {
  for (let front = 1; ; ) {
    let next = front + 1;
    const starts = papers.map(({ pages }) => {
      const page = next;
      next += pages.length;
      return page;
    });
    const last = next - 1;
    const contents = pack.entries.map(({ number, title }, at) => ({
      number,
      title,
      page: Math.min(starts[at] ?? 1, last),
      pages: papers[at]?.pages.length ?? 0,
    }));
    const cover = await writePdf(contentsPaper(pack, contents), typesetter);
    const pages = (await PDFDocument.load(cover, { updateMetadata: false })).getPageCount();
    if (pages === front) return { cover, contents };
    front = pages;
  }
}

function pageAt(document: PDFDocument, number: number): PDFPage {
  return document.getPage(Math.min(number, document.getPageCount()) - 1);
}

function describe(document: PDFDocument, pack: Pack): void {
  const { subject, author, keywords, language, created } = pack.properties;
  document.setTitle(line(pack.title), { showInWindowTitleBar: true });
  document.setSubject(line(subject));
  document.setAuthor(line(author));
  document.setKeywords(keywords.map(line));
  document.setCreationDate(new Date(created));
  document.setModificationDate(new Date(created));
  document.catalog.set(PDFName.of('Lang'), PDFString.of(language));
  document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  const told = metadata({ title: line(pack.title), author: line(author), language, created });
  const facts = { Type: 'Metadata', Subtype: 'XML' };
  document.catalog.set(PDFName.of('Metadata'), document.context.register(document.context.stream(told, facts)));
}

/** The same facts as XMP (ISO 16684-1), which newer readers ask first. */
function metadata(facts: { title: string; author: string; language: string; created: string }): Uint8Array {
  const { title, author, language, created } = Object.fromEntries(
    Object.entries(facts).map(([key, text]) => [key, text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)]),
  ) as typeof facts;
  const day = new Date(created).toISOString();
  const xml = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>${author}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language><xmp:CreateDate>${day}</xmp:CreateDate><xmp:ModifyDate>${day}</xmp:ModifyDate></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`;
  return new TextEncoder().encode(xml);
}
