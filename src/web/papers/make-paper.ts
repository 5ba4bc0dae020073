/** Writes a paper from a register with the eyes of the class it is to have, and puts it before the meeting. */
import { createHash } from 'node:crypto';
import { actionLog } from '../../actions/action-log.ts';
import { actionLogPaper } from '../../actions/log-paper.ts';
import { reading, type Tx } from '../../kernel/db.ts';
import type { Day, Level } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Refused } from '../../kernel/problem.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import type { Paper } from '../../paper/blocks.ts';
import { readDocument } from '../../paper/read.ts';
import { writePdf } from '../../paper/write-pdf.ts';
import type { NewFile } from '../../papers/files.ts';
import { paperKinds, registerPaper } from '../../papers/generated.ts';
import { plannerOf } from '../../planner/planner.ts';
import { plannerPaper } from '../../planner/planner-paper.ts';
import { statusPaper } from '../../reports/status-paper.ts';
import { statusReport } from '../../reports/status-report.ts';
import type { View } from '../view.ts';
import type { PapersView } from './papers-view.ts';

/** What may be written, and the register named as where it is from. */
export const kinds = {
  risk: paperKinds.risk.title,
  action: 'Action log',
  modification: 'Modification status report',
  party: paperKinds.party.title,
  planner: 'Activity planner',
} as const;

/** Months that a planner for a meeting looks ahead. */
const monthsAhead = 3;

export interface MakeAsked {
  kind: keyof typeof kinds;
  day: Day;
  level: Level;
}

export interface MadePaper {
  title: string;
  source: string;
  file: NewFile;
}

/**
 * The paper as a PDF. What it holds is read as somebody of the body's group cleared for its class and nothing more would
 * read it, so that whoever may read the paper reads nothing in it that they may not see.
 */
export async function makePaper(view: View, papers: PapersView, asked: MakeAsked): Promise<MadePaper> {
  const { kind, day, level } = asked;
  const eyes = { public: false, clearance: { '*': 0 as const, [`${view.code.id}/${papers.config.id}`]: level } };
  const paper = await reading(view.site.ledger.db, eyes, (tx) => paperOf(tx, { view, papers, asked }));
  const bytes = await writePdf(paper);
  const read = await readDocument(bytes, `${kind}.pdf`);
  return {
    title: kinds[kind],
    source: kind,
    file: {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      name: `${kind}-${day}.pdf`,
      mediaType: 'application/pdf',
      bytes,
      pages: read.pages,
      content: read.text,
    },
  };
}

interface Making {
  view: View;
  papers: PapersView;
  asked: MakeAsked;
}

async function paperOf(tx: Tx, { view, papers, asked: { kind, day, level } }: Making): Promise<Paper> {
  const { site, code } = view;
  const { ledger } = site;
  const { config, meeting } = papers;
  const at = { day, known: null };
  const list = async (name: string, filters = {}) =>
    (await listRows(tx, registerOf(ledger, name), { code: code.id, at, filters })).rows;
  const held = await list('meeting', { body: [config.id], state: ['held'] });
  const before = String(meeting.fields.day ?? day);
  const since =
    held
      .map((one) => String(one.fields.day ?? ''))
      .filter((one) => one !== '' && one < before)
      .sort()
      .at(-1) ?? null;
  const levelName = code.levels[level].name;
  const usual = { footer: `This document is classified as ${levelName}`, author: code.name, created: ledger.now() };
  if (kind === 'action') {
    const entries = await actionLog(tx, ledger, { code, at, body: config.id });
    return actionLogPaper({ ...usual, body: config.name, day, entries, ...(since ? { since } : {}) });
  }
  if (kind === 'planner') {
    const planner = await plannerOf(tx, ledger, { code, at, body: config.id, months: monthsAhead });
    return plannerPaper({ ...usual, planner });
  }
  if (kind === 'modification') {
    const report = await statusReport(tx, ledger, { code, at });
    return statusPaper({ report, footer: usual.footer, meeting: meeting.title, created: usual.created });
  }
  const rows: Record<string, Row[]> = {};
  for (const name of paperKinds[kind].registers) rows[name] = await list(name);
  return registerPaper({
    kind,
    code,
    meeting: meeting.title,
    day,
    since,
    levelName,
    rows,
    registers: ledger.registers,
    created: usual.created,
  });
}

/** What the form says. Throws Refused, at its field, for what is no paper or no day. */
export function makeAsked(form: Readonly<Record<string, string>>): MakeAsked {
  const kind = form.kind ?? '';
  if (!Object.hasOwn(kinds, kind)) throw new Refused({ sentence: 'Choose which paper to write.', field: 'kind' });
  return { kind: kind as MakeAsked['kind'], day: form.day ?? '', level: levelOf(form.level) };
}

export function levelOf(text: string | undefined): Level {
  const level = Number(text);
  if (text === undefined || text === '' || ![0, 1, 2, 3].includes(level))
    throw new Refused({ sentence: 'Choose the class of the paper.', field: 'level' });
  return level as Level;
}
