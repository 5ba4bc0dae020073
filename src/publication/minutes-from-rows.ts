/** Minutes from the records alone: what happened is on record, and this is how it reads. Pure. */
import type { Code, HouseStyle } from '../codes/code.ts';
import type { Row } from '../kernel/read.ts';
import { categoryAmong, isChair } from '../meetings/category.ts';
import { stateOf } from '../minutes/actions/action-tables.ts';
import type {
  ActionFact,
  AttendanceFact,
  DecisionFact,
  ItemNumber,
  MeetingFact,
  UpdateFact,
} from '../minutes/proposal.ts';
import type { MeetingMinutes } from '../minutes/render-text.ts';
import { formulaOf, isPubliclyMinuted, levelOf, type MinutesSet } from './minuted.ts';
import type { MinutesRecords } from './records.ts';

/**
 * One set of minutes. A confidential item is in the public set by its number and its formula alone; a heading that
 * was withdrawn is in neither. Those who cannot see an item get a set without it, and nothing says so.
 */
export function minutesFromRows(records: MinutesRecords, code: Code, set: MinutesSet): MeetingMinutes {
  const { rows } = records;
  const items = rows.items.filter((item) => item.state !== 'withdrawn');
  const told = set === 'public' ? items.filter((item) => isPubliclyMinuted(item, rows)) : items;
  const open = new Set(told.map(({ ref }) => ref));
  const raised = records.raised.filter(({ fields }) => fields.item === null || open.has(String(fields.item)));
  const visible = set === 'public' ? raised.filter((one) => isOpen(one, open)) : raised;
  const reported = set === 'public' ? records.reported.filter(({ label }) => label.level === 0) : records.reported;
  const home = homeOfUpdates(told, reported);
  const inSet = [rows.meeting, ...rows.attendance, ...told, ...visible];
  return {
    meeting: headerOf(records, code.levels[levelOf(inSet)].name),
    ...(deciderOf(records, code) ? { decider: deciderOf(records, code) } : {}),
    attendance: attendanceOf(rows.attendance, code.houseStyle),
    items: items.map((item) => {
      if (!open.has(item.ref)) {
        const { heading, words } = formulaOf(item, code);
        return { number: numberOf(item), title: heading, narrative: words, decisions: [], actions: [] };
      }
      return {
        number: numberOf(item),
        title: item.title,
        narrative: narrativeOf(item),
        decisions: decisionsOf(rows.decisions, item),
        actions: visible.filter(({ fields }) => fields.item === item.ref).map((row) => printedRef(row, records)),
      };
    }),
    actions: visible.map((row) => actionOf(row, records)),
    updates: reported.map((row) => updateOf(row, records, home)),
  };
}

/** An action of no item is public only once it is; one of a public item follows its item. */
function isOpen(action: Row, open: ReadonlySet<string>): boolean {
  return action.fields.item === null ? action.label.level === 0 : open.has(String(action.fields.item));
}

function headerOf({ rows }: MinutesRecords, level: string): MeetingFact {
  const { meeting, body, config } = rows;
  const { number, day, starts_at, ends_at, place, minutes } = meeting.fields;
  return {
    body: config?.name ?? body?.title ?? null,
    number: typeof number === 'number' ? number : null,
    ref: meeting.ref,
    date: textOf(day),
    start: textOf(starts_at),
    end: textOf(ends_at),
    place: textOf(place),
    classification: level,
    status: textOf(minutes) ?? 'draft',
  };
}

/** How the house calls whoever met: "The Panel"; by its own name where the house has no shorter one for it. */
function deciderOf({ rows }: MinutesRecords, code: Code): string | undefined {
  const { config, body } = rows;
  const names = config ? [config.name, ...config.aliases] : body ? [body.title] : [];
  const plain = (name: string) => name.replace(/^the /i, '').toLowerCase();
  const own = new Set(names.map(plain));
  const house = code.houseStyle.deciders.find((one) => own.has(plain(one)));
  return house ?? (names[0] ? `The ${names[0].replace(/^the /i, '')}` : undefined);
}

