/** The frame of a page: navigation with counts, the day, who is reading. */
import type { Tx } from '../kernel/db.ts';
import type { Register } from '../kernel/define.ts';
import { counts, listRows } from '../kernel/read.ts';
import { linkAt } from '../ui/as-at.ts';
import type { DayPreset } from '../ui/as-at-control.tsx';
import type { Frame } from '../ui/page.tsx';
import type { NavGroup } from '../ui/register-nav.tsx';
import { remembered } from './remembered.ts';
import { pathTo, type View } from './view.ts';

export type Counts = Awaited<ReturnType<typeof counts>>;

const groups: readonly NonNullable<Register['group']>[] = ['Meet', 'Change', 'Parties', 'Govern'];

/** How many records each register holds for this reader and day. */
export async function countsFor(tx: Tx, view: View): Promise<Counts> {
  const { code, at, asAt, site } = view;
  const key = { code: code.id, at, today: asAt.on };
  return remembered({ tx, view }, 'counts', () => counts(tx, site.ledger.registers.values(), key));
}

export async function frameOf(tx: Tx, view: View, current?: string): Promise<Frame> {
  const all = await countsFor(tx, view);
  const { code, session, asAt, url } = view;
  return {
    code: { id: code.id, short: code.short, name: code.name },
    codes: view.site.codes.map(({ id, short, name }) => ({ id, short, name })),
    url,
    asAt,
    presets: await meetingDays(tx, view),
    reader: session ? { name: session.actor.name } : null,
    csrf: session?.csrf ?? '',
    nav: navOf(view, all, current),
    // With all that is known today, nothing has been recorded since.
    ...(asAt.known === asAt.today ? {} : { changes: `${pathTo(code.id, 'log')}?since=${asAt.known}` }),
    ...(view.query.get('q') ? { query: view.query.get('q') ?? '' } : {}),
  };
}

/** The days of the last meetings: where one most often wants to go. */
async function meetingDays(tx: Tx, view: View): Promise<DayPreset[]> {
  const meeting = view.site.ledger.registers.get('meeting');
  if (!meeting) return [];
  const query = {
    code: view.code.id,
    at: { day: view.asAt.today, known: null },
    filters: { state: ['held'] },
    limit: 4,
  };
  const { rows } = await listRows(tx, meeting, { ...query, sort: { by: 'day', descending: true } });
  return rows.flatMap((row) => (row.fields.day ? [{ label: row.title, on: String(row.fields.day) }] : []));
}

function navOf(view: View, all: Counts, current?: string): NavGroup[] {
  const registers = [...view.site.ledger.registers.values()];
  const link = (label: string, name: string) => ({ label, href: view.to(name), current: name === current });
  const powers = view.session?.actor.powers ?? [];
  const keeps = powers.includes('*') || powers.includes('secretariat');
  const kept: NavGroup = {
    title: 'Kept',
    links: [
      link('Log', 'log'),
      link('Imports', 'import'),
      ...(keeps ? [link('Who may sign in', 'access')] : []),
      ...(view.session ? [link('My access', 'access/mine')] : []),
    ],
  };
  /** Pages made from several registers, under the group they belong to. */
  const made: Partial<Record<string, NavGroup['links']>> = {
    Meet: [
      link('Meetings ahead', 'agenda'),
      link('Action log', 'action-log'),
      link('Activity planner', 'planner'),
      ...(view.session ? [link('Between meetings', 'between')] : []),
    ],
    Change: [
      link('Timetables', 'timetable'),
      link('Assessment queue', 'assessing'),
      link('Answers and requests', 'consulting'),
      ...(view.code.constituencies ? [link('Votes on modifications', 'voting')] : []),
      link('Release board', 'releasing'),
      link('Status report', 'status-report'),
      link('Across codes', 'exchange'),
    ],
    Govern: [link('Raise an issue', 'issues/new'), link('Issues by month', 'issues')],
  };
  const held = groups.map((title) => ({
    title,
    links: [
      ...registers
        .filter((register) => register.group === title)
        .map((register) => ({
          label: register.title[1],
          href: linkAt(pathTo(view.code.id, register.name), view.asAt),
          count: all.get(register.name)?.total ?? 0,
          current: register.name === current,
        })),
      ...(made[title] ?? []),
    ],
  }));
  return [...held, kept];
}
