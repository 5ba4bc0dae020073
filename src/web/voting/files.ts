/** A vote as files: the entries of the log it rests on, its ballots as a table, the paper of its outcome. */
import type { Context } from 'hono';
import { reading } from '../../kernel/db.ts';
import { Absent } from '../../kernel/problem.ts';
import { toCsv } from '../../paper/csv.ts';
import { writePdf } from '../../paper/write-pdf.ts';
import { evidenceOf, recountData } from '../../voting/evidence.ts';
import { votePaper } from '../../voting/vote-paper.ts';
import { votedLines } from '../../voting/voted-lines.ts';
import type { Env, View } from '../view.ts';
import { votingFor } from './voting-view.ts';

export const fileNames = ['data.json', 'ballots.csv', 'paper.pdf'] as const;

/** @throws Absent for a vote this reader may not see, and for the paper of one that is not closed */
export async function voteFile(
  c: Context<Env>,
  view: View,
  { ref, name }: { ref: string; name: (typeof fileNames)[number] },
) {
  const stem = `${view.code.id}-${ref.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase()}`;
  if (name === 'data.json') return send(c, await dataOf(view, ref), { type: 'application/json', name: 'data.json' });
  const { db } = view.site.ledger;
  const voting = await reading(db, view.reader, (tx) => votingFor(tx, view, ref));
  if (voting.main.state !== 'closed') throw new Absent();
  if (name === 'ballots.csv') {
    const columns = [
      'vote',
      'modification',
      'category',
      'voting group',
      'member',
      'alternate of',
      'position',
      'counted',
      'reason',
      'objectives',
    ];
    const rows = voting.options.flatMap((option) =>
      votedLines(voting, option).map((line) => [
        option.vote.ref,
        option.ref,
        line.category,
        line.group,
        line.name,
        line.standsFor,
        line.position,
        line.counted,
        line.reason,
        line.objectives.join('; '),
      ]),
    );
    return send(c, toCsv(columns, rows), { type: 'text/csv; charset=utf-8', name: `${stem}.csv` });
  }
  const bytes = await writePdf(votePaper(view.code, voting, { created: view.site.ledger.now() }));
  return send(c, new Uint8Array(bytes), { type: 'application/pdf', name: `${stem}.pdf` });
}

async function dataOf(view: View, ref: string): Promise<string> {
  const data = await reading(view.site.ledger.db, view.reader, async (tx) => {
    const { options } = await votingFor(tx, view, ref);
    const refs = options.map(({ vote }) => vote.ref);
    return recountData({ code: view.code.id, questions: await evidenceOf(tx, view.code.id, refs) });
  });
  return `${JSON.stringify(data, null, 2)}\n`;
}

export function send(
  c: Context<Env>,
  body: string | Uint8Array<ArrayBuffer>,
  { type, name }: { type: string; name: string },
) {
  c.header('Content-Type', type);
  c.header('Content-Disposition', `attachment; filename="${name}"`);
  return c.body(body);
}
