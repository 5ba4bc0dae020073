/** One line of minutes for the tests of phrases: a sentence, a bullet or a row, with spans into its own text. */
import type { Paragraph } from '../../src/minutes/reading.ts';

export function line(text: string, kind: Paragraph['kind'] = 'text'): Paragraph {
  const cells = kind === 'row' ? { cells: text.split('|').map((cell) => cell.trim()) } : {};
  const spanOf = (start: number, end: number) => [{ start, end }];
  return { kind, text, ...cells, spans: spanOf(0, text.length), spanOf };
}

export const bullet = (text: string) => line(text, 'bullet');
