/** One reader's pack: one PDF, numbered, bookmarked and searchable, of the agenda and every paper that they may see. */
import { dayInWords } from '../calendar/day.ts';
import type { Reader } from '../kernel/access.ts';
import { reading } from '../kernel/db.ts';
import type { Ledger } from '../kernel/ledger.ts';
import { Refused } from '../kernel/problem.ts';
import { writePack } from '../paper/pack.ts';
import type { Pack, PackEntry, WrittenPack } from '../paper/pack-entry.ts';
import { writePdf } from '../paper/write-pdf.ts';
import { agendaPaper, type PackAsked, type PackSource, packSource, papersOf } from './pack-source.ts';

/** Throws Absent for a meeting its reader may not see, Refused while there is no agenda for them. */
export async function packFor(
  ledger: Ledger,
  reader: Reader,
  asked: PackAsked,
): Promise<WrittenPack & { name: string }> {
  const source = await reading(ledger.db, reader, (tx) => packSource(tx, ledger, asked));
  if (source.items.length === 0)
    throw new Refused('The agenda of this meeting is not out yet. Come back once it is issued.');
  const created = ledger.now();
  const agenda = await writePdf(agendaPaper(source, { code: asked.code, created }));
  const written = await writePack(packOf(source, asked, { agenda, created }));
  return { ...written, name: `${source.meeting.ref}-pack.pdf` };
}

/** What the pack holds, in order: the agenda, then each item and under it its papers. Pure. */
export function packOf(
  source: PackSource,
  { code, reader }: PackAsked,
  made: { agenda: Uint8Array; created: string },
): Pack {
  const { meeting, level } = source;
  const name = code.levels[level].name;
  const { day, starts_at, place } = meeting.fields;
  return {
    title: `${meeting.title}: papers`,
    under: [[day && dayInWords(String(day)), starts_at, place].filter(Boolean).join(', ')],
    footer: `This pack is classified as ${name}, the highest class of anything in it`,
    reader,
    stamp: `${meeting.title} · ${name} · ${reader}`,
    entries: [
      { number: '', title: 'Agenda', level: 1, pdf: made.agenda },
      ...source.items.flatMap((item) =>
        entriesOf(source, item.ref, { title: item.title, number: String(item.fields.number ?? '') }, code),
      ),
    ],
    properties: {
      subject: `${meeting.title}: papers`,
      author: code.name,
      keywords: [meeting.ref],
      language: 'en-GB',
      created: made.created,
    },
  };
}

function entriesOf(
  source: PackSource,
  item: string,
  head: { title: string; number: string },
  code: PackAsked['code'],
): PackEntry[] {
  const papers = papersOf(source.papers, item).filter((one) => source.files.has(one.ref));
  return [
    { ...head, level: 1, pdf: null },
    ...papers.map(
      (one): PackEntry => ({
        number: one.ref,
        title: one.title,
        level: 2,
        pdf: source.files.get(one.ref) ?? null,
        note: [
          code.levels[one.label.level].name,
          Number(one.fields.version ?? 1) > 1 ? `version ${one.fields.version}` : '',
        ]
          .filter(Boolean)
          .join(', '),
      }),
    ),
  ];
}
