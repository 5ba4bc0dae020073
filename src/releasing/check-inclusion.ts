/** Changes in releases: taken into one that is ahead and open, once, with what they must go with. */
import { dayInWords } from '../calendar/day.ts';
import { bodyIn } from '../codes/body.ts';
import type { Code } from '../codes/code.ts';
import type { Touched } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import { powersOf } from '../meetings/powers.ts';
import { breaks } from './check-release.ts';
import { whyGone } from './earliest.ts';
import type { Outlook } from './outlook.ts';
import { isNamed, placedFrom } from './placements.ts';
import type { ReleaseDay } from './release-calendar.ts';

export function inclusionProblems(outlook: Outlook): Problem[] {
  return outlook.touched
    .filter(({ register }) => register.name === 'inclusion')
    .flatMap((one) =>
      isTakenIn(one) ? placingProblems(outlook, one) : isDelivered(one) ? deliveryProblems(outlook, one) : [],
    );
}

const inPlay = ['proposed', 'included'];
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Newly in a release: brought in, taken up again, or moved from another. What only changes its words stays where it is. */
function isTakenIn({ before, after }: Touched): boolean {
  if (!inPlay.includes(after.state)) return false;
  return !before || !inPlay.includes(before.state) || before.fields.release !== after.fields.release;
}

function isDelivered({ before, after }: Touched): boolean {
  return after.state === 'delivered' && before?.state !== 'delivered';
}

function placingProblems(outlook: Outlook, one: Touched): Problem[] {
  const { decision, releases } = outlook;
  const ref = text(one.after.fields.release);
  const release = releases.get(ref);
  if (!release)
    return [
      {
        sentence: ref
          ? `There is no release “${ref}”. Choose one of those on the board, or plan it first.`
          : `Say which release “${one.after.fields.title}” is for.`,
        field: 'release',
      },
    ];
  const gone = whyGone(release, decision.effective);
  if (gone) return [{ sentence: gone, field: 'release' }];
  return [...frozenProblems(outlook, release, one), ...twiceProblems(outlook, one), ...coupledProblems(outlook, one)];
}

/** After the freeze nothing is taken in, but by the body that keeps the contents, in its meeting and with its reason. */
function frozenProblems({ code, decision }: Outlook, release: ReleaseDay, { before, after }: Touched): Problem[] {
  const words = whyFrozen(release, decision.effective);
  if (!words) return [];
  const keeper = keeperOf(code);
  const deciding = bodyIn(code, decision.body);
  const decides = decision.authority.kind === 'meeting' && powersOf(deciding, decision.effective).includes('panel');
  const note = text(after.fields.note).trim();
  if (decides && note !== '' && note !== text(before?.fields.note).trim()) return [];
  const mend = decides
    ? 'Say in its note why it is taken in all the same.'
    : `Ask the ${keeper} to open the contents again, or to decide on it at a meeting and say why.`;
  return [{ sentence: `${words} ${mend}`, field: decides ? 'note' : 'release' }];
}

/** Why nothing is taken in any more; null while a release is open. */
export function whyFrozen(release: ReleaseDay, on: string): string | null {
  if (release.contents !== 'open')
    return `The contents of ${release.name} are ${release.contents}: nothing is taken in.`;
  if (release.freeze !== null && on > release.freeze)
    return `Nothing is taken into ${release.name} after ${dayInWords(release.freeze)}.`;
  return null;
}

/** The body whose power over contents the moves of releases name. */
function keeperOf(code: Pick<Code, 'bodies'>): string {
  const name = code.bodies.find(({ kind }) => kind === 'panel')?.name ?? 'body that keeps the contents';
  return name.replace(/^the /i, '');
}

function twiceProblems({ inclusions, releases }: Outlook, { ref, after }: Touched): Problem[] {
  const modification = text(after.fields.modification);
  if (modification === '') return [];
  const other = [...inclusions.values()].find(
    (one) => one.ref !== ref && one.fields.modification === modification && inPlay.includes(one.state),
  );
  if (!other) return [];
  const where = releases.get(text(other.fields.release))?.name ?? text(other.fields.release);
  return [
    {
      sentence: `${modification} is in ${where} already. Move it from there instead of taking it in twice.`,
      field: 'modification',
    },
  ];
}

function coupledProblems(outlook: Outlook, { ref, after }: Touched): Problem[] {
  const placed = placedFrom({ ref, title: text(after.fields.title), state: after.state, fields: after.fields });
  return breaks(outlook)
    .filter(
      ({ how, coupling }) => how === 'refused' && (isNamed(coupling.first, placed) || isNamed(coupling.second, placed)),
    )
    .map(({ words }) => ({ sentence: `${words}. Choose another release, or lift the coupling.`, field: 'release' }));
}

/** What is recorded as live is in a release that is, and the modification it carries has been implemented. */
function deliveryProblems({ releases, states }: Outlook, { after }: Touched): Problem[] {
  const problems: Problem[] = [];
  const release = releases.get(text(after.fields.release));
  if (release && release.state !== 'live')
    problems.push({
      sentence: `“${after.fields.title}” is in ${release.name}, which is not live. Record the release as live, and all it carries with it.`,
      field: 'release',
    });
  const modification = text(after.fields.modification);
  const state = states.get(modification);
  if (state !== undefined && state !== 'implemented')
    problems.push({
      sentence: `${modification} is not implemented, so it cannot have gone live. Implement it in the same decision, or put it off.`,
      field: 'modification',
    });
  return problems;
}
