interface DropProps {
  name: string;
  label: string;
  hint: string;
  /** File name endings, as `accept` takes them: ".docx,.pdf,.txt,.md". */
  accept: string;
  problem?: string;
}

/** Choosing a file; drop.js lets one drop it anywhere in the box. Stands in a multipart form. */
export function Drop({ name, label, hint, accept, problem }: DropProps) {
  const described = problem ? `${name}-hint ${name}-error` : `${name}-hint`;
  return (
    <div class="drop" data-drop>
      <label class="govuk-label" for={name}>
        {label}
      </label>
      <div id={`${name}-hint`} class="govuk-hint">
        {hint}
      </div>
      {problem && (
        <p id={`${name}-error`} class="govuk-error-message">
          <span class="govuk-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      <input type="file" id={name} name={name} accept={accept} required aria-describedby={described} />
      <p class="chosen" data-chosen aria-live="polite" hidden />
    </div>
  );
}
