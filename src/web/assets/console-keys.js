// The keys of the console. Nothing here is the only way to anything; console.js does what they ask for.
const help = document.getElementById('key-help');
const singles = help?.querySelector('[data-single-keys]');
if (singles) {
  singles.checked = localStorage.getItem('quorate single keys') !== 'off';
  singles.addEventListener('change', () => localStorage.setItem('quorate single keys', singles.checked ? 'on' : 'off'));
}
document.querySelector('[data-keys]')?.addEventListener('click', () => help.showModal());

const press = (selector) => {
  const button = document.querySelector(selector);
  button?.click();
  return button !== null;
};
const focus = (selector) => {
  const field = document.querySelector(selector);
  field?.focus();
  return field !== null;
};
const chooseVerb = (n) => {
  const radio = document.querySelector(`[data-verb="${n}"]`);
  if (!radio) return false;
  radio.checked = true;
  radio.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
};
const go = (selector) => {
  const to = document.querySelector(selector);
  if (!to) return false;
  document.dispatchEvent(new CustomEvent('quorate:go', { detail: to.href }));
  return true;
};

const single = {
  n: () => go('[data-next]'),
  p: () => go('[data-previous]'),
  c: () => press('[data-do=carry]'),
  u: () => {
    const details = document.getElementById('take-back');
    if (!details) return false;
    details.open = true;
    return focus('#undo-reason');
  },
  t: () => focus('#narrative'),
  d: () => focus('#wording'),
  e: () => {
    const details = document.getElementById('effect-more');
    if (!details) return false;
    details.open = true;
    return focus('#effect-register');
  },
  a: () => focus('#action'),
  r: () => focus('#c-people button, #c-people input'),
  '?': () => help.showModal(),
};

document.addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey } = event;
  const typing = event.target.closest?.('input:not([type=radio], [type=checkbox]), textarea, select');
  const does = () => {
    if (help?.open) return null;
    if ((ctrlKey || metaKey) && key === 'Enter') return () => press('[name=do][value=record]');
    if (altKey && key === 'ArrowRight') return single.n;
    if (altKey && key === 'ArrowLeft') return single.p;
    if (altKey && !ctrlKey && /^[1-9]$/.test(key)) return () => chooseVerb(key);
    if (key === 'Escape' && typing) return () => event.target.blur();
    if (ctrlKey || metaKey || altKey || typing || !singles?.checked) return null;
    if (/^[1-9]$/.test(key)) return () => chooseVerb(key);
    return Object.hasOwn(single, key) ? single[key] : null;
  };
  const doing = does();
  if (!doing) return;
  event.preventDefault();
  void doing();
});
