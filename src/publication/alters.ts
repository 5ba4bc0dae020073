/** Whether a change found in minutes would make any difference to a record as it stands. Pure. */
import { canonical } from '../kernel/canonical.ts';
import { fold, type Step, versions } from '../kernel/decide.ts';
import type { Change, Day, Label, Register } from '../kernel/define.ts';
import type { Entry } from '../kernel/entry.ts';

/** Where among what minutes say a change stands, and what a record that it begins is kept to. */
export interface Setting {
  day: Day;
  /** Reference of the meeting. */
  meeting: string;
  place: number;
  label: Label;
}

/** What stands of a record: on the log, and of what was read before this. */
export interface Standing {
  entries: readonly Entry[];
  said: { change: Change; setting: Setting }[];
}

interface Asked {
  held: Standing;
  change: Change;
  setting: Setting;
}

/** Whether on any day the record would be another one. */
export function alters(register: Register, asked: Asked): boolean {
  const was = stepsOf(register, asked.held);
  const would = stepsOf(register, asked.held, asked);
  return imagesOf(was) !== imagesOf(would);
}

/**
 * The change as it fits what was done live. Done at the meeting already, a move that minutes report again would come
 * before it and leave it without a footing: what it says beyond the move is then found, and the move is not made twice.
 * A record that is there keeps its label by name, since a change placed before all others would give it its own.
 */
export function fittedTo(register: Register, asked: Asked): Change {
  const { held, setting } = asked;
  const steps = stepsOf(register, held);
  const day = asked.change.effective ?? setting.day;
  const stood = steps.findLast((step) => step.change.effective <= day) ?? steps[0];
  const change = stood ? { ...asked.change, label: stood.after.label } : asked.change;
  const upset = (list: readonly Step<Entry>[]) => list.filter((step) => step.irregular && !step.change.found).length;
  const fits = upset(stepsOf(register, held, { change, setting })) === upset(steps);
  return fits ? change : { ...change, move: 'found' };
}

function stepsOf(register: Register, held: Standing, more?: Omit<Asked, 'held'>): Step<Entry>[] {
  const said = more ? [...held.said, more] : held.said;
  return fold(register, [...held.entries, ...said.map(entryOf)]);
}

/** As commit would place it: facts of minutes come first on their day, in the meeting's own order. */
function entryOf({ change, setting }: Omit<Asked, 'held'>): Entry {
  return {
    seq: null,
    move: change.move,
    sets: change.sets,
    label: change.label ?? null,
    firstLabel: setting.label,
    effective: change.effective ?? setting.day,
    placed: `0 ${setting.meeting} ${String(setting.place).padStart(6, '0')}`,
    found: true,
    passage: null,
  };
}

/** Every image with its day; a day on which nothing became another is none. */
function imagesOf(steps: readonly Step<Entry>[]): string {
  let last = '';
  const images = versions(steps).flatMap(({ from, step }) => {
    const { state, label, fields } = step.after;
    const held = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
    const image = canonical([state, label, held]);
    if (image === last) return [];
    last = image;
    return [`${from} ${image}`];
  });
  return images.join('\n');
}
