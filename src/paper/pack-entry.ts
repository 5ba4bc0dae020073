/** What a pack is made of, and where each thing stands in it. */

export interface PackEntry {
  /** As printed before the title: "7", "SECP_39_0912_07". */
  number: string;
  title: string;
  /** 1 for an item, 2 for a paper of the item above it: how bookmarks and contents nest. */
  level: 1 | 2;
  /** Its pages; null for an item that has none of its own. */
  pdf: Uint8Array | null;
  /** A few words for the contents, such as its classification. */
  note?: string;
}

export interface Pack {
  title: string;
  /** Lines under the title on the cover. */
  under: readonly string[];
  /** At the foot of the cover: the classification of the pack as a whole. */
  footer: string;
  /** Whose pack it is, printed on the cover. */
  reader?: string;
  /** Before "page 17 of 300" on every page: "Panel 39". */
  stamp?: string;
  entries: readonly PackEntry[];
  properties: { subject: string; author: string; keywords: readonly string[]; language: 'en-GB'; created: string };
}

/** Where an entry begins, counted from the cover as 1, and on how many pages it is. An item without pages stands where what follows it does. */
export interface PackContents {
  number: string;
  title: string;
  page: number;
  pages: number;
}

export interface WrittenPack {
  pdf: Uint8Array;
  contents: PackContents[];
}
