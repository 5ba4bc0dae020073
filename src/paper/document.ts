/** A document as read: plain text that every character span points into. */
export interface ReadDocument {
  /** File name as given, without its folder. */
  name: string;
  kind: 'text' | 'markdown' | 'docx' | 'pdf';
  /**
   * The whole text, line breaks as `\n`. Pages are parted by `\f` where the document has pages. Nothing later changes
   * it: spans are offsets into exactly this string (UTF-16 code units, as JavaScript counts).
   */
  text: string;
  pages: number;
  /** SHA-256 of the bytes as given, lower-case hex. */
  sha256: string;
}
