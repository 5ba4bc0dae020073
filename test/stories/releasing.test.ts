import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, everyone } from '../../src/kernel/access.ts';
import { commit } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import type { Change, Day, Decision } from '../../src/kernel/define.ts';
import { registerOf } from '../../src/kernel/ledger.ts';
import { get } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { readDocument } from '../../src/paper/read.ts';
import { boardOf } from '../../src/releasing/board.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, formTo, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let clerk: Visitor;

beforeAll(async () => {
  site = await openSite('2032-01-12');
  clerk = await administrator(site);
  const change = (register: string, ref: string, move: string, sets: Change['sets']): Change => ({
    register,
    ref,
    move,
    sets,
  });
  const fact = (ref: string, title: string, move: string, sets: Change['sets'] = {}) =>
    change('modification', ref, move, { title, ...sets });
  await decide([
    change('release', 'june-2032', 'plan', { title: 'June 2032', planned_on: '2032-06-24', contents: 'open' }),
    change('release', 'november-2032', 'plan', { title: 'November 2032', planned_on: '2032-11-04', contents: 'open' }),
    change('release', 'february-2033', 'plan', { title: 'February 2033', planned: 'February 2033', contents: 'open' }),
  ]);
  // Facts of the past, as minutes tell them: the process of the code is not asked how they came about.
  await decide(
    [
      fact('SECMP0901', 'Lighter scales', 'approve', { decided_on: '2032-01-09' }),
      fact('SECMP0902', 'Rounder loaves', 'approve', { decided_on: '2032-01-09' }),
      fact('SECMP0903', 'Hotter ovens', 'refine'),
    ],
    { found: true },
  );
});
afterAll(() => site.close());

async function decide(changes: Change[], more: Partial<Decision> & { actor?: Actor } = {}): Promise<void> {
  const { actor = operator, ...decision } = more;
  await commit(site.ledger, actor, {
    code: site.code.id,
    authority: { kind: 'post', ref: actor.name },
    body: 'panel',
    effective: site.clock.today,
    title: 'Recorded for the story',
    label: { group: 'panel', level: 0 },
    changes,
    ...decision,
  });
}

async function refusal(changes: Change[], more: Partial<Decision> = {}): Promise<string> {
  try {
    await decide(changes, more);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It was not refused.');
}

const change = (register: string, ref: string, move: string, sets: Change['sets']): Change => ({
  register,
  ref,
  move,
  sets,
});

const include = (ref: string, release: string, sets: Change['sets'] = {}): Change => ({
  register: 'inclusion',
  ref,
  move: 'include',
  sets: { title: ref, release, origin: 'modification', ...sets },
});

const row = (register: string, ref: string, day: Day = site.clock.today) =>
  reading(site.ledger.db, operator, (tx) =>
    get(tx, registerOf(site.ledger, register), { code: site.code.id, ref, at: { day, known: null } }),
  );

/** What the contents paper of November says, as it is sent to somebody. */
async function paperWords({ cookies }: Visitor): Promise<string> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const sent = await site.app.request('http://localhost/sec/releasing/paper/november-2032.docx', {
    headers: { cookie },
  });
  return (await readDocument(new Uint8Array(await sent.arrayBuffer()), 'contents.docx')).text;
}

const board = (day: Day = site.clock.today) =>
  reading(site.ledger.db, everyone, (tx) => boardOf(tx, site.ledger, { code: site.code, at: { day, known: null } }));

/** Fills in a form of this part: what it will do, then recorded. */
async function sent(path: string, fields: Record<string, string>): Promise<string> {
  const page = await clerk.get(`/sec/releasing/${path}`);
  expect(page.status, path).toBe(200);
  const form = formTo(page, path.replace(/\?.*$/, ''));
  const tried = await clerk.submit(form, { ...fields, do: 'check' });
  expect(tried.status, said(tried)).toBe(200);
  const done = await clerk.submit(formTo(tried, path.replace(/\?.*$/, '')), { do: 'record' });
  expect(done.status, done.html).toBe(303);
  return said(tried);
}

