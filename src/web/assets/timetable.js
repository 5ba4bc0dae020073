// Dragging a bar asks what would follow if it ended on another day: the same question as the form's, which does without this.
const picture = document.querySelector('.timetable-picture');
const form = document.querySelector('form[data-what-if]');
const dayLength = 86_400_000;

if (picture && form) {
  const first = Number(picture.dataset.first);
  const days = Number(picture.dataset.days);
  const left = Number(picture.dataset.left);
  const right = Number(picture.dataset.right);
  let held = null;

  /** The day under a place of the screen. */
  const dayAt = (clientX) => {
    const point = new DOMPoint(clientX, 0).matrixTransform(picture.getScreenCTM().inverse());
    return first + Math.round(((point.x - left) / (right - left)) * days);
  };
  const text = (number) => new Date(number * dayLength).toISOString().slice(0, 10);

  for (const mark of picture.querySelectorAll('[data-step]')) {
    mark.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      held = {
        mark,
        at: dayAt(event.clientX),
        end: Date.parse(`${mark.dataset.end}T00:00:00Z`) / dayLength,
        x: event.clientX,
      };
      picture.classList.add('dragging');
      picture.setPointerCapture(event.pointerId);
    });
  }
  picture.addEventListener('pointermove', (event) => {
    if (!held) return;
    const scale = picture.getScreenCTM().a;
    held.mark.setAttribute('transform', `translate(${(event.clientX - held.x) / scale} 0)`);
    form.elements.step.value = held.mark.dataset.step;
    form.elements.day.value = text(held.end + dayAt(event.clientX) - held.at);
  });
  const drop = (event) => {
    if (!held) return;
    const moved = dayAt(event.clientX) - held.at;
    held.mark.removeAttribute('transform');
    held = null;
    picture.classList.remove('dragging');
    if (moved !== 0) form.requestSubmit();
  };
  picture.addEventListener('pointerup', drop);
  picture.addEventListener('pointercancel', drop);

  form.elements.step.addEventListener('change', () => {
    const mark = picture.querySelector(`[data-step="${CSS.escape(form.elements.step.value)}"]`);
    if (mark) form.elements.day.value = mark.dataset.end;
  });
}
