/** Tables of actions, new and earlier, whole or flattened to lines. */

import { plainOwner, readDue, readOwner } from './owners.ts';
import { type Block, joinSpans } from './paragraph.ts';
import type { Found, Span, UpdateFact } from './proposal.ts';
import { type ActionContext, type RawAction, withoutStop } from './raw-action.ts';

export interface TableRead {
  actions: RawAction[];
  updates: Found<UpdateFact>[];
  used: Set<Block>;
}

interface Columns {
  ref: number;
  detail: number;
  owner: number;
  status: number[];
  item: number;
  due: number;
}

function columnsOf(cells: readonly string[]): Columns | null {
  const find = (pattern: RegExp) => cells.findIndex((cell) => pattern.test(cell.trim().replace(/[.:]$/, '')));
  const detail = find(
    /^(?:detail|details|description|actions?|action (?:item|point|required|agreed|description)|task|what|item description|subject)$/i,
  );
  const ref = find(/^(?:no|ref|#|id|action (?:no|ref|reference|id|number)|reference|number|action #)$/i);
  const owner = find(
    /^(?:resp|responsible|responsibility|owner|who|lead|assigned(?: to)?|action (?:by|owner)|by whom|by|person(?: responsible)?|assignee|action holder)$/i,
  );
  const status = cells
    .map((cell, i) =>
      /^(?:status|progress|update|updates|notes?|comments?|outcome|position|response|completed?|done|action taken|rag)$/i.test(
        cell.trim().replace(/[.:]$/, ''),
      )
        ? i
        : -1,
    )
    .filter((i) => i >= 0);
  const item = find(/^(?:sec|section|item|agenda item|minute|minute (?:no|ref)|agenda(?: ref)?|item no)$/i);
  const due = find(
    /^(?:due|due date|deadline|by when|when|target|target date|date|timescale|completion date|date due)$/i,
  );
  if (detail < 0 && !(ref >= 0 && status.length > 0)) return null;
  if (owner < 0 && ref < 0 && due < 0 && status.length === 0) return null;
  return { ref, detail, owner, status, item, due };
}

const open =
  /\b(?:not (?:yet )?(?:done|complete[d]?|closed|started|discharged)|incomplete|ongoing|on-going|in progress|outstanding|open|carried forward|c\/f|pending|to be (?:closed|completed)|remains?|partially|deferred|awaiting|will be (?:closed|completed)|yet to)\b/i;
const closed =
  /\b(?:closed?|complete[d]?|done|discharged|superseded|resolved|actioned|finished|achieved|cancelled|withdrawn)\b|^(?:yes|y|✓|✔|x)$/i;

/** Closed where the words say so and do not take it back; open otherwise; null where there are no words. */
export function stateOf(words: string): UpdateFact['state'] {
  if (words.trim() === '') return null;
  const first = words.split(/[.;–—]|\s-\s/)[0] ?? words;
  if (closed.test(first) && !open.test(first)) return 'closed';
  if (open.test(words)) return 'open';
  return closed.test(words) ? 'closed' : 'open';
}

/** A row with the lines that its cells run over. */
interface Row {
  cells: string[];
  spans: Span[];
  blocks: Block[];
}

/** Whether a line stands under a row, behind a tab: the row's cells go on. */
function goesOn(row: Row | undefined, block: Block): row is Row {
  return row !== undefined && block.gap === 'none' && block.indent > 0 && (block.cells?.[0] ?? '') === '';
}

/** The tables among the paragraphs, each from its heading row to the first paragraph that is no row. */
function tablesIn(blocks: readonly Block[]): { columns: Columns; head: Block; rows: Row[] }[] {
  const tables: { columns: Columns; head: Block; rows: Row[] }[] = [];
  let open: { columns: Columns; head: Block; rows: Row[] } | null = null;
  for (const block of blocks) {
    const cells = block.kind === 'row' ? block.cells : undefined;
    const columns = cells ? columnsOf(cells) : null;
    if (columns) {
      open = { columns, head: block, rows: [] };
      tables.push(open);
      continue;
    }
    const last: Row | undefined = open?.rows[open.rows.length - 1];
    if (open && goesOn(last, block)) {
      (cells ?? [block.text]).forEach((cell, i, all) => {
        const at = all.length === 1 ? last.cells.length - 1 : i;
        last.cells[at] = `${last.cells[at] ?? ''} ${cell}`.trim();
      });
      last.spans.push(...block.spans);
      last.blocks.push(block);
    } else if (cells) open?.rows.push({ cells: [...cells], spans: [...block.spans], blocks: [block] });
    else open = null;
  }
  return tables;
}

/** Reads tables of actions; rows with a word on progress are updates, unless `fresh` says the table is of new ones. */
export function readActionTables(blocks: readonly Block[], context: ActionContext & { fresh: boolean }): TableRead {
  const read: TableRead = { actions: [], updates: [], used: new Set() };
  for (const { columns, head, rows } of tablesIn(blocks)) {
    read.used.add(head);
    for (const row of rows) {
      for (const block of row.blocks) read.used.add(block);
      readRow(read, row, { ...context, columns });
    }
  }
  return read;
}

function readRow(read: TableRead, row: Row, context: ActionContext & { fresh: boolean; columns: Columns }): void {
  const { columns } = context;
  const cell = (index: number) => (index < 0 ? '' : (row.cells[index] ?? '').trim());
  const detail = cell(columns.detail);
  const status = columns.status
    .map(cell)
    .filter((words) => words !== '')
    .join(' – ');
  if (detail === '' && status === '') return;
  const ref = cell(columns.ref) || null;
  const section = cell(columns.item).replace(/[.:]$/, '');
  const item = section === '' ? context.item : /^\d+$/.test(section) ? Number(section) : section;
  const spans = joinSpans(row.spans);
  if (columns.status.length > 0 && !context.fresh) {
    const text = status || detail;
    read.updates.push({ ref: ref ?? '', text, state: stateOf(status), item: context.item, spans, sure: 'sure' });
    return;
  }
  const owned =
    columns.owner >= 0 ? { owner: plainOwner(cell(columns.owner)), text: detail } : readOwner(detail, context.style);
  const due = cell(columns.due);
  const dated = readDue(due === '' ? detail : `due: ${due}`, context.day);
  const text = withoutStop(owned.text);
  read.actions.push({ ref, owner: owned.owner, text, ...dated, item, spans, sure: 'sure' });
}

/** A table of earlier actions that was flattened to lines: each opens with a reference, and may run over paragraphs. */
export function readFlatUpdates(
  blocks: readonly Block[],
  context: ActionContext,
): { updates: Found<UpdateFact>[]; used: Set<Block> } {
  const used = new Set<Block>();
  const updates: Found<UpdateFact>[] = [];
  const source = context.style.house.references.action;
  if (!source) return { updates, used };
  const starts = new RegExp(`^(?<ref>${source})(?:\\s*[:–-])?(?:\\s+|$)`);
  const at = blocks.flatMap((block, i) => (starts.test(block.text) && block.kind !== 'heading' ? [i] : []));
  at.forEach((from, n) => {
    const first = blocks[from] as Block;
    const match = starts.exec(first.text);
    const ref = match?.groups?.ref ?? '';
    const words = [
      first.text
        .slice(match?.[0].length ?? 0)
        .replace(/\t/g, ' ')
        .trim(),
    ];
    const parts = [first];
    // Only a reference that follows says where a row ends; the last row is one paragraph.
    const until = at[n + 1] ?? (words[0] === '' ? from + 2 : from + 1);
    for (const block of blocks.slice(from + 1, until)) {
      if (context.style.action.some((pattern) => pattern.test(block.text))) break;
      words.push(block.text.replace(/\t/g, ' '));
      parts.push(block);
    }
    for (const part of parts) used.add(part);
    const text = words.filter((one) => one !== '').join('\n');
    updates.push({
      ref,
      text,
      state: stateOf(text),
      item: context.item,
      spans: joinSpans(parts.flatMap((part) => part.spans)),
      sure: 'sure',
    });
  });
  const header = blocks[(at[0] ?? 0) - 1];
  if (header && context.style.updates?.test(header.text.replace(/\t/g, ' '))) used.add(header);
  return { updates, used };
}

const earlier =
  /\b(?:actions?\b.*\b(?:last|previous|earlier|outstanding|log|update|review|progress|arising|from)|(?:review|update|progress|outstanding|previous)\b.*\bactions?|matters arising)\b/i;
const listedRef =
  /^(?:action\s+)?(?<ref>(?:[A-Z]{1,6}[ -]?)?\d{1,4}(?:[./-]\d{1,4}){0,3}[a-z]?)\s*(?:[:.)–—-]\s*|\s)(?<text>\S.*)$/i;

/** Bullets with references under an item on earlier actions: "A11-1 Bob to share the plan – closed". */
export function readListedUpdates(
  blocks: readonly Block[],
  title: string,
  context: ActionContext,
): { updates: Found<UpdateFact>[]; used: Set<Block> } {
  const used = new Set<Block>();
  const updates: Found<UpdateFact>[] = [];
  if (!earlier.test(title) || context.style.action.length > 0) return { updates, used };
  for (const block of blocks) {
    const { ref, text } = (block.kind === 'bullet' && listedRef.exec(block.text)?.groups) || {};
    if (!ref || !text || !/[A-Z./-]/i.test(ref)) continue;
    used.add(block);
    updates.push({ ref, text, state: stateOf(text), item: context.item, spans: block.spans, sure: 'likely' });
  }
  return { updates, used };
}
