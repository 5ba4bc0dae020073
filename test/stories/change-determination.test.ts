/** A proposal is determined at a meeting, from its console, without any script: its path, where it goes, what is asked of it. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reading } from '../../src/kernel/db.ts';
import { registerOf } from '../../src/kernel/ledger.ts';
import { get, type Row } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { item, meeting } from '../meetings/baker.ts';
import { layMeeting } from './console-ground.ts';
import { all, type Element, one, text } from './html.ts';
import { change, tell } from './modification-ground.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, type Fields, type Page, said, type Visitor, visitorOf } from './visitor.ts';

const ref = 'SECMP0025';
const at = `/sec/console/${meeting}?item=${meeting}/11`;
const narrative =
  'SECAS advised that it has recommended that SECMP0025 is progressed as a Path 2 ‘Authority Determined’ modification. The Panel discussed the business need and requested that the Working Group discuss and expand on the justification set out within the Modification Proposal prior to developing a technical solution. The Panel confirmed that the Modification Proposal should be submitted into the Refinement Process.';

describe('SECMP0025 at the meeting of 9 December 2016', () => {
  let site: StorySite;
  let secretary: Visitor;

  beforeAll(async () => {
    site = await openSite('2016-12-09');
    await layMeeting(site);
    await tell(site, '2016-11-30', [
      item(11, 'Initial Modification Report: SECMP0025', { about: ['modification'], minuted: 'public' }),
    ]);
    await tell(site, '2016-11-25', [
      change('modification', ref, 'raise', {
        title: 'Electricity Network Party access to load switching information',
        description: 'Networks cannot see what meters switch.',
        rules: '2016',
        raised_on: '2016-11-25',
      }),
    ]);
    secretary = await administrator(site);
  });
  afterAll(() => site?.close());

  const row = (register: string, of: string): Promise<Row | null> =>
    reading(site.ledger.db, operator, (tx) =>
      get(tx, registerOf(site.ledger, register), { code: 'sec', ref: of, at: { day: '2016-12-09', known: null } }),
    );
  const several = (form: Element): Fields =>
    Object.fromEntries(
      ['effect', 'offered', 'preset'].map((name) => [
        name,
        all(form, `input[name=${name}]`)
          .filter(({ attributes }) => attributes.type === 'hidden' || 'checked' in attributes)
          .map(({ attributes }) => attributes.value ?? ''),
      ]),
    );
  async function press(page: Page, act: string, fields: Fields = {}): Promise<Page> {
    const form = one(page.root, 'form[id=work]');
    const answer = await secretary.submit(form, { ...several(form), ...fields, do: act });
    return answer.location ? secretary.open(answer.location) : answer;
  }

  test('goes to Refinement on Path 2, with a condition on its working group, in one decision', async () => {
    const typed = { narrative, verb: 'approved', wording: `the determination for ${ref} as set out in the IMR` };
    let page = await press(await secretary.get(at), 'save', typed);
    const offered = all(page.root, 'li').find((one) =>
      all(one, 'input').some(({ attributes }) => attributes.value === `refine modification ${ref}`),
    )!;
    // What the words say of it is chosen, and says all that it will set before anything is recorded.
    expect(text(offered)).toContain('path “Path 2”');
    expect(text(offered)).toContain('asked of the working group “Discuss and expand on the justification');
    expect((await row('modification', ref))?.state).toBe('raised');
    page = await press(page, 'record', { ...typed, [`way modification ${ref}`]: `refine modification ${ref}` });
    expect(said(page)).toContain('The decision is recorded, 1 effect done.');

    const proposal = await row('modification', ref);
    expect(proposal).toMatchObject({
      state: 'refinement',
      fields: {
        path: 'Path 2',
        condition:
          'Discuss and expand on the justification set out within the Modification Proposal prior to developing a technical solution.',
        rules: '2016',
        last_meeting: meeting,
      },
    });
    const { rows: log } = await reading(site.ledger.db, operator, (tx) =>
      sql<{
        register: string;
      }>`select register from log_entry where decision = (select decision from log_entry where seq = ${proposal?.entry})`.execute(
        tx,
      ),
    );
    expect(new Set(log.map(({ register }) => register))).toEqual(new Set(['item', 'decision', 'modification']));
  });

  test('shows both on its public page, with the meeting that asked for it', async () => {
    const words = said(await visitorOf(site).get(`/sec/modification/${ref}`));
    expect(words).toContain('Discuss and expand on the justification');
    expect(words).toContain('SEC Panel meeting 39');
  });
});
