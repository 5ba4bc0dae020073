/** Plain text and Markdown: the file's own characters, once it is sure that they are characters. */
import { Refused } from '../kernel/problem.ts';

/** Decodes UTF-8 (or plain Windows-1252); line breaks come out as `\n`. Throws `Refused` for anything else. */
export function decodeText(bytes: Uint8Array): string {
  refuseWideText(bytes);
  const text = decode(bytes).replace(/\r\n?/g, '\n');
  if (controlShare(text) > 0.01 || text.includes('\0')) throw noise();
  return text;
}

function decode(bytes: Uint8Array): string {
  try {
    // A byte order mark is dropped by the decoder.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeLegacy(bytes);
  }
}

/**
 * Not UTF-8. Windows-1252 is what a British office of the last thirty years saved when it saved "plain text": read it
 * so when nothing speaks against it. Real UTF-8 sequences beside broken ones say that the file is damaged instead.
 */
function decodeLegacy(bytes: Uint8Array): string {
  const lax = new TextDecoder('utf-8').decode(bytes);
  const broken = lax.indexOf('\uFFFD');
  const text = windows1252(bytes);
  const high = bytes.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
  if (text.includes('\0') || controlShare(text) > 0) throw noise();
  if (/[^\p{ASCII}\uFFFD]/u.test(lax)) {
    const line = lax.slice(0, broken).split(/\r\n?|\n/).length;
    throw new Refused(
      `This file is UTF-8 text, but damaged at line ${line}. Open it, mend that line, save it as UTF-8 and import it again.`,
    );
  }
  if (high / bytes.length > 0.15) {
    throw new Refused(
      'The letters of this file are in an encoding that is not UTF-8. Save it as UTF-8 and import it again.',
    );
  }
  return text;
}

/** Bytes 80 to 9F, where Windows-1252 parts from Latin-1; a gap is a byte it does not use. */
const QUOTES_AND_DASHES = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By hand: the decoder of that name in Node 20 gives Latin-1. */
function windows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return latin1.replace(/[\u0080-\u009f]/g, (letter) => QUOTES_AND_DASHES[letter.charCodeAt(0) - 0x80]!);
}

/** UTF-16 and UTF-32, by their mark or, without one, by NULs that keep to every other byte. */
function refuseWideText(bytes: Uint8Array): void {
  const [a, b, c, d] = bytes;
  const marked = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  const wide = (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
  const sample = bytes.subarray(0, 4096);
  const nuls: [even: number, odd: number] = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) nuls[i % 2 === 0 ? 0 : 1]++;
  const half = sample.length / 2;
  const [few, many] = nuls[0] < nuls[1] ? nuls : [nuls[1], nuls[0]];
  if (wide || marked || (many > half * 0.4 && few < half * 0.05)) {
    const called = wide ? 'UTF-32' : 'UTF-16';
    throw new Refused(`This file is ${called} text, which is not read here. Save it as UTF-8 and import it again.`);
  }
}

/** Share of characters that no text holds. Tabs, line and page breaks, and Word's cell mark (7) do occur. */
function controlShare(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const found = text.match(/[\u0000-\u0006\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g);
  return (found?.length ?? 0) / Math.max(1, text.length);
}

function noise(): Refused {
  return new Refused(
    'This file is not text, and not a format that can be read. Save the minutes as docx, PDF or plain text (UTF-8) and import that.',
  );
}