describe('a change is taken into a release', () => {
  it('by a form that says what it will do before it does it', async () => {
    const will = await sent('take', { release: 'june-2032', modification: 'SECMP0901', touches: 'text' });
    expect(will).toContain('take “Lighter scales” into June 2032, from 12 January 2032');
    expect((await row('inclusion', 'june-2032/SECMP0901'))?.fields.modification).toBe('SECMP0901');
    const page = said(await clerk.get('/sec/releasing'));
    expect(page).toMatch(/June 2032.*SECMP0901.*Lighter scales.*Ready ?9 Jan 2032.*Earliest ?February 2032/);
  });

  it('or stands in a line of its own where it has a day that is no release’s, and is not said to wait for one', async () => {
    await decide(
      [
        change('modification', 'SECMP0907', 'approve', {
          title: 'Flatter tins',
          decided_on: '2032-01-09',
          implements_on: '2032-01-30',
        }),
      ],
      { found: true },
    );
    const page = await visitorOf(site).get('/sec/releasing');
    expect(said(page)).toContain('On a day of its own: SECMP0907, 30 January 2032');
    expect(said(page).split('SECMP0907')).toHaveLength(2);
    expect((await board()).waiting.map(({ ref }) => ref)).not.toContain('SECMP0907');
  });

  it('and is on the board of anybody, who is offered no form', async () => {
    const page = await visitorOf(site).get('/sec/releasing');
    expect(said(page)).toContain('SECMP0901');
    expect(page.html).not.toContain('/releasing/take');
    expect((await visitorOf(site).get('/sec/releasing/take')).status).toBe(404);
  });

  it('once: the same modification in two releases is refused, and so is a release that is not there', async () => {
    expect(await refusal([include('november-2032/SECMP0901', 'november-2032', { modification: 'SECMP0901' })])).toBe(
      'SECMP0901 is in June 2032 already. Move it from there instead of taking it in twice.',
    );
    expect(await refusal([include('x', 'july-2032')])).toMatch(/There is no release “july-2032”/);
  });

  it('that is not approved yet, and the board says so', async () => {
    await decide([include('june-2032/SECMP0903', 'june-2032', { modification: 'SECMP0903', title: 'Hotter ovens' })]);
    const june = (await board()).columns.find(({ release }) => release.ref === 'june-2032');
    const ovens = june?.changes.find(({ modification }) => modification?.ref === 'SECMP0903');
    expect(ovens?.alerts.map(({ words }) => words)).toEqual(['SECMP0903 is not approved yet: refinement process']);
  });

  it('though it misses it, and the board says by how much and which release it makes', async () => {
    await decide([
      include('june-2032/late', 'june-2032', { title: 'Late bakers', origin: 'operator', ready: '2032-07-01' }),
    ]);
    const june = (await board()).columns.find(({ release }) => release.ref === 'june-2032');
    const late = june?.changes.find(({ ref }) => ref === 'june-2032/late');
    expect(late?.alerts[0]).toMatchObject({
      tone: 'bad',
      words:
        'Misses June 2032 by 6 WD: it could go live on 2 July 2032, the release is on 24 June 2032. The first it makes is November 2032',
    });
    await sent('move/june-2032/late', { release: 'november-2032' });
    expect((await row('inclusion', 'june-2032/late'))?.fields.release).toBe('november-2032');
  });

  it('never into one that is past, live or cancelled, nor is a release planned for a day that has gone', async () => {
    expect(
      await refusal([{ register: 'release', ref: 'june-2032', move: 'replan', sets: { planned_on: '2032-01-11' } }]),
    ).toMatch(/June 2032 cannot be planned for 11 January 2032, which has passed/);
    expect(await refusal([include('x', 'june-2032')], { effective: '2032-06-25' })).toMatch(
      /June 2032 was planned for 24 June 2032, which has passed/,
    );
    await decide([{ register: 'release', ref: 'r0', move: 'launch', sets: { title: 'R0', live_on: '2031-12-01' } }]);
    expect(await refusal([include('x', 'r0')])).toMatch(/R0 is live already/);
    await decide([{ register: 'release', ref: 'gone', move: 'cancel', sets: { title: 'May 2032' } }]);
    expect(await refusal([include('x', 'gone')])).toMatch(/May 2032 was cancelled/);
  });

  it('by one hand at a time: of two moves at once the second is refused', async () => {
    const page = await clerk.get('/sec/releasing/move/june-2032/late');
    const form = formTo(page, '/move/june-2032/late');
    await sent('move/june-2032/late', { release: 'february-2033' });
    const second = await clerk.submit(form, { release: 'june-2032', do: 'record' });
    expect(second.status).toBe(422);
    expect(said(second)).toContain('was changed by someone else meanwhile');
  });
});

