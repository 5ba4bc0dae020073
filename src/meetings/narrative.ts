/** The words of an item as minutes keep them. */

/** A paragraph a line, bullets by one mark, no empty lines: what reading the minutes gives back. */
export function plainNarrative(typed: string): string {
  return typed
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trim().replace(/^[-*•]\s+/, '• '))
    .filter((line) => line !== '')
    .join('\n');
}
