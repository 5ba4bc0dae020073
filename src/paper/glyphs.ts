/**
 * Symbol and Wingdings characters stand in Unicode's private area, where they mean nothing without the font. Bullets
 * are the ones that minutes use.
 */
const GLYPHS: Readonly<Record<string, string>> = {
  '\uf0b7': '•',
  '\uf0a7': '▪',
  '\uf06e': '■',
  '\uf06c': '●',
  '\uf06f': '□',
  '\uf0a8': '□',
  '\uf071': '❑',
  '\uf0d8': '➢',
  '\uf0e0': '→',
  '\uf0e8': '→',
  '\uf0fc': '✓',
  '\uf076': '❖',
  '\uf02d': '–',
  '\uf020': ' ',
};

/** Each private character becomes what it looks like; one that is not known stays as it is. */
export function readable(text: string): string {
  return text.replace(/[\ue000-\uf8ff]/g, (glyph) => GLYPHS[glyph] ?? glyph);
}

/** True for what a line may begin with as a bullet. Word's second-level bullet is a letter o. */
export function isBullet(text: string): boolean {
  return /^([•●○◦▪■□❑❖➢➤‣⁃·∙*–—-]|o|✓|→)$/.test(text);
}
