/** What the pages of an agenda are made from, read in one transaction. */
import { type AgendaDraft, type AgendaKey, type Parts, readAgendaDraft } from '../../agenda/agenda-draft.ts';
import { draftAgenda } from '../../agenda/draft-agenda.ts';
import type { Entry } from '../../agenda/entry.ts';
import { type PaperDay, paperDay } from '../../agenda/planning.ts';
import { readMeeting, readWaiting, type Waiting } from '../../agenda/waiting.ts';
import { mayMake } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import { get, listRows, type Named, named, type Row } from '../../kernel/read.ts';
import type { Form } from '../form.ts';
import type { View } from '../view.ts';

export interface AgendaView {
  waiting: Waiting;
  key: AgendaKey;
  body: Row | null;
  paperDay: PaperDay;
  /** Items of an issued agenda, in their order; none while it is drawn up. */
  items: Row[];
  attendance: Row[];
  papers: Row[];
  draft: AgendaDraft;
  /** What the records alone would put on it today, for those who draw it up. */
  proposed: Entry[];
  /** Records that entries name, by `<register> <ref>`: those this reader may see. */
  named: Map<string, Named>;
}

export interface Said {
  problems: readonly Problem[];
  /** As the form sent it, when it could not be taken as it was. */
  form?: Form;
  /** What issuing will do, once asked for. */
  will?: string[];
}

export type AgendaShown = AgendaView & Said & { parts: Parts };

/** Whether this reader draws up agendas. */
export function keepsAgendas(view: View): boolean {
  return view.session !== null && mayMake(view.session.actor, ['secretariat']);
}

/** Throws Absent for a meeting that is not there for this reader. */
export async function agendaView(tx: Tx, view: View, ref: string): Promise<AgendaView> {
  const { site, code, asAt } = view;
  const at = { day: asAt.today, known: null };
  const within = async (name: string) =>
    (
      await listRows(tx, registerOf(site.ledger, name), {
        code: code.id,
        at,
        filters: { meeting: [ref] },
        sort: { by: name === 'paper' ? 'ref' : 'position', descending: false },
      })
    ).rows;
  const items = await within('item');
  // What is being drawn up is for those who draw it up, until it is issued.
  const drawing = keepsAgendas(view) && items.length === 0;
  const asked = { code, ref, today: asAt.today };
  const waiting = drawing ? await readWaiting(tx, site.ledger, asked) : await readMeeting(tx, site.ledger, asked);
  const { config, working, day } = waiting;
  const key = { code: code.id, meeting: ref, group: config.id, working };
  const body = await get(tx, registerOf(site.ledger, 'body'), { code: code.id, ref: config.id, at });
  const draft = drawing ? await readAgendaDraft(tx, key) : { parts: {}, entries: [], gone: [], last: null };
  const proposed = drawing ? draftAgenda(waiting) : [];
  return {
    waiting,
    key,
    body,
    paperDay: paperDay(code, { config, body, day }),
    items,
    attendance: await within('attendance'),
    papers: await within('paper'),
    draft,
    proposed,
    named: await namesOf(tx, view, [...draft.entries, ...proposed]),
  };
}

async function namesOf(tx: Tx, view: View, entries: readonly Entry[]): Promise<Map<string, Named>> {
  const refs = new Map<string, Set<string>>();
  for (const { register, ref } of entries.flatMap((one) => one.because))
    refs.set(register, (refs.get(register) ?? new Set()).add(ref));
  return named(tx, view.site.ledger.registers, {
    code: view.code.id,
    at: { day: view.asAt.today, known: null },
    refs,
  });
}
