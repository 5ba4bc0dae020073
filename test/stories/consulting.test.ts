/** A consultation from the form to the published bundle: who is asked, what they answer, and what anybody may read. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersTo } from '../../src/consulting/answers.ts';
import { everyone } from '../../src/kernel/access.ts';
import { keeping, reading } from '../../src/kernel/db.ts';
import { operator } from '../../src/open.ts';
import { all, answer, asking, consultingGround, found, type Ground, issue, record, run } from './consulting-ground.ts';
import { csrfOf, fieldsOf, formTo, said, visitorOf } from './visitor.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await consultingGround();
}, 60_000);
afterAll(() => ground.site.close());

const mail = () =>
  keeping(ground.site.ledger.db, async (tx) => {
    const { rows } = await sql<{
      recipient: string;
      subject: string;
      content: string;
      attached: { name: string; content: string }[];
    }>`
      select recipient, subject, content, attached from mail where subject not like '%link%' order by queued, recipient`.execute(
      tx,
    );
    return rows;
  });

describe('a consultation from beginning to end', () => {
  let ref = '';

  test('says before it goes out whom it asks and how its closing day is counted', async () => {
    const page = await ground.as['sam-keep'].get('/sec/consulting/new');
    const tried = await ground.as['sam-keep'].post('/sec/consulting/new', {
      csrf: csrfOf(page),
      ...asking,
      do: 'check',
    });
    expect(tried.status).toBe(200);
    expect(said(tried)).toContain('open to 4 parties');
    expect(said(tried)).toContain(
      '17:00 on Tuesday 17 January 2017, London time (5 WD after 10 January 2017: 17 January 2017)',
    );
    expect(await all(ground.site, 'consultation')).toEqual([]);
  });

  test('is refused without questions, without time to answer, or by anybody but the secretariat, keeping what was typed', async () => {
    const page = await ground.as['sam-keep'].get('/sec/consulting/new');
    const wrong = { ...asking, questions: '1', 'q1-title': '', length: '', closes_on: '2017-01-10', do: 'issue' };
    const refused = await ground.as['sam-keep'].post('/sec/consulting/new', { csrf: csrfOf(page), ...wrong });
    expect(refused.status).toBe(422);
    expect(said(refused)).toContain('Question 1: write it, or take it out.');
    expect(said(refused)).toContain('It would close before anybody could answer.');
    expect(refused.html).toContain('How often to release');
    expect((await ground.as['cam-heath'].get('/sec/consulting/new')).status).toBe(404);
  });

  test('is issued with its questions as one decision, and everybody who answers for a party is told, with a calendar entry', async () => {
    ref = await issue(ground);
    expect(ref).toBe('C2017-01');
    expect((await found(ground.site, 'consultation', ref))?.fields).toMatchObject({
      closes_on: '2017-01-17',
      closes_at: '17:00',
      late: 'refused',
    });
    expect((await all(ground.site, 'question')).map((one) => one.ref)).toEqual([
      'C2017-01/Q1',
      'C2017-01/Q2',
      'C2017-01/Q3',
    ]);
    const told = await mail();
    expect(told.map(({ recipient }) => recipient)).toEqual(
      ['ash-field', 'bay-court', 'cam-heath', 'dee-moor', 'eli-ford'].map((one) => `${one}@example.org`),
    );
    expect(told[0]?.content).toContain('It closes at 17:00 on Tuesday 17 January 2017, London time.');
    const calendar = Buffer.from(told[0]?.attached[0]?.content ?? '', 'base64').toString();
    expect(calendar).toContain('DTSTART;TZID=Europe/London:20170117T170000');
  });

  test('is read by anybody, with the same deadline on the page and in the calendar', async () => {
    const page = await visitorOf(ground.site).get(`/sec/consultation/${ref}`);
    expect(said(page)).toContain('Should there be three releases a year?');
    expect(said(page)).toContain('17:00 on Tuesday 17 January 2017, London time');
    const calendar = await visitorOf(ground.site).get(`/sec/consulting/calendar/${ref}.ics`);
    expect(calendar.html).toContain('Closes at 17:00 on Tuesday 17 January 2017\\, London time.');
    expect(said(await visitorOf(ground.site).get(`/sec/consulting/respond/${ref}`))).toContain('Sign in to answer');
  });

  test('is answered by a contact for their party, with a receipt that leaves out of the mail what is confidential', async () => {
    const before = (await mail()).length;
    const sent = await answer(ground.as['cam-heath'], ref, {
      'Q1-chosen': 'for',
      'Q1-reasoning': 'Fewer would be too slow.',
      'Q2-chosen': '2017-06-30',
      'Q3-reasoning': 'Forty thousand pounds.',
      'Q3-confidential': 'true',
    });
    expect(sent.status).toBe(303);
    const receipt = await ground.as['cam-heath'].get(sent.location ?? '');
    expect(said(receipt)).toContain('Forty thousand pounds.');
    expect(said(receipt)).toContain('30 June 2017');
    const [letter, ...more] = (await mail()).slice(before);
    expect(more).toEqual([]);
    expect(letter?.recipient).toBe('cam-heath@example.org');
    expect(letter?.content).toContain('Fewer would be too slow.');
    expect(letter?.content).not.toContain('Forty');
  });

  test('asks for what must be answered, but takes it that a party does not answer it', async () => {
    const refused = await answer(ground.as['dee-moor'], ref, { 'Q1-chosen': 'against' });
    expect(refused.status).toBe(422);
    expect(said(refused)).toContain('Question 2: answer it, or say that you do not answer it.');
    const sent = await answer(ground.as['dee-moor'], ref, {
      'Q1-chosen': 'against',
      'Q2-declined': 'true',
      overall: 'Two are plenty.',
    });
    expect(sent.status).toBe(303);
  });

  test('takes a changed answer in place of the one sent before, and keeps both in the history', async () => {
    const sent = await answer(ground.as['cam-heath'], ref, { 'Q1-chosen': 'neither' });
    expect(sent.status).toBe(303);
    expect((await found(ground.site, 'answer', `${ref}/birch-power/Q1`))?.fields.chosen).toBe('neither');
    expect((await all(ground.site, 'response')).length).toBe(2);
  });

  test('takes an answer that the secretariat enters for somebody, and says who entered it', async () => {
    const sent = await answer(
      ground.as['sam-keep'],
      ref,
      { 'Q1-chosen': 'for', 'Q2-chosen': '2017-03-31' },
      '?for=Dogwood%20Grid',
    );
    expect(sent.status).toBe(303);
    expect((await found(ground.site, 'response', `${ref}/dogwood-grid`))?.fields).toMatchObject({
      entered_by: 'Sam Keep',
      person: null,
    });
    const other = await answer(
      ground.as['sam-keep'],
      ref,
      { 'Q1-chosen': 'against', 'Q2-declined': 'true' },
      '?for=Hazel%20Consumers',
    );
    expect(other.status).toBe(303);
    expect((await found(ground.site, 'response', `${ref}/other-hazel-consumers`))?.label).toEqual({
      group: 'respondents',
      level: 2,
    });
  });

  test('keeps an answer that is confidential as a whole', async () => {
    const sent = await answer(ground.as['ash-field'], ref, {
      'Q1-chosen': 'for',
      'Q2-chosen': '2017-09-01',
      confidential: 'true',
    });
    expect(sent.status).toBe(303);
    expect((await found(ground.site, 'answer', `${ref}/alder-energy/Q1`))?.fields.confidential).toBe(true);
  });

  test('is not closed while somebody may still answer, and says that it is closed to answers once the time is over', async () => {
    expect(said(await run(ground, ref, { do: 'close' }))).toContain(
      'Those who are asked have until 17:00 on Tuesday 17 January 2017',
    );
    ground.at('2017-01-17T17:00:00.000Z');
    expect(said(await visitorOf(ground.site).get(`/sec/consultation/${ref}`))).toContain('Closed to answers since');
    expect(said(await run(ground, ref, { do: 'publish' }))).toContain('Close it first');
    expect((await run(ground, ref, { do: 'close' })).status).toBe(303);
  });

  test('shows the secretariat how far it is, and takes a reply to each point', async () => {
    const page = await ground.as['sam-keep'].get(`/sec/consulting/analysis/${ref}`);
    expect(said(page)).toContain('4 of 4 parties answered');
    const replied = await run(ground, ref, {
      do: 'reply',
      of: `${ref}/birch-power/Q1`,
      reply: 'We agree: three it is.',
    });
    expect(replied.status).toBe(303);
    expect((await found(ground.site, 'answer', `${ref}/birch-power/Q1`))?.fields.reply).toBe('We agree: three it is.');
  });

  test('is published as one decision that leaves out what is confidential', async () => {
    const tried = await run(ground, ref, { do: 'check' });
    expect(said(tried)).toContain('let everybody read 4 responses');
    expect(said(tried)).toContain('leave out one response that is confidential');
    expect((await run(ground, ref, { do: 'publish' })).status).toBe(303);
    const response = await found(ground.site, 'response', `${ref}/birch-power`);
    expect(response).toMatchObject({ state: 'published', label: { level: 0 } });
    expect(response?.fields.person).toBeNull();
    expect(await found(ground.site, 'answer', `${ref}/birch-power/Q3`)).toMatchObject({
      label: { group: 'party-birch-power', level: 2 },
    });
    expect(await found(ground.site, 'response', `${ref}/alder-energy`)).toMatchObject({
      state: 'sent',
      label: { level: 2 },
    });
  });

  test('gives anybody the answers by question and category, as a page, as CSV and as one paper', async () => {
    const visitor = visitorOf(ground.site);
    const page = await visitor.get(`/sec/consultation/${ref}`);
    expect(said(page)).toContain('4 responses');
    const matrix = said(await visitor.get(`/sec/consulting/matrix/${ref}`));
    expect(matrix).toContain('Fewer would be too slow.');
    expect(matrix).toContain('We agree: three it is.');
    expect(matrix).not.toContain('Alder');
    const csv = (await visitor.get(`/sec/consulting/matrix/${ref}.csv`)).html.split('\r\n');
    expect(csv[0]).not.toContain('Confidential');
    expect(csv.filter((line) => line.startsWith('Q1')).length).toBe(4);
    const paper = await visitor.get(`/sec/consulting/bundle/${ref}.pdf`);
    expect(paper.headers.get('content-type')).toBe('application/pdf');
  });

  test('hands its answers to later work by what each question means', async () => {
    const key = { code: ground.site.code, ref, at: { day: ground.site.clock.today, known: null } };
    const whole = await reading(ground.site.ledger.db, operator, (tx) => answersTo(tx, ground.site.ledger, key));
    expect(whole.find(({ party }) => party === 'alder-energy')?.answers.get('ready-on')?.chosen).toBe('2017-09-01');
    const open = await reading(ground.site.ledger.db, everyone, (tx) => answersTo(tx, ground.site.ledger, key));
    expect(open.map(({ party }) => party)).not.toContain('alder-energy');
    expect(open.find(({ party }) => party === 'birch-power')?.answers.get('ready-on')?.chosen).toBe('2017-06-30');
  });
});

describe('what is asked of some', () => {
  test('is not answered by a party of another category, whatever the door', async () => {
    ground.at('2017-01-20T12:00:00.000Z');
    const ref = await issue(ground, { kind: 'request', opens_on: '2017-01-20', audience: ['Small Supplier'] });
    expect(ref).toBe('RFI2017-01');
    const page = await ground.as['dee-moor'].get(`/sec/consulting/respond/${ref}`);
    expect(said(page)).toContain('This is asked of Small Suppliers. Cedar Gas is in the category Large Supplier');
    const forced = await ground.as['dee-moor'].post(`/sec/consulting/respond/${ref}`, {
      csrf: csrfOf(page),
      do: 'send',
      'Q1-chosen': 'for',
      'Q2-declined': 'true',
    });
    expect(forced.status).toBe(422);
    const found = {
      consultation: ref,
      title: 'Cedar Gas',
      party: 'cedar-gas',
      received_at: '2017-01-20T12:00:00.000Z',
      entered_by: 'Somebody',
    };
    await expect(
      record(ground.site, [{ register: 'response', ref: `${ref}/cedar-gas`, move: 'send', sets: found }], '2017-01-20'),
    ).rejects.toThrow('Cedar Gas is in the category Large Supplier');
    expect((await all(ground.site, 'response')).filter((one) => one.ref.startsWith(ref))).toEqual([]);
  });

  test('is not answered by hand for a party that one is no contact of', async () => {
    const form = await ground.as['cam-heath'].get('/sec/add/response');
    expect(form.status).toBe(404);
  });
});

describe('a request by the questionnaire of assessment readiness', () => {
  test('asks each small supplier when it will be ready, through whom and where, and later work reads the answers', async () => {
    const page = await ground.as['sam-keep'].get('/sec/consulting/new?template=assessment-readiness');
    const issued = await ground.as['sam-keep'].submit(formTo(page, '/consulting/new'), { length: '10', do: 'issue' });
    expect(issued.status).toBe(303);
    const ref = 'RFI2017-02';
    expect((await found(ground.site, 'consultation', ref))?.fields).toMatchObject({
      kind: 'request',
      audience: ['Small Supplier'],
    });
    const sent = await answer(ground.as['bay-court'], ref, {
      'Q1-chosen': '2017-08-15',
      'Q2-chosen': 'It is planned',
      'Q3-chosen': 'yes',
      'Q4-reasoning': 'Willow Hosting',
      'Q4-confidential': 'true',
      'Q5-reasoning': 'Leeds; London would do.',
    });
    expect(sent.status).toBe(303);
    const at = { day: ground.site.clock.today, known: null };
    const [response] = await reading(ground.site.ledger.db, operator, (tx) =>
      answersTo(tx, ground.site.ledger, { code: ground.site.code, ref, at }),
    );
    expect([...(response?.answers ?? [])].map(([meaning, { chosen, words }]) => [meaning, chosen ?? words])).toEqual([
      ['ready-on', '2017-08-15'],
      ['ready-sure', 'It is planned'],
      ['shared-provider', 'yes'],
      ['provider', 'Willow Hosting'],
      ['location', 'Leeds; London would do.'],
    ]);
    expect(said(await ground.as['sam-keep'].get(`/sec/consulting/matrix/${ref}`))).toContain('July to September 2017');
  });
});

describe('a consultation that a meeting agreed to hold', () => {
  test('is issued as the record that the minutes made, which then says what became of it', async () => {
    await record(ground.site, [
      {
        register: 'consultation',
        ref: 'id-allocation-procedure',
        move: 'plan',
        sets: { title: 'ID Allocation Procedure' },
      },
    ]);
    const page = await ground.as['sam-keep'].get('/sec/consulting/new?from=id-allocation-procedure');
    const issued = await ground.as['sam-keep'].submit(formTo(page, '/consulting/new'), {
      length: '10',
      'q1-title': 'Is it right as amended?',
      do: 'issue',
    });
    expect(issued.location).toBe('/sec/consultation/id-allocation-procedure');
    expect(await found(ground.site, 'consultation', 'id-allocation-procedure')).toMatchObject({
      state: 'open',
      title: 'ID Allocation Procedure',
    });
    expect(await found(ground.site, 'question', 'id-allocation-procedure/Q1')).toMatchObject({
      title: 'Is it right as amended?',
    });
  });

  test('has its questions added, moved and taken out without script, and nothing typed is lost', async () => {
    const visitor = ground.as['sam-keep'];
    const first = await visitor.get('/sec/consulting/new');
    const second = await visitor.submit(formTo(first, '/consulting/new'), {
      title: 'Two questions',
      'q1-title': 'The first?',
      do: 'add-question',
    });
    const third = await visitor.submit(formTo(second, '/consulting/new'), { 'q2-title': 'The second?', do: 'up-2' });
    expect(fieldsOf(formTo(third, '/consulting/new'))).toMatchObject({
      title: 'Two questions',
      'q1-title': 'The second?',
      'q2-title': 'The first?',
    });
    const fourth = await visitor.submit(formTo(third, '/consulting/new'), { do: 'drop-1' });
    expect(fieldsOf(formTo(fourth, '/consulting/new'))).toMatchObject({ questions: '1', 'q1-title': 'The first?' });
  });
});
