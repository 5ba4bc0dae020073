/** Working groups: formed with enough people, joined, and what a member is given. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { one, text } from './html.ts';
import { change, tell } from './modification-ground.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, formTo, hrefOf, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let secretary: Visitor;
const path = '/sec/change/group/SECMP0931';
const people = ['Ana Brook', 'Ben Dale', 'Cai Ford', 'Dee Glen', 'Eve Holt', 'Fay Kirk'];
const five = Object.fromEntries(
  people.slice(0, 5).flatMap((name, at) => [
    [`person-${at + 1}`, name],
    [`category-${at + 1}`, 'Small Supplier'],
  ]),
);

beforeAll(async () => {
  site = await openSite('2016-12-12');
  secretary = await administrator(site);
  await tell(site, '2016-11-01', [
    ...people.map((name) => change('person', name.toLowerCase().replace(' ', '-'), 'found', { name })),
    change('modification', 'SECMP0931', 'raise', {
      title: 'A group is formed',
      rules: '2016',
      description: 'x',
      path: 'Path 2',
    }),
    change('modification', 'SECMP0931', 'refine', { title: 'A group is formed', path: 'Path 2' }),
  ]);
});
afterAll(() => site.close());

describe('a working group', () => {
  test('is refused with fewer people than the code asks for, by name for whoever is not on record', async () => {
    const form = formTo(await secretary.get(path), path);
    const few = await secretary.submit(form, { 'person-1': 'Ana Brook', do: 'record' });
    expect(few.status).toBe(422);
    expect(text(one(few.root, '.govuk-error-summary'))).toContain('at least 5 people');
    const unknown = await secretary.submit(form, { ...five, 'person-3': 'Nobody Known', do: 'record' });
    expect(text(one(unknown.root, '.govuk-error-summary'))).toContain('There is nobody “Nobody Known” on record');
    expect(one(unknown.root, '#person-1').attributes.value).toBe('Ana Brook');
  });

  test('is formed in one decision, and its proposal waits for it from then on', async () => {
    const form = formTo(await secretary.get(path), path);
    const asked = { ...five, 'role-1': 'Proposer', condition: 'Show the need' };
    const tried = said(await secretary.submit(form, { ...asked, do: 'check' }));
    expect(tried).toContain('form “Working Group on SECMP0931”');
    expect(tried).toContain('give Ana Brook a seat: Proposer, Small Supplier');
    expect(tried).not.toMatch(/make seat|SECMP0931-group\/1/);
    const done = await secretary.submit(form, { ...asked, do: 'record' });
    expect(done.status).toBe(303);
    const page = await secretary.get(path);
    for (const name of people.slice(0, 5)) expect(said(page)).toContain(name);
    expect(said(page)).toContain('Show the need');
    const proposal = await secretary.get('/sec/modification/SECMP0931');
    expect(text(one(proposal.root, '#now'))).toContain('Working Group on SECMP0931');
    expect(hrefOf(proposal, 'Working Group on SECMP0931')).toBe(path);
  });

  test('is joined by somebody more, and by nobody twice', async () => {
    const page = await secretary.get(path);
    const twice = await secretary.submit(formTo(page, path), { 'person-1': 'Ben Dale', do: 'record' });
    expect(twice.status).toBe(422);
    expect(text(one(twice.root, '.govuk-error-summary'))).toContain('Ben Dale is a member already');
    expect((await secretary.submit(formTo(page, path), { 'person-1': 'Fay Kirk', do: 'record' })).status).toBe(303);
    expect(said(await secretary.get(path))).toContain('Members: 6');
  });

  test('gives its members a pack: terms, report, timetable', async () => {
    const words = said(await visitorOf(site).get(path));
    expect(words).toContain('Member pack');
    expect(words).toContain('Terms of reference');
    expect((await visitorOf(site).get(path)).html).not.toContain('Somebody joins');
  });
});
