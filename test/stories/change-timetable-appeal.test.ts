/** A proposer who disagrees with the timetable agreed for their proposal appeals to the Authority, as D4.2 lets them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { change, clauses, complete, type Ground, openGround, sentences } from '../process/ground.ts';
import { one, text } from './html.ts';
import { administrator, formTo, said, type Visitor, visitorOf } from './visitor.ts';

const ref = 'SECMP0023';
const wrong = 'Three months are too long for what was worked up beforehand.';

describe('a timetable that its proposer disagrees with', () => {
  let ground: Ground;
  let secretary: Visitor;

  beforeAll(async () => {
    ground = await openGround('2016-12-12');
    await ground.move(ref, 'raise', '2016-11-14', { ...complete, path: 'Path 2' });
    secretary = await administrator(ground.site);
  });
  afterAll(() => ground?.close());

  const appeal = async (reasons: string) => {
    const at = `/sec/change/contest/${ref}`;
    return secretary.submit(formTo(await secretary.get(at), at), { 'set-reasons': reasons, do: 'record' });
  };
  const next = async () => text(one((await secretary.get(`/sec/modification/${ref}`)).root, '#now'));

  test('is there only once the Panel has determined the proposal', async () => {
    const early = await ground.notMoved(ref, 'contest', '2016-12-01', { reasons: wrong });
    expect(sentences(early)[0]).toContain('“Appeal its timetable” does not follow');
    await ground.move(ref, 'refine', '2016-12-09');
  });

  test('is appealed with reasons, and waits for the Authority', async () => {
    expect((await appeal('')).status).toBe(422);
    expect((await appeal(wrong)).status).toBe(303);
    expect(await next()).toMatch(/The Authority.*Decide the appeal of its timetable.*D4\.2/);
    const page = said(await visitorOf(ground.site).get(`/sec/modification/${ref}`));
    expect(page).toContain('Timetable appealed');
    expect((await ground.row('modification', ref))?.state).toBe('refinement');
  });

  test('is not appealed twice at once, nor is the appeal decided by the body that set it', async () => {
    const twice = await ground.notMoved(ref, 'contest', '2016-12-12', { reasons: 'Again' });
    expect(sentences(twice)[0]).toContain('appealed already');
    expect(clauses(twice)).toContain('D4.2');
    const upheld = change('modification', ref, 'settle', { timetable_appeal: 'upheld', reasons: 'So' });
    const panel = await ground.refused({ on: '2016-12-12', changes: [upheld] });
    expect(sentences(panel)[0]).toContain('is for the authority');
    const open = await ground.notMoved(ref, 'settle', '2016-12-12', { reasons: 'So' });
    expect(sentences(open)[0]).toContain('upheld or dismissed');
  });

  test('is decided by the Authority with its reasons, and may be appealed anew once another is agreed', async () => {
    await ground.move(ref, 'settle', '2016-12-12', { timetable_appeal: 'upheld', reasons: 'Six weeks will do.' });
    expect((await ground.row('modification', ref))?.fields.timetable_appeal).toBe('upheld');
    expect(await next()).not.toContain('appeal of its timetable');
    const none = await ground.notMoved(ref, 'settle', '2016-12-12', { timetable_appeal: 'dismissed', reasons: 'So' });
    expect(sentences(none)[0]).toContain('Nobody appealed its timetable');
    expect((await appeal('Six weeks are too short.')).status).toBe(303);
  });
});
