/** Clauses of the code cited by a sentence, written out: "Sections G4.1 and G4.2" cites two, "G3 to G6" is one range. */
import { findReferences } from '../references.ts';

export interface CitedClause {
  clause: string;
  start: number;
  end: number;
}

const NUMBER = '[A-Z]?\\d+(?:\\.\\d+)*(?:\\([a-z0-9]+\\))*';
const MORE = new RegExp(`^(\\s*,\\s*(?:and\\s+|or\\s+)?|\\s+(?:and|or|to)\\s+|\\s*[–-]\\s*)(${NUMBER})(?![\\w])`);

/** `pattern` is the house style's reference pattern for clauses; without one none are cited. */
export function findClauses(text: string, pattern: string | undefined): CitedClause[] {
  const found: CitedClause[] = [];
  for (const { start, end } of findReferences(text, pattern)) {
    if (start < (found.at(-1)?.end ?? 0)) continue;
    const first = bare(text.slice(start, end));
    if (first === null) continue;
    found.push({ clause: first, start, end });
    extend(text, found);
  }
  return found;
}

/** Further numbers after a clause, so long as they look like it: "G4.1 and G4.2", but not "Schedule 5 and 12 others". */
function extend(text: string, found: CitedClause[]): void {
  for (let match = MORE.exec(text.slice(found.at(-1)!.end)); match; match = MORE.exec(text.slice(found.at(-1)!.end))) {
    const last = found.at(-1)!;
    const lettered = /^[A-Z]\d/.test(last.clause);
    if (lettered !== /^[A-Z]/.test(match[2]!) || /^Sch/.test(last.clause)) return;
    const end = last.end + match[0].length;
    if (/\bto\b|[–-]/.test(match[1]!)) {
      last.clause = `${last.clause} to ${match[2]}`;
      last.end = end;
    } else found.push({ clause: match[2]!, start: end - match[2]!.length, end });
  }
}

/** "SEC Section G4.1" → "G4.1"; a letter alone keeps its word: "Section N". */
function bare(printed: string): string | null {
  const words = printed.replace(/\s+/g, ' ').trim();
  const number = /[A-Z]?\d+(?:\.\d+)*(?:\([a-z0-9]+\))*$/.exec(words)?.[0];
  const kind = /\b(Schedule|Appendix|Annex|Article|Clause)\b/i.exec(words)?.[1];
  if (kind) return words.slice(words.indexOf(kind));
  if (number && /^[A-Z]/.test(number)) return number;
  const letter = /\b[A-Z]$/.exec(words)?.[0];
  if (letter) return `Section ${letter}`;
  return number ? words.replace(/^[A-Z]{2,}\s+/, '') : null;
}
