/**
 * What the words of one item say, read as its minutes will be: the item is rendered alone in the house's style and the
 * reader of minutes reads it. So what is offered while it is typed is what importing the minutes would find.
 */
import type { Code } from '../codes/code.ts';
import type { Change, Label } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { decisionFrom } from '../minutes/decision-from.ts';
import type { DecisionFact, Proposal, Span } from '../minutes/proposal.ts';
import { readMinutes } from '../minutes/read-minutes.ts';
import { renderMinutes } from '../minutes/render-text.ts';
import { finalLabel } from './labels.ts';
import { bodyOf, dayOfMeeting, type MeetingRows } from './meeting-rows.ts';
import { plainNarrative } from './narrative.ts';

/**
 * One numbered heading alone is no agenda to a reader of minutes, so the item is read between two others; what they say
 * is of no record.
 */
const opening = { title: 'Opening', narrative: 'The meeting was opened.', decisions: [] };
const closing = { title: 'Any Other Business', narrative: 'There was none.', decisions: [] };

/** An item as it is being written. */
export interface Typed {
  narrative: string;
  decisions: readonly DecisionFact[];
  /** Actions it raises, as understood. */
  actions?: readonly { owner: string | null; text: string; due: string | null }[];
}

/** A change that the words come to, with the words. */
export interface Said {
  change: Change;
  words: string;
  /** Said in a formal decision, and not only in the narrative. */
  decided: boolean;
}

export interface ItemWords {
  mentions: string[];
  clauses: string[];
  said: Said[];
}

/** Pure: the words, the meeting and the code decide; what is on record does not. */
export function readItemWords(code: Code, rows: MeetingRows, item: Row, typed: Typed): ItemWords {
  const proposal = proposalOf(code, rows, item, typed);
  // A paragraph that looks like the heading of an item is read as one: its words are this item's all the same.
  const read = proposal.items.filter(({ title }) => title !== opening.title && title !== closing.title);
  return {
    mentions: [...new Set(read.flatMap(({ mentions }) => mentions))],
    clauses: [...new Set(proposal.clauses.map(({ clause }) => clause))],
    said: changesIn(code, rows, { proposal, label: finalLabel(rows, item) }).map((one) => ({
      ...one,
      change: { ...one.change, sets: ofItem(one.change.sets, item.ref) },
    })),
  };
}

function proposalOf(code: Code, rows: MeetingRows, item: Row, typed: Typed): Proposal {
  const text = textOf(code, rows, item, typed);
  return readMinutes({ name: 'item', kind: 'text', text, pages: 1, sha256: '0'.repeat(64) }, [asWritten(code)]);
}

function changesIn(code: Code, rows: MeetingRows, { proposal, label }: { proposal: Proposal; label: Label }): Said[] {
  const decided = proposal.items.flatMap(({ decisions }) => decisions.flatMap(({ spans }) => spans));
  const { ref, fields } = rows.meeting;
  const meeting = { ref, body: rows.config?.name ?? rows.body?.title ?? bodyOf(rows), date: dayOfMeeting(rows) };
  const edits = { meeting: { ...meeting, number: fields.number ?? null } };
  const matches = { body: { [meeting.body]: bodyOf(rows) } };
  const { changes } = decisionFrom(proposal, code, { edits, matches, label });
  return changes.map(({ passage, label: _, ...change }) => ({
    change,
    words: passage ? wordsIn(proposal.document.text, passage) : '',
    decided: passage !== undefined && decided.some((span) => overlap(span, passage)),
  }));
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function wordsIn(text: string, { start, end }: Span): string {
  return text
    .slice(start, end)
    .replace(/^\s*•\s*/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whatever number it was read under, it was said of this item. */
function ofItem(sets: Change['sets'], item: string): Change['sets'] {
  return typeof sets.item === 'string' ? { ...sets, item } : sets;
}

function textOf(code: Code, rows: MeetingRows, item: Row, { narrative, decisions, actions = [] }: Typed): string {
  const { number, day } = rows.meeting.fields;
  const own = Number(item.fields.number);
  const place = Number.isInteger(own) && own > 1 ? own : 2;
  return renderMinutes(
    {
      meeting: {
        body: rows.config?.name ?? rows.body?.title ?? bodyOf(rows),
        number: typeof number === 'number' ? number : null,
        ref: rows.meeting.ref,
        date: typeof day === 'string' ? day : rows.meeting.from,
        start: null,
        end: null,
        place: null,
        classification: null,
        status: null,
      },
      attendance: [],
      items: [
        { ...opening, number: place - 1 },
        { number: place, title: item.title, narrative: plainNarrative(narrative), decisions },
        { ...closing, number: place + 1 },
      ],
      actions: actions.map(({ owner, text, due }, index) => ({
        ref: `A${index + 1}`,
        owner,
        text,
        due,
        dueDate: null,
        item: place,
      })),
      updates: [],
    },
    code.houseStyle,
  );
}

const written = new WeakMap<Code, Code>();

/** The code with a house style that knows its own hand at once: what we rendered needs no recognising. */
function asWritten(code: Code): Code {
  const known = written.get(code);
  if (known) return known;
  const own = { ...code, houseStyle: { ...code.houseStyle, recognise: [''] } };
  written.set(code, own);
  return own;
}
