/** Which of a code's processes a proposal is under. It keeps the one it was raised under, whatever came since. */
import type { Day } from '../kernel/define.ts';
import type { Code } from './code.ts';
import type { ChangeProcess, ProcessPath, ProcessStage } from './process.ts';

/** The process in force on a day; null for a code that configures none, or before its first. */
export function processOn(code: Pick<Code, 'processes'>, day: Day): ChangeProcess | null {
  return (code.processes ?? []).filter(({ from }) => from === undefined || from <= day).at(-1) ?? null;
}

/**
 * The process of a proposal: the one its record names (`rules`), else the one in force when it was raised, else, for one
 * of which minutes do not say when that was, the one in force on `day`.
 */
export function processOf(
  code: Pick<Code, 'processes'>,
  fields: Readonly<Record<string, unknown>>,
  day: Day,
): ChangeProcess | null {
  const named = (code.processes ?? []).find(({ id }) => id === fields.rules);
  return named ?? processOn(code, typeof fields.raised_on === 'string' ? fields.raised_on : day);
}

/** A path by what the record holds: its id, its name, or as minutes print it. */
export function pathOf(process: ChangeProcess, path: unknown): ProcessPath | null {
  const same = (one: string) => one.toLowerCase() === String(path ?? '').toLowerCase();
  return process.paths.find(({ id, name, printed }) => same(id) || same(name) || same(printed)) ?? null;
}

/** A stage by the state of the record; null for one the process does not have (`known`, or another process's). */
export function stageOf(process: ChangeProcess, state: string): ProcessStage | null {
  return process.stages.find(({ id }) => id === state) ?? null;
}
