/** Any register as a list: filter, sort, search, page, export. */
import type { Child } from 'hono/jsx';
import type { Tx } from '../../kernel/db.ts';
import { type Field, type Register, wordsFor } from '../../kernel/define.ts';
import { listRows, named, openStates, type Row } from '../../kernel/read.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { ColumnPicker } from '../../ui/column-picker.tsx';
import { DayText } from '../../ui/day.tsx';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Filters, type SelectFilter, type Tab } from '../../ui/filters.tsx';
import { Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { withList } from '../../ui/query.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { articled, waysToAdd } from '../add/add-decision.ts';
import { ownForms } from '../add/own-forms.ts';
import { dueSum, lateWords } from '../due.ts';
import { frameOf } from '../frame.ts';
import { columnsOf, filtersOf, pageSize, queryOf } from '../list-query.ts';
import { type ListTally, tallyList } from '../list-tally.ts';
import { clip, isSpoken, type Names, refsIn, sentence, show } from '../tell.tsx';
import { pathTo, type View } from '../view.ts';

export async function listPage(tx: Tx, view: View, register: Register) {
  const query = queryOf(view, register, pageSize);
  const found = await listRows(tx, register, query);
  const tallied = await tallyList(tx, view, register, query);
  const refs = refsIn(
    register,
    found.rows.map((row) => row.fields),
  );
  const selects = selectsOf(view, register, tallied);
  addChoices(register, selects, refs);
  const names = await named(tx, view.site.ledger.registers, { code: view.code.id, at: view.at, refs });
  for (const select of selects) nameOptions(register, select, names);
  const [one, many] = register.title;
  return (
    <Page title={many} frame={await frameOf(tx, view, register.name)} scripts={['filters.js']}>
      <Head title={many} lead={register.about} actions={<Actions view={view} register={register} />} />
      <Filters
        url={view.url}
        tabs={tabsOf(view, register, tallied)}
        selects={selects}
        words={{ name: 'words', label: 'Find', value: query.search ?? '' }}
      />
      {found.rows.length === 0 ? (
        <Nothing view={view} register={register} />
      ) : (
        <Table
          caption={`${many}, ${tallied.total} in all`}
          columns={columns(view, register, { rows: found.rows, names })}
          rows={found.rows}
          url={view.url}
          sort={view.query.get('sort') ?? 'ref'}
        />
      )}
      <Pager
        url={view.url}
        shown={found.rows.length}
        total={tallied.total}
        after={found.next}
        from={query.after ? undefined : 1}
      />
      {found.rows.length > 0 && (
        <ColumnPicker
          url={view.url}
          label={`Columns of ${one.toLowerCase()}`}
          columns={Object.entries(register.fields).map(([name, field]) => ({
            name,
            label: field.label,
            shown: columnsOf(register, view.query).includes(name),
          }))}
        />
      )}
    </Page>
  );
}

function Actions({ view, register }: { view: View; register: Register }) {
  const query = view.url.includes('?') ? view.url.slice(view.url.indexOf('?')) : '';
  const to = (format: string) => `${pathTo(view.code.id, 'export', `${register.name}.${format}`)}${query}`;
  return (
    <>
      <DownloadMenu
        files={[
          { label: 'Spreadsheet (xlsx)', href: to('xlsx') },
          { label: 'CSV', href: to('csv') },
          { label: 'JSON', href: to('json') },
        ]}
      />
      {register.name === 'document' && waysToAdd(view, register).length > 0 && (
        <>
          <ButtonLink href={view.to('governing', 'cascade')}>Replace words in many</ButtonLink>
          <ButtonLink href={view.to('governing', 'text')}>Put in a document</ButtonLink>
        </>
      )}
      <Adding view={view} register={register} />
      {register.name === 'meeting' && view.session && (
        <ButtonLink weight="go" href={view.to('import')}>
          Import minutes
        </ButtonLink>
      )}
    </>
  );
}

/** The way to a new record: its own form, where it has one. */
function Adding({ view, register }: { view: View; register: Register }) {
  const own = ownForms[register.name];
  if (register.name === 'document' || waysToAdd(view, register).length === 0) return null;
  if (own) return <ButtonLink href={view.to(...own.path)}>{own.label}</ButtonLink>;
  return <ButtonLink href={view.to('add', register.name)}>Add {articled(register.title[0])}</ButtonLink>;
}

/** What an empty list leads to: its own form for whoever may fill it in, else the minutes. */
function firstStep(view: View, register: Register) {
  const own = ownForms[register.name];
  if (own && waysToAdd(view, register).length > 0) return { label: own.label, href: view.to(...own.path) };
  return { label: 'Import minutes', href: view.to('import') };
}

function Nothing({ view, register }: { view: View; register: Register }) {
  const narrowed = view.url.includes('?');
  return (
    <Empty
      title={narrowed ? `No ${register.title[1].toLowerCase()} match` : `No ${register.title[1].toLowerCase()} yet`}
      step={
        narrowed ? { label: 'Show all of them', href: pathTo(view.code.id, register.name) } : firstStep(view, register)
      }
    >
      {narrowed ? 'Nothing fits these filters on this day. Take one away, or look at another day.' : register.about}
    </Empty>
  );
}

function tabsOf(view: View, register: Register, { whole }: ListTally): Tab[] {
  const isLate = Boolean(view.query.get('late') && register.due);
  const state = view.query.getAll('state').sort().join(' ');
  const tabs: Tab[] = [
    {
      label: 'All',
      count: whole.total,
      href: withList(view.url, { state: null, late: null }),
      current: !state && !isLate,
    },
  ];
  if (register.due && openStates(register).length > 0 && (whole.late > 0 || isLate))
    tabs.push({
      label: 'Late',
      count: whole.late,
      href: withList(view.url, { state: null, late: '1' }),
      current: isLate,
    });
  const states = whole.by.get('state') ?? [];
  // One state that all are in does not tell them apart.
  for (const { value, count: held } of states.length > 1 || state ? states : [])
    tabs.push({
      label: register.states[value]?.label ?? value,
      count: held,
      href: withList(view.url, { state: value, late: null }),
      current: state === value,
    });
  return tabs;
}

/** What may be chosen of each filter. */
function selectsOf(view: View, register: Register, { by }: ListTally): SelectFilter[] {
  const selects: SelectFilter[] = [];
  for (const name of filtersOf(register)) {
    const field = register.fields[name];
    const chosen = view.query.get(name) ?? '';
    const values = by.get(name) ?? [];
    if (!field || (values.length < 2 && !chosen)) continue;
    const options = values.map(({ value, count: held }) => ({ value, label: `${wordsFor(field, value)} (${held})` }));
    selects.push({ name, label: field.label, value: chosen, options: [{ value: '', label: 'Any' }, ...options] });
  }
  return selects;
}

/** Options that are references join those whose titles are looked up. */
function addChoices(register: Register, selects: readonly SelectFilter[], refs: Map<string, Set<string>>): void {
  for (const { name, options } of selects) {
    const to = register.fields[name]?.to;
    if (!to) continue;
    const set = refs.get(to) ?? new Set<string>();
    for (const { value } of options) if (value) set.add(value);
    refs.set(to, set);
  }
}

/** Options that are references get the titles of what they name. */
function nameOptions(register: Register, select: SelectFilter, names: Names): void {
  const to = register.fields[select.name]?.to;
  if (!to) return;
  select.options = select.options.map((option) => {
    const known = names.get(`${to} ${option.value}`);
    return known ? { ...option, label: option.label.replace(option.value, known.title) } : option;
  });
}

function columns(
  view: View,
  register: Register,
  { rows, names }: { rows: readonly Row[]; names: Names },
): Column<Row>[] {
  const { titled, due } = register;
  // A register whose references are but slugs of its titles is known by its titles.
  const byTitle = !rows.some(({ ref }) => isSpoken(ref) || isPrinted(ref));
  const link = (row: Row, words: Child) => <a href={view.to(register.name, row.ref)}>{words}</a>;
  const own = columnsOf(register, view.query)
    .filter((name) => !byTitle || name !== titled)
    .map((name): Column<Row> => {
      const field = register.fields[name] as Field;
      const kind = name === titled ? 'wide' : field.kind === 'integer' ? 'number' : 'soft';
      const cell = (row: Row) => {
        if (name === titled) return titleOf(row);
        const value = row.fields[name];
        if (name === due && value) return <DayText day={String(value)} short sum={dueSum(view, register, row)} />;
        return show(view, field, value, names);
      };
      return { key: name, label: field.label, kind, sorts: true, cell };
    });
  const first: Column<Row> = byTitle
    ? {
        key: titled,
        label: register.fields[titled]?.label ?? register.title[0],
        kind: 'ref',
        sorts: true,
        cell: (row) => link(row, clip(sentence(row.title), 220)),
      }
    : { key: 'ref', label: 'Reference', kind: 'ref', sorts: true, cell: (row) => link(row, row.ref) };
  return [
    first,
    ...own,
    {
      key: 'state',
      label: 'State',
      kind: 'chip',
      sorts: true,
      cell: (row) => <StateChip state={stateOf(register, row.state)} late={lateWords(view, register, row)} />,
    },
    {
      key: 'class',
      label: 'Class',
      kind: 'chip',
      cell: (row) => <LevelChip level={row.label.level} name={view.code.levels[row.label.level].name} />,
    },
  ];
}

/** The number of a meeting's papers, or of something within it: "SECP_39_0912/7.2". */
const isPrinted = (ref: string) => /^[A-Z]+_[\w./]*$/.test(ref);

/** Something only spoken of so far has no title but its reference, which the row says already. */
function titleOf(row: Row) {
  return row.title === row.ref ? <span class="none">Known by its reference only</span> : clip(sentence(row.title), 220);
}

export function stateOf(register: Register, state: string) {
  return register.states[state] ?? { label: state, tone: 'quiet' as const };
}
