/** Tables of actions, new and earlier, whole or flattened to lines. */

import { type Block, joinSpans } from '../paragraph.ts';
import { plainOwner, readDue, readOwner } from '../people/owners.ts';
import type { Found, Span, UpdateFact } from '../proposal.ts';
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
  /** What was done of it, in words. */
  update: number[];
  /** How it stands, in a word. */
  state: number[];
  item: number;
  due: number;
}

/** Heads of the columns of a table of actions. */
const heads = {
  detail:
    /^(?:detail|details|description|actions?|action (?:item|point|required|agreed|description|detail)|task|what|item description|subject)$/i,
  ref: /^(?:no|ref|#|id|action (?:no|ref|reference|id|number)|reference|number|action #)$/i,
  owner:
    /^(?:resp|responsible|responsibility|(?:action )?owner|who|lead|assigned(?: to)?|action by|by whom|by|person(?: responsible)?|assignee|action holder)$/i,
  update:
    /^(?:(?:latest |current |progress |status )?(?:update|updates|progress|position)|notes?|comments?|outcome|response|action taken)$/i,
  state: /^(?:(?:current |action )?status|state|completed?|done|rag|open ?\/ ?closed)$/i,
  item: /^(?:sec|section|item|agenda item|minute|minute (?:no|ref)|agenda(?: ref)?|item no)$/i,
  due: /^(?:due|due date|deadline|by when|when|target|target date|date|timescale|completion date|date due)$/i,
};

function columnsOf(printed: readonly string[]): Columns | null {
  const cells = printed.map((cell) => cell.trim().replace(/[.:]$/, ''));
  const all = (pattern: RegExp) => cells.flatMap((cell, i) => (pattern.test(cell) ? [i] : []));
  const find = (pattern: RegExp) => all(pattern)[0] ?? -1;
  let ref = find(heads.ref);
  let [detail = -1, second] = all(heads.detail);
  if (ref < 0 && second !== undefined && /^actions?$/i.test(cells[detail] ?? '')) {
    // "Action | Owner | Detail": the first is what the action is called.
    [ref, detail] = [detail, second];
  }
  const [owner, item, due] = [find(heads.owner), find(heads.item), find(heads.due)];
  const [update, state] = [all(heads.update), all(heads.state)];
  const status = update.length + state.length > 0;
  if (detail < 0 && !(ref >= 0 && status)) return null;
  if (owner < 0 && ref < 0 && due < 0 && !status) return null;
  return { ref, detail, owner, update, state, item, due };
}

const open =
  /\b(?:not (?:yet )?(?:done|complete[d]?|closed|started|discharged)|incomplete|ongoing|on-going|in progress|outstanding|open|carried forward|c\/f|pending|to be (?:closed|completed)|remains?|partially|deferred|awaiting|will be (?:closed|completed)|yet to)\b/i;
const closed =
  /\b(?:closed?|complete[d]?|done|discharged|superseded|resolved|actioned|finished|achieved|cancelled|withdrawn)\b|^(?:yes|y|✓|✔|x)$/i;

/** Closed where the words say so and do not take it back; open otherwise; null where there are no words. */
export function stateOf(words: string): UpdateFact['state'] {
  if (words.trim() === '') return null;
  // "Complete, to be closed" is done, whatever the log still says.
  if (/^\W*(?:complete[d]?|closed?|done)\b(?!\s+(?:once|when|after|by|subject)\b)/i.test(words)) return 'closed';
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
function tablesIn(blocks: readonly Block[]): { columns: Columns; head: Block[]; rows: Row[] }[] {
  const tables: { columns: Columns; head: Block[]; rows: Row[] }[] = [];
  let open: { columns: Columns; head: Block[]; rows: Row[] } | null = null;
  for (const block of blocks) {
    const cells = block.kind === 'row' ? block.cells : undefined;
    const columns = cells ? columnsOf(cells) : null;
    if (columns) {
      open = { columns, head: [block], rows: [] };
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
    } else if (
      open &&
      open.rows.length === 0 &&
      block.gap === 'none' &&
      block.kind === 'text' &&
      block.text.length < 30
    ) {
      // A word of the heading row that did not fit its column.
      open.head.push(block);
    } else if (cells) open?.rows.push({ cells: [...cells], spans: [...block.spans], blocks: [block] });
    else open = null;
  }
  return tables;
}

/** Reads tables of actions; rows with a word on progress are updates, unless `fresh` says the table is of new ones. */
export function readActionTables(blocks: readonly Block[], context: ActionContext & { fresh: boolean }): TableRead {
  const read: TableRead = { actions: [], updates: [], used: new Set() };
  for (const { columns, head, rows } of tablesIn(blocks)) {
    for (const block of head) read.used.add(block);
    for (const row of rows) {
      for (const block of row.blocks) read.used.add(block);
      readRow(read, row, { ...context, columns });
    }
  }
  return read;
}

/** Nothing but a reference: "A12/02", "227". */
const bareRef = /^(?:[A-Z]{1,8}[ -]?)?\d{1,4}(?:[./-]\d{1,4}){0,3}[a-z]?$/;

function readRow(read: TableRead, row: Row, context: ActionContext & { fresh: boolean; columns: Columns }): void {
  const { columns } = context;
  const cell = (index: number) => (index < 0 ? '' : (row.cells[index] ?? '').trim());
  const joined = (indexes: readonly number[]) =>
    indexes
      .map(cell)
      .filter((words) => words !== '')
      .join(' – ');
  const [update, state] = [joined(columns.update), joined(columns.state)];
  // "Action | Update | Status" over "A12/02 | Sent | Closed": what is called the action is its reference.
  const called = columns.ref < 0 && bareRef.test(cell(columns.detail));
  const detail = called ? '' : cell(columns.detail);
  if (detail === '' && update === '' && state === '') return;
  const ref = cell(called ? columns.detail : columns.ref) || null;
  const section = cell(columns.item).replace(/[.:]$/, '');
  const item = section === '' ? context.item : /^\d+$/.test(section) ? Number(section) : section;
  const spans = joinSpans(row.spans);
  if (columns.update.length + columns.state.length > 0 && !context.fresh) {
    const text = update || (state.includes(' ') || detail === '' ? state : '') || detail;
    const fact = { ref: ref ?? '', text, state: stateOf(state) ?? stateOf(update), item: context.item, spans };
    read.updates.push({ ...fact, sure: 'sure' });
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
  /^(?:action\s+)?(?<ref>(?:[A-Z]{1,6}[ -]?)?\d{1,4}(?:[./-]\d{1,4}){0,3}[a-z]?)\s*(?:(?<who>\([^)]{1,40}\))\s*)?(?:[:.)–—-]\s*|\s)(?<text>\S.*)$/i;
/** A paragraph's own number before the action's: "5.1 284/3 …". */
const ownNumber = /^\d{1,3}\.\d{1,3}\.?\s+(?=[A-Z]{0,6}[ -]?\d{1,4}[./-]\d)/;
/** "Action log: 24/112 (heating) – done. 25/009 (roof) – in hand." */
const logged = /^(?:(?:review of )?(?:the )?actions?(?: log| tracker| updates?| review)?|matters arising)\s*:\s+/i;
const loggedRef = /(?<=^|[.;]\s+)(?:[A-Z]{1,6}[ -]?)?\d{1,4}[./-]\d{1,4}(?=\s*[(:–—-])/g;
const reportedNext = /^(?:update|progress|status|response|outcome)\s*:/i;

type Listed = { updates: Found<UpdateFact>[]; used: Set<Block> };

/** The reports that one paragraph runs together, each under its reference. */
function readLogged(block: Block, item: ActionContext['item']): Found<UpdateFact>[] {
  const head = logged.exec(block.text)?.[0].length;
  if (head === undefined) return [];
  const starts = [...block.text.slice(head).matchAll(loggedRef)].map((one) => one.index + head);
  return starts.map((at, i) => {
    const said = block.text.slice(at, starts[i + 1]).trim();
    const { ref = '', who = '', text = '' } = listedRef.exec(said)?.groups ?? {};
    const words = `${who} ${text}`.trim();
    const spans = block.spanOf(at, at + said.length);
    return { ref, text: words, state: stateOf(text), item, spans, sure: 'likely' };
  });
}

/** Reports with references under an item on earlier actions: "A11-1 Bob to share the plan – closed". */
export function readListedUpdates(blocks: readonly Block[], title: string, context: ActionContext): Listed {
  const used = new Set<Block>();
  const updates: Found<UpdateFact>[] = [];
  if (!earlier.test(title) || context.style.action.length > 0) return { updates, used };
  blocks.forEach((block, i) => {
    if (block.kind === 'heading') return;
    const words = block.kind === 'row' ? block.text.trim() : block.text.replace(ownNumber, '');
    const several = readLogged(block, context.item);
    if (several.length > 0) {
      updates.push(...several);
      used.add(block);
      return;
    }
    const { ref, text } = (block.kind !== 'row' && listedRef.exec(words)?.groups) || {};
    // A paragraph that is no bullet may open with a clause's number or a date: only a reference in two parts will do.
    if (!ref || !text || !(block.kind === 'bullet' ? /[A-Z./-]/i : /\d[/-]\d/).test(ref)) return;
    // A title of a matter arising says nothing of how it stands.
    if (block.kind === 'text' && !/[.!?]$/.test(text) && !open.test(text) && !closed.test(text)) return;
    const next = blocks[i + 1];
    const report = next && next.kind === 'text' && reportedNext.test(next.text) ? next : null;
    for (const one of report ? [block, report] : [block]) used.add(one);
    const spans = joinSpans(report ? [...block.spans, ...report.spans] : block.spans);
    const said = report ? report.text.replace(reportedNext, '').trim() : text;
    updates.push({
      ref,
      text: report ? `${text} ${report.text}` : text,
      state: stateOf(said),
      item: context.item,
      spans,
      sure: 'likely',
    });
  });
  return { updates, used };
}
