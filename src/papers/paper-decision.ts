/** Decisions about papers: a new one, a new version, another class, taken back. Pure: what they answer goes to commit(). */
import { calendarOf, workingDaysBetween } from '../calendar/calendar.ts';
import type { BodyConfig, Code } from '../codes/code.ts';
import { type Actor, maySee } from '../kernel/access.ts';
import { isDay } from '../kernel/decide.ts';
import type { Change, Day, Decision, Label, Level } from '../kernel/define.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { itemNumber, nextPaperNumber } from './numbering.ts';

export interface PaperContext {
  code: Code;
  config: BodyConfig;
  meeting: Row;
  actor: Actor;
  today: Day;
  /** Class of what is not yet published of a meeting. */
  working: Level;
}

/** What the form asks for, and what was found in the file. */
export interface PaperAsked {
  title: string;
  author: string;
  purpose: 'decision' | 'discussion' | 'information' | '';
  level: Level;
  /** The day it was received; today where nothing else is said. */
  received: Day;
  /** What was changed on receipt, such as macros taken out; empty where nothing was. */
  note: string;
  /** The register it was drawn from, where Quorate wrote it. */
  source?: string;
  file: { sha256: string; name: string; pages: number };
}

/** Where it belongs: an item of the agenda, none yet, or a paper that it is an appendix to. */
export interface Place {
  item: Row | null;
  partOf: Row | null;
  /** Papers of the meeting, as far as they are known to whoever adds one. */
  papers: readonly Row[];
  /** Numbers that were found not to be free, of papers whoever adds one does not know. */
  taken?: readonly string[];
}

/** Working Days by which a paper came after paper day; 0 when it was in time, or no paper day is set. */
export function lateBy(code: Code, meeting: Row, received: Day): number {
  const day = meeting.fields.paper_day;
  if (typeof day !== 'string' || received <= day) return 0;
  return workingDaysBetween(calendarOf(code.calendar), day, received);
}

/** A paper or an appendix put before the meeting. Throws Refused with what is wrong at each field. */
export function addPaper(context: PaperContext, asked: PaperAsked, place: Place): Decision {
  const label = labelFor(context, asked.level);
  const problems = [...problemsOf(context, asked), ...classProblems(context, label.level, place)];
  if (problems.length > 0) throw new Refused(problems);
  const ref = refFor(context, label.level, place);
  const { meeting } = context;
  const change: Change = {
    register: 'paper',
    ref,
    // A paper without an item waits for the agenda to give it one.
    move: place.item ? 'issue' : 'add',
    sets: {
      title: asked.title.trim(),
      number: ref,
      meeting: meeting.ref,
      item: place.item?.ref ?? null,
      part_of: place.partOf?.ref ?? null,
      version: 1,
      purpose: asked.purpose || null,
      ...versionSets(context, asked),
    },
    label,
  };
  return decisionOf(context, { title: `A paper for ${meeting.title}`, label, changes: [change] });
}

/** A new version; the old one's file stays readable to those who may. */
export function revisePaper(
  context: PaperContext,
  asked: PaperAsked,
  { paper, place }: { paper: Row; place: Place },
): Decision {
  const label = labelFor(context, asked.level);
  const problems = [
    ...problemsOf(context, asked),
    ...classProblems(context, label.level, place),
    ...belowIt(paper, label.level, place),
  ];
  if (paper.fields.file === asked.file.sha256)
    problems.push({
      sentence: 'This is the very file that is on record already. Choose the new version.',
      field: 'file',
    });
  if (problems.length > 0) throw new Refused(problems);
  return decisionOf(context, {
    title: `A new version of a paper for ${context.meeting.title}`,
    label: higher(label, paper.label),
    changes: [
      {
        register: 'paper',
        ref: paper.ref,
        move: 'revise',
        sets: {
          title: asked.title.trim(),
          version: Number(paper.fields.version ?? 1) + 1,
          purpose: asked.purpose || null,
          ...versionSets(context, asked),
        },
        label,
        expects: paper.entry,
      },
    ],
  });
}

