/** What would follow if a step ended on another day. Pure: nothing is written, and nothing but the timetable is looked at. */
import { isDay } from '../kernel/decide.ts';
import type { Day } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import { type Consequences, consequences } from './consequences.ts';
import { solvedAs, type Timetable } from './timetable-of.ts';

/** By id of a step (or reference of the assessment or consultation it waits for): the day it would end on. */
export type Supposed = Readonly<Record<string, Day>>;

export interface WhatIf {
  supposed: Supposed;
  before: Timetable;
  after: Timetable;
  consequences: Consequences;
}

/** Throws Refused for a step that is not there or is over, and for what is no day. */
export function whatIf(before: Timetable, supposed: Supposed): WhatIf {
  const byId = new Map(Object.entries(supposed).map(([name, day]) => [idOf(before, name, day), day]));
  const steps = before.network.steps.map((step) => {
    const day = byId.get(step.id);
    return day === undefined ? step : { ...step, fixed: { day, by: 'as supposed here' } };
  });
  const network = { ...before.network, steps };
  const after: Timetable = { ...before, network, ...solvedAs(network, before.days) };
  return {
    supposed: Object.fromEntries(byId),
    before,
    after,
    consequences: consequences(before.steps, after.steps, before.network.calendar),
  };
}

function idOf(timetable: Timetable, name: string, day: string): string {
  const step = timetable.steps.find(({ id, source }) => id === name || source?.ref === name);
  if (!step) {
    const open = timetable.steps.filter(({ ended }) => !ended).map(({ id }) => id);
    throw new Refused({
      sentence: `The timetable of ${timetable.ref} has no step “${name}”. Still to come are: ${open.join(', ')}.`,
      field: 'step',
    });
  }
  if (step.ended)
    throw new Refused({
      sentence: `“${step.name}” is over: it ended on ${step.ended}. Choose a step that is still to come.`,
      field: 'step',
    });
  if (!isDay(day))
    throw new Refused({
      sentence: `“${day}” is not a day. Write it as year, month and date, such as 2017-01-20.`,
      field: 'day',
    });
  if (day < timetable.day)
    throw new Refused({
      sentence: `${day} is past: what is still to come cannot end before ${timetable.day}. Choose a later day.`,
      field: 'day',
    });
  return step.id;
}

/** What an address or a command line says: `preliminary-assessment=2017-01-20`, several with commas between them. */
export function supposedIn(text: string): Supposed {
  const pairs = text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one): [string, string] => {
      const at = one.lastIndexOf('=');
      if (at < 1)
        throw new Refused({
          sentence: `“${one}” does not say which step and which day. Write it as preliminary-assessment=2017-01-20.`,
          field: 'step',
        });
      return [one.slice(0, at), one.slice(at + 1)];
    });
  return Object.fromEntries(pairs);
}

export function supposedText(supposed: Supposed): string {
  return Object.entries(supposed)
    .map(([id, day]) => `${id}=${day}`)
    .join(',');
}
