// Pairs the document with what was read in it. Every mark and every fact that belong together carry the same
// `data-fact`; a mark of several facts lists their ids, parted by spaces. Without script a mark is a link to its fact
// and a fact has a link to its mark, which :target shows.
const split = document.querySelector('.split');

if (split) {
  const pane = split.querySelector('.facts-pane');
  const idsOf = (element) => element.dataset.fact.split(' ');
  const holders = [...split.querySelectorAll('[data-fact]')];
  const byId = new Map();
  for (const holder of holders) {
    for (const id of idsOf(holder)) byId.set(id, [...(byId.get(id) ?? []), holder]);
  }
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
  let shown = '';
  let timer;

  const clear = () => {
    for (const element of split.querySelectorAll('.paired')) element.classList.remove('paired');
    shown = '';
  };

  /** Lights up all that belongs with `source`, and brings its other half into sight within its own pane. */
  const pair = (source, scroll) => {
    if (shown === source.dataset.fact) return;
    clear();
    shown = source.dataset.fact;
    const paired = idsOf(source).flatMap((id) => byId.get(id) ?? []);
    for (const element of paired) element.classList.add('paired');
    const other = paired.find((element) => pane.contains(element) !== pane.contains(source));
    if (scroll && other) bring(other);
  };

  // Not scrollIntoView, which would move the page as well as the pane.
  const bring = (element) => {
    const box = pane.contains(element) ? pane : split.querySelector('.doc');
    const inside = element.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    if (box.scrollHeight <= box.clientHeight) {
      element.scrollIntoView({ block: 'nearest', behavior: calm.matches ? 'auto' : 'smooth' }); // narrow: one column
      return;
    }
    if (inside.top >= frame.top + 24 && inside.bottom <= frame.bottom - 24) return;
    const top = box.scrollTop + inside.top - frame.top - frame.height / 3;
    box.scrollTo({ top, behavior: calm.matches ? 'auto' : 'smooth' });
  };

  const holderOf = (event) => (event.target instanceof Element ? event.target.closest('[data-fact]') : null);

  split.addEventListener('pointerover', (event) => {
    const holder = holderOf(event);
    clearTimeout(timer);
    // A pointer on its way across must not make the other pane jump.
    if (holder && event.pointerType === 'mouse') timer = setTimeout(() => pair(holder, true), 90);
  });
  split.addEventListener('pointerleave', () => clearTimeout(timer));
  split.addEventListener('focusin', (event) => {
    const holder = holderOf(event);
    if (holder) pair(holder, true);
  });
  // The links from mark to fact and back would move the whole page; here each goes to its other half in its own pane.
  split.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const holder = link?.closest('[data-fact]');
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!holder || !target) return;
    event.preventDefault();
    shown = '';
    pair(holder, false);
    bring(target);
    (target.closest('a') ?? target.querySelector('a, button, input, select'))?.focus({ preventScroll: true });
  });

  /** Down and up go from fact to fact, or mark to mark, in whichever pane the focus is. */
  split.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const holder = holderOf(event);
    if (!step || !holder || event.target.matches('input, select, textarea')) return;
    const side = holders.filter((other) => pane.contains(other) === pane.contains(holder));
    const next = side[side.indexOf(holder) + step];
    const target = next?.matches('a') ? next : next?.querySelector('a, button, input, select');
    if (!target) return;
    event.preventDefault();
    target.focus({ preventScroll: true });
    bring(next);
  });
}