/** Another class. Its files follow in the same transaction (`relabelFiles`). */
export function reclassifyPaper(
  context: PaperContext,
  { paper, level, why, place }: { paper: Row; level: Level; why: string; place: Place },
): Decision {
  const label = labelFor(context, level);
  const problems = classProblems(context, label.level, place);
  if (!maySee(context.actor, context.code.id, label))
    problems.push({
      sentence: 'You could not read it yourself after that. Choose a class you are cleared for.',
      field: 'level',
    });
  if (label.level === paper.label.level)
    problems.push({ sentence: 'It has this class already. Choose another.', field: 'level' });
  if (why.trim() === '') problems.push({ sentence: 'Say why its class changes.', field: 'why' });
  problems.push(...belowIt(paper, label.level, place));
  if (problems.length > 0) throw new Refused(problems);
  return decisionOf(context, {
    title: `A paper for ${context.meeting.title} classified anew`,
    label: higher(label, paper.label),
    changes: [
      {
        register: 'paper',
        ref: paper.ref,
        move: 'reclassify',
        sets: { note: why.trim() },
        label,
        expects: paper.entry,
      },
    ],
  });
}

export function withdrawPaper(context: PaperContext, paper: Row): Decision {
  return decisionOf(context, {
    title: `A paper for ${context.meeting.title} withdrawn`,
    label: paper.label,
    changes: [{ register: 'paper', ref: paper.ref, move: 'withdraw', sets: {}, expects: paper.entry }],
  });
}

function higher(a: Label, b: Label): Label {
  return b.level > a.level ? b : a;
}

function decisionOf(
  context: PaperContext,
  { title, label, changes }: Pick<Decision, 'title' | 'label' | 'changes'>,
): Decision {
  return {
    code: context.code.id,
    authority: { kind: 'post', ref: context.actor.name },
    body: context.config.id,
    effective: context.today,
    title,
    label,
    changes,
  };
}

function labelFor({ config }: PaperContext, level: Level): Label {
  return { group: config.id, level };
}

function versionSets(context: PaperContext, asked: PaperAsked) {
  return {
    author: asked.author.trim() || null,
    source: asked.source ?? null,
    file: asked.file.sha256,
    file_name: asked.file.name,
    pages: asked.file.pages,
    received: asked.received,
    late: lateBy(context.code, context.meeting, asked.received),
    note: asked.note || null,
  };
}

/** The number, which is its reference. One of a class above what it belongs to is numbered apart. */
function refFor(context: PaperContext, level: Level, { item, partOf, papers, taken = [] }: Place): string {
  const { config, meeting, working } = context;
  const day = String(meeting.fields.day ?? context.today);
  const base =
    partOf?.ref ?? itemNumber(config, { meeting: meeting.ref, item: String(item?.fields.number ?? 'P'), day });
  const above = partOf ? partOf.label.level : Math.max(working, item?.label.level ?? 0);
  return nextPaperNumber({
    base,
    appendix: partOf !== null,
    apart: level > above,
    taken: [...papers.map((one) => one.ref), ...taken],
  });
}

function problemsOf(context: PaperContext, asked: PaperAsked): Problem[] {
  const problems: Problem[] = [];
  if (asked.title.trim() === '') problems.push({ sentence: 'Give the paper a title.', field: 'title' });
  if (!isDay(asked.received))
    problems.push({ sentence: 'Give the day it was received, such as 2016-12-02.', field: 'received' });
  else if (asked.received > context.today)
    problems.push({ sentence: 'That day is still to come. Give the day it was received.', field: 'received' });
  if (!maySee(context.actor, context.code.id, labelFor(context, asked.level)))
    problems.push({ sentence: 'You could not read it yourself. Choose a class you are cleared for.', field: 'level' });
  return problems;
}

/** What belongs to a thing few may see must not tell the others of it. */
function classProblems({ code, working }: PaperContext, level: Level, { item, partOf }: Place): Problem[] {
  const least = partOf ?? (item && item.label.level > working ? item : null);
  if (!least || level >= least.label.level) return [];
  const name = code.levels[least.label.level].name;
  const what = partOf ? 'The paper it is an appendix to' : 'The item';
  return [
    { sentence: `${what} is ${name}, and this would tell of it. Classify it ${name} or higher.`, field: 'level' },
  ];
}

/** An appendix of a lower class than its paper would tell those who read it of the paper. */
function belowIt(paper: Row, level: Level, { papers }: Place): Problem[] {
  const below = papers.find(
    (one) => one.fields.part_of === paper.ref && one.label.level < level && one.state !== 'withdrawn',
  );
  return below
    ? [{ sentence: `Its appendix ${below.ref} has a lower class. Classify that first.`, field: 'level' }]
    : [];
}
