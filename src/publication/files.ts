/** A set of minutes as a file: text, Word document or PDF, all of the same words. */
import type { HouseStyle } from '../codes/code.ts';
import type { Instant } from '../kernel/define.ts';
import { type MeetingMinutes, renderMinutes } from '../minutes/render-text.ts';
import { writeDocx } from '../paper/write-docx.ts';
import { writePdf } from '../paper/write-pdf.ts';
import type { MinutesSet } from './minuted.ts';
import { minutesPaper } from './minutes-paper.ts';

export const formats = ['pdf', 'docx', 'txt'] as const;
export type Format = (typeof formats)[number];

export const mediaTypes: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain; charset=utf-8',
};

export function isFormat(text: unknown): text is Format {
  return formats.some((one) => one === text);
}

export interface MinutesFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

export interface FileOptions {
  set: MinutesSet;
  format: Format;
  house: HouseStyle;
  /** Who makes them, and when: the file's properties. */
  author: string;
  created: Instant;
}

/** The bytes, with a name that says what is in them: "SECP_39_0912-minutes-public-draft.pdf". */
export async function minutesFile(minutes: MeetingMinutes, options: FileOptions): Promise<MinutesFile> {
  const { set, format, house } = options;
  const { ref, date, status } = minutes.meeting;
  const parts = [ref ?? date ?? 'meeting', 'minutes', set, ...(status === 'final' ? [] : [status ?? 'draft'])];
  const name = `${parts.join('-').replace(/[^\w.-]+/g, '_')}.${format}`;
  return { name, mediaType: mediaTypes[format], bytes: await bytesOf(minutes, { ...options, house }) };
}

async function bytesOf(minutes: MeetingMinutes, options: FileOptions): Promise<Uint8Array> {
  if (options.format === 'txt') return new TextEncoder().encode(renderMinutes(minutes, options.house));
  const paper = minutesPaper(minutes, options);
  return options.format === 'docx' ? writeDocx(paper) : writePdf(paper);
}
