/** Whether a code's process is sound by itself: what it names is there, each stage is reached, and each has a way out. */
import type { Register } from '../kernel/define.ts';
import type { ChangeProcess, ProcessPath, Transition } from './process.ts';

/** States that are an end in any code: what may follow is an appeal, or somebody else's taking it up. */
const ends = new Set(['implemented', 'rejected', 'refused', 'withdrawn']);

/** What is wrong with a process, each in a sentence; empty when nothing is. `register` is that of proposals. */
export function unsound(process: ChangeProcess, register: Register): string[] {
  return [
    ...namesMissing(process, register),
    ...disagreements(process, register),
    ...process.paths.flatMap((path) => [...unreachable(process, path), ...deadEnds(process, path)]),
    ...clocksMissing(process),
  ];
}

function namesMissing(process: ChangeProcess, register: Register): string[] {
  const stages = new Set(process.stages.map(({ id }) => id));
  const paths = new Set(process.paths.map(({ id }) => id));
  const needs = new Set(process.requirements.map(({ id }) => id));
  return [
    ...twice(process.stages.map(({ id }) => id)).map((id) => `Stage ${id} stands twice.`),
    ...twice(process.paths.flatMap(({ id, printed }) => [...new Set([id, printed])])).map(
      (id) => `Path ${id} stands twice.`,
    ),
    ...[...stages].filter((id) => !Object.hasOwn(register.states, id)).map((id) => `The register has no state ${id}.`),
    ...process.transitions.flatMap(({ move, from, to, paths: on = [], needs: asks = [] }) => [
      ...[...from.filter((one) => one !== 'new'), ...(to ? [to] : [])]
        .filter((id) => !stages.has(id))
        .map((id) => `${move}: there is no stage ${id}.`),
      ...on.filter((id) => !paths.has(id)).map((id) => `${move}: there is no path ${id}.`),
      ...asks.filter((id) => !needs.has(id)).map((id) => `${move}: requirement ${id} is not explained.`),
    ]),
    ...process.paths.flatMap(({ id, never = [] }) =>
      never
        .filter(({ stage }) => !stages.has(stage))
        .map(({ stage }) => `Path ${id} never enters ${stage}, which is no stage.`),
    ),
    ...process.timetable.flatMap(({ id, stage, after, paths: on = [] }) => [
      ...(stages.has(stage) ? [] : [`Step ${id} falls in ${stage}, which is no stage.`]),
      ...after
        .filter((one) => !process.timetable.some((other) => other.id === one))
        .map((one) => `Step ${id} comes after ${one}, which is no step.`),
      ...on.filter((one) => !paths.has(one)).map((one) => `Step ${id}: there is no path ${one}.`),
    ]),
  ];
}

/** Where the process and the register say different things of a move. */
function disagreements({ transitions }: ChangeProcess, register: Register): string[] {
  return transitions.flatMap(({ move, from, to, by = [] }) => {
    const definition = Object.hasOwn(register.moves, move) ? register.moves[move] : undefined;
    if (!definition) return [`The register has no move ${move}.`];
    return [
      ...from
        .filter((one) => !definition.from.includes(one))
        .map((one) => `${move} may not start from ${one} in the register.`),
      ...(definition.to === to
        ? []
        : [`${move} leads to ${definition.to ?? 'nowhere'} in the register, to ${to ?? 'nowhere'} here.`]),
      ...(by.length > 0 && !by.some((power) => definition.by.includes(power))
        ? [`${move} is for ${by.join(', ')}, of which the register lets none make it.`]
        : []),
    ];
  });
}

/** The transitions of a path, as a proposal raised under the process takes them. */
function transitionsOn(process: ChangeProcess, path: ProcessPath): Transition[] {
  const never = new Set(path.never?.map(({ stage }) => stage));
  return process.transitions.filter(
    ({ paths, to, skips }) => !skips && (!paths || paths.includes(path.id)) && !(to && never.has(to)),
  );
}

/** Stages that a proposal on a path may come to. */
export function reachedOn(process: ChangeProcess, path: ProcessPath): Set<string> {
  const reached = new Set(['new']);
  const steps = transitionsOn(process, path);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const { from, to } of steps) if (to && from.some((one) => reached.has(one))) reached.add(to);
  }
  return reached;
}

function unreachable(process: ChangeProcess, path: ProcessPath): string[] {
  const all = new Set(process.paths.flatMap((one) => [...reachedOn(process, one)]));
  const nowhere = path === process.paths[0] ? process.stages.filter(({ id }) => !all.has(id)) : [];
  return [
    ...nowhere.map(({ id }) => `Stage ${id} is reached on no path.`),
    ...(['approved', 'implemented'].every((end) => reachedOn(process, path).has(end))
      ? []
      : [`Path ${path.id} leads to no implementation.`]),
  ];
}

function deadEnds(process: ChangeProcess, path: ProcessPath): string[] {
  const steps = transitionsOn(process, path);
  const out = new Set(ends);
  for (let size = 0; size < out.size; ) {
    size = out.size;
    for (const { from, to } of steps) if (to && out.has(to)) for (const one of from) out.add(one);
  }
  return [...reachedOn(process, path)]
    .filter((id) => !out.has(id))
    .map((id) => `On path ${path.id} there is no way out of ${id}.`);
}

function clocksMissing({ formLead, appealWindow, adoptionWindow, groupLeast }: ChangeProcess): string[] {
  return Object.entries({ formLead, appealWindow, adoptionWindow, groupLeast })
    .filter(([, { value }]) => value !== null && (!Number.isInteger(value) || value < 0))
    .map(([name, { value }]) => `${name} is ${value}, which is no number of days or people.`);
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
