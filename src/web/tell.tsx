/** Values and happenings in words and links: the one place where a record's facts become sentences. */
import type { Child } from 'hono/jsx';
import { type Field, type Register, type Value, wordsFor } from '../kernel/define.ts';
import type { Happening } from '../kernel/history.ts';
import type { Named } from '../kernel/read.ts';
import { clauseFor } from '../registers/clause.ts';
import { dayWords } from '../ui/dates.ts';
import { DayText } from '../ui/day.tsx';
import type { HistoryEvent } from '../ui/history.tsx';
import type { View } from './view.ts';

/** Titles of the records that a page names, by `<register> <ref>`; what the reader may not see is not in it. */
export type Names = ReadonlyMap<string, Named>;

/** A value as a page shows it: links where they lead somewhere, days as days. */
export function show(view: View, field: Field, value: Value | undefined, names: Names): Child {
  if (value === null || value === undefined || value === '') return '';
  if (field.kind === 'day') return <DayText day={String(value)} short />;
  if (field.kind === 'link')
    return <RecordLink view={view} register={field.to ?? ''} ref_={String(value)} names={names} />;
  if (field.kind === 'links')
    return (value as string[]).map((ref, index) => (
      <>
        {index > 0 && ', '}
        <RecordLink view={view} register={field.to ?? ''} ref_={ref} names={names} />
      </>
    ));
  return wordsFor(field, value);
}

interface RecordLinkProps {
  view: View;
  register: string;
  ref_: string;
  names: Names;
}

/** A record by its title, linked; by its reference alone when it is not on record, or not for this reader. */
function RecordLink({ view, register, ref_, names }: RecordLinkProps) {
  const named = names.get(`${register} ${ref_}`);
  if (!named) return <>{ref_}</>;
  const words = namedBy(named);
  return (
    <a href={view.to(register, ref_)} title={words === ref_ ? sentence(named.title) : undefined}>
      {words}
    </a>
  );
}

/** A title that minutes print in the middle of a sentence ("SECAS to issue …"), as it stands on its own. */
export function sentence(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** Words up to `most` characters, cut between two of them. */
export function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 10).replace(/\s+\S*$/, '')} …` : text;
}

/** Whether people say this reference ("SECP39/01", "26"). A slug of a title, or the number of a paper, they do not. */
export function isSpoken(ref: string): boolean {
  return /^[A-Z\d./-]{1,16}$/.test(ref) && /\d/.test(ref);
}

/** Short references say more than long titles where people know them by heart. */
export function namedBy({ ref, title }: Pick<Named, 'ref' | 'title'>): string {
  return isSpoken(ref) && /^[A-Z]/.test(ref) && title.length > 40 ? ref : clip(sentence(title), 100);
}

/** References of other records in these values, by register, for one lookup of their names. */
export function refsIn(
  register: Register,
  list: Iterable<Readonly<Record<string, Value>>>,
  refs = new Map<string, Set<string>>(),
): Map<string, Set<string>> {
  for (const values of list)
    for (const [name, value] of Object.entries(values)) {
      const to = register.fields[name]?.to;
      if (!to || value === null) continue;
      const set = refs.get(to) ?? new Set<string>();
      for (const one of Array.isArray(value) ? value : [String(value)]) set.add(one);
      refs.set(to, set);
    }
  return refs;
}

/** History as the timeline takes it. */
export function eventsOf(
  view: View,
  register: Register,
  happenings: readonly Happening[],
  names: Names,
): HistoryEvent[] {
  return happenings
    .map((one) => {
      // What a post did between meetings is not the body's deed.
      const by = one.by.kind === 'post' ? one.by.ref : names.get(`body ${one.by.body}`)?.title;
      const meeting = one.by.kind === 'meeting' ? names.get(`meeting ${one.by.ref}`) : undefined;
      const move = register.moves[one.move];
      const clause =
        one.by.clause ??
        (move &&
          clauseFor(view.code, register.name, {
            name: one.move,
            move,
            day: one.effective,
            ...(one.stateBefore ? { from: one.stateBefore } : {}),
          }));
      const changes = Object.entries(one.sets)
        .filter(([name, { before }]) => before !== null || one.stateBefore !== null || name === register.titled)
        // That it was this meeting is said already.
        .filter(([name, { after }]) => register.fields[name]?.to !== 'meeting' || after !== one.by.ref)
        .map(([name, { before, after }]) => changeWords(register.fields[name] as Field, { before, after }, names));
      const mark = one.withdrawn ? ('undone' as const) : one.irregular ? ('found' as const) : undefined;
      return {
        past: move?.past ?? one.move,
        ...(by ? { by } : {}),
        effective: one.effective,
        recorded: one.recorded,
        decision: meeting
          ? { label: meeting.title, href: view.to('meeting', meeting.ref) }
          : { label: one.by.title, href: view.to('log', one.by.decision) },
        ...(clause ? { clause } : {}),
        changes,
        ...(mark ? { mark } : {}),
        ...(one.passage
          ? { source: { label: 'source passage', href: `${view.to('source', one.passage.source)}#e${one.seq}` } }
          : {}),
        ...(one.place === null ? {} : { proof: one.place + 1 }),
      } satisfies HistoryEvent & { proof?: number };
    })
    .reverse();
}

function changeWords(
  field: Field,
  { before, after }: { before: Value; after: Value },
  names: Names,
): { label: string; from?: Child; to: Child } {
  const words = (value: Value) => {
    if (field.kind === 'day' && value) return dayWords(String(value), 'short');
    if (!field.to || value === null) return wordsFor(field, value);
    const refs = Array.isArray(value) ? value : [String(value)];
    return refs.map((ref) => namedBy(names.get(`${field.to} ${ref}`) ?? { ref, title: ref })).join(', ');
  };
  return { label: field.label, ...(before === null ? {} : { from: words(before) }), to: words(after) || 'nothing' };
}