describe('two changes that are coupled', () => {
  const couple = (kind: string, first: string, second: string): Change => ({
    register: 'coupling',
    ref: `${kind}-${first}`,
    move: 'couple',
    sets: { title: `${first} and ${second}`, kind, first, second, reason: 'One needs the other' },
  });

  it('are refused in one release where they must not go together', async () => {
    await decide([couple('apart', 'SECMP0901', 'SECMP0902')]);
    const taken = include('june-2032/SECMP0902', 'june-2032', { modification: 'SECMP0902', title: 'Rounder loaves' });
    expect(await refusal([taken])).toMatch(
      /Lighter scales is in June 2032 \(24 June 2032\), Rounder loaves is in June 2032.*they must not go together: One needs the other/,
    );
    await decide([{ ...taken, ref: 'november-2032/SECMP0902', sets: { ...taken.sets, release: 'november-2032' } }]);
    await decide([{ register: 'coupling', ref: 'apart-SECMP0901', move: 'lift', sets: { outcome: 'Not so' } }]);
  });

  it('one before the other, are refused in that order only', async () => {
    await decide([couple('after', 'SECMP0901', 'SECMP0902')]);
    const back: Change = {
      register: 'inclusion',
      ref: 'november-2032/SECMP0902',
      move: 'move',
      sets: { release: 'june-2032' },
    };
    expect(await refusal([back])).toMatch(/must come one before the other/);
    // The release itself may not pass the other either.
    const sooner: Change = {
      register: 'release',
      ref: 'november-2032',
      move: 'replan',
      sets: { planned_on: '2032-06-01' },
    };
    expect(await refusal([sooner])).toMatch(/must come one before the other.*Move the other change as well/);
    await decide([{ register: 'coupling', ref: 'after-SECMP0901', move: 'lift', sets: { outcome: 'Not so' } }]);
  });

  it('and must go together, may stand apart while they are moved, with an alert, but no contents are settled so', async () => {
    await decide([couple('together', 'SECMP0901', 'SECMP0902')]);
    const june = (await board()).columns.find(({ release }) => release.ref === 'june-2032');
    expect(june?.changes[0]?.alerts[0]?.words).toMatch(/Rounder loaves is in November 2032.*they must go together/);
    const freeze: Change = { register: 'release', ref: 'june-2032', move: 'freeze', sets: { contents: 'frozen' } };
    const approve: Change = { register: 'release', ref: 'june-2032', move: 'approve', sets: { contents: 'approved' } };
    expect(await refusal([freeze])).toMatch(
      /^June 2032 cannot be frozen: Lighter scales is in June 2032.*lift the coupling/,
    );
    expect(await refusal([approve])).toMatch(/^June 2032 cannot be approved: /);
    await sent('coupling/challenge/together-SECMP0901', { challenge: 'Users fear that one holds up the other' });
    expect(said(await clerk.get('/sec/releasing'))).toContain('Challenge: Users fear that one holds up the other');
    // Challenged is not lifted.
    expect(await refusal([freeze])).toMatch(/the coupling is challenged/);
    await sent('coupling/lift/together-SECMP0901', { outcome: 'The bakers agreed that they need not' });
    expect((await row('coupling', 'together-SECMP0901'))?.state).toBe('lifted');
  });

  it('are two', async () => {
    expect(await refusal([couple('together', 'SECMP0901', 'secmp0901')])).toMatch(/cannot be coupled with itself/);
  });
});

