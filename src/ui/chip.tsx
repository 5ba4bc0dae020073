import type { Level, State } from '../kernel/define.ts';
import { Tip } from './tip.tsx';

/**
 * Who may see a thing, in words and colour: colour alone says nothing to many (WCAG 1.4.1). `name` is the code's own word
 * for the level ("Amber"); `meaning` says what it allows, on hover.
 */
export function LevelChip({ level, name, meaning }: { level: Level; name: string; meaning?: string }) {
  return (
    <span class={`chip level-${level}`} title={meaning}>
      <span class="govuk-visually-hidden">Classification: </span>
      {name}
    </span>
  );
}

interface StateChipProps {
  state: State;
  /** Replaces its words: "5 WD late". */
  late?: string | null;
  /** How late it is, as a sum; on hover and focus. */
  sum?: string;
}

/** The state of a record. */
export function StateChip({ state, late, sum }: StateChipProps) {
  if (late && sum)
    return (
      <Tip tip={sum}>
        <span class="chip state late">{late}</span>
      </Tip>
    );
  if (late) return <span class="chip state late">{late}</span>;
  return <span class={`chip state ${state.tone}`}>{state.label}</span>;
}
