// Moves a change to another release by dragging its card, or with Alt and an arrow key. Nothing is recorded here: both
// open the form that the card's link leads to, with what the move would do.
const board = document.querySelector('.release-board');
const columns = () => [...document.querySelectorAll('[data-release]')];

const go = (card, column) => {
  if (column.contains(card)) return;
  const url = new URL(card.dataset.change, location.href);
  url.searchParams.set('release', column.dataset.release);
  url.searchParams.set('follow', 'true');
  url.searchParams.set('do', 'check');
  location.assign(`${url}#will`);
};

let dragged = null;
for (const card of document.querySelectorAll('[data-change]')) {
  card.draggable = true;
  card.title = 'Drag to another release, or press Alt and an arrow key on its link';
  card.addEventListener('dragstart', (event) => {
    dragged = card;
    card.classList.add('dragged');
    board.classList.add('dragging');
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', card.dataset.title);
  });
  card.addEventListener('dragend', () => {
    card.classList.remove('dragged');
    board.classList.remove('dragging');
    dragged = null;
  });
  card.addEventListener('keydown', (event) => {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    const all = columns();
    const at = all.findIndex((column) => column.contains(card));
    const next = all[at + (event.key === 'ArrowRight' ? 1 : -1)];
    if (!next) return;
    // Alt and an arrow is "back" in browsers: here it moves the card.
    event.preventDefault();
    go(card, next);
  });
}

for (const column of columns()) {
  column.addEventListener('dragover', (event) => {
    if (!dragged || column.contains(dragged)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    column.classList.add('over');
  });
  column.addEventListener('dragleave', (event) => {
    if (!column.contains(event.relatedTarget)) column.classList.remove('over');
  });
  column.addEventListener('drop', (event) => {
    event.preventDefault();
    column.classList.remove('over');
    if (dragged) go(dragged, column);
  });
}
