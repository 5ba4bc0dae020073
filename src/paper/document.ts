/** A document as read: plain text that every character span points into. */
export interface ReadDocument {
  /** File name as given, without its folder. */
  name: string;
  kind: 'text' | 'markdown' | 'docx' | 'pdf';
  /**
   * The whole text, line breaks as `\n`. Pages are parted by `\f` where the document has pages. Nothing later changes
   * it: spans are offsets into exactly this string (UTF-16 code units, as JavaScript counts).
   *
   * From docx and PDF: paragraphs are parted by a blank line, cells of a table row by a tab, and a line that begins with
   * a tab goes on with the row above. Footnotes, headers and footers of a docx come once, last, each after a `\f`.
   */
  text: string;
  /** Parts of the text between page breaks; a docx says only where it breaks pages by hand. */
  pages: number;
  /** SHA-256 of the bytes as given, lower-case hex. */
  sha256: string;
}
