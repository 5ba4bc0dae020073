/** The real minutes, read where the folder that holds them is at hand; nothing of their wording is repeated here. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import sec from '../../codes/sec/index.ts';
import { docxFromText } from '../../test/documents/docx-from-text.ts';
import { pdfFromText } from '../../test/documents/pdf-from-text.ts';
import { readDocument } from '../paper/read.ts';
import type { Proposal } from './proposal.ts';
import { readMinutes } from './read-minutes.ts';

const shared = process.env.QUORATE_SHARED ?? '../shared';
const path = join(shared, 'seed/sec-panel-39-minutes.txt');
const missing = !existsSync(path);
const bytes = missing ? new Uint8Array() : new Uint8Array(readFileSync(path));
const text = new TextDecoder().decode(bytes);

/** Every printed line by itself, as pasting from some readers leaves it. */
function bare(printed: string): string {
  const lines = printed.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}

const layouts: [string, () => Promise<Uint8Array>, string][] = [
  ['as text', async () => bytes, 'minutes.txt'],
  ['as docx with typed numbers', () => docxFromText(text), 'minutes.docx'],
  ['as docx with automatic numbers', () => docxFromText(text, { autoNumber: true }), 'minutes.docx'],
  ['as PDF', () => pdfFromText(text), 'minutes.pdf'],
  ['with blank lines and bullets lost', async () => new TextEncoder().encode(bare(text)), 'minutes.txt'],
];

const plain = text.replace(/\s+/g, ' ');

function count(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

// Skipped with a reason in its name where the shared folder is not at hand.
const reason = missing ? ' (skipped: the shared folder is not here)' : '';

describe.skipIf(missing).each(layouts)(`the minutes of Panel meeting 39 %s${reason}`, (_, make, name) => {
  let proposal: Proposal;

  beforeAll(async () => {
    proposal = readMinutes(await readDocument(await make(), name), [sec]);
  });

  it('say which meeting it was', () => {
    const { spans, sure, ...meeting } = proposal.meeting;
    expect(spans.length).toBeGreaterThan(0);
    expect(sure).toBe('sure');
    expect(meeting).toMatchObject({
      body: 'SEC Panel',
      number: 39,
      ref: 'SECP_39_0912',
      date: '2016-12-09',
      start: '10:00',
      end: '13:00',
      classification: 'White',
      status: 'final',
    });
    expect(meeting.place).toMatch(/^Gemserv, .*EC3M 4AJ$/);
  });

  it('list 24 people present and 2 apologies, each in a group', () => {
    const present = proposal.attendance.filter((one) => one.present);
    expect(present).toHaveLength(24);
    expect(count(present.map((one) => one.capacity))).toEqual({ member: 9, alternate: 1, observer: 1, other: 13 });
    expect(present.filter((one) => one.part)).toHaveLength(4);
    expect(count(present.map((one) => one.group ?? ''))).toEqual({
      'SEC Panel Chair': 1,
      'Large Suppliers': 2,
      'Small Suppliers': 2,
      'Electricity Networks': 1,
      'Gas Networks': 1,
      'Other SEC Parties': 2,
      'Consumer Member': 1,
      DCC: 1,
      BEIS: 2,
      Ofgem: 3,
      'Meeting Secretary': 1,
      SECAS: 7,
    });
    const away = proposal.attendance.filter((one) => !one.present);
    expect(away.map((one) => one.group)).toEqual(['Large Suppliers', 'Small Suppliers']);
    expect(present.filter((one) => one.sure === 'likely').map((one) => one.group)).toEqual(Array(4).fill('SECAS'));
  });

  it('have 34 items, each title as printed', () => {
    expect(proposal.items.map((item) => item.number)).toEqual(Array.from({ length: 34 }, (_, i) => i + 1));
    for (const item of proposal.items) expect(plain).toContain(` ${item.number}. ${item.title} `);
    expect(proposal.items[1]?.title).toMatch(/Recommendations$/);
  });

  it('hold 54 formal decisions under the right items', () => {
    const decisions = proposal.items.flatMap((item) => item.decisions);
    expect(count(decisions.map((one) => one.verb))).toEqual({ noted: 34, agreed: 13, approved: 6, considered: 1 });
    const per = new Map(proposal.items.map((item) => [item.number, item.decisions.length]));
    expect([1, 2, 4, 5, 12, 13, 29, 31, 33, 34].map((n) => per.get(n))).toEqual([0, 1, 4, 4, 5, 1, 3, 0, 2, 0]);
    for (const one of decisions) expect(one.text).not.toMatch(/; and$|[.;,]$|^\s|\s$/);
  });

  it('raise 13 actions, each with its owner and item', () => {
    expect(proposal.actions.map((one) => one.ref)).toEqual(
      Array.from({ length: 13 }, (_, i) => `SECP39/${String(i + 1).padStart(2, '0')}`),
    );
    const others = { 1: 'SEC Panel Chair', 4: 'SSC', 5: 'DCC' } as Record<number, string>;
    proposal.actions.forEach((one, i) => {
      expect(one.owner).toBe(others[i + 1] ?? 'SECAS');
    });
    expect(proposal.actions.map((one) => one.item)).toEqual([2, 3, 5, 5, 5, 6, 6, 8, 10, 11, 12, 13, 21]);
    expect(proposal.actions.map((one) => one.due).filter(Boolean)).toEqual([
      'January 2017 Panel meeting',
      'in January 2017',
      'January Panel',
    ]);
    expect(proposal.actions.every((one) => one.dueDate === null)).toBe(true);
  });

  it('report on 4 earlier actions, of which one is closed', () => {
    expect(proposal.updates.map((one) => [one.ref, one.state])).toEqual([
      ['SECP23/08', 'open'],
      ['SECP32/07', 'open'],
      ['SECP33/02', 'open'],
      ['SECP38/07', 'closed'],
    ]);
    expect(proposal.updates[2]?.text).toMatch(/January\/February 2017\.$/);
  });

  it('leave nothing unplaced, and ask about the third name under two seats', () => {
    expect(proposal.unplaced).toEqual([]);
    expect(proposal.flags.map((flag) => flag.id)).toContain('seats-large-supplier');
    expect(proposal.flags.map((flag) => flag.id)).toContain('attendance-stranded');
  });

  it('cover their own text from the first character to the last', () => {
    const facts = [proposal.meeting, ...proposal.attendance, ...proposal.items, ...proposal.actions];
    const spans = [...facts.flatMap((one) => one.spans), ...(proposal.frame ?? []), ...proposal.unplaced];
    let at = 0;
    for (const span of spans.sort((a, b) => a.start - b.start)) {
      expect(span.start).toBeLessThanOrEqual(at);
      at = Math.max(at, span.end);
    }
    expect(at).toBe(proposal.document.text.length);
  });
});
