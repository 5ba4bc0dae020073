/** Every key of the console, shown on asking. Single letters work only outside fields, and can be turned off (WCAG 2.1.4). */

export const keys: readonly (readonly [key: string, does: string])[] = [
  ['1 to 9', 'Choose the verb; with Alt also while typing'],
  ['Ctrl + Enter', 'Record the decision'],
  ['t', 'Write the discussion'],
  ['d', 'Word the decision'],
  ['e', 'Add an effect that is not offered'],
  ['a', 'Type an action; Enter adds it'],
  ['n, or Alt + →', 'Next item'],
  ['p, or Alt + ←', 'Item before'],
  ['c', 'Carry the item forward'],
  ['u', 'Take back the last decision'],
  ['r', 'Who is in the room'],
  ['Esc', 'Leave a field, so that single keys work'],
  ['?', 'This list'],
];

export function KeyHelp() {
  return (
    <dialog class="key-help console-keys" id="key-help" aria-labelledby="key-help-title">
      <h2 id="key-help-title">Keys</h2>
      <dl class="key-list">
        {keys.map(([key, does]) => (
          <>
            <dt>{key.split(/( \+ |, or | to |, )/).map((piece, at) => (at % 2 === 0 ? <kbd>{piece}</kbd> : piece))}</dt>
            <dd>{does}</dd>
          </>
        ))}
      </dl>
      <p>
        <label class="tick">
          <input type="checkbox" data-single-keys checked /> Single letters and figures act
        </label>
      </p>
      <form method="dialog">
        <button type="submit" class="btn">
          Close
        </button>
      </form>
    </dialog>
  );
}
