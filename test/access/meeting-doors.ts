/** The doors through which meetings are looked at: drafts, files, packs, minutes, the action log, what is ahead. */
import { actionLog } from '../../src/actions/action-log.ts';
import { effectsOfDecision, papersConsidered } from '../../src/actions/decision-effects.ts';
import { decidedBetween } from '../../src/between/decided.ts';
import type { Code } from '../../src/codes/code.ts';
import { listDrafts, readDraft } from '../../src/drafts/drafts.ts';
import { takenRefs } from '../../src/governing/taken-refs.ts';
import type { Tx } from '../../src/kernel/db.ts';
import { type Ledger, registerOf } from '../../src/kernel/ledger.ts';
import { get } from '../../src/kernel/read.ts';
import { meetingRows } from '../../src/meetings/meeting-rows.ts';
import { lastRecorded } from '../../src/meetings/undo.ts';
import { fileBytes, filesOf } from '../../src/papers/files.ts';
import { packSource } from '../../src/papers/pack-source.ts';
import { plannerOf, sequences } from '../../src/planner/planner.ts';
import { publishedMinutes } from '../../src/publication/published.ts';
import { recordsOf } from '../../src/publication/records.ts';
import type { Asked, Seen } from './doors.ts';

/** Kind of the drafts that the matrix keeps. */
export const draftKind = 'notes';

/** `like`: a code whose rules stand for those of the code asked for, which has none. */
export async function meetingDoors(tx: Tx, ledger: Ledger, asked: Asked & { like: Code }): Promise<Seen> {
  const { at, refs, hashes } = asked;
  const code = { ...asked.like, id: asked.code };
  const [open = ''] = refs;
  const key = { code: code.id };
  const planner = await plannerOf(tx, ledger, { code, at, body: open, months: 12 });
  const decision = await get(tx, registerOf(ledger, 'decision'), { ...key, ref: open, at });
  const seen: Seen = {
    drafts: await listDrafts(tx, { ...key, kind: draftKind, ref: '' }),
    meeting: await meetingRows(tx, ledger, { code, ref: open, at }),
    minutes: await recordsOf(tx, ledger, { code, ref: open, today: at.day }),
    pack: await packSource(tx, ledger, { code, meeting: open, day: at.day, reader: 'Somebody' }),
    planner,
    sequences: [...(await sequences(tx, code.id, planner.entries))],
    'action log': await actionLog(tx, ledger, { code, at }),
    between: await decidedBetween(tx, ledger, { ...key, at }),
    considered: decision && (await papersConsidered(tx, decision, at)),
    effects: decision && (await effectsOfDecision(tx, decision, at)),
    last: await lastRecorded(tx, code.id, { meeting: open }),
  };
  for (const ref of refs) {
    seen[`draft ${ref}`] = await readDraft(tx, { ...key, kind: draftKind, ref });
    seen[`files ${ref}`] = await filesOf(tx, { ...key, ref });
    seen[`published ${ref}`] = await publishedMinutes(tx, code.id, ref);
    for (const sha256 of hashes) seen[`file ${ref} ${sha256}`] = await fileBytes(tx, { ...key, ref, sha256 });
  }
  for (const register of ledger.registers.values())
    seen[`taken ${register.name}`] = (await takenRefs(tx, register, code.id)).sort();
  return seen;
}
