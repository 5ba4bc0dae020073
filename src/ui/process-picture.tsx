/** The process of a code as one line of stages, and where a proposal stands on it. */
export interface StageShown {
  id: string;
  /** Two words at most. */
  short: string;
  /** The whole name and what it is about, on hover. */
  name: string;
  /** `passed` was never entered though what follows it was. */
  place: 'did' | 'now' | 'ahead' | 'passed';
}

const words: Record<StageShown['place'], string> = {
  did: 'done',
  now: 'it is here',
  ahead: 'ahead',
  passed: 'not needed',
};

interface Props {
  stages: readonly StageShown[];
  /** Where it has left the line, in words: "Returned to the Working Group". */
  aside?: { name: string; about: string; tone: 'open' | 'stopped' };
}

/** Colour is never alone: what each stage is to the proposal is said by ear, and by weight and pattern to the eye. */
export function ProcessPicture({ stages, aside }: Props) {
  if (stages.length === 0 && !aside) return null;
  return (
    <nav class="process" aria-label="Where it is in the process">
      <ol class="steps">
        {stages.map(({ short, name, place }) => (
          <li class={place} title={name} aria-current={place === 'now' ? 'step' : undefined}>
            {short}
            <span class="govuk-visually-hidden"> ({words[place]})</span>
          </li>
        ))}
      </ol>
      {aside && (
        <p class={`aside ${aside.tone}`}>
          <b>{aside.name}.</b> {aside.about}
        </p>
      )}
    </nav>
  );
}
