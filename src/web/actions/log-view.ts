/** What the address of the action log asks for, and what follows from it: which actions, of how many, in which order. */
import { type ActionEntry, actionLog, meetingsByBody } from '../../actions/action-log.ts';
import type { MeetingDay } from '../../actions/ageing.ts';
import { bodyOfAction } from '../../actions/body-of.ts';
import { byOwner } from '../../actions/log-paper.ts';
import type { Tx } from '../../kernel/db.ts';
import type { View } from '../view.ts';

export const pageSize = 50;

export interface LogView {
  /** Reference of the body asked for; empty for all. */
  body: string;
  owner: string;
  state: 'open' | 'late' | 'next' | 'closed' | 'all';
  /** What is shown, the latest first among what is late. */
  entries: ActionEntry[];
  /** On this page of them. */
  shown: ActionEntry[];
  from: number;
  counts: Record<LogView['state'], number>;
  /** Everybody who owns an action of the body, with how many are open and late. */
  owners: { name: string; open: number; late: number }[];
  /** Bodies that have raised actions. */
  bodies: string[];
  /** The meeting of the body, or of each, that comes next. */
  next: MeetingDay[];
  /** Meetings of each body from today on, and its last ones, newest first. */
  ahead: Map<string, MeetingDay[]>;
  recent: Map<string, MeetingDay[]>;
  /** The whole log of the body, whoever owns it. */
  all: ActionEntry[];
}

const states = ['open', 'late', 'next', 'closed', 'all'] as const;

export async function logView(tx: Tx, view: View): Promise<LogView> {
  const { query, code, at, site } = view;
  const [body, owner] = [query.get('body') ?? '', query.get('owner') ?? ''];
  const state = states.find((one) => one === query.get('state')) ?? 'open';
  const everything = await actionLog(tx, site.ledger, { code, at });
  const all = body ? everything.filter(({ row }) => bodyOfAction(code, row) === body) : everything;
  const mine = owner ? all.filter(({ row }) => String(row.fields.owner ?? '') === owner) : all;
  const meetings = await meetingsByBody(tx, site.ledger, { code, at });
  const ahead = new Map([...meetings].map(([of, list]) => [of, list.filter(({ day }) => day >= at.day)]));
  const past = (list: readonly MeetingDay[]) => list.filter(({ day }) => day <= at.day).reverse();
  const recent = new Map([...meetings].map(([of, list]) => [of, past(list).slice(0, 6)]));
  const next = [...ahead].filter(([of]) => !body || of === body).flatMap(([, list]) => list.slice(0, 1));
  const within: Record<LogView['state'], (entry: ActionEntry) => boolean> = {
    open: ({ row }) => row.state === 'open',
    late: ({ age }) => age.late > 0,
    next: ({ dueAt }) => dueAt !== null && next.some(({ ref }) => ref === dueAt.ref),
    closed: ({ row }) => row.state !== 'open',
    all: () => true,
  };
  const entries = mine.filter(within[state]).sort(byNeed);
  const from = Math.min(Math.max(0, Number(query.get('from')) || 0), Math.max(0, entries.length - 1));
  return {
    body,
    owner,
    state,
    entries,
    shown: entries.slice(from, from + pageSize),
    from,
    counts: Object.fromEntries(states.map((one) => [one, mine.filter(within[one]).length])) as LogView['counts'],
    owners: ownersOf(all),
    bodies: [...new Set(everything.map(({ row }) => bodyOfAction(code, row)))].filter(Boolean).sort(),
    next,
    ahead,
    recent,
    all,
  };
}

function ownersOf(all: readonly ActionEntry[]): LogView['owners'] {
  return byOwner(all.filter(({ row }) => String(row.fields.owner ?? '') !== '')).map(([name, list]) => ({
    name,
    open: list.filter(({ row }) => row.state === 'open').length,
    late: list.filter(({ age }) => age.late > 0).length,
  }));
}

/** What has waited longest first, then by due day, then what has none; what is closed last, newest first. */
function byNeed(a: ActionEntry, b: ActionEntry): number {
  const [x, y] = [a, b].map(({ row }) => (row.state === 'open' ? String(row.fields.due_by ?? '9998') : '9999')) as [
    string,
    string,
  ];
  if (x !== y) return x < y ? -1 : 1;
  const [closedA, closedB] = [String(a.row.fields.closed_on ?? ''), String(b.row.fields.closed_on ?? '')];
  if (closedA !== closedB) return closedA > closedB ? -1 : 1;
  return a.row.ref.localeCompare(b.row.ref, 'en-GB', { numeric: true });
}
