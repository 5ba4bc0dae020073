/** What the page of a timetable shows, read through the reader's eyes. */
import type { Tx } from '../../kernel/db.ts';
import { type Chance, chanceOfRelease, pastOf, pastSlips } from '../../timetable/chance.ts';
import { agreedSoFar, preparedOf } from '../../timetable/prepared.ts';
import { type Timetable, timetableOf } from '../../timetable/timetable-of.ts';
import { type WhatIf, whatIf } from '../../timetable/what-if.ts';
import { dayWords } from '../../ui/dates.ts';
import type { View } from '../view.ts';
import type { Shown } from './of-page.tsx';

export type Read = Omit<Shown, 'form' | 'problems' | 'effects'>;

export async function readTimetable(
  tx: Tx,
  view: View,
  { ref, supposed }: { ref: string; supposed: Readonly<Record<string, string>> },
): Promise<Read> {
  const { code, at, site } = view;
  const timetable = await timetableOf(tx, site.ledger, { code, ref, at });
  if (!timetable) return { ref, timetable, supposed: null, chance: null, prepared: null, version: 0, next: null };
  const asked: WhatIf | null = Object.keys(supposed).length > 0 ? whatIf(timetable, supposed) : null;
  const draft = await preparedOf(tx, { code: code.id, ref });
  const next = nextMeeting(timetable);
  return {
    ref,
    timetable,
    supposed: asked,
    chance: await chanceFor(tx, view, asked?.after ?? timetable),
    version: draft?.version ?? 0,
    prepared:
      draft && draft.content.agreed === agreedSoFar(timetable)
        ? { content: draft.content, title: preparedTitle(draft.content.supposed, timetable, next) }
        : null,
    next,
  };
}

/** The next planned meeting of the body that agrees timetables; null where none is planned. */
export function nextMeeting({ agreedBy, days, day }: Timetable): Shown['next'] {
  const ahead = days.meetings
    .filter((one) => one.body === agreedBy?.ref && one.ref !== null && one.day >= day)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const [first] = ahead;
  return first?.ref ? { ref: first.ref, title: first.title, day: first.day } : null;
}

function preparedTitle(supposed: Readonly<Record<string, string>>, timetable: Timetable, next: Shown['next']): string {
  const said = Object.entries(supposed).map(([id, day]) => {
    const step = timetable.steps.find((one) => one.id === id);
    return `${step?.name ?? id} on ${dayWords(day)}`;
  });
  const what = said.length > 0 ? `with ${said.join(', ')}` : 'as it stands';
  const where = next ? `${next.title} on ${dayWords(next.day)}` : 'the next meeting that is planned';
  return `The timetable ${what} waits for ${where}.`;
}

/** What the past says of the release. Past slips are those on record by the day looked at. */
async function chanceFor(tx: Tx, view: View, timetable: Timetable): Promise<Chance | null> {
  const past = await pastOf(tx, { code: view.code.id, at: view.at });
  const slips = pastSlips(past, timetable.network.calendar);
  return chanceOfRelease(timetable, slips, { seed: seedOf(timetable.ref) });
}

/** The same proposal is always drawn for in the same way. */
function seedOf(ref: string): number {
  let seed = 7;
  for (const letter of ref) seed = (seed * 31 + letter.charCodeAt(0)) >>> 0;
  return seed;
}