describe('once contents are settled', () => {
  it('nothing is taken in, at whatever door', async () => {
    await sent('contents/june-2032', { act: 'freeze' });
    expect((await row('release', 'june-2032'))?.fields).toMatchObject({ contents: 'frozen', freeze_on: '2032-01-12' });
    const moved: Change = {
      register: 'inclusion',
      ref: 'june-2032/late',
      move: 'move',
      sets: { release: 'june-2032' },
    };
    const words =
      /The contents of June 2032 are frozen: nothing is taken in\. Ask the SEC Panel to open the contents again/;
    expect(await refusal([moved])).toMatch(words);
    const page = await clerk.get('/sec/move/inclusion/move/june-2032/late');
    const form = formTo(page, '/move/inclusion/move/june-2032/late');
    const tried = await clerk.submit(form, {
      'set-release': 'june-2032',
      effective: site.clock.today,
      reason: 'By hand',
    });
    expect(tried.status).toBe(422);
    expect(said(tried)).toMatch(words);
    // Nor by naming the release in the modification.
    const named: Change = {
      register: 'modification',
      ref: 'SECMP0902',
      move: 'schedule',
      sets: { release: 'june-2032' },
    };
    expect(await refusal([named])).toMatch(/SECMP0902: The contents of June 2032 are frozen/);
  });

  it('but by the Panel at a meeting, with its reason', async () => {
    const meeting = { authority: { kind: 'meeting', ref: 'M1' } as const };
    const moved: Change = {
      register: 'inclusion',
      ref: 'june-2032/late',
      move: 'move',
      sets: { release: 'june-2032' },
    };
    expect(await refusal([moved], meeting)).toMatch(/Say in its note why it is taken in all the same/);
    expect(await refusal([{ ...moved, sets: { ...moved.sets, note: 'Because' } }])).toMatch(/are frozen/);
    await decide([{ ...moved, sets: { ...moved.sets, note: 'The bakers cannot wait' } }], meeting);
    expect((await row('inclusion', 'june-2032/late'))?.fields.release).toBe('june-2032');
    await sent('move/june-2032/late', { release: '' });
    expect((await row('inclusion', 'june-2032/late'))?.state).toBe('deferred');
  });

  it('or once they are opened again', async () => {
    await sent('contents/june-2032', { act: 'reopen' });
    await sent('move/june-2032/late', { release: 'november-2032' });
    expect((await row('inclusion', 'june-2032/late'))?.state).toBe('included');
  });

  it('by the day alone, where one is set and nobody froze them', async () => {
    await decide([{ register: 'release', ref: 'february-2033', move: 'replan', sets: { freeze_on: '2032-01-11' } }]);
    expect(await refusal([include('x', 'february-2033')])).toMatch(
      /Nothing is taken into February 2033 after 11 January 2032/,
    );
    expect(
      await refusal([{ register: 'release', ref: 'june-2032', move: 'replan', sets: { freeze_on: '2032-06-25' } }]),
    ).toMatch(/is after the release itself/);
  });
});

describe('a modification follows its release', () => {
  it('to the day of another when it is moved, and to a new day when the release is', async () => {
    const set: Change = {
      register: 'modification',
      ref: 'SECMP0901',
      move: 'schedule',
      sets: { release: 'june-2032' },
    };
    const wrong = { ...set, sets: { ...set.sets, implements_on: '2032-06-25' } };
    expect(await refusal([wrong])).toMatch(/June 2032 goes live on 24 June 2032, not on 25 June 2032/);
    await decide([{ ...set, sets: { ...set.sets, implements_on: '2032-06-24' } }]);
    const will = await sent('replan/june-2032', { planned_on: '2032-06-29' });
    expect(will).toContain('plan June 2032 for 29 June 2032 (it was 24 June 2032)');
    expect(will).toContain('set the implementation date of SECMP0901 to 29 June 2032, with June 2032');
    expect((await row('modification', 'SECMP0901'))?.fields.implements_on).toBe('2032-06-29');
  });
});

