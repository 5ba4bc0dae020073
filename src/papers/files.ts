/** The bytes of papers: one row for each version, bearing that paper's own label. Only commit()'s transaction writes them. */
import { sql } from 'kysely';
import type { Tx } from '../kernel/db.ts';
import type { Instant, Label, Level } from '../kernel/define.ts';

export interface FileKey {
  code: string;
  /** Reference of the paper. */
  ref: string;
}

export interface StoredFile {
  sha256: string;
  name: string;
  mediaType: string;
  pages: number;
  received: Instant;
  level: Level;
  size: number;
}

/** A version as it goes in: the file as given (macros taken out), and as set for the pack where it is no PDF itself. */
export interface NewFile {
  sha256: string;
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  pages: number;
  /** Its text, for the reader's search and for who cannot open it. */
  content: string;
  /** As a PDF; absent when it is one. */
  set?: { bytes: Uint8Array; pages: number };
}

const pdf = 'application/pdf';
/** The name under which the PDF made of a file is kept: it is found by the file that it was made of. */
const setName = (sha256: string) => `${sha256}.pdf`;

/** Versions of a paper that the transaction's reader may see, the newest first, without those set for the pack. */
export async function filesOf(tx: Tx, { code, ref }: FileKey): Promise<StoredFile[]> {
  const { rows } = await sql<StoredFile>`
    select sha256, name, media_type as "mediaType", pages, received, class_level as level, octet_length(bytes) as size
    from file where code = ${code} and register = 'paper' and ref = ${ref} and name !~ '^[0-9a-f]{64}\\.pdf$'
    order by received desc, sha256`.execute(tx);
  return rows;
}

/** One version with its bytes; null when it is not there, or not for this reader. */
export async function fileBytes(
  tx: Tx,
  key: FileKey & { sha256: string },
): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | null> {
  const { rows } = await sql<{ name: string; mediaType: string; bytes: Buffer }>`
    select name, media_type as "mediaType", bytes from file
    where code = ${key.code} and register = 'paper' and ref = ${key.ref} and sha256 = ${key.sha256}`.execute(tx);
  const row = rows[0];
  return row ? { ...row, bytes: new Uint8Array(row.bytes) } : null;
}

/** The PDFs that go into a pack, by paper: of each named version the PDF itself, or the one made of it. One query. */
export async function packFiles(
  tx: Tx,
  code: string,
  wanted: ReadonlyMap<string, string>,
): Promise<Map<string, Uint8Array>> {
  const keys = [...wanted].map(([ref, sha256]) => ({ ref, sha256, set: setName(sha256) }));
  const { rows } = await sql<{ ref: string; bytes: Buffer }>`
    select f.ref, f.bytes from file f join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as w(ref text, sha256 text, set text)
      on f.ref = w.ref and ((f.sha256 = w.sha256 and f.media_type = ${pdf}) or f.name = w.set)
    where f.code = ${code} and f.register = 'paper'`.execute(tx);
  return new Map(rows.map((row) => [row.ref, new Uint8Array(row.bytes)]));
}

/** Keeps a version. `tx` is that of the commit that puts it on record. */
export async function storeFile(
  tx: Tx,
  key: FileKey & { label: Label; received: Instant; shaOfSet?: string },
  file: NewFile,
): Promise<void> {
  const { code, ref, label, received } = key;
  const group = `${code}/${label.group}`;
  const put = (row: {
    sha256: string;
    name: string;
    mediaType: string;
    bytes: Uint8Array;
    pages: number;
    content: string;
  }) =>
    sql`insert into file (code, register, ref, sha256, name, media_type, bytes, pages, content, received, class_group, class_level)
      values (${code}, 'paper', ${ref}, ${row.sha256}, ${row.name}, ${row.mediaType}, ${Buffer.from(row.bytes)}, ${row.pages},
        ${row.content.replaceAll('\0', ' ')}, ${received}, ${group}, ${label.level})
      on conflict do nothing`.execute(tx);
  await put(file);
  if (file.set && key.shaOfSet)
    await put({ ...file.set, sha256: key.shaOfSet, name: setName(file.sha256), mediaType: pdf, content: '' });
}

/**
 * The class of a paper's files after it was classified anew: its newest version takes it, and no earlier one stays below
 * it; one that was higher stays so, for its words may differ.
 */
export async function relabelFiles(
  tx: Tx,
  { code, ref }: FileKey,
  { level, current }: { level: Level; current: string },
): Promise<void> {
  await sql`update file set class_level = ${level} where code = ${code} and register = 'paper' and ref = ${ref}
    and (class_level < ${level} or sha256 = ${current} or name = ${setName(current)})`.execute(tx);
}
