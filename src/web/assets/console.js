// The console made quick: text is kept as it is typed, what a decision will do is shown while it is worded, keys do the
// rest. Nothing typed is lost: what has not reached Quorate stays in this browser, is counted, and is sent when it can be.
const form = document.getElementById('work');
const desk = document.getElementById('desk');
const said = document.querySelector('[data-save-state]');
const prefix = `quorate ${location.pathname} `;
const fieldsOf = () => [...(form?.querySelectorAll('[data-keep]') ?? [])];
let link = 'connecting';

document.addEventListener('quorate:link', ({ detail }) => {
  if (detail === 'live' && link !== 'live') void sendAll();
  link = detail;
});

// --- What is typed ------------------------------------------------------------------------------------------------

const item = form?.dataset.item;
/** What this window and the server last agreed on, and the version that it was. */
let base = form ? JSON.parse(form.dataset.work) : {};
let seen = Number(form?.dataset.version ?? 0);
let saving = null;
let timer;
let wait = 1000;
let ended = false;

function current() {
  // Effects added by hand are kept by the server as they are added: here they only go along.
  const now = { left: kept('left', true), added: kept('added', false), own: base.own ?? {} };
  for (const field of fieldsOf()) {
    if (field.type !== 'radio') now[field.name] = field.value;
    else if (field.checked) now[field.name] = field.value;
    else now[field.name] ??= '';
  }
  return now;
}

/** Effects whose tick is not as offered: taken away from those `preset`, or given to others. What is not offered now stays. */
function kept(name, preset) {
  const offered = [...form.querySelectorAll('[data-effect]')];
  const before = (base[name] ?? []).filter((key) => !offered.some((one) => one.value === key));
  const turned = offered.filter((one) => (one.dataset.preset === 'yes') === preset && one.checked !== preset);
  return [...before, ...turned.map((one) => one.value)];
}

const same = (a, b) => JSON.stringify(a ?? '') === JSON.stringify(b ?? '');
const changed = (now = current()) => Object.keys(now).filter((name) => !same(now[name], base[name]));

function put(values) {
  for (const field of fieldsOf()) {
    if (!(field.name in values)) continue;
    const value = values[field.name] ?? '';
    if (field.type === 'radio') field.checked = field.value === value;
    else if (field.value !== value) {
      // The hand that writes stays where it is: as far from the end of what it had before it.
      const at = document.activeElement === field ? field.selectionStart : null;
      const before = field.value;
      field.value = value;
      if (at !== null) {
        const kept = value.startsWith(before.slice(0, at)) ? at : Math.max(0, value.length - (before.length - at));
        field.setSelectionRange(kept, kept);
      }
    }
  }
}

function remember() {
  const now = current();
  if (changed(now).length === 0) localStorage.removeItem(prefix + item);
  else localStorage.setItem(prefix + item, JSON.stringify({ base, seen, content: now }));
}

/** Kept texts not yet sent, of all items of this meeting. */
const unsent = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));

function say(how) {
  if (!said) return;
  const count = unsent().reduce((sum, key) => {
    const kept = JSON.parse(localStorage.getItem(key));
    return sum + Object.keys(kept.content).filter((name) => !same(kept.content[name], kept.base[name])).length;
  }, 0);
  const texts = `${count} ${count === 1 ? 'text' : 'texts'}`;
  const words = {
    saved: `Saved${seen > 0 ? ` ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}` : ''}`,
    typing: 'Saving',
    unsaved: `Not yet saved: ${texts}. Quorate is out of reach; what you typed is kept here and sent when it is back.`,
    ended: `Not yet saved: ${texts}. You are signed out; what you typed is kept in this browser. `,
  };
  said.textContent = words[how];
  said.dataset.is = how;
  if (how === 'ended') {
    const again = document.createElement('a');
    again.href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
    again.textContent = 'Sign in again';
    said.append(again);
  }
}

/** Keeps what is typed now; waits for what is on its way first. True once Quorate has it. */
async function save() {
  clearTimeout(timer);
  while (saving) await saving;
  const sent = current();
  if (changed(sent).length === 0) {
    localStorage.removeItem(prefix + item);
    if (unsent().length === 0 && said?.dataset.is && !ended) say('saved');
    return true;
  }
  saving = send(item, { base, seen, content: sent });
  const answer = await saving;
  saving = null;
  if (!answer) return false;
  agree(sent, answer);
  remember();
  say(unsent().length === 0 ? 'saved' : 'typing');
  if (unsent().length > 0) later(400);
  return true;
}

