/** Days as registers print them. */
import { isDay } from '../kernel/decide.ts';
import type { Day } from '../kernel/define.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** `2017-06-29`, `29/06/2017` (day first, as in Great Britain), `29 June 2017`, `29-Jun-17`; null for anything else. */
export function readDay(text: string): Day | null {
  const words = text.trim();
  if (isDay(words)) return words;
  const [, date, month, year] =
    /^(\d{1,2})[/. -](\d{1,2}|[A-Za-z]{3,9})[/., -]+(\d{4}|\d{2})$/.exec(words.replace(/^[A-Za-z]+day,?\s+/, '')) ?? [];
  if (!date || !month || !year) return null;
  const number = /^\d/.test(month) ? Number(month) : months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const day = `${year.length === 2 ? `20${year}` : year}-${pad(number)}-${pad(Number(date))}`;
  return isDay(day) ? day : null;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
