/**
 * What the words of one item say, read as its minutes will be: the item is rendered alone in the house's style and the
 * reader of minutes reads it. So what is offered while it is typed is what importing the minutes would find.
 */
import type { Code } from '../codes/code.ts';
import type { Change, Label } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { decisionFrom } from '../minutes/decision-from.ts';
import type { DecisionFact, Proposal, Span } from '../minutes/proposal.ts';
import { readMinutes } from '../minutes/read-minutes.ts';
import { renderMinutes } from '../minutes/render-text.ts';
import { finalLabel } from './labels.ts';
import { bodyOf, dayOfMeeting, type MeetingRows } from './meeting-rows.ts';
import { plainNarrative } from './narrative.ts';

/**
 * One numbered heading alone is no agenda to a reader of minutes, so the item is read as the second of three; what
 * frames it says nothing of any record.
 */
const between = 2;
const opening = { number: 1, title: 'Opening', narrative: 'The meeting was opened.', decisions: [] };
const closing = { number: 3, title: 'Any Other Business', narrative: 'There was none.', decisions: [] };

/** An item as it is being written. */
export interface Typed {
  narrative: string;
  decisions: readonly DecisionFact[];
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

/** Pure: the words, the meeting and the code decide; what is on record does not. Nothing for an item without words. */
export function readItemWords(code: Code, rows: MeetingRows, item: Row, typed: Typed): ItemWords {
  const proposal = proposalOf(code, rows, item, typed);
  const at = proposal.items.findIndex(({ number }) => number === between);
  const read = proposal.items[at];
  if (!read || proposal.items.length !== 3) return { mentions: [], clauses: [], said: [] };
  const asked = `${rows.meeting.ref}/${between}`;
  return {
    mentions: [...new Set(read.mentions)],
    clauses: [...new Set(proposal.clauses.map(({ clause }) => clause))],
    said: changesIn(code, rows, { proposal, label: finalLabel(rows, item) }).map((one) => ({
      ...one,
      change: named(one.change, asked, item.ref),
    })),
  };
}

/** @throws Refused for notes of which a part would be read as an item of its own. */
export function requireOneItem(code: Code, rows: MeetingRows, item: Row, typed: Typed): void {
  const { items } = proposalOf(code, rows, item, typed);
  const other = items.find(({ number, title }, index) => index > 0 && number !== between && title !== closing.title);
  if (other)
    throw new Refused({
      sentence: `Part of the notes looks like the heading of another item: “${other.title}”. Begin that paragraph otherwise.`,
      field: 'narrative',
    });
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

/** Changes that name the item by the reference it was read under name it by its own. */
function named(change: Change, asked: string, ref: string): Change {
  if (change.sets.item !== asked) return change;
  return { ...change, sets: { ...change.sets, item: ref } };
}

function textOf(code: Code, rows: MeetingRows, item: Row, { narrative, decisions }: Typed): string {
  const { number, day } = rows.meeting.fields;
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
        opening,
        { number: between, title: item.title, narrative: plainNarrative(narrative), decisions },
        closing,
      ],
      actions: [],
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
