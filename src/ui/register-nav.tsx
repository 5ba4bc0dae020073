export interface NavLink {
  label: string;
  href: string;
  /** How many the reader may see, on the day looked at. */
  count?: number;
  current?: boolean;
}

export interface NavGroup {
  title: string;
  links: readonly NavLink[];
}

/** The registers, by group. Narrow, the header's "Registers" link opens it as the :target of the address. */
export function RegisterNav({ groups }: { groups: readonly NavGroup[] }) {
  return (
    <nav class="side" id="registers" aria-label="Registers">
      <div class="side-in">
        {groups.map((group) => (
          <section>
            <h2 id={`nav-${group.title.toLowerCase()}`}>{group.title}</h2>
            <ul aria-labelledby={`nav-${group.title.toLowerCase()}`}>
              {group.links.map((link) => (
                <li>
                  <a href={link.href} aria-current={link.current ? 'page' : undefined}>
                    {link.label}
                    {link.count !== undefined && <span>{link.count.toLocaleString('en-GB')}</span>}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <a class="side-close" href="#main">
          Close the registers
        </a>
      </div>
    </nav>
  );
}
