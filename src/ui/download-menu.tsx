/** The same list, to take away. */
export function DownloadMenu({ files }: { files: readonly { label: string; href: string }[] }) {
  return (
    <details class="drop-menu">
      <summary class="btn">Export</summary>
      <ul class="menu">
        {files.map(({ label, href }) => (
          <li>
            <a href={href} download>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
