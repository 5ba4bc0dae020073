// Keeps a page of a meeting as new as its last decision. The server sends parts of the page, each an element with its id;
// here each takes the place of the one it replaces. Without script the page is as new as its last reload.
const place = document.querySelector('[data-live]');

/** Puts parts in their places: `order` names all there are, `parts` holds those that changed. */
function apply({ order, parts }) {
  for (const id of order) {
    if (!(id in parts)) continue;
    const fresh = elementOf(parts[id]);
    const old = document.getElementById(id);
    if (old && busy(old)) wait(old, fresh);
    else if (old) replace(old, fresh);
    else document.getElementById(fresh.dataset.within)?.append(fresh);
  }
  // A part that is named no more is gone; the others stand in the order named.
  const named = new Set(order);
  for (const part of document.querySelectorAll('[data-within]')) if (!named.has(part.id)) part.remove();
  const last = new Map();
  for (const id of order) {
    const part = document.getElementById(id);
    if (!part) continue;
    const before = last.get(part.dataset.within);
    if (before && before.nextElementSibling !== part) before.after(part);
    last.set(part.dataset.within, part);
  }
  document.dispatchEvent(new CustomEvent('quorate:changed', { detail: { parts } }));
}

function elementOf(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/** What the pointer is held down on; a button that goes away before it is let go is never pressed. */
let held = null;
document.addEventListener('pointerdown', ({ target }) => (held = target), true);
for (const end of ['pointerup', 'pointercancel'])
  document.addEventListener(end, () => setTimeout(() => (held = null), 0), true);

/** What somebody types in, or is pressing, is not taken from under their hands. */
function busy(part) {
  const at = document.activeElement;
  const typing = part.contains(at) && at.matches('input:not([type=checkbox], [type=radio]), textarea, select');
  return typing || part.contains(held);
}

/** Takes its place once nobody is at the old one; of several that wait, the last. */
function wait(old, fresh) {
  const first = !old.waiting;
  old.waiting = fresh;
  if (!first) return;
  const done = new AbortController();
  const look = () =>
    setTimeout(() => {
      if (busy(old)) return;
      done.abort();
      if (old.isConnected) replace(old, old.waiting);
    }, 20);
  for (const end of ['focusout', 'pointerup', 'pointercancel'])
    document.addEventListener(end, look, { signal: done.signal });
}

function replace(old, fresh) {
  const opened = [...old.querySelectorAll('details[open]')].map((one) => one.id).filter(Boolean);
  const focused = old.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  const scroll = old.scrollTop;
  const typed = [...old.querySelectorAll('input, select')].filter((one) => one.name && differs(one));
  old.replaceWith(fresh);
  for (const one of typed) {
    const again = fresh.querySelector(`[name="${CSS.escape(one.name)}"]`);
    if (again) Object.assign(again, { value: one.value, checked: one.checked });
  }
  for (const id of opened) {
    const again = document.getElementById(id);
    if (again) again.open = true;
  }
  fresh.scrollTop = scroll;
  if (focused)
    [...fresh.querySelectorAll('a, button, input, select, summary')].find((one) => keyOf(one) === focused)?.focus();
}

/** Chosen or typed since the page was sent, and not yet sent back. */
const differs = (one) =>
  one.matches('select')
    ? [...one.options].some((option) => option.selected !== option.defaultSelected)
    : one.value !== one.defaultValue || one.checked !== one.defaultChecked;

const keyOf = (element) =>
  `${element.tagName} ${element.getAttribute('href') ?? ''} ${element.name ?? ''} ${element.value ?? ''} ${element.id}`;

/**
 * Follows the events at an address. After a lost connection the browser comes back by itself, and is told what it missed.
 * An answer that is no stream (the server starts anew, or will not serve this reader any more) it gives up on: that is
 * tried again here, more and more seldom.
 */
function follow(url, said, tries = 0) {
  const source = new EventSource(url);
  let failed = tries;
  source.addEventListener('open', () => {
    failed = 0;
    said('live');
  });
  source.addEventListener('error', () => {
    if (source.readyState !== EventSource.CLOSED) return said('lost');
    failed += 1;
    said(failed > 2 ? 'ended' : 'lost');
    setTimeout(() => follow(url, said, failed), Math.min(1000 * 2 ** failed, 30_000));
  });
  source.addEventListener('parts', (event) => apply(JSON.parse(event.data)));
  source.addEventListener('reload', () => {
    // Nothing is taken from under the hands of somebody who writes.
    if (document.querySelector('[data-keep]')) said('ended');
    // Not reload(): the page may be the answer to a form, and reloading would send that form again.
    else window.location.replace(window.location.pathname + window.location.search);
  });
}

if (place) {
  const state = document.querySelector('[data-live-state]');
  const words = {
    live: 'Live: changes show as they are recorded',
    lost: 'Connection lost; trying again',
    ended: 'Reload to see what is new',
  };
  if (state) state.textContent = 'Connecting';
  follow(place.dataset.live, (how) => {
    // Other islands of the page go by it too.
    document.dispatchEvent(new CustomEvent('quorate:link', { detail: how }));
    if (!state) return;
    state.textContent = words[how];
    state.dataset.is = how;
  });
}

// What waits on this reader is theirs alone, so it is asked for, and only when votes may have changed.
const mine = document.querySelector('[data-mine]');
document.addEventListener('quorate:changed', async ({ detail }) => {
  const touched = Object.values(detail.parts).some((html) => html.includes('box vote'));
  if (!mine || !touched || mine.contains(document.activeElement)) return;
  const answer = await fetch(mine.dataset.mine).catch(() => null);
  if (answer?.ok) mine.innerHTML = await answer.text();
});
