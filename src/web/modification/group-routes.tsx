/** Forming the working group of a proposal, and letting somebody join it. */
import type { Context, Hono } from 'hono';
import { dryRun } from '../../kernel/commit.ts';
import { reading, type Tx } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import type { Change, Decision } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { get, listRows, type Row } from '../../kernel/read.ts';
import { formGroup, type GroupMember, joinGroup } from '../../process/working-group.ts';
import { isPast } from '../../ui/as-at.ts';
import { type Form, formOf, writing } from '../form.ts';
import { byHand } from '../pages/move-form.tsx';
import { record } from '../record.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { modificationEffects } from './effects.ts';
import { type GroupShown, groupPage, places } from './group-page.tsx';
import { raises } from './raise-page.tsx';
import { readProposal } from './read-proposal.ts';
import { governingBody } from './whose.ts';

const path = '/:code/change/group/:ref{.+}';

export function addGroupRoutes(app: Hono<Env>, site: Site): void {
  app.get(path, (c) => show(c, site, { form: {}, problems: [] }));
  app.post(path, async (c) => {
    const view = viewOf(c, site);
    const form = await formOf(c);
    const actor = byHand(writing(view, form.csrf).actor);
    if (raises(view) !== 'raises' || isPast(view.asAt)) throw new Absent();
    const ref = c.req.param('ref') ?? '';
    try {
      const decision = await reading(site.ledger.db, view.reader, (tx) =>
        groupDecision(tx, view, { ref, form, by: actor.name }),
      );
      if (form.do !== 'record')
        return await show(c, site, {
          form,
          problems: [],
          effects: modificationEffects(await dryRun(site.ledger, actor, decision)),
        });
      await record(site, { actor, decision });
      return c.redirect(view.to('change', 'group', ref), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return show(c, site, { form, problems: error.problems.map(inForm) });
    }
  });
}

/** The form names members one by one; what is said of them all leads to the first. */
function inForm(problem: Problem): Problem {
  if (problem.field === 'members') return { ...problem, field: 'person-1' };
  return problem;
}

async function show(c: Context<Env>, site: Site, shown: GroupShown): Promise<Response> {
  const view = viewOf(c, site);
  const html = await reading(site.ledger.db, view.reader, async (tx) =>
    (await groupPage(tx, view, c.req.param('ref') ?? '', shown)).toString(),
  );
  return c.html(html, shown.problems.length > 0 ? 422 : 200);
}

interface Asked {
  ref: string;
  form: Form;
  by: string;
}

/** A group formed, or somebody joining the one there is. */
async function groupDecision(tx: Tx, view: View, { ref, form, by }: Asked): Promise<Decision> {
  const { code, site } = view;
  const proposal = await readProposal(tx, site.ledger, { code, ref, at: view.at });
  const { row, process } = proposal;
  const day = form.effective ?? '';
  if (!isDay(day) || day > view.asAt.today)
    throw new Refused({ sentence: 'Give the day, today at the latest, such as 2016-12-09.', field: 'effective' });
  if (!process) throw new Refused('No process is set up that a group could be formed under.');
  const members = await membersIn(tx, view, form);
  const group = proposal.of('group')[0];
  const seats = proposal.of('seat');
  const changes: Change[] = group
    ? joining(group, members, { seats, day })
    : formGroup(process, {
        modification: row.ref,
        title: row.title,
        parent: governingBody(code),
        members,
        terms: await termsIn(tx, view, form.terms ?? ''),
        condition: form.condition?.trim() || null,
        day,
      });
  return {
    code: code.id,
    authority: { kind: 'post', ref: by },
    body: governingBody(code),
    effective: day,
    title: group ? `${members[0]?.name} joins the ${group.title}` : `Working group formed for ${row.ref}`,
    label: row.label,
    changes,
  };
}

function joining(
  group: Row,
  members: readonly GroupMember[],
  { seats, day }: { seats: readonly Row[]; day: string },
): Change[] {
  const [one] = members;
  if (!one) throw new Refused({ sentence: 'Name whoever joins.', field: 'person-1' });
  if (seats.some(({ fields, state }) => state === 'filled' && fields.person === one.person))
    throw new Refused({ sentence: `${one.name} is a member already.`, field: 'person-1' });
  return [joinGroup(group.ref, one, { taken: seats.map(({ ref }) => ref), day })];
}

async function membersIn(tx: Tx, view: View, form: Form): Promise<GroupMember[]> {
  const members: GroupMember[] = [];
  const problems: Problem[] = [];
  for (let n = 1; n <= places; n += 1) {
    const typed = (form[`person-${n}`] ?? '').trim();
    if (!typed) continue;
    const person = await personNamed(tx, view, typed);
    if (person)
      members.push({
        person: person.ref,
        name: person.title,
        category: (form[`category-${n}`] ?? '').trim() || 'Member',
        role: (form[`role-${n}`] ?? '').trim(),
      });
    else
      problems.push({
        sentence: `There is nobody “${typed}” on record. Choose a name from the list, or put them on record first.`,
        field: `person-${n}`,
      });
  }
  if (problems.length > 0) throw new Refused(problems);
  return members;
}

async function personNamed(tx: Tx, view: View, typed: string): Promise<Row | null> {
  const register = registerOf(view.site.ledger, 'person');
  const key = { code: view.code.id, at: view.at };
  const { rows } = await listRows(tx, register, { ...key, search: typed });
  const words = typed.toLowerCase();
  return (
    (await get(tx, register, { ...key, ref: typed })) ?? rows.find(({ title }) => title.toLowerCase() === words) ?? null
  );
}

async function termsIn(tx: Tx, view: View, typed: string): Promise<string | null> {
  const words = typed.trim();
  if (!words) return null;
  const row = await get(tx, registerOf(view.site.ledger, 'document'), { code: view.code.id, at: view.at, ref: words });
  if (!row)
    throw new Refused({
      sentence: `There is no document “${words}” on record. Choose one, or leave it empty.`,
      field: 'terms',
    });
  return row.ref;
}