function attendanceOf(attendance: readonly Row[], house: HouseStyle): AttendanceFact[] {
  const names = new Map(attendance.map((row) => [String(row.fields.person ?? row.ref), row.title]));
  return attendance
    .filter((row) => row.state === 'present' || row.state === 'apologies')
    .map((row) => {
      const { category, capacity, part, role, stands_for } = row.fields;
      const standsFor = names.get(String(stands_for ?? ''));
      const group = groupOf(textOf(category), house);
      // "SEC Panel Chair" says that somebody is the chair.
      const said = role && !(isChair(group) && isChair(role)) ? String(role) : group && role ? group : null;
      return {
        name: row.title,
        group,
        capacity: (textOf(capacity) ?? 'other') as AttendanceFact['capacity'],
        part: part === true,
        present: row.state === 'present',
        ...(said ? { role: said } : {}),
        ...(standsFor ? { standsFor } : {}),
      };
    });
}

/** The house's own name for whom somebody speaks: a seat's category may have another number, or more words. */
function groupOf(category: string | null, { groups }: HouseStyle): string | null {
  if (category === null) return null;
  const printed = groups.find((group) => group.name === category || group.printed.includes(category));
  return (
    printed?.name ??
    categoryAmong(
      category,
      groups.filter(({ member }) => member).map(({ name }) => name),
    ) ??
    category
  );
}

/** "7" is a number, "2.1" stays text; an item that was never given one has none. */
function numberOf(item: Row | undefined): ItemNumber {
  const printed = textOf(item?.fields.number ?? null);
  return printed !== null && /^\d{1,9}$/.test(printed) ? Number(printed) : printed;
}

/** Paragraphs parted by one line break, as the reader of minutes gives them back. */
function narrativeOf(item: Row): string {
  const said = String(item.fields.narrative ?? '').split(/\s*\n\s*/);
  const carried = item.state === 'carried' && said.join('') === '' ? ['This item was not reached.'] : [];
  return [...said.filter((paragraph) => paragraph !== ''), ...carried].join('\n');
}

/** In the order they were taken. One that a reviewer made formal stands in the narrative, in its own words, already. */
function decisionsOf(decisions: readonly Row[], item: Row): DecisionFact[] {
  return decisions
    .filter(({ fields }) => fields.item === item.ref && fields.basis !== 'narrative')
    .sort((a, b) => Number(a.fields.position ?? 0) - Number(b.fields.position ?? 0))
    .map(({ title, fields }) => ({
      verb: String(fields.verb ?? 'decided').toLowerCase(),
      text: withCondition(fields.text === fields.verb ? '' : title, textOf(fields.condition ?? null)),
    }));
}

/** A decision is minuted with what it was subject to, also once that has come about: so it was taken. */
function withCondition(text: string, condition: string | null): string {
  if (condition === null || /\bsubject to\b/i.test(text)) return text;
  return `${text === '' ? '' : `${text}, `}subject to ${condition.replace(/[\s.;]+$/, '')}`;
}

/** A reference that the house does not know is its body's own, and printed without the body. */
function printedRef(action: Row, { rows }: MinutesRecords): string {
  const prefix = `${rows.meeting.fields.body ?? ''}/`;
  return action.ref.startsWith(prefix) ? action.ref.slice(prefix.length) : action.ref;
}

function actionOf(row: Row, records: MinutesRecords): ActionFact {
  const { owner, due, due_day, item } = row.fields;
  return {
    ref: printedRef(row, records),
    owner: textOf(owner),
    text: row.title,
    due: textOf(due),
    dueDate: textOf(due_day),
    item: numberOf(records.rows.items.find(({ ref }) => ref === item)),
  };
}

function updateOf(row: Row, records: MinutesRecords, home: Row | undefined): UpdateFact {
  const text = String(row.fields.latest ?? '');
  const closed = row.state === 'closed';
  return {
    ref: printedRef(row, records),
    text,
    // Said only where the words do not say so themselves.
    state: closed ? 'closed' : stateOf(text) === 'closed' ? 'open' : null,
    item: numberOf(home),
  };
}

/** Where earlier actions are reported on: the item that takes them, else the one that names most of them, else the first. */
function homeOfUpdates(items: readonly Row[], reported: readonly Row[]): Row | undefined {
  const takes = items.find(({ fields }) => Array.isArray(fields.about) && fields.about.includes('action'));
  if (takes) return takes;
  const named = (item: Row) =>
    reported.filter(({ ref }) => Array.isArray(item.fields.mentions) && item.fields.mentions.includes(ref)).length;
  return [...items].sort((a, b) => named(b) - named(a))[0];
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined || value === '' ? null : String(value);
}
