/**
 * Reads zip archives that may be hostile. A few kilobytes of zip can swell to terabytes ("zip bomb"), and the sizes in
 * its directory are claims: they are checked first, then what really comes out is held to them.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { Refused } from '../kernel/problem.ts';

export interface Zip {
  /** Names of the files, folders left out, as in the archive with `\` turned to `/`. */
  names: readonly string[];
  /** The bytes of one file; `Refused` when it is not there or damaged. */
  read(name: string): Uint8Array;
}

/** Bytes that a whole archive may unpack to. */
const LARGEST_UNPACKED = 100 * 1024 * 1024;
/** Word's XML packs 10 to 60 times smaller. Above this ratio a large file is built to swell. */
const STEEPEST_RATIO = 250;
const RATIO_MATTERS_FROM = 4 * 1024 * 1024;
const MOST_FILES = 10_000;

interface Entry {
  method: number;
  packed: number;
  unpacked: number;
  crc: number;
  offset: number;
  locked: boolean;
}

/** Reads the directory only; nothing is unpacked before `read`. */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = directory(bytes, view);
  let claimed = 0;
  for (const entry of entries.values()) {
    claimed += entry.unpacked;
    const steep = entry.unpacked > RATIO_MATTERS_FROM && entry.unpacked > entry.packed * STEEPEST_RATIO;
    if (claimed > LARGEST_UNPACKED || steep) throw bomb();
  }
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      if (!entry) throw damaged();
      return unpack(bytes, view, entry);
    },
  };
}

function directory(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_FILES) throw bomb();
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged();
    const [nameLength, extra, comment] = [28, 30, 32].map((o) => view.getUint16(at + o, true)) as [
      number,
      number,
      number,
    ];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    if (!name.endsWith('/')) {
      entries.set(name, {
        locked: (view.getUint16(at + 8, true) & 1) === 1,
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        unpacked: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      });
    }
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** The end record stands last, before a comment of at most 64 KB. */
function endRecord(view: DataView): number {
  const furthest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= furthest; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw damaged();
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  if (entry.locked) {
    throw new Refused('This file is a zip archive with a password. Remove the password and import it again.');
  }
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) throw damaged();
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packed > bytes.length) throw damaged();
  const raw = bytes.subarray(start, start + entry.packed);
  const out = entry.method === 0 ? raw : entry.method === 8 ? inflate(raw, entry.unpacked) : undefined;
  if (!out || out.length !== entry.unpacked || crc32(out) !== entry.crc) throw damaged();
  return out;
}

/** zlib stops at `size`, so a file that says it is small and is not never fills the memory. */
function inflate(raw: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? bomb() : damaged();
  }
}

function bomb(): Refused {
  return new Refused(
    'This file unpacks to far more than a document holds, so it was not opened. Save the minutes again as docx, PDF or plain text and import that.',
  );
}

function damaged(): Refused {
  return new Refused(
    'This document is damaged and cannot be opened. Open it in Word, save it again and import it again.',
  );
}
