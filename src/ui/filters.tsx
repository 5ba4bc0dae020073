import { Hidden } from './hidden.tsx';
import { keptParams, pathOf } from './query.ts';

export interface Tab {
  label: string;
  count?: number;
  href: string;
  current: boolean;
}

export interface SelectFilter {
  /** The parameter it sets. */
  name: string;
  label: string;
  value: string;
  /** The first should be the one that filters nothing, with value ''. */
  options: readonly { value: string; label: string }[];
}

interface FiltersProps {
  /** Path and query of this page; what the form does not set itself is kept. */
  url: string;
  tabs?: readonly Tab[];
  selects?: readonly SelectFilter[];
  /** Searching within the list: its parameter and what was asked. */
  words?: { name: string; label: string; value: string };
}

/** What a list may be narrowed by. All of it lives in the address; filters.js only saves the press of Apply. */
export function Filters({ url, tabs = [], selects = [], words }: FiltersProps) {
  const own = [...selects.map(({ name }) => name), ...(words ? [words.name] : [])];
  return (
    <div class="bar">
      {tabs.length > 0 && (
        <ul class="tabs">
          {tabs.map((tab) => (
            <li>
              <a class="tab" href={tab.href} aria-current={tab.current ? 'true' : undefined}>
                {tab.label}
                {tab.count !== undefined && <span> {tab.count.toLocaleString('en-GB')}</span>}
              </a>
            </li>
          ))}
        </ul>
      )}
      {own.length > 0 && (
        <form method="get" action={pathOf(url)} data-filters>
          <Hidden params={keptParams(url, own)} />
          {words && (
            <label class={words.value ? 'pick set' : 'pick'}>
              {words.label}
              <input type="search" name={words.name} value={words.value} />
            </label>
          )}
          {selects.map((select) => (
            <SelectPick {...select} />
          ))}
          <button type="submit" class="btn apply">
            Apply
          </button>
        </form>
      )}
    </div>
  );
}

function SelectPick({ name, label, value, options }: SelectFilter) {
  return (
    <label class={value ? 'pick set' : 'pick'}>
      {label}
      <select name={name}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
