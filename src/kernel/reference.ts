/** How records are put in order. */

/**
 * A key that sorts references as people count: SECP9/2 before SECP10/1, risk 9 before 26. Compare keys code unit by code
 * unit (`<`, or COLLATE "C"). References that differ only in padding or letter case have one key.
 */
export function sortKey(ref: string): string {
  // A run of digits is led by its length, so that a longer number is a greater one.
  return ref
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\d+/g, (run) => {
      const digits = run.replace(/^0+(?=\d)/, '');
      return `${String(digits.length).padStart(3, '0')}${digits}`;
    });
}