/** Takes in what is kept now. A text typed on meanwhile is merged when it is sent itself. */
function agree(sent, { version, content, merged }) {
  const now = current();
  const further = Object.keys(now).filter((name) => !same(now[name], sent[name]));
  put(Object.fromEntries(Object.entries(content).filter(([name]) => !further.includes(name))));
  base = { ...content, ...Object.fromEntries(further.map((name) => [name, sent[name]])) };
  seen = further.length > 0 && merged ? -1 : version;
}

async function send(of, { base: was, seen: version, content }) {
  try {
    const answer = await fetch(form.dataset.draftTo, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ csrf: form.csrf.value, item: of, seen: version, base: was, content }),
    });
    if (answer.status === 401) {
      ended = true;
      say('ended');
      return null;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    wait = 1000;
    ended = false;
    return await answer.json();
  } catch {
    say('unsaved');
    later(wait);
    wait = Math.min(wait * 2, 15_000);
    return null;
  }
}

function later(ms) {
  clearTimeout(timer);
  if (!ended) timer = setTimeout(() => void sendAll(), ms);
}

/** This item's text, and that of others which a lost connection left behind. */
async function sendAll() {
  if (!form) return;
  const done = await save();
  if (!done) return;
  for (const key of unsent()) {
    const of = key.slice(prefix.length);
    if (of === item) continue;
    if (!(await send(of, JSON.parse(localStorage.getItem(key))))) return;
    localStorage.removeItem(key);
  }
  if (said?.dataset.is === 'unsaved' && unsent().length === 0) say('saved');
}

if (form) {
  const kept = JSON.parse(localStorage.getItem(prefix + item) ?? 'null');
  if (kept) {
    ({ base, seen } = kept);
    put(kept.content);
  }
  if (unsent().length > 0) void sendAll();
  form.addEventListener('input', (event) => {
    if (event.target.matches('[data-other-verb]')) return;
    remember();
    say(link === 'lost' && said.dataset.is === 'unsaved' ? 'unsaved' : ended ? 'ended' : 'typing');
    later(500);
    preview();
  });
  form.querySelector('[data-other-verb]')?.addEventListener('change', chooseOther);
  window.addEventListener('online', () => void sendAll());
  // What another secretary wrote at this item comes in with its version.
  document.addEventListener('quorate:changed', ({ detail }) => {
    const mark = document.querySelector('[data-draft]');
    const theirs = mark && JSON.parse(mark.dataset.draft);
    if (theirs?.item === item && theirs.content && theirs.version > seen && !saving) {
      if (changed().length > 0) void save();
      else {
        put(theirs.content);
        base = { ...base, ...theirs.content };
        seen = theirs.version;
        say('saved');
      }
    }
    // Who reads along changes nothing of what a decision will do.
    if (Object.keys(detail.parts).some((id) => id !== 'c-following')) preview();
  });
}

function chooseOther({ target }) {
  if (!target.value) return;
  const last = [...form.querySelectorAll('[data-verb]')].at(-1);
  const own = last.closest('label').cloneNode(true);
  const radio = own.querySelector('input');
  Object.assign(radio, { value: target.value, checked: true });
  own.querySelector('.tab').textContent = target.selectedOptions[0].textContent;
  own.querySelector('.tab').removeAttribute('data-key');
  target.closest('label').before(own);
  target.selectedOptions[0].remove();
  radio.focus();
  form.dispatchEvent(new Event('input', { bubbles: true }));
}

// --- What it will do ----------------------------------------------------------------------------------------------

let asked = 0;
let previewTimer;

function preview(ms = 200) {
  if (!form) return;
  document.getElementById('will').setAttribute('aria-busy', 'true');
  clearTimeout(previewTimer);
  previewTimer = setTimeout(refresh, ms);
}

async function refresh() {
  asked += 1;
  const turn = asked;
  const of = choosing();
  try {
    const answer = await fetch(form.dataset.previewTo, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
    });
    if (!answer.ok || turn !== asked) return;
    const { will, adding, reading } = await answer.json();
    show(document.getElementById('will'), will);
    document.getElementById('will').setAttribute('aria-busy', 'false');
    showStep(adding, of);
    show(document.getElementById('reading'), reading);
  } catch {
    // Out of reach: what was shown last stands, and saving says so.
  }
}

function show(place, html) {
  if (place.innerHTML === html) return;
  const at = place.contains(document.activeElement) ? document.activeElement : null;
  const key = at && `[name="${at.name}"][value="${CSS.escape(at.value)}"]`;
  const opened = place.querySelector('details[open]') !== null;
  place.innerHTML = html;
  if (opened) for (const one of place.querySelectorAll('details')) one.open = true;
  if (key) place.querySelector(key)?.focus();
}

const choosing = () =>
  [...document.querySelectorAll('[data-effect-part], [name=effect-move]')].map((one) => one.value).join('\n');
let chosen = choosing();

