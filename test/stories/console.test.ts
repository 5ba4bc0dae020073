/** A meeting run from the console without any script, and followed by members: each form as a browser would send it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keeping, reading } from '../../src/kernel/db.ts';
import { get, type Row } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { invite } from '../../src/people/accounts.ts';
import { issueLink } from '../../src/people/links.ts';
import { layMeeting, meeting } from './console-ground.ts';
import { all, one, text } from './html.ts';
import { openSite, rowCounts, type StorySite } from './site.ts';
import { administrator, type Fields, type Page, said, type Visitor, visitorOf } from './visitor.ts';

const at = (n: number) => `/sec/console/${meeting}?item=${meeting}/${n}`;

describe('the console without script', () => {
  let site: StorySite;
  let secretary: Visitor;

  beforeAll(async () => {
    site = await openSite('2016-12-09');
    await layMeeting(site, { until: 'planned' });
    secretary = await administrator(site);
  });
  afterAll(() => site?.close());

  /** Presses a button of the page: of the form it belongs to, wherever it stands. */
  async function press(page: Page, act: string, fields: Fields = {}): Promise<Page> {
    const main = one(page.root, 'main');
    const button = all(main, (element) => element.attributes.name === 'do' && element.attributes.value === act).at(-1);
    if (!button) throw new Error(`No button ${act}.`);
    const id = button.attributes.form ?? 'work';
    const form = one(main, `form[id=${id}]`);
    const beside = Object.fromEntries(
      all(main, (element) => element.attributes.form === id && element.attributes.name !== 'do').flatMap(
        ({ attributes }) => (attributes.type === 'checkbox' ? [] : [[attributes.name ?? '', attributes.value ?? '']]),
      ),
    );
    const ticked = all(form, (element) => element.attributes.name === 'effect' && 'checked' in element.attributes);
    // The visitor sends one value a name.
    if (ticked.length > 1) throw new Error('This story ticks one effect at most.');
    const verb = all(form, ({ attributes }) => attributes.name === 'verb' && 'checked' in attributes)[0];
    const typed: Fields = id === 'work' ? { verb: verb?.attributes.value ?? '' } : {};
    const answer = await secretary.submit(form, { ...beside, ...typed, ...fields, do: act });
    return answer.location ? secretary.open(answer.location) : answer;
  }
  const row = (register: string, ref: string): Promise<Row | null> =>
    reading(site.ledger.db, operator, (tx) => {
      const definition = site.ledger.registers.get(register);
      if (!definition) throw new Error(register);
      return get(tx, definition, { code: 'sec', ref, at: { day: '2016-12-09', known: null } });
    });
  /** Who the meeting's page says was there, by the heading they stand under. */
  const rollOf = (page: Page): Record<string, string> => {
    const roll = one(page.root, 'dl.roll');
    const said = all(roll, 'dd').map(text);
    return Object.fromEntries(all(roll, 'dt').map((heading, index) => [text(heading), said[index] ?? '']));
  };
  const refusals = (page: Page) => {
    expect(page.status).toBe(422);
    return all(one(page.root, '.govuk-error-summary'), 'li').map(text);
  };

  async function member(person: string, name: string): Promise<Visitor> {
    const visitor = visitorOf(site);
    const now = site.ledger.now();
    const token = await keeping(site.ledger.db, async (tx) => {
      const code = { id: 'sec', name: 'Smart Energy Code' };
      const account = await invite(tx, { code, person, name, email: `${person}@example.com`, address: '' }, now);
      return issueLink(tx, account, now);
    });
    const page = await visitor.get(`/sign-in/${token}`);
    await visitor.submit(one(page.root, 'form[method=post]'));
    return visitor;
  }

  test('is for the secretariat: a visitor is asked to sign in, a member is taken to the page of those who follow', async () => {
    const stranger = await visitorOf(site).get(at(1));
    expect(stranger.location).toMatch(/^\/sign-in\?next=%2Fsec%2Fconsole%2FSECP_39_0912%3Fitem/);
    const priya = await member('priya-nandakumar', 'Priya Nandakumar');
    expect((await priya.get(at(1))).location).toBe(`/sec/live/${meeting}`);
    expect((await priya.get(`/sec/console/${meeting}/events`)).status).toBe(404);
    const csrf = one((await priya.get(`/sec/live/${meeting}`)).root, 'input[name=csrf]').attributes.value ?? '';
    const before = await rowCounts(site);
    const tried = await priya.post(`/sec/console/${meeting}`, { csrf, item: `${meeting}/1`, do: 'open' });
    expect([tried.status, await rowCounts(site)]).toEqual([422, before]);
    expect((await secretary.get('/sec/console/SECP_99_0101')).status).toBe(404);
    expect((await secretary.get('/sec/live/SECP_99_0101')).status).toBe(404);
  });

  test('opens the meeting, and decides nothing before there is a quorum', async () => {
    let page = await press(await secretary.get(at(6)), 'open', { time: '10:02' });
    expect(said(page)).toContain('The meeting is open since 10:02.');
    const before = await rowCounts(site);
    page = await press(page, 'record', { narrative: 'The budget.', verb: 'approved', wording: 'the Draft Budget' });
    expect(refusals(page)[0]).toMatch(
      /^Without a quorum nothing can be decided\. 0 of 11 members with a vote are here/,
    );
    // What was typed is kept as a draft, and nothing else changed.
    expect(await rowCounts(site)).toEqual({ ...before, draft: 1 });
    expect(one(page.root, 'textarea[name=wording]').children.join('').trim()).toBe('the Draft Budget');
  });

  test('notes who comes, late ones with their time, and who stands in for whom', async () => {
    let page = await secretary.get(at(6));
    page = await press(page, 'apologise rupert-quayle');
    page = await press(page, 'arrive-all', { time: '10:02' });
    expect(text(one(page.root, '.quorum-figure'))).toBe('9 of 11 seats · 6 needed');
    page = await press(page, 'add-here', {
      'person-name': 'Ines Calder',
      'person-capacity': 'alternate',
      'person-for': 'rupert-quayle',
      time: '10:40',
    });
    expect(text(one(page.root, '.quorum-figure'))).toBe('10 of 11 seats · 6 needed');
    expect(said(page)).toContain('DCC, alternate for Rupert Quayle, 10:40–');
    page = await press(page, 'add-here', {
      'person-name': 'Judith Farrow',
      'person-capacity': 'observer',
      'person-for': '',
      'person-category': 'SECAS',
    });
    expect((await row('attendance', `${meeting}/judith-farrow`))?.fields).toMatchObject({
      capacity: 'observer',
      category: 'SECAS',
    });
    page = await press(page, 'add-expected', { 'person-name': 'Ben Ferry', 'person-capacity': 'observer' });
    expect(rollOf(await secretary.get(`/sec/meeting/${meeting}`)).Expected).toContain('Ben Ferry');
    page = await press(page, 'leave nikhil-varma', { time: '11:05' });
    expect((await row('attendance', `${meeting}/nikhil-varma`))?.fields).toMatchObject({
      part: true,
      times: ['10:02–11:05'],
    });
    const followed = text(one((await secretary.get(`/sec/live/${meeting}`)).root, '#live-room'));
    expect(followed).toContain('In the meeting');
    expect(followed).toContain('Ines Calder');
    expect(followed).not.toContain('Nikhil Varma');
    expect(refusals(await press(page, 'leave hannah-bexley', { time: 'soon' }))).toEqual([
      'Give a time such as 10:40.',
    ]);
  });

  test('records what was refused before, and not twice', async () => {
    const page = await secretary.get(at(6));
    const stale = await secretary.get(at(6));
    await press(page, 'record');
    expect((await row('decision', `${meeting}/6.1`))?.fields).toMatchObject({ verb: 'approved', basis: 'form' });
    expect((await row('decision', `${meeting}/6.1`))?.label).toEqual({ group: 'panel', level: 2 });
    const before = await rowCounts(site);
    expect(refusals(await press(stale, 'record'))[0]).toMatch(/^A decision of this item was recorded or taken back/);
    expect({ ...(await rowCounts(site)), draft: 0 }).toEqual({ ...before, draft: 0 });
  });

  test('keeps a closely held item from being taken while somebody in the room has not signed', async () => {
    const said = refusals(await press(await secretary.get(at(4)), 'record', { narrative: 'Closely held words.' })).join(
      ' ',
    );
    expect(said).toMatch(/^This item is Red, and .*Margaret Ellison.* have not signed the declaration/);
    expect((await row('item', `${meeting}/4`))?.state).toBe('tabled');
  });

  test('a vote: members cast their own ballots, nobody votes for another, and the outcome is explained', async () => {
    let page = await press(await secretary.get(at(9)), 'save', {
      narrative: 'Three questions were asked.',
      verb: 'approved',
      wording: 'that it be so',
    });
    page = await press(page, 'vote');
    expect(said(page)).toContain('Vote open');
    expect(one(page.root, 'textarea[name=narrative]').children.join('')).toContain('Three questions were asked.');
    const [hannah, judith] = [
      await member('hannah-bexley', 'Hannah Bexley'),
      await member('judith-farrow', 'Judith Farrow'),
    ];
    const asked = await hannah.get(`/sec/live/${meeting}`);
    expect(said(asked)).toContain('Your vote is asked for');
    const form = one(one(asked.root, 'main'), 'form[method=post]');
    const cast = await hannah.submit(form, { position: 'for', person: 'douglas-imrie', reason: 'It is clear.' });
    expect(said(await hannah.open(cast.location ?? ''))).toContain('You voted: for.');
    expect((await row('ballot', `${meeting}/9/v1/hannah-bexley`))?.fields).toMatchObject({ position: 'for' });
    expect(await row('ballot', `${meeting}/9/v1/douglas-imrie`)).toBeNull();
    expect(said(await judith.get(`/sec/live/${meeting}`))).not.toContain('Your vote is asked for');
    page = await press(await secretary.get(at(9)), `cast against douglas-imrie ${meeting}/9/v1`);
    expect(said(page)).toMatch(/2 of 9 have voted/);
    expect(refusals(await press(page, `close-vote ${meeting}/9/v1`))[0]).toMatch(/tie/);
    page = await press(page, `close-vote ${meeting}/9/v1`, { casting: 'for' });
    expect(said(page)).toContain('1 to 1 is a tie, which the chair decided by a casting vote for it. It is carried.');
    expect((await row('decision', `${meeting}/9.1`))?.fields).toMatchObject({ vote: `${meeting}/9/v1` });
  });

  test('a decision on a condition is shown with it, on the page of the meeting too', async () => {
    await press(await secretary.get(at(3)), 'record', {
      verb: 'agreed',
      wording: 'that the letter be sent',
      condition: 'feedback from the bakers',
    });
    expect((await row('decision', `${meeting}/3.1`))?.state).toBe('conditional');
    const page = said(await secretary.get(`/sec/meeting/${meeting}`));
    expect(page).toMatch(/that the letter be sent\s*Subject to feedback from the bakers/);
  });

  test('is not closed while items are undecided, and says which', async () => {
    await press(await secretary.get(at(9)), 'record');
    let page = await secretary.get(at(10));
    const open = refusals(await press(page, 'close'));
    expect(open[0]).toContain('Item 1, Minutes of the Previous Meeting');
    expect(open).toHaveLength(7);
    for (const n of [1, 2, 4, 5, 7, 8, 10]) await press(await secretary.get(at(n)), 'carry', { time: '' });
    expect((await row('item', `${meeting}/8`))?.fields.carried_to).toBe('SECP_40_1301');
    page = await press(await secretary.get(at(10)), 'close', { time: '14:30' });
    expect(said(page)).toContain('The meeting closed at 14:30.');
    expect((await row('meeting', meeting))?.state).toBe('held');
    const { Absent, ...there } = rollOf(await secretary.get(`/sec/meeting/${meeting}`));
    expect(Absent).toContain('Ben Ferry');
    expect(Object.values(there).join()).not.toContain('Ben Ferry');
  });
});
