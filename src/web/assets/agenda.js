// Puts items in another order by dragging, or with Alt and an arrow key, and keeps numbers and times in step. The form's
// own buttons do the same without it; the order counts once it is kept.
const clock = (minutes) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

for (const form of document.querySelectorAll('[data-agenda]')) {
  const order = form.querySelector('[data-order]');
  const rows = () => [...form.querySelectorAll('[data-row]')];
  const said = document.createElement('p');
  said.setAttribute('aria-live', 'polite');
  said.className = 'agenda-unkept';
  said.hidden = true;
  form.querySelector('.agenda-acts')?.append(said);
  // Of an issued agenda numbers never change; while it is drawn up they follow the order.
  const drawn = form.querySelector('[name="base"]') !== null;

  const refresh = () => {
    order.value = rows()
      .map((row) => row.dataset.id)
      .join(' ');
    const [hours, minutes] = (form.dataset.starts ?? '').split(':').map(Number);
    let at = hours * 60 + minutes;
    for (const row of rows()) {
      const time = row.querySelector('[data-time]');
      if (Number.isFinite(at) && !row.classList.contains('gone')) {
        time.textContent = clock(at);
        at += Number(row.querySelector('[data-minutes]').value) || 0;
      }
    }
    for (const part of form.querySelectorAll('[data-part]')) {
      const own = [...part.querySelectorAll('[data-row]')];
      own.forEach((row, index) => {
        const number = row.querySelector('[data-number]');
        if (drawn && /^\d+$/.test(number.textContent.trim())) number.textContent = String(index + 1);
        row.querySelector('[value^="up:"]').disabled = index === 0;
        row.querySelector('[value^="down:"]').disabled = index === own.length - 1;
      });
    }
  };

  const unkept = (words) => {
    said.hidden = false;
    said.textContent = words;
  };

  const step = (row, by) => {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (by < 0) other.before(row);
    else other.after(row);
    refresh();
    const title = row.querySelector('.title').value;
    const place = [...row.parentElement.children].indexOf(row) + 1;
    unkept(`“${title}” is now in place ${place} of ${row.parentElement.children.length}. Not kept yet.`);
  };

  form.addEventListener('keydown', (event) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    const row = event.target.closest('[data-row]');
    if (!row) return;
    event.preventDefault();
    const focused = event.target;
    step(row, event.key === 'ArrowUp' ? -1 : 1);
    focused.focus();
    row.scrollIntoView({ block: 'nearest' });
  });

  form.addEventListener('click', (event) => {
    const button = event.target.closest('[value^="up:"], [value^="down:"]');
    if (!button) return;
    event.preventDefault();
    step(button.closest('[data-row]'), button.value.startsWith('up:') ? -1 : 1);
    if (button.disabled) button.parentElement.querySelector('button:not([disabled])')?.focus();
    else button.focus();
  });

  form.addEventListener('input', (event) => {
    if (event.target.matches('[data-minutes]')) refresh();
    unkept('Not kept yet.');
  });

  // Only by its handle, so that text in the boxes can still be marked with the mouse.
  let dragged = null;
  for (const row of rows()) {
    const handle = document.createElement('span');
    handle.className = 'grip';
    handle.draggable = true;
    handle.title = 'Drag to another place, or press Alt and an arrow key';
    handle.setAttribute('aria-hidden', 'true');
    row.prepend(handle);
    handle.addEventListener('dragstart', (event) => {
      dragged = row;
      row.classList.add('dragged');
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', row.dataset.id);
      event.dataTransfer.setDragImage(row, 12, 12);
    });
    handle.addEventListener('dragend', () => {
      row.classList.remove('dragged');
      dragged = null;
      refresh();
      unkept('The order is changed. Not kept yet.');
    });
    row.addEventListener('dragover', (event) => {
      if (!dragged || dragged === row || dragged.parentElement !== row.parentElement) return;
      event.preventDefault();
      const { top, height } = row.getBoundingClientRect();
      if (event.clientY < top + height / 2) row.before(dragged);
      else row.after(dragged);
    });
    row.addEventListener('drop', (event) => event.preventDefault());
  }
}

// Item after item is added without leaving the keys.
if (location.hash === '#added') document.querySelector('#added')?.focus();