describe('a release goes live', () => {
  const launch: Change = { register: 'release', ref: 'june-2032', move: 'launch', sets: { live_on: '2032-06-29' } };

  it('not before its day, nor without what it carries, nor a modification before its release', async () => {
    site.clock.today = '2032-06-29';
    expect(await refusal([{ ...launch, sets: { live_on: '2032-06-30' } }])).toMatch(/still ahead/);
    expect(await refusal([launch])).toMatch(/still has “Lighter scales”, “Hotter ovens” in it/);
    const alone: Change = { register: 'inclusion', ref: 'june-2032/SECMP0901', move: 'deliver', sets: {} };
    expect(await refusal([alone])).toMatch(/is in June 2032, which is not live/);
    expect(await refusal([{ register: 'modification', ref: 'SECMP0901', move: 'implement', sets: {} }])).toMatch(
      /SECMP0901 goes live with June 2032, which is not live/,
    );
  });

  it('is refused with the names of modifications that may not be implemented', async () => {
    // Nobody stays signed in from January to June.
    clerk = await administrator(site);
    const page = await clerk.get('/sec/releasing/launch/june-2032');
    const both = ['june-2032/SECMP0901', 'june-2032/SECMP0903'];
    const tried = await clerk.submit(formTo(page, '/launch/june-2032'), { live: both, do: 'check' });
    expect(tried.status).toBe(422);
    expect(said(tried)).toMatch(/SECMP0903.*“Implement” does not follow from Refinement/);
  });

  it('in one decision with its changes and their modifications; what did not make it is put off', async () => {
    const page = await clerk.get('/sec/releasing/launch/june-2032');
    const fields = { live: 'june-2032/SECMP0901', version: '9.0' };
    const tried = await clerk.submit(formTo(page, '/launch/june-2032'), { ...fields, do: 'check' });
    expect(said(tried)).toMatch(/implement SECMP0901.*record “Lighter scales” as live.*put off “Hotter ovens”/);
    const done = await clerk.submit(formTo(page, '/launch/june-2032'), { ...fields, do: 'record' });
    expect(done.status, done.html).toBe(303);
    expect((await row('release', 'june-2032'))?.state).toBe('live');
    expect((await row('inclusion', 'june-2032/SECMP0901'))?.state).toBe('delivered');
    expect((await row('modification', 'SECMP0901'))?.state).toBe('implemented');
    expect((await row('inclusion', 'june-2032/SECMP0903'))?.state).toBe('deferred');
    expect(said(await clerk.get('/sec/release/june-2032'))).toMatch(/Live.*29 June 2032.*Lighter scales/);
  });

  it('and the day before is as it was', async () => {
    const june = (await board('2032-06-28')).columns.find(({ release }) => release.ref === 'june-2032');
    expect(june?.release.state).toBe('planned');
    expect(june?.changes.map(({ inclusion }) => inclusion?.state)).toEqual(['included', 'included']);
  });
});

describe('a change held above the public class', () => {
  it('is on no board and in no paper of the public, and no refusal tells of it', async () => {
    const hidden = include('november-2032/hidden', 'november-2032', { title: 'Secret yeast' });
    await decide([{ ...hidden, label: { group: 'panel', level: 2 } }]);
    const seen = await board();
    expect(JSON.stringify([...seen.placed])).not.toContain('Secret yeast');
    expect((await visitorOf(site).get('/sec/releasing')).html).not.toContain('Secret yeast');
    expect(await paperWords(visitorOf(site))).not.toContain('Secret yeast');
    expect(await paperWords(visitorOf(site))).toContain('This document is classified as White');
    // Whoever may read it is told what they hold.
    expect(await paperWords(clerk)).toMatch(/Secret yeast[\s\S]*This document is classified as Amber/);
    const said = await refusal([{ register: 'release', ref: 'november-2032', move: 'cancel', sets: {} }]);
    expect(said).toContain('Late bakers');
    expect(said).not.toContain('Secret yeast');
  });
});

describe('the paper of a release', () => {
  it('has its changes by origin with the first release each makes, as PDF and as Word', async () => {
    for (const format of ['pdf', 'docx']) {
      const page = await clerk.get(`/sec/releasing/paper/november-2032.${format}`);
      expect(page.status).toBe(200);
      expect(page.headers.get('content-disposition')).toContain(`release-contents-november-2032-2032-06-29.${format}`);
    }
    expect((await clerk.get('/sec/releasing/paper/nothing.pdf')).status).toBe(404);
    expect((await clerk.get('/sec/releasing/paper/november-2032.txt')).status).toBe(404);
  });
});
