/** A completed form as one Decision: the proposal under its number, with what its proposer asks for. */
import { calendarOf } from '../../calendar/calendar.ts';
import { bodyIn } from '../../codes/body.ts';
import type { Code } from '../../codes/code.ts';
import { nextReference } from '../../codes/numbering.ts';
import type { ChangeProcess } from '../../codes/process.ts';
import { pathOf, processOn } from '../../codes/process-of.ts';
import { ruleOn } from '../../codes/rule.ts';
import { type Actor, maySee } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Change, Day, Decision, Label } from '../../kernel/define.ts';
import { type Ledger, registerOf } from '../../kernel/ledger.ts';
import { type Problem, Refused } from '../../kernel/problem.ts';
import { get, listRows, type Row } from '../../kernel/read.ts';
import { decidingActor } from '../../meetings/powers.ts';
import { type Lead, leadFor } from '../../process/lead.ts';
import type { Form } from '../form.ts';
import type { View } from '../view.ts';
import { fieldsOf, missingIn, typedIn } from './raise-form.ts';
import { administratorOf, governingBody, type Made } from './whose.ts';

/** The process a form of that day is under; Refused where the code configures none. */
export function processFor(code: Code, day: Day): ChangeProcess {
  const process = processOn(code, day);
  if (!process)
    throw new Refused(`No process of ${code.short} is set up for that day. Add one to its configuration first.`);
  return process;
}

/** Whether a new proposal begins as a draft that states the problem alone. */
export const beginsAsDraft = (process: ChangeProcess): boolean =>
  process.transitions.some(({ move, from }) => move === 'draft' && from.includes('new'));

export interface Raising {
  view: View;
  form: Form;
}

/** Throws Refused with everything that is missing; what the rules say besides comes from the commit. */
export async function raiseDecision(tx: Tx, { view, form }: Raising, own: Actor): Promise<Made> {
  const { code, asAt } = view;
  const { ledger } = view.site;
  const day = form.effective || asAt.today;
  const process = processFor(code, day <= asAt.today ? day : asAt.today);
  const asDraft = beginsAsDraft(process);
  const meeting = form.meeting
    ? await get(tx, registerOf(ledger, 'meeting'), { code: code.id, ref: form.meeting, at: view.at })
    : null;
  // A body that raises one is its own proposer.
  const problems = missingIn({ code, process, form, asDraft, today: asAt.today }).filter(
    ({ field }) => !(meeting && field === 'proposer'),
  );
  const proposer = await partyNamed(tx, view, form.proposer ?? '');
  if (form.proposer?.trim() && !proposer) problems.push({ field: 'proposer', sentence: noParty(form.proposer) });
  const main = await mainOf(tx, view, form.alternative_to ?? '', problems);
  if (problems.length > 0) throw new Refused(problems);
  const typed = typedIn(code, form);
  const path = pathOf(process, typed.path);
  const ref = main
    ? await alternativeRef(tx, ledger, { view, process, main, day })
    : await nextNumber(tx, ledger, { view, day });
  const move = asDraft ? 'draft' : 'raise';
  const fields = {
    ...fieldsOf(code, form),
    proposer: proposer?.ref ?? null,
    rules: process.id,
    raised_on: day,
    ...(main ? { alternative_to: main.ref } : {}),
    // A path that only some may raise on is part of raising it; any other is determined later.
    ...(path?.raisedBy ? { path: path.printed } : {}),
  };
  const wish = path && typed.path_why ? `${proposedPath}${path.printed}. ${typed.path_why}` : null;
  const more: Change[] = [
    ...(wish ? [{ register: 'modification', ref, move: 'amend', sets: { recommendation: wish } }] : []),
    ...(typed.urgent && !asDraft
      ? [{ register: 'modification', ref, move: 'urge', sets: { urgency: 'asked', reasons: typed.urgent_why ?? '' } }]
      : []),
  ];
  const config = meeting && bodyIn(code, meeting.fields.body);
  const actor = config ? decidingActor(own, config, day) : own;
  const decision: Decision = {
    code: code.id,
    authority: meeting ? { kind: 'meeting', ref: meeting.ref } : { kind: 'post', ref: actor.name },
    body: meeting ? String(meeting.fields.body ?? governingBody(code)) : administratorOf(code),
    effective: day,
    title: `${ref} raised by ${proposer?.title ?? meeting?.title ?? 'its proposer'}`,
    label: { group: governingBody(code), level: 0 },
    changes: [{ register: 'modification', ref, move, sets: fields, expects: 0 }, ...more],
  };
  return { decision, actor };
}

/** What the recommendation begins with that holds the proposer's own wish. */
const proposedPath = 'Path proposed: ';

