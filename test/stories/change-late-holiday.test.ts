/** A bank holiday made known after dates were agreed: a code adds it to its calendar, and its policy says what moves. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OwnCalendar } from '../../src/calendar/holidays.ts';
import type { Code } from '../../src/codes/code.ts';
import { loadCodes } from '../../src/codes/load.ts';
import type { ChangeProcess } from '../../src/codes/process.ts';
import { change, tell } from './modification-ground.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, csrfOf, said, type Visitor } from './visitor.ts';

const ref = 'SECMP0300';
const page = `/sec/timetable/of/${ref}`;
const mourning: OwnCalendar = {
  division: 'england-and-wales',
  holidays: [
    {
      day: '2017-01-30',
      name: 'Day of mourning',
      divisions: ['england-and-wales'],
      announced: '2017-01-16',
      provenance: 'found',
    },
  ],
};

describe('a bank holiday announced on 16 January 2017 for the 30th', () => {
  let site: StorySite;
  let secretary: Visitor;
  let code: { -readonly [Name in keyof Code]: Code[Name] };
  let usual: Pick<Code, 'calendar' | 'processes'>;

  beforeAll(async () => {
    code = (await loadCodes())[0]!;
    usual = { calendar: code.calendar, processes: code.processes };
    site = await openSite('2017-01-10');
    await tell(site, '2017-01-10', [
      change('modification', ref, 'raise', { title: 'Bigger ovens', rules: '2016', raised_on: '2017-01-02' }),
      change('modification', ref, 'refine', { path: 'Path 3' }),
      change('assessment', `${ref}/preliminary`, 'request', {
        title: 'Preliminary assessment',
        modification: ref,
        kind: 'preliminary',
        requested_on: '2017-01-10',
      }),
    ]);
    secretary = await administrator(site);
    const shown = await secretary.get(page);
    // 23 Working Days after 10 January 2017.
    expect(said(shown)).toContain('10 February 2017');
    expect((await secretary.post(page, { csrf: csrfOf(shown), 'what-if': '', do: 'record' })).status).toBe(303);
    code.calendar = mourning;
    site.clock.today = '2017-01-17';
    secretary = await administrator(site);
  });
  afterAll(async () => {
    Object.assign(code, usual);
    await site?.close();
  });

  test('leaves a date worked out before as it is where dates are kept, and the date says why', async () => {
    const words = said(await secretary.get(page));
    expect(words).toContain('Day of mourning on 30 January 2017 was announced on 16 January 2017');
    expect(words).toContain('10 February 2017');
  });

  test('is counted in all that is worked out after it was announced, and in nothing known before', async () => {
    const words = said(await secretary.get('/sec/timetable/of/SECMP0300?what-if=preliminary-assessment=2017-01-20'));
    expect(words).toContain('moves from 10 February 2017 to 20 January 2017, 14 WD earlier');
  });

  test('moves it, and what waits for it, where the process counts dates again', async () => {
    const again = (one: ChangeProcess): ChangeProcess => ({
      ...one,
      lateHoliday: { value: 'recompute', clause: null, provenance: 'found' },
    });
    code.processes = code.processes?.map(again);
    const words = said(await secretary.get(page));
    expect(words).toContain('The date moves from 10 February 2017 to 13 February 2017');
    expect(words).toMatch(/1 WD late/);
  });
});
