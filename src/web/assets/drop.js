// Lets a file be dropped on the box around a file input, and says which was chosen. The input alone does without.
const megabytes = (bytes) => (bytes < 1e5 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`);

for (const box of document.querySelectorAll('[data-drop]')) {
  const input = box.querySelector('input[type="file"]');
  const chosen = box.querySelector('[data-chosen]');

  const say = () => {
    const names = [...input.files].map((file) => `${file.name}, ${megabytes(file.size)}`);
    chosen.textContent = names.join('; ');
    chosen.hidden = names.length === 0;
  };
  input.addEventListener('change', say);
  say(); // a browser restores the choice on reload

  for (const kind of ['dragenter', 'dragover']) {
    box.addEventListener(kind, (event) => {
      event.preventDefault();
      box.classList.add('over');
    });
  }
  box.addEventListener('dragleave', (event) => {
    if (!box.contains(event.relatedTarget)) box.classList.remove('over');
  });
  box.addEventListener('drop', (event) => {
    event.preventDefault();
    box.classList.remove('over');
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    const carried = new DataTransfer();
    for (const file of input.multiple ? files : files.slice(0, 1)) carried.items.add(file);
    input.files = carried.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    input.focus();
  });
}

// A file that misses the box would otherwise replace the page.
for (const kind of ['dragover', 'drop']) {
  document.addEventListener(kind, (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
}
