/** What the Enter key in a field presses: a browser takes the first button of the form, which could take something out. */
export function ByEnter({ value }: { value: string }) {
  return (
    <button type="submit" name="do" value={value} class="govuk-visually-hidden" tabindex={-1}>
      Go on
    </button>
  );
}
