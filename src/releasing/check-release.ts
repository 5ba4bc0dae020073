/** Releases and couplings: planned ahead, frozen and approved whole, live with everything they carry. */
import { dayInWords } from '../calendar/day.ts';
import { isDay } from '../kernel/decide.ts';
import type { Touched } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Outlook } from './outlook.ts';
import { type Broken, brokenIn, coupledFrom, placedFrom } from './placements.ts';

export function releaseProblems(outlook: Outlook): Problem[] {
  return outlook.touched
    .filter(({ register }) => register.name === 'release')
    .flatMap((one) => [
      ...dateProblems(outlook, one),
      ...splitProblems(outlook, one),
      ...endProblems(outlook, one),
      ...orderProblems(outlook, one),
    ]);
}

export function couplingProblems({ touched }: Outlook): Problem[] {
  return touched.flatMap(({ register, ref, before, after }): Problem[] => {
    if (register.name !== 'coupling' || before?.state === after.state || after.state !== 'standing') return [];
    const [first, second] = [String(after.fields.first ?? '').trim(), String(after.fields.second ?? '').trim()];
    if (first === '' || second === '')
      return [{ sentence: `Coupling ${ref}: name both changes that are coupled.`, field: first ? 'second' : 'first' }];
    if (first.toLowerCase() === second.toLowerCase())
      return [{ sentence: `${first} cannot be coupled with itself. Name two changes.`, field: 'second' }];
    if (!after.fields.kind)
      return [{ sentence: 'Say whether the two must go together, apart, or one before the other.', field: 'kind' }];
    return [];
  });
}

function nameOf({ ref, after }: Touched): string {
  return String(after.fields.title ?? ref);
}

const day = (value: unknown): string => (typeof value === 'string' && isDay(value) ? value : '');
const changed = ({ before, after }: Touched, name: string) =>
  (before?.fields[name] ?? null) !== (after.fields[name] ?? null);

function dateProblems({ decision }: Outlook, one: Touched): Problem[] {
  const { after } = one;
  const [planned, freeze, live] = ['planned_on', 'freeze_on', 'live_on'].map((name) => day(after.fields[name]));
  const problems: Problem[] = [];
  if (after.state === 'planned' && planned && changed(one, 'planned_on') && planned < decision.effective)
    problems.push({
      sentence: `${nameOf(one)} cannot be planned for ${dayInWords(planned)}, which has passed. Give a day from ${dayInWords(decision.effective)} on, or record it as live.`,
      field: 'planned_on',
    });
  if (planned && freeze && freeze > planned && (changed(one, 'freeze_on') || changed(one, 'planned_on')))
    problems.push({
      sentence: `${nameOf(one)}: ${dayInWords(freeze)} is after the release itself, ${dayInWords(planned)}. Give a day before it after which nothing is taken in.`,
      field: 'freeze_on',
    });
  if (after.state === 'live' && live && changed(one, 'live_on') && live > decision.effective)
    problems.push({
      sentence: `${nameOf(one)} cannot have gone live on ${dayInWords(live)}, which is still ahead. Record it on the day it does.`,
      field: 'live_on',
    });
  return problems;
}

const closed = ['frozen', 'approved'];

/** What must go together must be together before the contents are settled. */
function splitProblems(outlook: Outlook, one: Touched): Problem[] {
  const { before, after, ref } = one;
  const settles = changed(one, 'contents') && closed.includes(String(after.fields.contents));
  const launches = after.state === 'live' && before?.state !== 'live';
  if (!settles && !launches) return [];
  const what = launches ? 'go live' : after.fields.contents === 'approved' ? 'be approved' : 'be frozen';
  return breaks(outlook)
    .filter(({ first, second }) => first?.release === ref || second?.release === ref)
    .map(({ words }) => ({
      sentence: `${nameOf(one)} cannot ${what}: ${words}. Move one of them, or lift the coupling.`,
      field: 'contents',
    }));
}

/** A release that goes live, or is cancelled, leaves nothing behind in it. */
function endProblems({ inclusions }: Outlook, one: Touched): Problem[] {
  const { before, after, ref } = one;
  if (before?.state === after.state || !['live', 'cancelled'].includes(after.state)) return [];
  const left = [...inclusions.values()].filter(
    ({ fields, state }) => fields.release === ref && (state === 'included' || state === 'proposed'),
  );
  if (left.length === 0) return [];
  const names = left.map(({ title }) => `“${title}”`).join(', ');
  return [
    {
      sentence:
        after.state === 'live'
          ? `${nameOf(one)} still has ${names} in it. Record each as live with the release, or move it or put it off first.`
          : `${nameOf(one)} still has ${names} in it. Move each to another release or put it off first.`,
      field: 'contents',
    },
  ];
}

/** A release that moves may not pass another that must come before or after it. */
function orderProblems(outlook: Outlook, one: Touched): Problem[] {
  if (!changed(one, 'planned_on') || one.after.state !== 'planned') return [];
  return breaks(outlook)
    .filter(
      ({ how, coupling, first, second }) =>
        how === 'refused' && coupling.kind === 'after' && (first?.release === one.ref || second?.release === one.ref),
    )
    .map(({ words }) => ({
      sentence: `${words}. Move the other change as well, or lift the coupling.`,
      field: 'planned_on',
    }));
}

export function breaks({ inclusions, couplings, releases }: Outlook): Broken[] {
  return brokenIn({
    placed: [...inclusions.values()].map(placedFrom),
    couplings: [...couplings.values()].filter(({ state }) => state !== 'lifted').map(coupledFrom),
    releases,
  });
}
