import { Hidden } from './hidden.tsx';
import { keptParams, pathOf } from './query.ts';

interface ColumnPickerProps {
  url: string;
  label: string;
  columns: readonly { name: string; label: string; shown: boolean }[];
}

/** Which columns a list shows; the choice lives in the address like everything else about it. */
export function ColumnPicker({ url, label, columns }: ColumnPickerProps) {
  return (
    <details class="columns">
      <summary>Choose columns</summary>
      <form method="get" action={pathOf(url)}>
        <Hidden params={keptParams(url, ['column'])} />
        <fieldset>
          <legend class="govuk-visually-hidden">{label}</legend>
          {columns.map(({ name, label: words, shown }) => (
            <label class="tick">
              <input type="checkbox" name="column" value={name} checked={shown} /> {words}
            </label>
          ))}
        </fieldset>
        <button type="submit" class="btn">
          Show these
        </button>
      </form>
    </details>
  );
}
