/** Which stages of the process the picture shows for a proposal, and what each is to it. Pure. */
import type { ChangeProcess, ProcessPath, ProcessStage } from '../../codes/process.ts';
import type { StageShown } from '../../ui/process-picture.tsx';

interface Standing {
  process: ChangeProcess;
  path: ProcessPath | null;
  state: string;
  /** States it has been in, in order. */
  visited: readonly string[];
}

/** A stage that this path never enters is no part of its line. */
function onItsPath(process: ChangeProcess, path: ProcessPath | null, stage: ProcessStage): boolean {
  if (!path) return true;
  if (path.never?.some((one) => one.stage === stage.id)) return false;
  const ways = process.transitions.filter(({ to }) => to === stage.id);
  return ways.length === 0 || ways.some(({ paths }) => paths === undefined || paths.includes(path.id));
}

/**
 * The main line for the picture. Of one that left the line, the last stage it was at is the furthest it came. A stage
 * before it that was never entered was passed over, where its beginning is on record; else nobody knows, and it counts as done.
 */
export function stagesShown({ process, path, state, visited }: Standing): StageShown[] {
  const line = process.stages.filter((stage) => stage.line === 'main');
  const shown = line.filter(
    (stage) => stage.id === state || visited.includes(stage.id) || onItsPath(process, path, stage),
  );
  const here = shown.findIndex(({ id }) => id === state);
  const furthest = here >= 0 ? here : Math.max(-1, ...shown.map(({ id }, at) => (visited.includes(id) ? at : -1)));
  const fromTheStart = visited.length > 0 && visited[0] === shown[0]?.id;
  return shown.map((stage, at) => ({
    id: stage.id,
    short: stage.short,
    name: `${stage.name}: ${stage.about}`,
    place:
      at === here ? 'now' : at > furthest ? 'ahead' : fromTheStart && !visited.includes(stage.id) ? 'passed' : 'did',
  }));
}
