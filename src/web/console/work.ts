/** What a secretary has typed at an item and not yet recorded, as the form sends it and the draft keeps it. */
import type { Content } from '../../drafts/drafts.ts';

/** Texts by themselves, so that two secretaries' words merge text by text. */
export interface Work extends Content {
  /** The discussion, as it will stand in the minutes. */
  narrative: string;
  verb: string;
  wording: string;
  /** What the decision is subject to; empty where it is not. */
  condition: string;
  waitsFor: string;
  conditionBy: string;
  /** An action being typed. */
  action: string;
  /** Effects that were offered as chosen and are not wanted, each by its key. */
  left: readonly string[];
  /** Effects that were offered and not chosen, and are wanted. */
  added: readonly string[];
  /** Effects that were not offered, each by its line (`addedLine`): true for those wanted, false once taken out. */
  own: Readonly<Record<string, boolean>>;
}

export const noWork: Work = {
  narrative: '',
  verb: '',
  wording: '',
  condition: '',
  waitsFor: '',
  conditionBy: '',
  action: '',
  left: [],
  added: [],
  own: {},
};

/** The texts, by the names that the form gives them: the island keeps these and nothing else. */
export const workTexts = ['narrative', 'verb', 'wording', 'condition', 'waitsFor', 'conditionBy', 'action'] as const;

export type Form = Readonly<Record<string, string | readonly string[]>>;

export function textIn(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}

export function listIn(form: Form, name: string): readonly string[] {
  const value = form[name];
  if (typeof value === 'string') return value === '' ? [] : [value];
  return value ?? [];
}

/** The form's work. What was offered and is not ticked was left out; what was not offered stays as it was before. */
export function workIn(form: Form, before: Work): Work {
  const offered = listIn(form, 'offered');
  const preset = new Set(listIn(form, 'preset'));
  const ticked = new Set([...listIn(form, 'effect'), ...chosenWays(form)]);
  const texts = Object.fromEntries(
    workTexts.map((name) => [name, name in form ? textIn(form, name) : before[name]]),
  ) as Record<(typeof workTexts)[number], string>;
  const kept = (keys: readonly string[]) => keys.filter((key) => !offered.includes(key));
  return {
    ...texts,
    // Without script the list of further verbs is a field of its own.
    verb: textIn(form, 'other-verb') || texts.verb,
    left: [...kept(before.left), ...offered.filter((key) => preset.has(key) && !ticked.has(key))],
    added: [...kept(before.added), ...offered.filter((key) => !preset.has(key) && ticked.has(key))],
    own: before.own,
  };
}

/** Name of the field by which one of several ways of taking a record is chosen. */
export function wayField(record: string): string {
  return `way ${record}`;
}

function chosenWays(form: Form): string[] {
  return Object.keys(form)
    .filter((name) => name.startsWith(wayField('')))
    .flatMap((name) => listIn(form, name));
}

/** A draft's content, whatever it holds: it was written by an earlier page, or by nobody. */
export function workFrom(content: Content | undefined): Work {
  const texts = Object.fromEntries(
    workTexts.map((name) => [name, typeof content?.[name] === 'string' ? content[name] : '']),
  ) as Record<(typeof workTexts)[number], string>;
  const list = (value: unknown) => (Array.isArray(value) ? value.filter((key) => typeof key === 'string') : []);
  const own = Object.entries(content?.own ?? {}).filter(([, wanted]) => typeof wanted === 'boolean');
  return { ...texts, left: list(content?.left), added: list(content?.added), own: Object.fromEntries(own) };
}

/** Lines of the effects that were added by hand and are wanted. */
export function ownLines({ own }: Pick<Work, 'own'>): string[] {
  return Object.keys(own).filter((line) => own[line]);
}
