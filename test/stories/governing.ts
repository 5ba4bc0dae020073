/** What stories of bodies and their documents ask of a site, beyond its pages. */
import { Document, Packer, Paragraph } from 'docx';
import { sql } from 'kysely';
import { takeWriter } from '../../src/kernel/db.ts';
import type { StorySite } from './site.ts';

/** How many decisions and changes are recorded, whoever may see them. */
export async function logged(site: StorySite): Promise<{ decisions: number; entries: number }> {
  return site.ledger.db.transaction().execute(async (tx) => {
    await takeWriter(tx);
    const { rows } = await sql<{ decisions: number; entries: number }>`
      select (select count(*) from log_decision) as decisions, (select count(*) from log_entry) as entries`.execute(tx);
    return rows[0] ?? { decisions: 0, entries: 0 };
  });
}

/** A Word file with these paragraphs. */
export async function docxFrom(paragraphs: readonly string[]): Promise<Uint8Array> {
  const children = paragraphs.map((words) => new Paragraph(words));
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}
