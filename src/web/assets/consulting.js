// Keeps an answer as a draft while it is typed, and hides what a question of another kind does not need. Both pages work
// whole without it: a button keeps the draft.
for (const form of document.querySelectorAll('[data-consulting="answer"]')) {
  const kept = form.querySelector('[data-kept]');
  const field = (name) => form.elements.namedItem(name);
  let waiting;
  let busy = false;

  const contentOf = () => {
    const content = { answers: {}, overall: '', confidential: false };
    for (const [name, value] of new FormData(form)) {
      const [, number, part] = /^(Q\d+)-(\w+)$/.exec(name) ?? [];
      if (number) {
        content.answers[number] ??= { chosen: '', reasoning: '', confidential: false, declined: false };
        content.answers[number][part] = part === 'confidential' || part === 'declined' ? value === 'true' : value;
      } else if (name === 'overall') content.overall = value;
      else if (name === 'confidential') content.confidential = value === 'true';
    }
    return content;
  };

  const keep = async () => {
    if (busy) return later();
    busy = true;
    const data = new URLSearchParams(new FormData(form));
    data.set('do', 'keep');
    const content = JSON.stringify(contentOf());
    try {
      const answer = await fetch(form.action, { method: 'POST', body: data });
      if (!answer.ok || !answer.headers.get('content-type')?.includes('json')) throw new Error('refused');
      const { seen, merged, by } = await answer.json();
      field('base').value = content;
      if (merged) {
        // This page does not hold what they wrote. It goes on from the version it knows, and is merged again.
        kept.textContent = `${by} is writing here too. Press “Keep as a draft” to see both.`;
      } else {
        field('seen').value = seen;
        kept.textContent = 'Kept as a draft just now.';
      }
    } catch {
      kept.textContent =
        'Not kept: no connection, or the page was open too long. Press “Keep as a draft” to try again.';
    }
    busy = false;
  };

  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 1500);
  };
  form.addEventListener('input', later);
  // What the button sends is newer than what was about to be kept.
  form.addEventListener('submit', () => clearTimeout(waiting));
}

for (const form of document.querySelectorAll('[data-consulting="new"]')) {
  const suit = () => {
    for (const part of form.querySelectorAll('.only-choice')) {
      const kind = part.closest('fieldset').querySelector('select');
      part.hidden = kind.value !== 'choice';
    }
  };
  form.addEventListener('change', suit);
  suit();
}