/** What may be done with a record shows as one is chosen; fields being filled in are left alone. */
function showStep({ records, step }, of) {
  const place = document.getElementById('effect-step');
  // An answer to what was chosen before is of no use any more: the next is on its way.
  if (!place || chosen === of || of !== choosing()) return;
  document.getElementById('effect-list').innerHTML = records;
  const at = place.contains(document.activeElement) ? document.activeElement.name : '';
  place.innerHTML = step;
  chosen = choosing();
  // The eye sees what was found; the ear is told.
  document.querySelector('[data-said]').textContent = document.getElementById('effect-chosen')?.textContent ?? '';
  if (at) place.querySelector(`[name="${at}"]`)?.focus();
}

const shown = () => [...document.querySelectorAll('#will [name=offered]')].map((one) => one.value).join('\n');

// --- Doing --------------------------------------------------------------------------------------------------------

async function act(event) {
  event.preventDefault();
  const { target, submitter } = event;
  const does = submitter?.value ?? '';
  if (does === 'record') {
    const before = shown();
    clearTimeout(previewTimer);
    await refresh();
    if (shown() !== before) return tell(['What this will do has just changed. Look at it, then record it.']);
  }
  // The text goes first, so that what is done now does not leave it behind.
  if (form && !(await save())) return heldBack();
  // Only now, for another secretary's words may just have come in. The button itself may have been replaced meanwhile.
  const data = new URLSearchParams(new FormData(target));
  data.set('do', does);
  if (form && target === form) data.set('version', String(seen));
  try {
    const answer = await fetch(target.getAttribute('action'), {
      method: 'POST',
      headers: { 'x-island': '1' },
      body: data,
    });
    if (answer.status === 401) return say('ended');
    const { to, done, problems, stay } = await answer.json();
    if (problems) return tell(problems);
    if (stay && link === 'live') {
      // The eye sees what changed; the ear is told.
      document.querySelector('[data-said]').textContent = done;
      return tell([]);
    }
    location.assign(to);
    if (to.includes('#')) location.reload();
  } catch {
    heldBack();
  }
}

const heldBack = () =>
  tell([
    ended
      ? 'This was not recorded: you are signed out. What you typed is kept in this browser. Sign in again, then record it.'
      : 'This was not recorded: Quorate is out of reach. What you typed is kept here. Record it once the connection is back.',
  ]);

/** Problems at the head of the page, as the server would show them; none takes them away. */
function tell(problems) {
  document.querySelector('.govuk-error-summary')?.remove();
  if (problems.length === 0) return;
  const box = document.createElement('div');
  box.className = 'govuk-error-summary';
  box.setAttribute('role', 'alert');
  box.tabIndex = -1;
  const title = document.createElement('h2');
  title.className = 'govuk-error-summary__title';
  title.textContent = problems.length === 1 ? 'One thing to mend' : 'Some things to mend';
  const list = document.createElement('ul');
  list.className = 'govuk-error-summary__list';
  for (const problem of problems) {
    const line = document.createElement('li');
    line.textContent = problem;
    list.append(line);
  }
  box.append(title, list);
  document.querySelector('.console').before(box);
  box.scrollIntoView({ block: 'center' });
}

form?.addEventListener('submit', act);
desk?.addEventListener('submit', act);
// Enter in a line does what the line is for, and nothing else.
document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (key !== 'Enter' || target.form !== desk || !target.matches('input')) return;
  event.preventDefault();
  if (target.dataset.enter) press(`[form=desk][value="${target.dataset.enter}"]`);
});
// Enter in the action line adds the action; in other lines it does nothing that could not be taken back.
form?.addEventListener('keydown', (event) => {
  if (
    event.key !== 'Enter' ||
    event.ctrlKey ||
    event.metaKey ||
    !event.target.matches('input:not([type=radio], [type=checkbox])')
  )
    return;
  event.preventDefault();
  if (event.target.id === 'action' && event.target.value.trim()) press('[name=do][value=action]');
  if (event.target.closest('#effect-more')) press('[name=do][value=add-effect]');
});

const press = (selector) => {
  const button = document.querySelector(selector);
  button?.click();
  return button !== null;
};

// Keys lead away from here as links do, once what is typed is kept.
document.addEventListener('quorate:go', async ({ detail }) => {
  if (form) await save();
  location.assign(detail);
});
// Links away keep what is typed first; it is in this browser in any case.
window.addEventListener('pagehide', () => form && remember());
// The item in hand is in sight in its own list, however long that is.
const here = document.querySelector('.console-agenda [aria-current]');
const list = document.getElementById('console-agenda');
if (here && list) list.scrollTop = here.offsetTop - list.offsetTop - list.clientHeight / 2;