const noParty = (typed: string) =>
  `There is no party “${typed.trim()}” on record. Choose one from the list, or have the party put on record first.`;

/** By reference or name, whatever the letters' case. */
export async function partyNamed(tx: Tx, view: View, typed: string): Promise<Row | null> {
  const words = typed.trim();
  if (!words) return null;
  const register = registerOf(view.site.ledger, 'party');
  const at = { day: view.asAt.today, known: null };
  const row = await get(tx, register, { code: view.code.id, ref: words, at });
  if (row) return row;
  const { rows } = await listRows(tx, register, { code: view.code.id, at, search: words });
  return rows.find(({ title }) => title.toLowerCase() === words.toLowerCase()) ?? null;
}

async function mainOf(tx: Tx, view: View, typed: string, problems: Problem[]): Promise<Row | null> {
  const words = typed.trim();
  if (!words) return null;
  const at = { day: view.asAt.today, known: null };
  const row = await get(tx, registerOf(view.site.ledger, 'modification'), { code: view.code.id, ref: words, at });
  const field = 'alternative_to';
  if (!row)
    problems.push({ field, sentence: `There is no proposal “${words}” to be an alternative to. Check its reference.` });
  else if (row.fields.alternative_to)
    problems.push({
      field,
      sentence: `${row.ref} is an alternative itself. Name the proposal: ${row.fields.alternative_to}.`,
    });
  else if (['implemented', 'rejected', 'refused', 'withdrawn', 'approved'].includes(row.state))
    problems.push({
      field,
      sentence: `${row.ref} is decided or ended: there is nothing to be an alternative to. Raise a new proposal.`,
    });
  return row;
}

async function takenIn(tx: Tx, ledger: Pick<Ledger, 'registers'>, code: string, from: string): Promise<string[]> {
  const at = { day: '9999-12-30', known: null };
  const { rows } = await listRows(tx, registerOf(ledger, 'modification'), {
    code,
    at,
    ...(from ? { search: from } : {}),
  });
  return rows.map(({ ref }) => ref);
}

async function nextNumber(tx: Tx, ledger: Ledger, { view, day }: { view: View; day: Day }): Promise<string> {
  const rule = view.code.numbering?.modification;
  const pattern = rule && ruleOn(rule, day)?.value;
  if (!pattern)
    throw new Refused(
      `How ${view.code.short} numbers its modifications is not set up. Add the pattern to its configuration.`,
    );
  return nextReference(pattern, await takenIn(tx, ledger, view.code.id, ''));
}

interface Alternative {
  view: View;
  process: ChangeProcess;
  main: Row;
  day: Day;
}

/** "{ref}{A}": the next letter that none has. */
async function alternativeRef(tx: Tx, ledger: Ledger, { view, process, main, day }: Alternative): Promise<string> {
  const pattern = ruleOn(process.alternatives, day)?.value ?? '{ref}A';
  const taken = new Set(await takenIn(tx, ledger, view.code.id, main.ref));
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    const ref = pattern.replace('{ref}', main.ref).replace(/\{A\}|A$/, letter);
    if (!taken.has(ref)) return ref;
  }
  throw new Refused(`${main.ref} has as many alternatives as there are letters. Raise a new proposal instead.`);
}

/** The first meeting that a form completed on a day makes, with its sum; null where none is planned that late. */
export async function meetingMade(tx: Tx, view: View, day: Day): Promise<(Lead & { clause: string | null }) | null> {
  const process = processOn(view.code, day);
  const body = process?.stages.find(({ id }) => id === 'raised')?.decider ?? governingBody(view.code);
  const { rows } = await listRows(tx, registerOf(view.site.ledger, 'meeting'), {
    code: view.code.id,
    at: view.at,
    filters: { body: [body], state: ['planned'] },
  });
  const config = view.code.bodies.find(({ id }) => id === body);
  const rule = process ? ruleOn(process.formLead, day) : null;
  const lead = leadFor(
    rows.flatMap((row) => (row.fields.day ? [{ ref: row.ref, title: row.title, day: String(row.fields.day) }] : [])),
    {
      completed: day,
      formLead: rule?.value ?? null,
      notice: config ? (ruleOn(config.notice, day)?.value ?? null) : null,
      calendar: calendarOf(view.code.calendar),
    },
  );
  return lead && { ...lead, clause: rule?.clause ?? null };
}

/** Where somebody's own work on a form is kept: for their party alone, or for the secretariat. */
export function draftLabel(actor: Actor, code: Code, group: string | null): Label {
  const own: Label = { group: group ?? governingBody(code), level: 2 };
  return maySee(actor, code.id, own) ? own : { ...own, level: 1 };
}
