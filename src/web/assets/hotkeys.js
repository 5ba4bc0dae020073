// "/" goes to search, Escape closes what is open. Nothing here is the only way to anything.
const search = document.querySelector('[data-hotkey="/"]');
document.documentElement.classList.add('keys');

const typing = (element) => element?.closest('input, textarea, select, [contenteditable]');

document.addEventListener('keydown', (event) => {
  if (event.key === '/' && search && !typing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.focus();
    search.select();
  }
  if (event.key === 'Escape') closeAll(event);
});

// Menus: one at a time, shut by a click elsewhere.
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('.top details[open], .drop-menu[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

function closeAll(event) {
  for (const menu of document.querySelectorAll('.top details[open], .drop-menu[open]')) {
    menu.open = false;
    if (menu.contains(event.target)) menu.querySelector('summary').focus();
  }
  // The sum of a date can be put away without moving the pointer or the focus (WCAG 1.4.13).
  for (const sum of document.querySelectorAll('.sum:hover, .sum:focus')) {
    sum.classList.add('shut');
    for (const end of ['pointerleave', 'blur'])
      sum.addEventListener(end, () => sum.classList.remove('shut'), { once: true });
  }
}
