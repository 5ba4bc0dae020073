import type { Level, State } from '../kernel/define.ts';

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

/** The state of a record. `late` replaces its words: "5 WD late". */
export function StateChip({ state, late }: { state: State; late?: string | null }) {
  if (late) return <span class="chip state late">{late}</span>;
  return <span class={`chip state ${state.tone}`}>{state.label}</span>;
}
