/** Three assessments slip, as the minutes of December 2016 tell: what moves with them goes to the January Panel and is agreed there. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordItem } from '../../src/meetings/item-decision.ts';
import { itemOf } from '../../src/meetings/meeting-rows.ts';
import { changesOf, suggestFor } from '../../src/meetings/suggest.ts';
import { type Baker, change, item, meeting, openSitting } from '../meetings/baker.ts';
import { administrator, csrfOf, said } from './visitor.ts';

const slips = { SECMP0007: '2017-01-20', SECMP0010: '2017-01-20', SECMP0015: '2017-01-23' };
const refs = Object.keys(slips);

describe('the timetables of SECMP0007, SECMP0010 and SECMP0015', () => {
  let baker: Baker;

  beforeAll(async () => {
    baker = await openSitting([item(9, 'Timetables of delayed assessments', { about: ['modification'] })]);
    await baker.attend();
    for (const ref of refs) {
      const raised = {
        title: `Change ${ref}`,
        rules: '2016',
        raised_on: '2016-10-03',
        description: 'As it is.',
        path: 'Path 3',
      };
      await baker.record([change('modification', ref, 'raise', raised)], { on: '2016-10-03' });
      await baker.record([change('modification', ref, 'refine')], { on: '2016-11-11' });
      const asked = {
        title: `PA of ${ref}`,
        modification: ref,
        kind: 'preliminary',
        requested_on: '2016-11-18',
        target: '2016-12-21',
      };
      await baker.record([change('assessment', `${ref}/preliminary`, 'request', asked)], { on: '2016-11-18' });
    }
  });
  afterAll(() => baker?.close());

  test('show what the slip moves, are put to the Panel, and are agreed at one item in one decision', async () => {
    const secretary = await administrator(baker.site);
    for (const [ref, day] of Object.entries(slips)) {
      const page = `/sec/timetable/of/${ref}`;
      const now = await secretary.get(page);
      expect((await secretary.post(page, { csrf: csrfOf(now), 'what-if': '', do: 'record' })).status).toBe(303);
      const supposed = `preliminary-assessment=${day}`;
      const shown = await secretary.get(`${page}?what-if=${supposed}`);
      expect(said(shown)).toMatch(
        /Preliminary assessment moves from 21 December 2016 to 2[03] January 2017, (19|20) WD later/,
      );
      expect(said(shown)).toContain('Impact assessment moves from');
      const put = { csrf: csrfOf(shown), 'what-if': supposed, reason: 'The provider was late.', do: 'prepare' };
      expect((await secretary.post(page, put)).status).toBe(303);
    }
    const rows = await baker.rows();
    const taken = { rows, item: itemOf(rows, `${meeting}/9`), typed: { narrative: '', decisions: [] } };
    const offered = (await suggestFor(baker.desk, taken)).filter(({ title }) => title.startsWith('New timetable of'));
    expect(offered.map(({ title }) => title.slice(17, 26)).sort()).toEqual(refs);
    await recordItem(baker.desk, {
      meeting,
      item: `${meeting}/9`,
      taking: {
        narrative: '',
        decisions: [{ verb: 'agreed', text: 'the new timetables' }],
        effects: offered.flatMap(changesOf),
        actions: [],
      },
    });
    for (const [ref, day] of Object.entries(slips)) {
      const step = await baker.row('step', `${ref}/preliminary-assessment`);
      expect(step?.fields).toMatchObject({ agreed: day, ends_on: day, baseline: '2016-12-21', last_meeting: meeting });
      expect((await baker.row('assessment', `${ref}/preliminary`))?.fields).toMatchObject({ target: day });
    }
  });
});
