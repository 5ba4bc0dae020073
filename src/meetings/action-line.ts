/** An action in one typed line, "KEEPER to consult on the plan by January Panel": who, what, by when. Nothing is guessed in silence. */
import { dayInWords } from '../calendar/day.ts';
import type { Code } from '../codes/code.ts';
import type { Day } from '../kernel/define.ts';
import type { Problem } from '../kernel/problem.ts';
import { dueBy, dueMonth } from '../minutes/dates.ts';
import { readDue, readOwner } from '../minutes/people/owners.ts';
import { prepareStyle } from '../minutes/style.ts';

export interface ActionContext {
  code: Code;
  /** The day of the meeting that raises it. */
  day: Day;
  /** Meetings of the body that are planned, each with its day. */
  meetings: readonly { ref: string; title: string; day: Day }[];
  /** Names by which people and organisations at the meeting are called: they may own an action too. */
  names?: readonly string[];
}

export interface ActionLine {
  owner: string | null;
  text: string;
  /** Due as typed: "January Panel". */
  due: string | null;
  /** The last day that it may be: of a meeting named, its day where it is planned, else the end of the month. */
  due_by: Day | null;
  /** The day, only where the words give one. */
  due_day: Day | null;
  /** The planned meeting that the words name. */
  meeting: string | null;
  /** What must be mended before it can be raised. */
  problems: Problem[];
  /** What was understood, or not, worth a look. */
  notes: string[];
}

const action = /^\s*(?:ACTION\b\s*[:–-]?\s*)?/i;

/** Pure. An owner and words are needed; a due date is not, but its absence is said. */
export function readActionLine(line: string, context: ActionContext): ActionLine {
  const words = line.replace(action, '').replace(/\s+/g, ' ').trim();
  const { owner, text } = ownerOf(words, context);
  const dueWords = readDue(words, context.day);
  const due = dueWords.due;
  const notes: string[] = [];
  const problems: Problem[] = [];
  if (text === '' || isOnlyOwner(words, context))
    problems.push({ sentence: 'Say what is to be done: “… to consult on the plan”.', field: 'action' });
  else if (owner === null)
    problems.push({ sentence: `Say who is to do it, first: “… to ${uncapital(text)}”.`, field: 'action' });
  else if (!isKnown(owner, context)) notes.push(`“${owner}” is not an owner the house knows. It is recorded as typed.`);
  const when = due === null ? null : dayFor(due, dueWords.dueDate, context);
  if (due !== null && !dueWords.dueDate && looksLikeDay.test(due))
    problems.push({ sentence: `“${due}” is no day of the calendar. Mend it, or take it out.`, field: 'action' });
  else if (due === null)
    notes.push('No due date was read. Add one, such as “by the January meeting” or “by 13 January”.');
  else if (when) notes.push(when.note);
  if (when?.due_by && when.due_by < context.day)
    problems.push({
      sentence: `“${due}” is ${dayInWords(when.due_by)}, before the meeting. Give a later day.`,
      field: 'action',
    });
  return {
    owner,
    text,
    due,
    due_by: when?.due_by ?? null,
    due_day: when?.due_day ?? null,
    meeting: when?.meeting ?? null,
    problems,
    notes,
  };
}

function ownerOf(words: string, { code, names = [] }: ActionContext): { owner: string | null; text: string } {
  const style = prepareStyle(code.houseStyle, code);
  const plain = (text: string) => text.replace(/[\s;]*(?:;\s*and)?\s*[.;]?\s*$/, '').trim();
  const read = readOwner(words, style);
  if (read.owner) return { owner: spelt(read.owner, [...code.houseStyle.owners, ...names]), text: plain(read.text) };
  // Typed in a hurry: an owner the house knows, in whatever case.
  const known = [...code.houseStyle.owners, ...names].sort((a, b) => b.length - a.length);
  for (const name of known) {
    const match = new RegExp(
      `^(?:the\\s+)?${quoted(name)}\\s*(?:\\s(?:to|will|shall)\\s+|:\\s*)(?<text>\\S.*)$`,
      'i',
    ).exec(words);
    if (match?.groups?.text) return { owner: name, text: plain(match.groups.text) };
  }
  return { owner: null, text: plain(words) };
}

