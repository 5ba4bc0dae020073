/** The form of a new consultation, read: its words, its days, its questions as they stand and as they are moved about. */
import { type Asking, closingDay, fromTemplate, type QuestionAsked } from '../../consulting/issue.ts';
import { audienceOf, closingTime, lateRule, lengthOf } from '../../consulting/rules.ts';
import { isDay } from '../../kernel/decide.ts';
import type { Row } from '../../kernel/read.ts';
import type { View } from '../view.ts';
import type { Sent } from './sent.ts';

/** What the form holds: an `Asking`, with the length that its closing day may follow from. */
export interface Draft extends Asking {
  /** The record it was agreed as; empty for a new one. */
  from: string;
  /** Working Days, as typed. */
  length: string;
  /** The closing day as typed; empty where it is to follow from the length. */
  typed: string;
}

const empty: QuestionAsked = { title: '', kind: 'position', options: [], needed: false, explained: '', meaning: '' };

/** What an address asks for: a template, a kind, what it is about, or a consultation that is agreed and not issued yet. */
export function startedBy(view: View, agreed: Row | null): Draft {
  const { code, asAt, query } = view;
  const template = code.consultations?.templates.find(({ id }) => id === query.get('template'));
  const base = template ? fromTemplate(template) : null;
  const text = (name: string) => query.get(name) ?? String(agreed?.fields[name] ?? '');
  const kind =
    base?.kind ?? (text('kind') || (text('modification') ? 'report' : text('variation') ? 'variation' : 'other'));
  const length = lengthOf(code, kind, asAt.today).value;
  const audience = base?.audience ?? [];
  return {
    from: agreed?.ref ?? '',
    kind,
    title: base?.title ?? agreed?.title ?? '',
    background: base?.background ?? text('background'),
    modification: text('modification'),
    variation: text('variation'),
    audience: audience.length > 0 ? audience : audienceOf(code, kind, asAt.today).value,
    opensOn: asAt.today,
    closesOn: String(agreed?.fields.closes_on ?? ''),
    closesAt: closingTime(code, asAt.today).value,
    late: lateRule(code, asAt.today).value,
    covers: kind === 'report' ? ['cost', 'text'] : [],
    questions: base?.questions ?? [empty],
    length: length === null ? '' : String(length),
    typed: String(agreed?.fields.closes_on ?? ''),
  };
}

/** The form as sent. The closing day follows from the length where it is not given itself. */
export function draftIn({ form, all, desk }: Sent): Draft {
  const text = (name: string) => (form[name] ?? '').replaceAll('\r\n', '\n');
  const opensOn = text('opens_on');
  const length = text('length').trim();
  const given = text('closes_on');
  const counted = /^\d{1,3}$/.test(length) && isDay(opensOn) ? closingDay(desk, opensOn, Number(length)) : '';
  const count = Math.min(Number(form.questions) || 0, 100);
  return {
    from: text('from'),
    kind: text('kind'),
    title: text('title'),
    background: text('background'),
    modification: text('modification'),
    variation: text('variation'),
    audience: all('audience'),
    opensOn,
    closesOn: given || counted,
    closesAt: text('closes_at') || '24:00',
    late: text('late'),
    covers: all('covers'),
    questions: Array.from({ length: count }, (_, index) => questionIn(text, index + 1)),
    length,
    typed: given,
  };
}

function questionIn(text: (name: string) => string, number: number): QuestionAsked {
  const of = (name: string) => text(`q${number}-${name}`);
  return {
    title: of('title'),
    kind: of('kind'),
    options: of('options')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    needed: of('needed') === 'true',
    explained: of('explained'),
    meaning: of('meaning'),
  };
}

/** What the buttons of the questions do to them; null for a button that does something else. */
export function rearranged(questions: readonly QuestionAsked[], pressed: string): QuestionAsked[] | null {
  if (pressed === 'add-question') return [...questions, empty];
  const [, what, number] = /^(drop|up|down)-(\d+)$/.exec(pressed) ?? [];
  if (!what) return null;
  const at = Number(number) - 1;
  const list = [...questions];
  const [one] = list.splice(at, 1);
  if (!one || what === 'drop') return list;
  list.splice(Math.max(0, what === 'up' ? at - 1 : at + 1), 0, one);
  return list;
}
