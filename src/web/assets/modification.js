// Keeps the form of a proposal as it is typed. Without it the form is kept by its own button.
for (const form of document.querySelectorAll('form[data-keeps]')) {
  const said = form.querySelector('[data-kept]');
  let timer;
  let saving = false;
  let again = false;
  const keep = async () => {
    if (saving) {
      again = true;
      return;
    }
    saving = true;
    try {
      const answer = await fetch(form.dataset.keeps, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      if (!answer.ok) throw new Error(String(answer.status));
      const { id, version } = await answer.json();
      form.elements.draft.value = id;
      form.elements.version.value = String(version);
      // Loaded again, the page shows what was kept.
      const address = new URL(location.href);
      address.searchParams.set('draft', id);
      history.replaceState(null, '', address);
      said.textContent = `Kept ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}.`;
    } catch {
      said.textContent =
        'Not kept yet: Quorate could not be reached, or you are signed out. Go on typing; it is tried again.';
      timer = setTimeout(keep, 10_000);
    }
    saving = false;
    if (again) {
      again = false;
      void keep();
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 1200);
  });
  form.addEventListener('submit', () => clearTimeout(timer));
}
