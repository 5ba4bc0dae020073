/** Which format a file is in. The bytes decide; the name is asked only where bytes cannot say (Markdown). */
import { Refused } from '../kernel/problem.ts';
import type { ReadDocument } from './document.ts';
import { openZip } from './zip.ts';

const INSTEAD = 'Save it as docx, PDF or plain text and import it again.';

/** First bytes of formats we do not read, as Latin-1, and what to call them. */
const FOREIGN: readonly (readonly [start: string, called: string])[] = [
  ['{\\rtf', 'a Rich Text (.rtf) document'],
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['II*\0', 'a TIFF picture'],
  ['MM\0*', 'a TIFF picture'],
  ['BM', 'a bitmap picture'],
  ['RIFF', 'a picture or sound file'],
  ['\x1f\x8b', 'a compressed (gzip) file'],
  ['7z\xbc\xaf', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['%!PS', 'a PostScript file'],
  ['\xd7\xcd\xc6\x9a', 'a Windows metafile picture'],
];

/** Throws `Refused`, naming the format, for one we do not read. */
export function formatOf(bytes: Uint8Array, name: string): ReadDocument['kind'] {
  const start = latin1(bytes.subarray(0, 1024));
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';

  // Some producers put a few bytes before the header, which every PDF reader forgives.
  if (/^\s*(\xef\xbb\xbf)?%PDF-/.test(start) || (extension === 'pdf' && start.includes('%PDF-'))) return 'pdf';
  if (start.startsWith('PK\x03\x04')) return zipFormat(bytes);
  if (start.startsWith('\xd0\xcf\x11\xe0')) throw oldOffice(bytes, extension);
  if (start.slice(4, 8) === 'ftyp' && start.includes('\0'))
    throw new Refused(`This file is a picture or film. ${INSTEAD}`);
  for (const [signature, called] of FOREIGN) {
    // Two-letter signatures also begin ordinary words ("BM attended"): only bytes that text never holds settle it.
    if (start.startsWith(signature) && (signature.length > 2 || start.includes('\0'))) {
      throw new Refused(`This file is ${called}. ${INSTEAD}`);
    }
  }
  refuseMarkup(start);
  if (extension === 'pdf') throw notAsNamed('PDF', 'pdf');
  if (extension === 'docx' || extension === 'docm') throw notAsNamed('Word', extension);
  return extension === 'md' || extension === 'markdown' ? 'markdown' : 'text';
}

function notAsNamed(called: string, extension: string): Refused {
  return new Refused(
    `The name of this file ends in .${extension}, but it is not a ${called} document or is damaged at its start. ` +
      'Open it, save it again as docx, PDF or plain text, and import that.',
  );
}

function refuseMarkup(start: string): void {
  const head = start.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (/^(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body)[\s>]/i.test(head)) {
    throw new Refused(`This file is a web page (HTML). ${INSTEAD}`);
  }
  if (head.startsWith('<?xml')) throw new Refused(`This file is XML. ${INSTEAD}`);
  if (/^MIME-Version:/im.test(head) && /^Content-Type:\s*multipart\//im.test(head)) {
    throw new Refused(`This file is an e-mail or a web archive. ${INSTEAD}`);
  }
}

function zipFormat(bytes: Uint8Array): 'docx' {
  const zip = openZip(bytes);
  const types = zip.names.includes('[Content_Types].xml') ? latin1(zip.read('[Content_Types].xml')) : '';
  // ".main" is the document itself: a workbook may hold a Word document as an attachment. Macros (ms-word) are not run.
  if (/(wordprocessingml|ms-word)[^"]*\.main\b/.test(types)) return 'docx';
  if (types.includes('spreadsheetml')) throw new Refused(`This file is an Excel workbook. ${INSTEAD}`);
  if (types.includes('presentationml')) throw new Refused(`This file is a PowerPoint presentation. ${INSTEAD}`);
  const mime = zip.names.includes('mimetype') ? latin1(zip.read('mimetype')) : '';
  if (mime.includes('opendocument')) throw new Refused(`This file is an OpenDocument (.odt, .ods) file. ${INSTEAD}`);
  if (mime.includes('epub')) throw new Refused(`This file is an e-book. ${INSTEAD}`);
  throw new Refused(
    'This file is a zip archive, not a Word document. Unpack it and import the minutes inside it: docx, PDF or plain text.',
  );
}

/** Word up to 2003, and every password-protected Office file, are OLE compound files; stream names in them are UTF-16. */
function oldOffice(bytes: Uint8Array, extension: string): Refused {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (all.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return new Refused(
      'This document is protected by a password. Open it in Word, remove the password, save it and import it again.',
    );
  }
  const called =
    extension === 'xls'
      ? 'an old Excel workbook (.xls)'
      : extension === 'msg'
        ? 'an Outlook message (.msg)'
        : 'an old Word document (.doc)';
  return new Refused(`This file is ${called}. ${INSTEAD}`);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
