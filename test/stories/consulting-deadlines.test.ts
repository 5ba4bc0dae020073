/** The last second, the first second too late, the day the clocks change, and two people of one party at once. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closingOf } from '../../src/consulting/closing.ts';
import { commit } from '../../src/kernel/commit.ts';
import { operator } from '../../src/open.ts';
import { all, answer, consultingGround, found, type Ground, issue, run } from './consulting-ground.ts';
import { one } from './html.ts';
import { csrfOf, type Page, said } from './visitor.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await consultingGround('2017-03-20');
}, 60_000);
afterAll(() => ground.site.close());
beforeEach(() => ground.at('2017-03-20T12:00:00.000Z'));

const made = { opens_on: '2017-03-20' };
const full = { 'Q1-chosen': 'for', 'Q2-chosen': '2017-06-30' };
const formOf = (page: Page) => one(one(page.root, 'main'), 'form.answer-form');

describe('the deadline', () => {
  test('is 17:00 where the code is kept, the same instant in summer time and in winter time', () => {
    const closing = (day: string) => closingOf({ fields: { closes_on: day, closes_at: '17:00' } }, ground.site.code);
    expect(closing('2017-03-24')?.instant).toBe('2017-03-24T17:00:00.000Z');
    expect(closing('2017-03-27')?.instant).toBe('2017-03-27T16:00:00.000Z');
    expect(closing('2017-10-27')?.instant).toBe('2017-10-27T16:00:00.000Z');
    expect(closing('2017-10-30')?.instant).toBe('2017-10-30T17:00:00.000Z');
  });

  test('takes an answer a second before it and refuses one at it, in words, keeping what was typed', async () => {
    const ref = await issue(ground, made);
    ground.at('2017-03-27T15:59:59.000Z');
    expect((await answer(ground.as['cam-heath'], ref, full)).status).toBe(303);
    const page = await ground.as['ash-field'].get(`/sec/consulting/respond/${ref}`);
    ground.at('2017-03-27T16:00:00.000Z');
    const late = await ground.as['ash-field'].submit(formOf(page), {
      do: 'send',
      ...full,
      overall: 'We were on our way.',
    });
    expect(late.status).toBe(422);
    expect(said(late)).toContain(
      'It closed at 17:00 on Monday 27 March 2017, London time, and answers that come later are refused.',
    );
    expect((await all(ground.site, 'response')).map((row) => row.ref)).toEqual([`${ref}/birch-power`]);
    // Given more time, what was typed is still there.
    expect(
      (await run(ground, ref, { do: 'extend', closes_on: '2017-03-28', closes_at: '17:00', why: 'A link was broken.' }))
        .status,
    ).toBe(303);
    const again = await ground.as['bay-court'].get(`/sec/consulting/respond/${ref}`);
    expect(again.html).toContain('We were on our way.');
  });

  test('marks a late answer as late where that is the rule', async () => {
    const ref = await issue(ground, { ...made, late: 'marked' });
    ground.at('2017-03-27T16:00:01.000Z');
    expect((await answer(ground.as['cam-heath'], ref, full)).status).toBe(303);
    expect(await found(ground.site, 'response', `${ref}/birch-power`)).toMatchObject({
      state: 'sent',
      fields: { late: true },
    });
  });

  test('holds a late answer for the administrator where they decide, who takes it or says why not', async () => {
    const ref = await issue(ground, { ...made, late: 'administrator' });
    ground.at('2017-03-27T16:00:01.000Z');
    for (const who of ['cam-heath', 'dee-moor'] as const)
      expect((await answer(ground.as[who], ref, full)).status).toBe(303);
    expect(await found(ground.site, 'response', `${ref}/birch-power`)).toMatchObject({ state: 'waiting' });
    expect((await run(ground, ref, { do: 'close' })).status).toBe(303);
    expect(said(await run(ground, ref, { do: 'publish' }))).toContain('An answer came late and waits for you.');
    expect(said(await run(ground, ref, { do: 'refuse', response: `${ref}/cedar-gas` }))).toContain(
      'Say why it is not taken',
    );
    expect(
      (await run(ground, ref, { do: 'refuse', response: `${ref}/cedar-gas`, why: 'Two weeks late.' })).status,
    ).toBe(303);
    expect((await run(ground, ref, { do: 'take', response: `${ref}/birch-power` })).status).toBe(303);
    expect(said(await ground.as['dee-moor'].get(`/sec/consulting/receipt/${ref}/cedar-gas`))).toContain(
      'It was not taken: Two weeks late.',
    );
    expect(said(await run(ground, ref, { do: 'check' }))).toContain('let everybody read one response');
  });

  test('cannot be got around by another door', async () => {
    const ref = await issue(ground, made);
    ground.at('2017-03-28T12:00:00.000Z');
    const sent = (sets: Record<string, string | boolean>, move = 'send') =>
      commit(ground.site.ledger, operator, {
        code: 'sec',
        authority: { kind: 'post', ref: 'Operator' },
        body: 'panel',
        effective: '2017-03-28',
        title: 'An answer by the command line',
        label: { group: 'party-birch-power', level: 2 },
        changes: [
          {
            register: 'response',
            ref: `${ref}/birch-power`,
            move,
            sets: { title: 'Birch Power', consultation: ref, party: 'birch-power', ...sets },
          },
        ],
      });
    await expect(sent({ received_at: '2017-03-28T12:00:00.000Z' })).rejects.toThrow(
      'answers that come later are refused',
    );
    await expect(sent({ received_at: '2017-03-28T12:00:00.000Z', late: true })).rejects.toThrow(
      'answers that come later are refused',
    );
    await expect(sent({ received_at: '2017-03-28T12:00:00.000Z' }, 'late')).rejects.toThrow(
      'answers that come later are refused',
    );
    await expect(sent({})).rejects.toThrow('Say at which instant the answer came.');
    await expect(sent({ received_at: '2017-03-19T12:00:00.000Z' })).rejects.toThrow(
      'This consultation is not open for answers.',
    );
  });

  test('is extended with a reason and never brought forward', async () => {
    const ref = await issue(ground, made);
    const extend = (fields: Record<string, string>) =>
      run(ground, ref, { do: 'extend', closes_at: '17:00', ...fields });
    expect(said(await extend({ closes_on: '2017-03-24', why: 'Sooner.' }))).toContain(
      'Give a later time than it closes at now, 17:00 on Monday 27 March 2017',
    );
    expect(said(await extend({ closes_on: '2017-04-03', why: '' }))).toContain('Say why there is more time');
    expect((await extend({ closes_on: '2017-04-03', why: 'The cost came late.' })).status).toBe(303);
    expect(said(await ground.as['cam-heath'].get(`/sec/consultation/${ref}`))).toContain(
      'There was more time: The cost came late.',
    );
  });
});

describe('two contacts of one party', () => {
  test('have what both typed in one draft, and the later is told', async () => {
    const ref = await issue(ground, made);
    const path = `/sec/consulting/respond/${ref}`;
    const [ash, bay] = [await ground.as['ash-field'].get(path), await ground.as['bay-court'].get(path)];
    await ground.as['ash-field'].submit(formOf(ash), { do: 'save', 'Q1-reasoning': 'Because it is slow.' });
    const later = await ground.as['bay-court'].submit(formOf(bay), {
      do: 'send',
      'Q1-chosen': 'for',
      'Q2-chosen': '2017-06-30',
    });
    expect(later.status).toBe(422);
    expect(said(later)).toContain('wrote in this response while you did');
    expect(later.html).toContain('Because it is slow.');
    expect((await all(ground.site, 'response')).filter((row) => row.ref.startsWith(ref))).toEqual([]);
    const sent = await ground.as['bay-court'].submit(formOf(later), { do: 'send' });
    expect(sent.status).toBe(303);
    expect((await found(ground.site, 'answer', `${ref}/alder-energy/Q1`))?.fields).toMatchObject({
      chosen: 'for',
      reasoning: 'Because it is slow.',
    });
  });

  test('do not replace each other’s sent answer unseen', async () => {
    const ref = await issue(ground, made);
    const path = `/sec/consulting/respond/${ref}`;
    const [ash, bay] = [await ground.as['ash-field'].get(path), await ground.as['bay-court'].get(path)];
    expect((await ground.as['ash-field'].submit(formOf(ash), { do: 'send', ...full })).status).toBe(303);
    const second = await ground.as['bay-court'].submit(formOf(bay), { do: 'send', ...full, 'Q1-chosen': 'against' });
    expect(second.status).toBe(422);
    expect((await found(ground.site, 'answer', `${ref}/alder-energy/Q1`))?.fields.chosen).toBe('for');
    expect(said(second)).toContain('A response was sent');
    // Having seen it, they may.
    expect((await ground.as['bay-court'].submit(formOf(second), { do: 'send' })).status).toBe(303);
    expect((await found(ground.site, 'answer', `${ref}/alder-energy/Q1`))?.fields.chosen).toBe('against');
  });

  test('keep a draft as they type, which nobody else can read', async () => {
    const ref = await issue(ground, made);
    const page = await ground.as['ash-field'].get(`/sec/consulting/respond/${ref}`);
    const kept = await ground.as['ash-field'].submit(formOf(page), { do: 'keep', overall: 'A quetzal of a thought.' });
    expect(JSON.parse(kept.html)).toEqual({ seen: 1, merged: false, by: null });
    expect((await ground.as['bay-court'].get(`/sec/consulting/respond/${ref}`)).html).toContain('quetzal');
    for (const who of ['cam-heath', 'pia-seat'] as const)
      expect((await ground.as[who].get(`/sec/consulting/respond/${ref}?for=alder-energy`)).html).not.toContain(
        'quetzal',
      );
  });

  test('may take a response back while it is open, and not after', async () => {
    const ref = await issue(ground, made);
    await answer(ground.as['cam-heath'], ref, full);
    await answer(ground.as['dee-moor'], ref, full);
    const path = `/sec/consulting/respond/${ref}`;
    const csrf = csrfOf(await ground.as['cam-heath'].get(path));
    expect((await ground.as['cam-heath'].post(path, { csrf, do: 'withdraw' })).status).toBe(303);
    expect(await found(ground.site, 'response', `${ref}/birch-power`)).toMatchObject({ state: 'withdrawn' });
    expect(await found(ground.site, 'answer', `${ref}/birch-power/Q1`)).toMatchObject({ state: 'withdrawn' });
    ground.at('2017-03-27T16:00:00.000Z');
    const other = csrfOf(await ground.as['dee-moor'].get(path));
    expect(said(await ground.as['dee-moor'].post(path, { csrf: other, do: 'withdraw' }))).toContain(
      'The time to answer is over',
    );
  });
});

describe('a consultation on a modification', () => {
  test('records on it, once closed, that cost and legal text were consulted on', async () => {
    await commit(ground.site.ledger, operator, {
      code: 'sec',
      authority: { kind: 'meeting', ref: 'M 1' },
      body: 'panel',
      effective: '2017-01-01',
      title: 'Spoken of',
      label: { group: 'panel', level: 0 },
      found: true,
      changes: [{ register: 'modification', ref: 'SECMP0099', move: 'found', sets: { title: 'A change' } }],
    });
    const ref = await issue(ground, { ...made, kind: 'report', modification: 'SECMP0099', covers: ['cost', 'text'] });
    ground.at('2017-03-27T17:00:00.000Z');
    expect((await found(ground.site, 'modification', 'SECMP0099'))?.fields.cost_consulted_on).toBeNull();
    expect((await run(ground, ref, { do: 'close' })).status).toBe(303);
    expect((await found(ground.site, 'modification', 'SECMP0099'))?.fields).toMatchObject({
      cost_consulted_on: '2017-03-27',
      text_consulted_on: '2017-03-27',
    });
  });
});
