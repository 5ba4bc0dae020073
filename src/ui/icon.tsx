const paths = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.5 10.5 14 14',
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.6V8l2.3 1.6',
  list: 'M2 4h12M2 8h12M2 12h12',
  up: 'M3 10.5 8 5.5l5 5',
  down: 'M3 5.5l5 5 5-5',
} as const;

/** A drawing beside words that say the same; never the only bearer of a meaning, so hidden from readers by ear. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

export function Mark() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.4" aria-hidden="true">
      <circle cx="11" cy="11" r="8" />
      <path d="M14 14l7 7" />
      <path d="M7.6 11.2l2.4 2.4 4.6-5" />
    </svg>
  );
}
