// One box at the head of a document's places ticks or unticks them all. Without script each is ticked by itself.
for (const group of document.querySelectorAll('[data-ticks]')) {
  const boxes = [...group.querySelectorAll('.place input')];
  if (boxes.length < 2) continue;
  const all = document.createElement('input');
  all.type = 'checkbox';
  const label = document.createElement('label');
  label.className = 'place all';
  label.append(all, ' All of them');
  const show = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked;
  });
  group.addEventListener('change', show);
  boxes[0].closest('.place').before(label);
  show();
}
