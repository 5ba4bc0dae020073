/** Effects that the console did not offer, added by hand without any script; and those of which only one may be had. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepDraft, readDraft } from '../../src/drafts/drafts.ts';
import { commit } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import type { Change } from '../../src/kernel/define.ts';
import { get, type Row } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { change } from '../meetings/baker.ts';
import { layMeeting, meeting } from './console-ground.ts';
import { all, type Element, one, text } from './html.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, type Fields, fieldsOf, type Page, said, type Visitor } from './visitor.ts';

const at = (n: number) => `/sec/console/${meeting}?item=${meeting}/${n}`;

describe('an effect that was not offered', () => {
  let site: StorySite;
  let secretary: Visitor;

  beforeAll(async () => {
    site = await openSite('2016-12-09');
    await layMeeting(site);
    secretary = await administrator(site);
    await record([
      change('variation', 'eui', 'found', { title: 'EUI', proposed: 'to be extended' }),
      change('modification', 'MP7', 'vote', { title: 'Bigger ovens' }),
      change('modification', 'MP8', 'vote', { title: 'Smaller ovens' }),
    ]);
  });
  afterAll(() => site?.close());

  const record = (changes: readonly Change[]) =>
    commit(site.ledger, operator, {
      code: 'sec',
      authority: { kind: 'post', ref: 'Secretariat' },
      body: 'panel',
      effective: '2016-12-01',
      title: 'Prepared',
      label: { group: 'panel', level: 0 },
      changes,
    });
  async function press(page: Page, act: string, fields: Fields = {}): Promise<Page> {
    const form = one(page.root, 'form[id=work]');
    const answer = await secretary.submit(form, { ...several(form), ...fields, do: act });
    return answer.location ? secretary.open(answer.location) : answer;
  }
  const row = (register: string, ref: string): Promise<Row | null> =>
    reading(site.ledger.db, operator, (tx) => {
      const definition = site.ledger.registers.get(register);
      if (!definition) throw new Error(register);
      return get(tx, definition, { code: 'sec', ref, at: { day: '2016-12-09', known: null } });
    });
  /** Names of which a form sends several values. */
  const several = (form: Element) =>
    Object.fromEntries(
      ['effect', 'offered', 'preset'].map((name) => [
        name,
        all(form, `input[name=${name}]`)
          .filter(({ attributes }) => attributes.type === 'hidden' || 'checked' in attributes)
          .map(({ attributes }) => attributes.value ?? ''),
      ]),
    );
  const refusals = (page: Page) => {
    expect(page.status).toBe(422);
    return all(one(page.root, '.govuk-error-summary'), 'li').map(text);
  };
  const options = (page: Page, name: string) =>
    all(one(page.root, `select[name=${name}]`), 'option').map(({ attributes }) => attributes.value);
  const ticked = (page: Page) =>
    all(page.root, ({ attributes }) => 'data-effect' in attributes && 'checked' in attributes).map(
      ({ attributes }) => attributes.value,
    );
  const acts = (page: Page) => all(page.root, 'button[name=do]').map(({ attributes }) => attributes.value);

  test('is chosen step by step: kind of record, record by its title, a move that follows and is the body’s, its words', async () => {
    let page = await secretary.get(at(6));
    expect(options(page, 'effect-register')).not.toContain('item');
    expect(options(page, 'effect-register')).not.toContain('decision');
    page = await press(page, 'choose-effect', {
      narrative: 'The budget was looked at.',
      'effect-register': 'risk',
      'effect-ref': 'Old words of 19',
    });
    // What was typed at the item is kept on the way.
    expect(fieldsOf(one(page.root, 'form[id=work]')).narrative?.trim()).toBe('The budget was looked at.');
    expect(said(page)).toContain('Risk 19: Old words of 19, open');
    expect(options(page, 'effect-move')).toEqual(expect.arrayContaining(['', 'close', 'reword']));
    expect(options(page, 'effect-move')).not.toContain('found');
    expect(options(page, 'effect-move')).not.toContain('open');
    page = await press(page, 'choose-effect', { 'effect-move': 'close' });
    expect(acts(page)).toContain('add-effect');
    page = await press(page, 'add-effect');
    expect(said(page)).toContain('The effect is added.');
    expect(ticked(page)).toEqual(['close risk 19']);
    expect((await row('risk', '19'))?.state).toBe('open');
    // Loaded anew, by whoever sits at the other desk too, it is there.
    expect(ticked(await secretary.get(at(6)))).toEqual(['close risk 19']);
  });

  test('may be a new record, which is given the next free reference', async () => {
    let page = await secretary.get(at(6));
    page = await press(page, 'choose-effect', { 'effect-register': 'risk', 'effect-ref': '', 'effect-move': 'open' });
    expect(said(page)).toContain('A new risk, 28');
    expect(refusals(await press(page, 'add-effect'))[0]).toMatch(/is needed/);
    page = await press(page, 'add-effect', {
      'effect-set-title': 'The budget is late',
      'effect-set-wording': 'Money may come too late.',
    });
    expect(ticked(page)).toEqual(['close risk 19', 'open risk 28']);
    // The next one does not take the same.
    page = await press(page, 'choose-effect', { 'effect-register': 'risk' });
    expect(said(page)).toContain('A new risk, 29');
  });

  test('is never a move that its body may not make, nor one that does not follow, whoever is at the desk', async () => {
    const page = await secretary.get(at(6));
    const choosing = await press(page, 'choose-effect', { 'effect-register': 'variation', 'effect-ref': 'eui' });
    expect(options(choosing, 'effect-move')).toContain('consult');
    expect(options(choosing, 'effect-move')).not.toContain('extend');
    const tried = { 'effect-register': 'variation', 'effect-ref': 'eui', 'effect-move': 'extend' };
    expect(refusals(await press(choosing, 'add-effect', tried))).toEqual([
      'Choose what happens to it, out of what this body may do now.',
    ]);
    const again = { 'effect-register': 'risk', 'effect-ref': '19', 'effect-move': 'open' };
    expect(refusals(await press(page, 'add-effect', again))).toHaveLength(1);
    // Nor by a line written into the draft by other means.
    await draftWith({ '0 extend variation eui {"ends":"May 2017"}': true, '0 take decision CB_9/1.1 {}': true });
    const forged = await secretary.get(at(6));
    expect(said(forged)).toContain('it is for the secretary of state');
    expect(ticked(forged)).toEqual(['close risk 19', 'open risk 28']);
    const pressed = { verb: 'agreed', wording: 'the plan', effect: 'extend variation eui' };
    const before = (await row('variation', 'eui'))?.entry;
    await press(forged, 'save', pressed);
    expect((await row('variation', 'eui'))?.entry).toBe(before);
    const out = await press(
      await press(forged, 'drop-effect extend variation eui'),
      'drop-effect take decision CB_9/1.1',
    );
    expect(acts(out).filter((act) => act?.startsWith('drop-effect'))).toEqual([
      'drop-effect close risk 19',
      'drop-effect open risk 28',
    ]);
  });

  test('is held back once its record has changed since it was added', async () => {
    let page = await secretary.get(at(9));
    page = await press(page, 'add-effect', { 'effect-register': 'risk', 'effect-ref': '23', 'effect-move': 'close' });
    expect(ticked(page)).toEqual(['close risk 23']);
    await record([change('risk', '23', 'suggest', { proposed_title: 'Newer still' })]);
    page = await secretary.get(at(9));
    expect(ticked(page)).toEqual([]);
    expect(said(page)).toContain('Risk 23 has changed since this was added.');
    // What could not be had is not forgotten by recording something else.
    page = await press(page, 'record', { verb: 'agreed', wording: 'to come back to it' });
    expect((await row('risk', '23'))?.state).toBe('open');
    expect(said(page)).toContain('Risk 23 has changed since this was added.');
    page = await press(page, 'drop-effect close risk 23');
    expect(said(page)).not.toContain('Risk 23 has changed');
  });

  test('happens with the decision, all of them or none, and does not come back after it', async () => {
    const page = await press(await secretary.get(at(6)), 'record', { verb: 'agreed', wording: 'the plan' });
    expect(said(page)).toContain('The decision is recorded, 2 effects done.');
    expect((await row('risk', '19'))?.state).toBe('closed');
    expect((await row('risk', '28'))?.fields).toMatchObject({ title: 'The budget is late', last_meeting: meeting });
    const item = await row('item', `${meeting}/6`);
    expect((await row('decision', `${meeting}/6.1`))?.fields.text).toBe('the plan');
    expect(item?.state).toBe('taken');
    expect(ticked(await secretary.get(at(6)))).toEqual([]);
  });

  test('of several ways of taking a record one is chosen, or none', async () => {
    let page = await press(await secretary.get(at(10)), 'save', {
      narrative: 'MP7 and MP8 were spoken of.',
      verb: 'agreed',
      wording: 'what is chosen below',
    });
    const ways = all(page.root, 'input[name=way modification MP7]').map(({ attributes }) => attributes);
    expect(ways.map(({ type, value }) => `${type} ${value}`)).toEqual([
      'radio approve modification MP7',
      'radio reject modification MP7',
      'radio ',
    ]);
    page = await press(page, 'save', { 'way modification MP7': 'approve modification MP7' });
    expect(ticked(page)).toEqual(['approve modification MP7']);
    page = await press(page, 'save', { 'way modification MP7': 'reject modification MP7' });
    expect(ticked(page)).toEqual(['reject modification MP7']);
    // Two people who each chose another: neither happens until one of them chooses.
    await draftWith({}, { added: ['approve modification MP7', 'reject modification MP7'] }, 10);
    page = await secretary.get(at(10));
    expect(ticked(page)).toEqual([]);
    await press(page, 'record', { 'way modification MP7': 'approve modification MP7' });
    expect((await row('modification', 'MP7'))?.state).toBe('approved');
    expect((await row('modification', 'MP8'))?.state).toBe('vote');
  });

  async function draftWith(own: Record<string, boolean>, more: Record<string, unknown> = {}, n = 6): Promise<void> {
    const key = { code: 'sec', kind: 'notes', ref: `${meeting}/${n}` };
    const draft = await reading(site.ledger.db, operator, (tx) => readDraft(tx, key));
    const content = { ...draft?.content, ...more, own: { ...(draft?.content.own as object), ...own } };
    const label = { group: 'panel', level: 2 } as const;
    await keepDraft(site.ledger, operator, { ...key, content, seen: draft?.version ?? 0, label });
  }
});
