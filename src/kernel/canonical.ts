/** JSON with one spelling: keys in code-unit order, no spaces. What is hashed must read back to the same bytes. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = value as Record<string, unknown>;
  let text = '';
  for (const key of Object.keys(members).sort()) {
    const one = members[key];
    if (one !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonical(one)}`;
  }
  return `{${text}}`;
}

/** Printed ASCII but for the quote and the backslash: what JSON leaves as it is. */
const asItIs = /^[ !#-[\]-~]*$/;

/** A string in JSON. Every entry of the log is spelt twice and more: most strings need not go through the whole of it. */
export function quoted(text: string): string {
  return asItIs.test(text) ? `"${text}"` : JSON.stringify(text);
}
