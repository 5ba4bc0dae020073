/** Writes a paper from a register with the eyes of the class it is to have, and puts it before the meeting. */
import { createHash } from 'node:crypto';
import { reading } from '../../kernel/db.ts';
import type { Day, Level } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Refused } from '../../kernel/problem.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { readDocument } from '../../paper/read.ts';
import { writePdf } from '../../paper/write-pdf.ts';
import type { NewFile } from '../../papers/files.ts';
import { type PaperKind, paperKinds, registerPaper } from '../../papers/generated.ts';
import type { View } from '../view.ts';
import type { PapersView } from './papers-view.ts';

export interface MakeAsked {
  kind: PaperKind;
  day: Day;
  level: Level;
}

export interface MadePaper {
  title: string;
  source: string;
  file: NewFile;
}

/**
 * The paper as a PDF. Its rows are read as somebody of the body's group cleared for its class and nothing more would
 * read them, so that whoever may read the paper reads nothing in it that they may not see.
 */
export async function makePaper(view: View, papers: PapersView, { kind, day, level }: MakeAsked): Promise<MadePaper> {
  const { site, code } = view;
  const { config, meeting } = papers;
  const eyes = { public: false, clearance: { '*': 0 as const, [`${code.id}/${config.id}`]: level } };
  const at = { day, known: null };
  const { rows, since } = await reading(site.ledger.db, eyes, async (tx) => {
    const list = async (name: string, filters = {}) =>
      (await listRows(tx, registerOf(site.ledger, name), { code: code.id, at, filters })).rows;
    const found: Record<string, Row[]> = {};
    for (const name of paperKinds[kind].registers) found[name] = await list(name);
    const held = await list('meeting', { body: [config.id], state: ['held'] });
    const days = held
      .map((one) => String(one.fields.day ?? ''))
      .filter((one) => one !== '' && one < String(meeting.fields.day ?? day));
    return { rows: found, since: days.sort().at(-1) ?? null };
  });
  const paper = registerPaper({
    kind,
    code,
    meeting: meeting.title,
    body: { id: config.id, name: config.name, actionPrefix: config.actionPrefix },
    day,
    since,
    levelName: code.levels[level].name,
    rows,
    registers: site.ledger.registers,
    created: site.ledger.now(),
  });
  const bytes = await writePdf(paper);
  const read = await readDocument(bytes, `${kind}.pdf`);
  return {
    title: paper.title,
    source: paperKinds[kind].source,
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

/** What the form says. Throws Refused, at its field, for what is no paper or no day. */
export function makeAsked(form: Readonly<Record<string, string>>): MakeAsked {
  const kind = form.kind ?? '';
  if (!Object.hasOwn(paperKinds, kind)) throw new Refused({ sentence: 'Choose which paper to write.', field: 'kind' });
  return { kind: kind as PaperKind, day: form.day ?? '', level: levelOf(form.level) };
}

export function levelOf(text: string | undefined): Level {
  const level = Number(text);
  if (text === undefined || text === '' || ![0, 1, 2, 3].includes(level))
    throw new Refused({ sentence: 'Choose the class of the paper.', field: 'level' });
  return level as Level;
}
