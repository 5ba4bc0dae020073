/** Modifications on their way into force: in a release that is ahead, on its day, and not before it. */
import { dayInWords } from '../calendar/day.ts';
import type { Touched } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import { whyFrozen } from './check-inclusion.ts';
import { whyGone } from './earliest.ts';
import type { Outlook } from './outlook.ts';

export function modificationProblems(outlook: Outlook): Problem[] {
  return outlook.touched
    .filter(({ register }) => register.name === 'modification')
    .flatMap((one) => [...releaseProblems(outlook, one), ...implementProblems(outlook, one)]);
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const changed = ({ before, after }: Touched, name: string) =>
  (before?.fields[name] ?? null) !== (after.fields[name] ?? null);

function releaseProblems({ releases, inclusions, decision }: Outlook, one: Touched): Problem[] {
  const { ref, after } = one;
  const named = text(after.fields.release);
  if (named === '' || !(changed(one, 'release') || changed(one, 'implements_on')) || after.state === 'implemented')
    return [];
  const release = releases.get(named);
  if (!release)
    return [{ sentence: `${ref}: there is no release “${named}”. Choose one that is planned.`, field: 'release' }];
  const gone = whyGone(release, decision.effective);
  if (gone) return [{ sentence: `${ref}: ${gone}`, field: 'release' }];
  const day = text(after.fields.implements_on);
  if (release.day && day && day !== release.day)
    return [
      {
        sentence: `${ref}: ${release.name} goes live on ${dayInWords(release.day)}, not on ${dayInWords(day)}. Give that day, or leave the release out.`,
        field: 'implements_on',
      },
    ];
  const isIn = [...inclusions.values()].some(
    ({ fields, state }) => fields.modification === ref && fields.release === named && state !== 'deferred',
  );
  const frozen = whyFrozen(release, decision.effective);
  // To name a release is to be in it: there is no way around the freeze by way of the modification.
  return frozen && !isIn && changed(one, 'release')
    ? [{ sentence: `${ref}: ${frozen} Choose a later release.`, field: 'release' }]
    : [];
}

function implementProblems({ releases, inclusions }: Outlook, { ref, before, after }: Touched): Problem[] {
  if (after.state !== 'implemented' || before?.state === 'implemented') return [];
  const carried = [...inclusions.values()].find(
    ({ fields, state }) => fields.modification === ref && (state === 'included' || state === 'proposed'),
  );
  const release = carried && releases.get(text(carried.fields.release));
  if (!release) return [];
  if (release.state !== 'live')
    return [
      {
        sentence: `${ref} goes live with ${release.name}, which is not live. Record the release as live, or take ${ref} out of it first.`,
        field: 'release',
      },
    ];
  return [
    {
      sentence: `${ref} is implemented, and still waits in ${release.name}. Record it as live there in the same decision.`,
      field: 'release',
    },
  ];
}
