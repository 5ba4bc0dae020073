import { describe, expect, test } from 'vitest';
import { Filters } from './filters.tsx';
import { Pager, placeWords } from './pager.tsx';
import { type Column, Table } from './table.tsx';

interface Row {
  ref: string;
  due: string;
}
const columns: Column<Row>[] = [
  {
    key: 'ref',
    label: 'Reference',
    kind: 'ref',
    sorts: true,
    cell: (row) => <a href={`/action/${row.ref}`}>{row.ref}</a>,
  },
  { key: 'due', label: 'Due', kind: 'soft', sorts: true, cell: (row) => row.due },
  { key: 'note', label: 'Note', kind: 'soft', cell: () => '<b>' },
];
const rows = [
  { ref: 'P1/01', due: '2017-01-13' },
  { ref: 'P1/02', due: '' },
];
const table = (url: string, sort?: string) =>
  String(<Table caption="Actions" columns={columns} rows={rows} url={url} sort={sort} />);

describe('a list', () => {
  test('each sortable head is a link that keeps the filters and drops the cursor', () => {
    expect(table('/action?state=open&after=x')).toContain('<a href="/action?state=open&amp;sort=ref">Reference</a>');
  });

  test('the head that orders the list says which way, and turns it round', () => {
    const up = table('/action?sort=due', 'due');
    expect(up).toMatch(/aria-sort="ascending"><a href="\/action\?sort=-due">/);
    expect(up.match(/aria-sort/g)).toHaveLength(1);
    expect(table('/action?sort=-due', '-due')).toMatch(/aria-sort="descending"><a href="\/action\?sort=due">/);
  });

  test('a column that does not sort has no link', () => {
    expect(table('/action')).toContain('<th scope="col">Note</th>');
  });

  test('the reference heads its row, and words are never markup', () => {
    const html = table('/action');
    expect(html).toContain('<th scope="row" class="ref"><a href="/action/P1/01">P1/01</a></th>');
    expect(html).toContain('&lt;b&gt;');
  });

  test('more columns than fit scroll in a box that the keyboard can reach', () => {
    const many = Array.from({ length: 10 }, (_, at) => ({ ...columns[1]!, key: `c${at}` }));
    const html = String(<Table caption="Actions" columns={many} rows={rows} url="/action" />);
    expect(html).toMatch(/^<section class="wide-scroll" aria-label="Actions" tabindex="0"><table/);
    expect(table('/action')).toMatch(/^<table/);
  });

  test('an empty cell carries no label when narrow', () => {
    const html = table('/action');
    expect(html).toContain('<td class="n" data-label="Due">2017-01-13</td>');
    expect(html).toContain('<td class="n"></td>');
  });
});

describe('filters', () => {
  const owner = {
    name: 'owner',
    label: 'Owner',
    value: 'SSC',
    options: [
      { value: '', label: 'Anyone' },
      { value: 'SSC', label: 'SSC' },
    ],
  };
  const html = String(
    <Filters
      url="/action?owner=SSC&state=open&on=2016-12-09&after=x"
      selects={[owner]}
      tabs={[{ label: 'Open', count: 1204, href: '/action?state=open', current: true }]}
    />,
  );

  test('work without script: a form with a button, which keeps the day looked at and the tab', () => {
    expect(html).toContain('<form method="get" action="/action"');
    expect(html).toContain('<button type="submit"');
    expect(html).toContain('name="on" value="2016-12-09"');
    expect(html).toContain('name="state" value="open"');
    expect(html).not.toContain('name="after"');
    expect(html.match(/name="owner"/g)).toHaveLength(1);
  });

  test('show what is chosen', () => {
    expect(html).toContain('<option value="SSC" selected="">SSC</option>');
    expect(html).toContain('aria-current="true">Open<span> 1,204</span>');
  });
});

describe('the pager', () => {
  test('says which rows of how many', () => {
    expect(placeWords(51, 50, 3412)).toBe('51–100 of 3,412');
    expect(placeWords(3412, 1, 3412)).toBe('3,412 of 3,412');
    expect(placeWords(undefined, 50, 3412)).toBe('50 of 3,412');
    expect(placeWords(1, 50, undefined)).toBe('1–50');
  });

  test('goes on and back by cursor, keeping the filters', () => {
    const html = String(
      <Pager url="/action?state=open&after=k" from={51} shown={50} total={3412} after="z" before="m" />,
    );
    expect(html).toContain('rel="next" href="/action?state=open&amp;after=z"');
    expect(html).toContain('rel="prev" href="/action?state=open&amp;before=m"');
    expect(html).toContain('href="/action?state=open">First</a>');
  });

  test('offers nothing where there is nothing', () => {
    const html = String(<Pager url="/action" from={1} shown={7} total={7} />);
    expect(html).toContain('1–7 of 7');
    expect(html).not.toContain('<a');
    expect(String(<Pager url="/action" shown={0} total={0} />)).toBe('');
  });
});