function quoted(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
}

/** As the house spells it. */
function spelt(owner: string, known: readonly string[]): string {
  return known.find((one) => one.toLowerCase() === owner.toLowerCase()) ?? owner;
}

function isKnown(owner: string, { code, names = [] }: ActionContext): boolean {
  const known = new Set([...code.houseStyle.owners, ...names].map((one) => one.toLowerCase()));
  return owner.split(/\s*(?:,|\/|&|\band\b)\s*/).every((one) => known.has(one.replace(/^the\s+/i, '').toLowerCase()));
}

/** An owner, and nothing that they are to do: "KEEPER to". */
function isOnlyOwner(words: string, { code, names = [] }: ActionContext): boolean {
  const alone = words.replace(/\s+(?:to|will|shall)\s*[.:]?$/i, '').replace(/^the\s+/i, '');
  return (
    alone !== words && [...code.houseStyle.owners, ...names].some((one) => one.toLowerCase() === alone.toLowerCase())
  );
}

/** Written as a day, whether or not there is one: "31 February 2027", "2017-02-30". A month alone is none. */
const looksLikeDay = new RegExp(
  String.raw`\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:${[
    'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?',
    'sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?',
  ].join('|')})\b`,
  'i',
);

interface When {
  due_by: Day | null;
  due_day: Day | null;
  meeting: string | null;
  note: string;
}

function dayFor(due: string, printed: Day | null, { day, meetings }: ActionContext): When {
  if (printed) return { due_by: printed, due_day: printed, meeting: null, note: `Due ${dayInWords(printed)}.` };
  const ahead = meetings.filter((one) => one.day > day).sort((a, b) => (a.day < b.day ? -1 : 1));
  const isMeeting = /\b(?:meeting|panel|board|committee|council|group)\b/i.test(due);
  const month = dueMonth(due, day);
  const next = /\b(?:next|following|subsequent|forthcoming)\b/i.test(due);
  const named = isMeeting ? ahead.find((one) => (month ? one.day.startsWith(month) : next)) : undefined;
  if (named)
    return {
      due_by: named.day,
      due_day: null,
      meeting: named.ref,
      note: `Due ${dayInWords(named.day)}, the day of ${named.title}.`,
    };
  const by = dueBy(due, day);
  const unplanned = isMeeting ? `No such meeting is planned yet: ` : '';
  return by
    ? {
        due_by: by,
        due_day: null,
        meeting: null,
        note: `${unplanned}${unplanned ? 'due' : 'Due'} by ${dayInWords(by)}, the last day of “${due}”.`,
      }
    : {
        due_by: null,
        due_day: null,
        meeting: null,
        note: `${unplanned}“${due}” fixes no day, so it will not show as overdue.`,
      };
}

function uncapital(text: string): string {
  // An abbreviation keeps its capitals.
  return /^.\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** The reference that the nth action of a meeting has: "KP39/01" of the pattern "KP{meeting}/{00}". */
export function actionReference(pattern: string, meeting: number | string, n: number): string {
  return pattern
    .replaceAll('{meeting}', String(meeting))
    .replace(/\{(0+)\}/g, (_, zeros: string) => String(n).padStart(zeros.length, '0'));
}

/** The number after the highest that a meeting's actions have. */
export function nextActionNumber(pattern: string, meeting: number | string, refs: readonly string[]): number {
  const [before = '', after = ''] = pattern.replaceAll('{meeting}', String(meeting)).split(/\{0+\}/);
  const numbers = refs
    .filter((ref) => ref.startsWith(before) && ref.endsWith(after))
    .map((ref) => Number(ref.slice(before.length, ref.length - after.length)))
    .filter((n) => Number.isInteger(n));
  return Math.max(0, ...numbers) + 1;
}
