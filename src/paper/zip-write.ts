/** Writes zip archives, the same bytes for the same files: no clock, no machine. Office files are such archives. */
import { crc32, deflateRawSync } from 'node:zlib';

/** 1 January 1980, midnight: the first day that a zip can say. */
const EPOCH = 0x00210000;
/** Names are UTF-8. */
const FLAGS = 0x0800;

/** The archive of these files, in the order given; `files` are name and bytes. No single file may reach 4 GB. */
export function writeZip(files: Iterable<readonly [name: string, bytes: Uint8Array]>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const deflated = deflateRawSync(bytes, { level: 6 });
    const method = deflated.length < bytes.length ? 8 : 0;
    const content = method === 8 ? deflated : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const encoded = Buffer.from(name, 'utf8');
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(FLAGS, 2);
    facts.writeUInt16LE(method, 4);
    facts.writeUInt32LE(EPOCH, 6);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(encoded.length, 22);
    const header = Buffer.concat([signature(0x04034b50), facts, encoded]);
    parts.push(header, content);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), facts, entry, encoded);
    at += header.length + content.length;
  }
  const listed = Buffer.concat(directory);
  const count = parts.length / 2;
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, listed, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(value);
  return four;
}
