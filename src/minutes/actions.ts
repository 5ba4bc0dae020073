/** Actions raised, in boxes and tables, and what was reported of earlier ones. */
import { type Owned, plainOwner, readDue, readOwner } from './owners.ts';
import { type Block, cellSpans, joinSpans, sliceBlock } from './paragraph.ts';
import type { ActionFact, Found, ItemNumber, Span, Sure, UpdateFact } from './proposal.ts';
import type { Style } from './style.ts';

/** An action before it has a reference of its own. */
export interface RawAction extends Omit<ActionFact, 'ref'> {
  ref: string | null;
  /** The owner's place was there and held nothing or "??". */
  ownerless: boolean;
  spans: Span[];
  sure: Sure;
}

export interface ActionsRead {
  actions: RawAction[];
  rest: Block[];
}

interface Context {
  style: Style;
  item: ItemNumber;
  /** ISO day of the meeting. */
  day: string | null;
}

const refLike = '(?:[A-Z]{0,8}[ -]?\\d{1,4}(?:[./-]\\d{1,4}){0,3}[a-z]?)';
const boxed = new RegExp(
  `^(?:(?:NEW|New)\\s+)?(?:(?:ACTION|Action|action)(?:\\s+(?:ITEM|Item|item|POINT|Point|point|No\\.?|NO\\.?|no\\.?|number))?|AP|TODO|To do)(?:S|s)?\\s*(?:#|[Nn]o\\.?\\s*)?(?<ref>${refLike})?\\s*(?:\\((?<who>[^)]{2,40})\\)|(?<by>(?:on|for|by)\\s+[A-Z][\\w.’' &-]{1,40}?)|(?<name>[A-Z]{2,4}(?:\\s*[,/&]\\s*[A-Z]{2,4})*))?\\s*(?:[:.–—]|-(?=\\s)|(?<=\\d)\\s)\\s*(?<rest>.*)$`,
);
const worded = /^(?:ACTION|AP|Action)\s+(?<rest>(?:@?[A-Z][\w.’'-]*\s){1,4}(?:to|will|shall)\s.*)$/;
const checkbox = /^\[(?<mark>[ xX])\]\s*(?<rest>.+)$/;
const bracketed =
  /\s*[([]\s*(?:action|AP)\b\s*(?:(?:item|point|no\.?)\s*)?(?<ref>\d[\w./-]*|[A-Z]{1,6}\d[\w./-]*)?\s*(?:[:–-]|by|for)?\s*(?<who>[A-Z@][\w.&,/ ’'-]{0,40})?\s*[)\]]/;

function withoutStop(text: string): string {
  return text.replace(/[\s;]*(?:;\s*and)?\s*[.;]?\s*$/, '').trim();
}

function actionFrom(
  block: Block,
  found: { ref: string | null; at: number; who?: string | null; sure: Sure },
  context: Context,
): RawAction {
  const words = block.text.slice(found.at);
  const given = found.who ? plainOwner(found.who.replace(/^(?:on|for|by)\s+/i, '')) : null;
  const owned: Owned = given ? { owner: given, text: words, at: 0 } : readOwner(words, context.style);
  const text = withoutStop(owned.text);
  const { due, dueDate } = readDue(words, context.day);
  return {
    ref: found.ref?.replace(/\s+/g, '') ?? null,
    owner: owned.owner,
    text: text.replace(/^[:–—-]\s*/, ''),
    due,
    dueDate,
    item: context.item,
    ownerless: owned.owner === null,
    spans: block.spans,
    sure: found.sure,
  };
}

/** The house's own box, or the forms that most houses share. */
function boxIn(block: Block, context: Context): RawAction | null {
  const { style } = context;
  for (const pattern of style.action) {
    const match = pattern.exec(block.text);
    if (!match) continue;
    const rest = match.groups?.rest ?? '';
    return actionFrom(
      block,
      { ref: match.groups?.ref ?? null, at: block.text.length - rest.length, sure: 'sure' },
      context,
    );
  }
  if (style.action.length > 0) return null;
  const match = boxed.exec(block.text);
  if (match?.groups && (match.groups.rest || match.groups.ref)) {
    const { ref, who, by, name, rest = '' } = match.groups;
    if (/^actions?$/i.test(match[0].trim())) return null;
    return actionFrom(
      block,
      { ref: ref ?? null, at: block.text.length - rest.length, who: who ?? by ?? name, sure: 'sure' },
      context,
    );
  }
  const said = worded.exec(block.text);
  if (said?.groups?.rest) {
    return actionFrom(block, { ref: null, at: block.text.length - said.groups.rest.length, sure: 'likely' }, context);
  }
  const ticked = checkbox.exec(block.text);
  if (ticked?.groups?.rest) {
    return actionFrom(block, { ref: null, at: block.text.length - ticked.groups.rest.length, sure: 'likely' }, context);
  }
  return null;
}

/** "Andy is to write to them (Action 2.6)": the sentence before the bracket is the action. */
function tailIn(block: Block, context: Context): RawAction | null {
  const match = bracketed.exec(block.text);
  if (!match) return null;
  const before = block.text.slice(0, match.index);
  const start = Math.max(
    before.lastIndexOf('. ') + 2,
    before.lastIndexOf(' – ') > 0 && !/\bto\b/.test(before.slice(0, before.lastIndexOf(' – ')))
      ? before.lastIndexOf(' – ') + 3
      : 0,
    0,
  );
  const sentence = sliceBlock(block, start < 2 ? 0 : start, match.index);
  const action = actionFrom(
    sentence,
    { ref: match.groups?.ref ?? null, at: 0, who: match.groups?.who, sure: 'likely' },
    context,
  );
  return action.text.length > 3
    ? { ...action, spans: block.spanOf(start < 2 ? 0 : start, match.index + match[0].length) }
    : null;
}

/** Reads the action boxes among an item's paragraphs; the rest is narrative. */
export function readActions(blocks: readonly Block[], context: Context): ActionsRead {
  const read: ActionsRead = { actions: [], rest: [] };
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i] as Block;
    if (block.kind === 'row' || block.kind === 'heading') {
      read.rest.push(block);
      continue;
    }
    const box = boxIn(block, context);
    if (!box) {
      const tail = context.style.house.action.length === 0 ? tailIn(block, context) : null;
      if (tail) read.actions.push(tail);
      read.rest.push(block);
      continue;
    }
    // "ACTION: JS" names only who; what is to be done was said just before.
    const bare =
      box.owner === null &&
      /^@?(?:[A-Z]{2,4}|[A-Z][a-z]+(?: [A-Z][a-z’'-]+)?)(?:\s*[,/&]\s*[A-Z][\w ]*)*$/.test(box.text);
    const before = read.rest[read.rest.length - 1];
    if (bare && before && context.style.house.action.length === 0) {
      const sentence = before.text.split(/(?<=[.!?])\s+(?=[A-Z])/).at(-1) ?? before.text;
      read.actions.push({
        ...box,
        owner: plainOwner(box.text),
        ownerless: false,
        text: withoutStop(sentence),
        sure: 'likely',
      });
    } else if (box.text !== '') read.actions.push(box);
    else read.rest.push(block);
  }
  return read;
}

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

/** Reads tables of actions; rows with a word on progress are updates, unless `fresh` says the table is of new ones. */
export function readActionTables(blocks: readonly Block[], context: Context & { fresh: boolean }): TableRead {
  const read: TableRead = { actions: [], updates: [], used: new Set() };
  let columns: Columns | null = null;
  for (const block of blocks) {
    if (block.kind !== 'row' || !block.cells) {
      columns = null;
      continue;
    }
    const cells = block.cells;
    const header = columnsOf(cells);
    if (header) {
      columns = header;
      read.used.add(block);
      continue;
    }
    if (!columns) continue;
    const cell = (index: number) => (index < 0 ? '' : (cells[index] ?? '').trim());
    const detail = cell(columns.detail);
    const status = columns.status
      .map(cell)
      .filter((words) => words !== '')
      .join(' – ');
    if (detail === '' && status === '') continue;
    read.used.add(block);
    const ref = cell(columns.ref) || null;
    const section = cell(columns.item).replace(/[.:]$/, '');
    const item = section === '' ? context.item : /^\d+$/.test(section) ? Number(section) : section;
    if (columns.status.length > 0 && !context.fresh) {
      const spans = joinSpans(block.spans);
      read.updates.push({ ref: ref ?? '', text: status || detail, state: stateOf(status), item, spans, sure: 'sure' });
      continue;
    }
    const printed = cell(columns.owner);
    const owned = columns.owner >= 0 ? { owner: plainOwner(printed), text: detail } : readOwner(detail, context.style);
    const due = cell(columns.due);
    const dated = readDue(due === '' ? detail : `due: ${due}`, context.day);
    const spans = columns.ref >= 0 || columns.owner >= 0 ? block.spans : cellSpans(block, columns.detail);
    const text = withoutStop(owned.text);
    read.actions.push({
      ref,
      owner: owned.owner,
      text,
      ...dated,
      item,
      ownerless: owned.owner === null,
      spans,
      sure: 'sure',
    });
  }
  return read;
}

/** A table of earlier actions that was flattened to lines: each opens with a reference, and may run over paragraphs. */
export function readFlatUpdates(
  blocks: readonly Block[],
  context: Context,
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
