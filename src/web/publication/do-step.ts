/** What each form of the page does. */
import { commit } from '../../kernel/commit.ts';
import { reading } from '../../kernel/db.ts';
import { history } from '../../kernel/history.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import { get, listRows, type Row } from '../../kernel/read.ts';
import { type Desk, rowsAt } from '../../meetings/desk.ts';
import { itemOf } from '../../meetings/meeting-rows.ts';
import { approval, approvers } from '../../publication/approve.ts';
import { circulation } from '../../publication/circulate.ts';
import { acceptance, refusal, remark } from '../../publication/comments.ts';
import { publishMinutes } from '../../publication/give-out.ts';
import { tellOfDraft } from '../../publication/tell-of-draft.ts';
import type { Form } from '../form.ts';
import { idOf } from './remarks.tsx';

interface Step {
  desk: Desk;
  /** The meeting. */
  ref: string;
  form: Form;
  /** The page of its minutes, in full. */
  address: string;
}

interface Done {
  /** What the page says next. */
  said: string;
  /** Where on the page it was done. */
  anchor?: string;
}

/** By the last word of the address a form is sent to. Each throws Refused for what its form can mend. */
export const steps: Readonly<Record<string, (step: Step) => Promise<Done>>> = {
  circulate,
  approve,
  publish,
  comment,
  settle,
};

async function circulate({ desk, ref, form, address }: Step): Promise<Done> {
  const rows = await rowsAt(desk, ref);
  const by = form.by ?? '';
  const { ledger, code, actor } = desk;
  await commit(ledger, actor, circulation(desk, rows, by), async (tx) => {
    await tellOfDraft(tx, { code: code.id, rows, by, address, now: ledger.now() });
  });
  return { said: 'circulated' };
}

async function approve({ desk, ref, form }: Step): Promise<Done> {
  const rows = await rowsAt(desk, ref);
  const body = String(rows.meeting.fields.body ?? '');
  const at = form.at
    ? (approvers(rows.meeting, await within(desk, 'meeting', { body: [body] })).find((one) => one.ref === form.at) ??
      null)
    : null;
  if (form.at && !at)
    throw new Refused({ sentence: 'Choose a later meeting of the same body that has begun.', field: 'at' });
  const open = (await within(desk, 'comment', { meeting: [ref], state: ['open'] })).length;
  const { actor, decision } = approval(desk, rows, { at, on: form.on ?? '', open });
  await commit(desk.ledger, actor, decision);
  return { said: 'approved' };
}

async function publish({ desk, ref, form }: Step): Promise<Done> {
  await publishMinutes(desk, ref, form.reason ?? '');
  return { said: 'published' };
}

async function comment({ desk, ref, form }: Step): Promise<Done> {
  const rows = await rowsAt(desk, ref);
  const item = itemOf(rows, form.item ?? '');
  const said = { says: form.says ?? '', suggested: form.suggested ?? null, original: form.original ?? '' };
  const mine = await within(desk, 'comment', { item: [item.ref] });
  // Somebody else may take the same number at the same moment: the next one is then as good.
  for (let nth = mine.length + 1; ; nth++)
    try {
      const decision = remark(desk, rows, { item, nth, said });
      await commit(desk.ledger, desk.actor, decision);
      return { said: 'commented', anchor: idOf({ ref: decision.changes[0]?.ref ?? '' }) };
    } catch (error) {
      const taken =
        error instanceof Refused && error.problems.some(({ sentence }) => sentence.includes('does not follow'));
      if (!taken || nth > mine.length + 20) throw error;
    }
}

async function settle({ desk, ref, form }: Step): Promise<Done> {
  const { ledger, code, actor } = desk;
  const { found, seen } = await reading(ledger.db, actor, async (tx) => {
    const item = { code: code.id, ref: form.item ?? '', known: null };
    const happened = await history(tx, registerOf(ledger, 'item'), item);
    return {
      found: await get(tx, registerOf(ledger, 'comment'), { code: code.id, ref: form.comment ?? '', at: now(desk) }),
      // Read before the words are: whoever changes them in between is not overwritten.
      seen: Math.max(0, ...happened.map(({ seq }) => seq)),
    };
  });
  if (!found) throw new Absent();
  const rows = await rowsAt(desk, ref);
  const settling = { comment: found, item: itemOf(rows, form.item ?? ''), reply: form.reply ?? '', seen };
  const accepted = form.do === 'accept';
  await commit(ledger, actor, accepted ? acceptance(desk, rows, settling) : refusal(desk, rows, settling));
  return { said: accepted ? 'accepted' : 'declined', anchor: idOf(found) };
}

function now(desk: Desk) {
  return { day: desk.today, known: null };
}

function within(desk: Desk, register: string, filters: Record<string, string[]>): Promise<Row[]> {
  return reading(desk.ledger.db, desk.actor, async (tx) => {
    const query = { code: desk.code.id, at: now(desk), filters };
    return (await listRows(tx, registerOf(desk.ledger, register), query)).rows;
  });
}
