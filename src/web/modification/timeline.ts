/** One dated timeline of a proposal from what happened to it and to all that belongs to it. */
import type { HistoryEvent } from '../../ui/history.tsx';
import { clip, eventsOf, type Names, sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import type { Told } from './happened.ts';

/** A change's longest words in the timeline; its own page has the whole. */
const mostWords = 240;

type Event = HistoryEvent & { decision?: { label: string; href: string } };

/**
 * Newest first. What one decision did alike to several records of a kind (every step of a timetable, every point of a
 * returned report) is one event that lists them.
 */
export function timelineOf(view: View, told: readonly Told[], names: Names): HistoryEvent[] {
  const all = told.flatMap(({ row, happenings }) => {
    const register = view.site.ledger.registers.get(row.register);
    if (!register) return [];
    // `eventsOf` tells the newest first; each keeps its change beside it.
    const newest = [...happenings].reverse();
    return eventsOf(view, register, happenings, names).map((event, at) => ({
      row,
      event: event as Event,
      move: newest[at]?.move ?? '',
      seq: newest[at]?.seq ?? 0,
      own: row.register === 'modification',
    }));
  });
  const groups = new Map<string, typeof all>();
  for (const one of all) {
    const key = one.own
      ? `${one.row.ref} ${one.seq}`
      : `${one.row.register} ${one.move} ${one.event.effective} ${one.event.decision?.href ?? one.event.recorded}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()]
    .map((group) => ({ event: oneOf(view, group), seq: Math.max(...group.map(({ seq }) => seq)) }))
    .sort((a, b) =>
      a.event.effective === b.event.effective ? b.seq - a.seq : a.event.effective < b.event.effective ? 1 : -1,
    )
    .map(({ event }) => event);
}

type Group = { row: Told['row']; event: Event; own: boolean }[];

function oneOf(view: View, group: Group): HistoryEvent {
  const [first] = group;
  if (!first) throw new Error('A group of the timeline is never empty.');
  const { row, event } = first;
  const changes = (event.changes ?? []).map((change) => ({
    ...change,
    ...(typeof change.from === 'string' ? { from: clip(change.from, mostWords) } : {}),
    ...(typeof change.to === 'string' ? { to: clip(change.to, mostWords) } : {}),
  }));
  if (first.own) return { ...event, changes: changes.filter(({ label }) => label !== 'Rules') };
  const register = view.site.ledger.registers.get(row.register);
  const past = event.past.charAt(0).toLowerCase() + event.past.slice(1);
  const title = (one: Told['row']) => clip(sentence(one.title).replace(/\.$/, ''), 100);
  if (group.length === 1)
    return {
      ...event,
      past: `${title(row)}: ${past}`,
      changes: changes.filter(({ label }) => label !== register?.fields[register.titled]?.label),
    };
  return {
    ...event,
    past: `${group.length} ${register?.title[1].toLowerCase() ?? row.register}: ${past}`,
    changes: group.map(({ row: one, event: { changes: own = [] } }) => {
      const day = dayIn(own);
      return day ? { label: title(one), to: day } : { label: register?.title[0] ?? row.register, to: title(one) };
    }),
  };
}

/** The day a step ends, where that is what was set. */
function dayIn(changes: NonNullable<HistoryEvent['changes']>) {
  return changes.find(({ label }) => label === 'Ends' || label === 'Agreed' || label === 'Target date')?.to;
}
