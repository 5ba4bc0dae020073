import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';
import { withList } from './query.ts';

/** `ref` heads its row, `wide` takes a line of its own when narrow, `soft` is secondary, `number` is set right. */
export type ColumnKind = 'ref' | 'wide' | 'soft' | 'number' | 'chip';

export interface Column<Row> {
  /** Its name in `sort=` of the address. */
  key: string;
  label: string;
  kind: ColumnKind;
  cell: (row: Row) => Child;
  /** Whether the list may be ordered by it. */
  sorts?: boolean;
}

export interface TableProps<Row> {
  /** What the table holds, said to readers by ear; the page's heading says it to the others. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Path and query of this page; the links of the sortable heads change only `sort` in it. */
  url: string;
  /** The column that orders it and which way, as `sort=due` or `sort=-due` said. */
  sort?: string;
}

/** As many as fit beside the sidebar at 1280 px; more scroll, in a box that the keyboard can reach (WCAG 2.1.1). */
const mostColumns = 9;

/** A dense list. Give it rows; an empty list is `Empty`'s. */
export function Table<Row>({ caption, columns, rows, url, sort }: TableProps<Row>) {
  const sortable = columns.some((column) => column.sorts);
  const table = (
    <table class={sortable ? 'list' : 'list unsorted'}>
      <caption class="govuk-visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head column={column} url={url} sort={sort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {columns.map((column) => (
              <Cell column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (columns.length <= mostColumns) return table;
  return (
    <section class="wide-scroll" aria-label={caption} tabindex={0}>
      {table}
    </section>
  );
}

interface HeadProps<Row> {
  column: Column<Row>;
  url: string;
  sort?: string;
}

function Head<Row>({ column, url, sort }: HeadProps<Row>) {
  const set = column.kind === 'number' ? 'num' : '';
  if (!column.sorts) {
    return (
      <th scope="col" class={set || undefined}>
        {column.label}
      </th>
    );
  }
  const way = sort === column.key ? 'ascending' : sort === `-${column.key}` ? 'descending' : undefined;
  const next = way === 'ascending' ? `-${column.key}` : column.key;
  return (
    <th scope="col" class={`sorts ${set}`.trim()} aria-sort={way}>
      <a href={withList(url, { sort: next })}>
        {column.label}
        {way && <Icon name={way === 'ascending' ? 'up' : 'down'} />}
      </a>
    </th>
  );
}

const classes: Record<ColumnKind, string | undefined> = {
  ref: 'ref',
  wide: 'wide',
  soft: 'n',
  number: 'num',
  chip: undefined,
};

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row);
  if (column.kind === 'ref') {
    return (
      <th scope="row" class="ref">
        {content}
      </th>
    );
  }
  // Narrow, the head is out of sight: what is not plain by itself carries its heading's words.
  const label = column.kind === 'soft' || column.kind === 'number' ? column.label : undefined;
  return (
    <td class={classes[column.kind]} data-label={isNothing(content) ? undefined : label}>
      {content}
    </td>
  );
}

const isNothing = (content: Child) => content === null || content === undefined || content === '' || content === false;
