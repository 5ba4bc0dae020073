/** A button beside each text that is there to be copied; without script one selects it by hand. */
for (const input of document.querySelectorAll('input[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn small';
  button.textContent = 'Copy';
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  said.className = 'note';
  button.addEventListener('click', async () => {
    input.select();
    try {
      await navigator.clipboard.writeText(input.value);
      said.textContent = 'Copied';
    } catch {
      // Not over https, or not allowed: it is selected, and one key copies it.
      said.textContent = 'Selected: press Ctrl and C';
    }
  });
  input.addEventListener('focus', () => input.select());
  input.after(button, said);
}
