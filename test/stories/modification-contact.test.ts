/** A party's contact fills in the form of a proposal; the secretariat, told of it, raises it, and records what the Panel decides. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keeping } from '../../src/kernel/db.ts';
import { consultingGround, type Ground } from './consulting-ground.ts';
import { all, one, text } from './html.ts';
import { change, tell } from './modification-ground.ts';
import { csrfOf, type Fields, formTo, type Page, said, type Visitor } from './visitor.ts';

let ground: Ground;
const path = '/sec/change/raise';
const form = {
  title: 'Readings when the hub is away',
  description: 'A meter out of reach of its hub cannot be read.',
  solution: 'It keeps what it could not send.',
  path: 'Path 3',
  path_why: 'Nobody is worse off.',
};

beforeAll(async () => {
  ground = await consultingGround('2017-01-10');
  await keeping(ground.site.ledger.db, (tx) => sql`delete from mail`.execute(tx));
});
afterAll(() => ground.site.close());

const send = async (who: Visitor, fields: Fields, at = path): Promise<Page> =>
  who.submit(formTo(await who.get(at), path), fields);

const kept = async (who: Visitor) => all((await who.get(path)).root, 'a').map((link) => text(link));

describe('a contact', () => {
  test('writes for their own party, and for no other', async () => {
    const ash = ground.as['ash-field'];
    expect(one((await ash.get(path)).root, '#proposer').attributes.value).toBe('Alder Energy');
    const other = await send(ash, { ...form, proposer: 'Cedar Gas', do: 'send' });
    expect(other.status).toBe(422);
    expect(text(one(other.root, '.govuk-error-summary'))).toContain('You write for Alder Energy alone');
  });

  test('is told what is missing before it can be sent', async () => {
    const page = await send(ground.as['ash-field'], { title: 'Half of it', do: 'send' });
    expect(page.status).toBe(422);
    expect(text(one(page.root, '.govuk-error-summary'))).toContain('Say what is wrong as things are');
  });

  test('keeps a form that only their party and the secretariat can see', async () => {
    expect((await send(ground.as['ash-field'], { title: 'Ours alone', do: 'keep' })).status).toBe(303);
    expect(await kept(ground.as['bay-court'])).toContain('Ours alone');
    expect(await kept(ground.as['sam-keep'])).toContain('Ours alone');
    expect(await kept(ground.as['cam-heath'])).not.toContain('Ours alone');
    const link = all((await ground.as['bay-court'].get(path)).root, 'a').find((one) => text(one) === 'Ours alone');
    expect((await ground.as['cam-heath'].get(link?.attributes.href ?? '')).status).toBe(404);
    const id = new URL(link?.attributes.href ?? '', 'http://localhost').searchParams.get('draft') ?? '';
    const csrf = csrfOf(await ground.as['cam-heath'].get(path));
    const stolen = await ground.as['cam-heath'].post(`${path}/keep`, { csrf, draft: id, title: 'Mine now' });
    expect(stolen.status).toBe(404);
    expect(await kept(ground.as['bay-court'])).toContain('Ours alone');
  });

  test('cannot raise it, whatever button they send', async () => {
    const page = await send(ground.as['ash-field'], { ...form, do: 'record' });
    expect(page.status).toBe(200);
    expect(said(page)).toContain('It is with the secretariat');
    expect((await ground.as['ash-field'].get('/sec/modification')).html).not.toContain('Readings when the hub is away');
  });

  test('sends it to the secretariat, who are told by mail and raise it', async () => {
    const mails = await keeping(ground.site.ledger.db, (tx) =>
      sql<{
        recipient: string;
        subject: string;
        content: string;
      }>`select recipient, subject, content from mail`.execute(tx),
    );
    expect(mails.rows.map(({ recipient }) => recipient)).toContain('sam-keep@example.org');
    const address = /http\S+/.exec(mails.rows[0]?.content ?? '')?.[0] ?? '';
    const { pathname, search } = new URL(address);
    const page = await ground.as['sam-keep'].get(pathname + search);
    expect(one(page.root, '#title').attributes.value).toBe('Readings when the hub is away');
    const seen = await ground.as['sam-keep'].submit(formTo(page, path), { do: 'check' });
    expect(text(one(seen.root, '#will'))).toContain('make modification SECMP0001 raised');
    expect(text(one(seen.root, '#will'))).toContain('leave unsaid who is affected');
    const done = await ground.as['sam-keep'].submit(formTo(page, path), { do: 'record' });
    expect(done.location).toBe('/sec/modification/SECMP0001');
    expect(said(await ground.as['cam-heath'].get('/sec/modification/SECMP0001'))).toContain('Alder Energy');
    expect(await kept(ground.as['ash-field'])).not.toContain('Readings when the hub is away');
  });
});

describe('the secretariat', () => {
  test('records what only the Panel may decide with the meeting that decided it, and not without', async () => {
    await tell(ground.site, '2016-12-01', [
      change('modification', 'SECMP0950', 'raise', {
        title: 'Before the Panel',
        rules: '2016',
        description: 'x',
        path: 'Path 3',
      }),
      change('modification', 'SECMP0950', 'refine', { title: 'Before the Panel' }),
      change('modification', 'SECMP0950', 'present', { title: 'Before the Panel' }),
      change('meeting', 'SECP_40_0901', 'plan', { title: 'SEC Panel meeting 40', body: 'panel', day: '2017-01-09' }),
    ]);
    const sam = ground.as['sam-keep'];
    const at = '/sec/change/return/SECMP0950';
    const asked = { 'set-reasons': 'The case is thin', 'own-point-1': 'Say who gains', do: 'record' };
    const without = await sam.submit(formTo(await sam.get(at), at), asked);
    expect(without.status).toBe(422);
    const page = await sam.get(at);
    expect(text(one(page.root, '#meeting'))).toContain('SEC Panel meeting 40');
    const done = await sam.submit(formTo(page, at), { ...asked, meeting: 'SECP_40_0901' });
    expect(done.status).toBe(303);
    const after = await sam.get('/sec/modification/SECMP0950');
    expect(said(after)).toContain('Report returned by SEC Panel');
    expect(said(after)).toContain('9 January 2017');
  });

  test('does not record for the Authority, and is told whose it is', async () => {
    await tell(ground.site, '2016-12-01', [
      change('modification', 'SECMP0951', 'raise', { title: 'With the Authority', rules: '2016', path: 'Path 2' }),
      change('modification', 'SECMP0951', 'refer', { title: 'With the Authority' }),
    ]);
    const next = text(one((await ground.as['sam-keep'].get('/sec/modification/SECMP0951')).root, '#next'));
    expect(next).toMatch(/Approve.*It is for .*The Authority/);
  });

  test('hears of a move made meanwhile: the second of two is refused and nothing is lost', async () => {
    const sam = ground.as['sam-keep'];
    const at = '/sec/change/withdraw/SECMP0001';
    const [first, second] = [await sam.get(at), await sam.get(at)];
    expect((await sam.submit(formTo(first, at), { 'set-reasons': 'Mine', do: 'record' })).status).toBe(303);
    const late = await sam.submit(formTo(second, at), { 'set-reasons': 'Also mine', do: 'record' });
    expect(late.status).toBe(422);
    expect(text(one(late.root, '#set-reasons'))).toBe('Also mine');
  });
});
