/**
 * A PDF document as bytes (ISO 32000-1, 7.5): small objects packed together, and a table of where everything is. The
 * library's own way searches its table from the start for each object, which for the 60,000 of a pack takes longer than
 * all the rest.
 */
import { deflateSync } from 'node:zlib';
import { type PDFDocument, type PDFObject, type PDFRef, PDFStream } from '@cantoo/pdf-lib';

/** Small objects in one stream. */
const TOGETHER = 200;
/** Bytes of an entry in the table: its kind, its place, its number within a stream. */
const WIDTHS = [1, 4, 2] as const;

type Entry = [kind: 0 | 1 | 2, place: number, within: number];

/** The same bytes for the same document. */
export async function bytesOf(document: PDFDocument): Promise<Uint8Array> {
  await document.flush();
  const { context } = document;
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let size = parts[0]?.length ?? 0;
  const entries = new Map<number, Entry>([[0, [0, 0, 65535]]]);
  let largest = context.largestObjectNumber;
  const write = (number: number, body: readonly Buffer[]) => {
    entries.set(number, [1, size, 0]);
    for (const piece of [Buffer.from(`${number} 0 obj\n`), ...body, Buffer.from('\nendobj\n')]) {
      parts.push(piece);
      size += piece.length;
    }
  };
  const small: [PDFRef, PDFObject][] = [];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream) write(ref.objectNumber, [spelled(object)]);
    else small.push([ref, object]);
  }
  for (let at = 0; at < small.length; at += TOGETHER) {
    const number = ++largest;
    const chunk = small.slice(at, at + TOGETHER);
    chunk.forEach(([ref], index) => {
      entries.set(ref.objectNumber, [2, number, index]);
    });
    write(number, packed(chunk));
  }
  const start = size;
  const number = ++largest;
  entries.set(number, [1, start, 0]);
  const { Root, Info } = context.trailerInfo;
  const facts = `/Type /XRef /Size ${number + 1} /W [${WIDTHS.join(' ')}] /Root ${Root}${Info ? ` /Info ${Info}` : ''}`;
  write(number, stream(facts, tableOf(entries, number + 1)));
  return Buffer.concat([...parts, Buffer.from(`startxref\n${start}\n%%EOF\n`)]);
}

function spelled(object: PDFObject): Buffer {
  const buffer = Buffer.alloc(object.sizeInBytes());
  object.copyBytesInto(buffer, 0);
  return buffer;
}

function packed(chunk: readonly (readonly [PDFRef, PDFObject])[]): Buffer[] {
  const bodies = chunk.map(([, object]) => spelled(object));
  let offset = 0;
  const places = chunk.map(([ref], at) => {
    const place = `${ref.objectNumber} ${offset}`;
    offset += (bodies[at]?.length ?? 0) + 1;
    return place;
  });
  const head = Buffer.from(`${places.join(' ')}\n`);
  const body = Buffer.concat([head, ...bodies.flatMap((one) => [one, Buffer.from('\n')])]);
  return stream(`/Type /ObjStm /N ${chunk.length} /First ${head.length}`, body);
}

function stream(facts: string, body: Buffer): Buffer[] {
  const deflated = deflateSync(body);
  const open = Buffer.from(`<< ${facts} /Filter /FlateDecode /Length ${deflated.length} >>\nstream\n`);
  return [open, deflated, Buffer.from('\nendstream')];
}

function tableOf(entries: ReadonlyMap<number, Entry>, count: number): Buffer {
  const table = Buffer.alloc(count * (WIDTHS[0] + WIDTHS[1] + WIDTHS[2]));
  for (let number = 0; number < count; number += 1) {
    const [kind, place, within] = entries.get(number) ?? [0, 0, 65535];
    const at = number * 7;
    table.writeUInt8(kind, at);
    table.writeUInt32BE(place, at + 1);
    table.writeUInt16BE(within, at + 5);
  }
  return table;
}
