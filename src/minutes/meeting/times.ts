/** Times of day as minutes print them, to 24-hour HH:MM. */
export interface PrintedTime {
  time: string;
  start: number;
  end: number;
}

const clock =
  /(?<![£$€.\d])\b(?:(?<h>\d{1,2})(?:[:.](?<m>[0-5]\d))(?:[:.][0-5]\d)?\s*(?<ap>[ap]\.?\s?m\b\.?)?|(?<h2>\d{1,2})\s*(?<ap2>[ap]\.?\s?m\b\.?)|(?<h3>[01]\d|2[0-3])(?<m3>[0-5]\d)\s*(?:hrs|hours|h)\b|(?:12\s*)?(?<noon>noon|midday|midnight)\b)(?!\d)/gi;

function normal(hour: number, minute: string, half: string | undefined): string | null {
  let h = hour;
  const letter = half?.[0]?.toLowerCase();
  if (letter && (h < 1 || h > 12)) return h < 24 ? `${String(h).padStart(2, '0')}:${minute}` : null;
  if (letter === 'p' && h < 12) h += 12;
  if (letter === 'a' && h === 12) h = 0;
  return h < 24 ? `${String(h).padStart(2, '0')}:${minute}` : null;
}

/**
 * Every time printed in the text, in order. Of a range that marks only its end ("2 – 3.30pm", "7.00 to 9.15 pm") the start
 * is in the same half of the day. A bare number such as "2" is a time only there.
 */
export function findTimes(text: string): PrintedTime[] {
  const found: (PrintedTime & { marked: boolean })[] = [];
  for (const match of text.matchAll(clock)) {
    const { h, m, ap, h2, ap2, h3, m3, noon } = match.groups ?? {};
    const time = noon
      ? noon.toLowerCase() === 'midnight'
        ? '00:00'
        : '12:00'
      : normal(Number(h ?? h2 ?? h3), m ?? m3 ?? '00', ap ?? ap2);
    if (time === null) continue;
    const start = match.index;
    const end = start + match[0].length;
    const marked = Boolean(ap ?? ap2 ?? noon);
    const bare = /(?<![\d:.])(\d{1,2})(?:[:.]([0-5]\d))?\s*(?:-|–|—|to|until)\s*$/.exec(text.slice(0, start));
    if (bare && marked && !found.some((one) => one.start === bare.index && one.marked)) {
      const early = normal(Number(bare[1]), bare[2] ?? '00', ap ?? ap2);
      const earlier = early !== null && early > time ? normal(Number(bare[1]), bare[2] ?? '00', 'am') : early;
      const last = found[found.length - 1];
      if (last && last.start === bare.index) found.pop();
      if (earlier)
        found.push({ time: earlier, start: bare.index, end: bare.index + (bare[1]?.length ?? 0), marked: true });
    }
    found.push({ time, start, end, marked });
  }
  return found.map(({ time, start, end }) => ({ time, start, end }));
}
