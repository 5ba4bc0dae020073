// Applies a filter as soon as it is chosen. Without this, the form has its Apply button.
for (const form of document.querySelectorAll('form[data-filters]')) {
  form.classList.add('auto');
  // Keyboards walk a select's options one by one, each a change: wait until the choice has rested or is left.
  let timer;
  const apply = () => {
    clearTimeout(timer);
    form.requestSubmit();
  };
  form.addEventListener('change', (event) => {
    if (event.target.matches('select')) {
      clearTimeout(timer);
      timer = setTimeout(apply, event.target.matches(':focus-visible') ? 700 : 0);
    }
  });
  // Empty parameters make long addresses that say nothing.
  form.addEventListener('submit', () => {
    for (const field of form.elements) if (field.name && field.value === '') field.disabled = true;
  });
  // Back from the next page, a browser may restore this one as it was left.
  window.addEventListener('pageshow', () => {
    for (const field of form.elements) field.disabled = false;
  });
}
