/**
 * SECMP0020 and SECMP0022 are voted on by the Change Board on 23 November 2016 and take effect on 14 December, 15 Working
 * Days later: from the secretary's form to the count that an outsider makes of what is published. Members are invented.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layBoard, layProposals, members, nameOf, recordOf, signedIn } from '../voting/ground.ts';
import { all, one, text } from './html.ts';
import { change, tell } from './modification-ground.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, csrfOf, type Fields, formTo, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let secretary: Visitor;
const visitors = new Map<string, Visitor>();
const ref = 'SECMP0020/vote';
const path = `/sec/voting/${ref}`;

beforeAll(async () => {
  site = await openSite('2016-11-21');
  secretary = await administrator(site);
  await layBoard(site);
  await layProposals(site, [
    { ref: 'SECMP0020', title: 'Identifiers that are not confidential' },
    { ref: 'SECMP0022', title: 'Membership of the authority for certificates' },
  ]);
  const meeting = (number: string, day: string) =>
    change('meeting', `BOARD_${number}`, 'plan', { title: `Board meeting ${number}`, body: 'change-board', day });
  await tell(site, '2016-10-03', [meeting('39', '2016-10-26'), meeting('40', '2016-11-28')]);
  for (const { person } of members) visitors.set(person, await signedIn(site, person));
}, 60_000);
afterAll(() => site?.close());

const as = (person: string) => visitors.get(person) as Visitor;
const press = async (visitor: Visitor, fields: Fields, at = path) => {
  const page = await visitor.get(at);
  return visitor.post(at, { csrf: csrfOf(page), ...fields });
};

describe('the vote of 23 November 2016', () => {
  test('waits on the list of votes, and is opened with the roll looked over', async () => {
    const list = await secretary.get('/sec/voting');
    expect(said(list)).toContain('Waiting for a vote');
    const page = await secretary.get('/sec/voting/open/SECMP0020');
    expect(said(page)).toContain('The vote decides it.');
    expect(one(page.root, 'input[name=group-ada-finch]').attributes.value).toBe('Bexel Energy');
    const form = formTo(page, '/voting/open/SECMP0020');
    const meetings = all(one(page.root, 'select[name=meeting]'), 'option').map(text);
    expect(meetings).toContain('Board meeting 40, 28 November 2016');
    expect(meetings.join()).not.toContain('Board meeting 39');
    const early = await secretary.submit(form, { closes_on: '2016-11-20' });
    expect([early.status, said(early)]).toEqual([422, expect.stringContaining('It would close before it is opened.')]);
    expect(one(early.root, 'input[name=closes_on]').attributes.value).toBe('2016-11-20');
    const done = await secretary.submit(form, {
      closes_on: '2016-11-23',
      closes_at: '12:30',
      background: 'See the report.',
    });
    expect([done.status, done.location]).toEqual([303, path]);
    expect((await as('ada-finch').get('/sec/voting/open/SECMP0022')).status).toBe(404);
  });

  test('a member votes, with reasons against the objectives, and may change it', async () => {
    const page = await as('ada-finch').get(path);
    const none = await press(as('ada-finch'), { do: 'cast', 'reason-0': 'Plainly better' });
    expect([none.status, said(none)]).toEqual([422, expect.stringContaining('Choose for, against or abstain.')]);
    expect(text(one(none.root, 'textarea[name=reason-0]'))).toBe('Plainly better');
    const cast = { do: 'cast', 'position-0': 'against', 'reason-0': 'Plainly better', 'objective-0-g': 'better' };
    expect((await press(as('ada-finch'), cast)).status).toBe(303);
    const again = await press(as('ada-finch'), cast);
    expect([again.status, said(again)]).toEqual([422, expect.stringContaining('Ada Finch has voted already.')]);
    expect((await press(as('ada-finch'), { ...cast, do: 'change', 'position-0': 'for' })).status).toBe(303);
    expect(said(page)).toContain('For Bexel Energy, which votes once.');
    expect(said(await as('ada-finch').open(`${path}?done=1`))).toContain('You have voted');
  });

  test('the others see that she voted, not how; the public sees neither', async () => {
    const other = await as('dan-holt').get(path);
    expect(text(one(other.root, '#voting-roll'))).toContain('1 of 11 on the roll');
    expect(other.html).not.toContain('Plainly better');
    expect(all(other.root, '.change-it')).toEqual([]);
    const ballot = `/sec/ballot/${ref}/ada-finch`;
    expect([(await as('dan-holt').get(ballot)).status, (await as('ada-finch').get(ballot)).status]).toEqual([404, 404]);
    const outside = await visitorOf(site).get(path);
    expect(said(outside)).not.toContain('Ada');
    expect(said(outside)).toContain('is published with the outcome');
    expect((await visitorOf(site).get(`${path}/ballots.csv`)).status).toBe(404);
  });

  test('somebody without a vote is told so; the secretary records those who wrote, and sees how it stands', async () => {
    visitors.set('mal-forge', await signedIn(site, 'mal-forge'));
    const refused = await press(as('mal-forge'), { do: 'cast', 'position-0': 'for' });
    expect([refused.status, said(refused)]).toEqual([
      422,
      expect.stringContaining('You are not on the roll of vote SECMP0020/vote'),
    ]);
    const forged = await press(as('dan-holt'), { do: 'cast', 'position-0': 'for', person: 'kit-sand' });
    expect([forged.status, said(forged)]).toEqual([422, expect.stringContaining('Only the secretariat does this.')]);
    const page = await secretary.get(`${path}?for=kit-sand`);
    expect(text(one(page.root, '#record'))).toContain('Record the vote of Kit Sand');
    await press(secretary, { do: 'cast', person: 'kit-sand', 'position-0': 'against' });
    expect(said(await secretary.get(path))).toContain('What would change it');
  });

  test('one stands aside, with a reason, and is off the roll', async () => {
    const unsaid = await press(as('fay-lamb'), { do: 'aside' });
    expect([unsaid.status, said(unsaid)]).toEqual([
      422,
      expect.stringContaining('Say which interest they stand aside for.'),
    ]);
    expect((await press(as('fay-lamb'), { do: 'aside', 'aside-reason': 'We raised it' })).status).toBe(303);
    expect(said(await as('fay-lamb').get(path))).toContain('You stand aside');
  });

  test('is closed once its time has come: what that does is said first, then recorded in one Decision', async () => {
    for (const { person } of members)
      if (!['ada-finch', 'kit-sand', 'fay-lamb', 'hal-moor'].includes(person))
        expect(
          (await press(as(person), { do: 'cast', 'position-0': person === 'eve-alder' ? 'against' : 'for' })).status,
        ).toBe(303);
    const soon = await press(secretary, { do: 'close' });
    expect([soon.status, said(soon)]).toEqual([
      422,
      expect.stringContaining('It cannot be closed early: Hal Moor has not voted yet.'),
    ]);
    site.clock.today = '2016-11-24';
    const late = await press(as('hal-moor'), { do: 'cast', 'position-0': 'for' });
    expect([late.status, said(late)]).toEqual([422, expect.stringContaining('ended at 12:30 on 23 November 2016')]);
    site.clock.today = '2016-11-23';
    await press(as('hal-moor'), { do: 'cast', 'position-0': 'for' });
    const page = await secretary.get(path);
    expect(one(page.root, 'input[name=implements_on]').attributes.value).toBe('2016-12-14');
    expect(said(page)).toContain('15 Working Days after the vote (inferred)');
    const tried = await press(secretary, { do: 'check', implements_on: '2016-12-14' });
    expect(text(one(tried.root, '.will'))).toContain('SECMP0020');
    expect((await press(secretary, { do: 'close', implements_on: '2016-12-14' })).status).toBe(303);
    expect(await recordOf(site, 'modification', 'SECMP0020')).toMatchObject({
      state: 'approved',
      fields: { decided_on: '2016-11-23', implements_on: '2016-12-14' },
    });
  });

  test('shows everybody the result by category, each vote with its reasons, and the rule', async () => {
    const page = await visitorOf(site).get(path);
    const again = said(await secretary.get('/sec/voting/open/SECMP0020'));
    expect(again).toContain('There is nothing left to vote on: SECMP0020 is awaiting implementation');
    expect(said(page)).toContain('SECMP0020 is carried. It takes effect on 14 December 2016');
    expect(all(page.root, '.categories').map(text).join()).toContain('Large Suppliers');
    for (const words of ['Plainly better', '(g) better', 'We raised it', 'Stands aside', 'provenance']) {
      if (words !== 'provenance') expect(said(page)).toContain(words);
    }
    expect(said(page)).toContain('unknown: No rule was found.');
    expect((await visitorOf(site).get(`/sec/vote/${ref}`)).status).toBe(200);
    const csv = await visitorOf(site).get(`${path}/ballots.csv`);
    expect(csv.html.split('\r\n').filter(Boolean)).toHaveLength(12);
    expect(csv.html).toContain(
      'SECMP0020/vote,SECMP0020,Small Suppliers,Ember Supply,Fay Lamb,,Stands aside,true,We raised it,',
    );
    const pdf = await visitorOf(site).get(`${path}/paper.pdf`);
    expect([pdf.status, pdf.html.slice(0, 5)]).toEqual([200, '%PDF-']);
  });

  test('the second is held in a meeting by the secretary alone, and both take effect on the same day', async () => {
    const opened = await secretary.get('/sec/voting/open/SECMP0022');
    await secretary.submit(formTo(opened, '/voting/open/SECMP0022'), { closes_on: '2016-11-23', closes_at: '17:00' });
    const at = '/sec/voting/SECMP0022/vote';
    for (const { person } of members) {
      const done = await press(
        secretary,
        { do: 'cast', person, 'position-0': 'for', 'reason-0': `As ${nameOf(person)} said` },
        at,
      );
      expect(done.status).toBe(303);
    }
    await press(secretary, { do: 'close', implements_on: '2016-12-14' }, at);
    expect((await recordOf(site, 'modification', 'SECMP0022'))?.fields.implements_on).toBe('2016-12-14');
    const list = await visitorOf(site).get('/sec/voting');
    expect(said(list)).toContain('5 for, 0 against, 0 neither');
  });
});

describe('an outsider', () => {
  const run = promisify(execFile);
  const count = async (data: string) => {
    const folder = await mkdtemp(join(tmpdir(), 'recount-'));
    try {
      await writeFile(join(folder, 'recount.mjs'), (await visitorOf(site).get('/sec/voting/recount.mjs')).html);
      await writeFile(join(folder, 'data.json'), data);
      return await run(process.execPath, [join(folder, 'recount.mjs'), join(folder, 'data.json')], {
        cwd: folder,
      }).then(
        ({ stdout }) => ({ code: 0, stdout }),
        (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  };

  test('counts the vote again with the script and the entries of the log, and comes to the same', async () => {
    const { html } = await visitorOf(site).get(`${path}/data.json`);
    const { code, stdout } = await count(html);
    expect(stdout).toContain('Categories: 3 for, 1 against, 1 neither: carried');
    expect(stdout).toContain('The count agrees with what was recorded.');
    expect(code).toBe(0);
  });

  test('is told of a ballot that is not as it was recorded, and of an outcome that does not follow', async () => {
    const { html } = await visitorOf(site).get(`${path}/data.json`);
    const data = JSON.parse(html);
    const entries = data.questions[0].entries as { facts: { register: string; ref: string }; payload: string }[];
    const ballots = entries.filter(({ facts }) => facts.register === 'ballot');
    expect(ballots).toHaveLength(11);
    for (const ballot of ballots)
      ballot.payload = ballot.payload.replaceAll('"position":"for"', '"position":"against"');
    const { code, stdout } = await count(JSON.stringify(data));
    expect(code).toBe(1);
    expect(stdout).toContain('what it says is not what was recorded');
    expect(stdout).toContain('THE COUNT DOES NOT AGREE');
  });

  test('finds nothing of how anybody voted in what is published before the close', async () => {
    await layProposals(site, [{ ref: 'SECMP0040', title: 'Another' }]);
    const page = await secretary.get('/sec/voting/open/SECMP0040');
    await secretary.submit(formTo(page, '/voting/open/SECMP0040'), { closes_on: '2016-11-24' });
    await press(
      as('ada-finch'),
      { do: 'cast', 'position-0': 'for', 'reason-0': 'Held back' },
      '/sec/voting/SECMP0040/vote',
    );
    const { html } = await visitorOf(site).get('/sec/voting/SECMP0040/vote/data.json');
    const [question] = JSON.parse(html).questions;
    expect(question.entries.map(({ facts }: { facts: { register: string } }) => facts.register)).toEqual(['vote']);
    expect((await count(html)).code).toBe(2);
    expect((await as('dan-holt').get('/sec/voting/SECMP0040/vote/data.json')).html).not.toContain('Held back');
  });
});
