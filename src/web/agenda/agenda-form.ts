/** What the agenda's form says: entries as typed, in the order shown, and what was pressed. */
import { fromParts, type Parts } from '../../agenda/agenda-draft.ts';
import { type Entry, inParts, moved, type Purpose } from '../../agenda/entry.ts';
import type { Level } from '../../kernel/define.ts';
import type { Form } from '../form.ts';

/** Names of the form's fields. */
export const fields = {
  order: 'order',
  base: 'base',
  does: 'do',
  added: 'added',
  title: (id: string) => `title-${id}`,
  presenter: (id: string) => `presenter-${id}`,
  minutes: (id: string) => `minutes-${id}`,
  purpose: (id: string) => `purpose-${id}`,
  minuted: (id: string) => `minuted-${id}`,
  level: (id: string) => `level-${id}`,
  formula: (id: string) => `formula-${id}`,
  seen: (id: string) => `seen-${id}`,
};

/** What the page was made from, as it carried it along; none when it is not what we wrote. */
export function baseFrom(form: Form): Parts {
  try {
    const parts = JSON.parse(form[fields.base] ?? '{}') as Parts;
    const sound = Object.values(parts).every((one) => Number.isInteger(one.version) && typeof one.content === 'object');
    return sound ? parts : {};
  } catch {
    return {};
  }
}

/** The entries the page showed, as they stand in the form: in its order, with its words. */
export function entriesFrom(form: Form, shown: readonly Entry[]): Entry[] {
  const order = (form[fields.order] ?? '').split(/\s+/);
  const at = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...shown].sort((a, b) => at(a.id) - at(b.id)).map((entry) => typed(form, entry));
}

const purposes = ['decision', 'discussion', 'information'];

function typed(form: Form, entry: Entry): Entry {
  const said = (name: string, otherwise: string) => (form[name] ?? otherwise).replaceAll('\r\n', '\n').trim();
  const purpose = said(fields.purpose(entry.id), entry.purpose);
  const minuted = said(fields.minuted(entry.id), entry.minuted) === 'confidential' ? 'confidential' : 'public';
  const level = Number(said(fields.level(entry.id), String(entry.level)));
  return {
    ...entry,
    title: said(fields.title(entry.id), entry.title),
    presenter: said(fields.presenter(entry.id), entry.presenter),
    minutes: Number(said(fields.minutes(entry.id), String(entry.minutes))),
    purpose: (purposes.includes(purpose) ? purpose : entry.purpose) as Purpose,
    minuted,
    formula: said(fields.formula(entry.id), entry.formula),
    // What public minutes tell is not of a closed class: the class goes with the way it is minuted.
    level: (minuted === 'confidential' && [1, 2, 3].includes(level) ? level : 0) as Level,
  };
}

/** Entries of the draft that the page was made from. */
export function shownFrom(parts: Parts): Entry[] {
  return fromParts(parts).entries;
}

/** Up or down by one within its part, as the button says: `up:waits-risk`. */
export function reordered(entries: readonly Entry[], does: string, working: Level): Entry[] {
  const [way, ...rest] = does.split(':');
  const id = rest.join(':');
  const { open, closed } = inParts(entries, working);
  const by = way === 'up' ? -1 : 1;
  return [...moved(open, id, by), ...moved(closed, id, by)];
}
