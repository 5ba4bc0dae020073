/**
 * The public minutes as they were published: the very bytes, kept beside the meeting and read by anyone. What is on
 * record may be corrected since; what was given out stays what it was until it is given out again.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Tx, takeWriter } from '../kernel/db.ts';
import type { Instant, Label } from '../kernel/define.ts';
import type { MeetingMinutes } from '../minutes/render-text.ts';
import { type Format, type MinutesFile, mediaTypes } from './files.ts';

/** The minutes themselves, from which the page is made. */
const wordsType = 'application/json';

export interface Published {
  minutes: MeetingMinutes;
  at: Instant;
}

interface Keeping {
  code: string;
  ref: string;
  label: Label;
  minutes: MeetingMinutes;
  files: readonly MinutesFile[];
  at: Instant;
}

/** Puts them in place of what was published before. Runs in the transaction of the Decision (`Also` of commit). */
export async function keepPublished(tx: Tx, { code, ref, label, minutes, files, at }: Keeping): Promise<void> {
  await takeWriter(tx);
  await sql`delete from file where code = ${code} and register = 'meeting' and ref = ${ref}`.execute(tx);
  const words = new TextEncoder().encode(JSON.stringify(minutes));
  const all = [...files, { name: `${ref}-minutes-public.json`, mediaType: wordsType, bytes: words }];
  for (const { name, mediaType, bytes } of all) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await sql`insert into file (code, register, ref, sha256, name, media_type, bytes, pages, content, received, class_group, class_level)
      values (${code}, 'meeting', ${ref}, ${sha256}, ${name}, ${mediaType}, ${Buffer.from(bytes)}, 0, '', ${at},
        ${`${code}/${label.group}`}, ${label.level})`.execute(tx);
  }
}

/** The minutes as published; null before. */
export async function publishedMinutes(tx: Tx, code: string, ref: string): Promise<Published | null> {
  const { rows } = await sql<{ bytes: Buffer; received: Instant }>`
    select bytes, received from file where code = ${code} and register = 'meeting' and ref = ${ref}
      and media_type = ${wordsType}`.execute(tx);
  const [row] = rows;
  return row ? { minutes: JSON.parse(row.bytes.toString('utf8')) as MeetingMinutes, at: row.received } : null;
}

/** One of the published files; null before, or for who may not see it. */
export async function publishedFile(
  tx: Tx,
  { code, ref, format }: { code: string; ref: string; format: Format },
): Promise<MinutesFile | null> {
  const { rows } = await sql<{ name: string; bytes: Buffer }>`
    select name, bytes from file where code = ${code} and register = 'meeting' and ref = ${ref}
      and media_type = ${mediaTypes[format]}`.execute(tx);
  const [row] = rows;
  return row ? { name: row.name, mediaType: mediaTypes[format], bytes: new Uint8Array(row.bytes) } : null;
}
