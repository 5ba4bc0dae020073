/**
 * The register of modifications as the Panel found it on 9 December 2016, with all of them on record: 17 in Refinement,
 * one with an Initial Modification Report, three with Draft Modification Reports. What public minutes name has its own
 * number, title and days; the rest of it (other titles, days on which things were raised, proposers) is invented.
 */
import { processOn } from '../../src/codes/process-of.ts';
import { commit } from '../../src/kernel/commit.ts';
import type { Change, Day, Value } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import type { StorySite } from './site.ts';

/** Named in the minutes of 9 December 2016. */
const named: Readonly<Record<number, string>> = {
  3: 'A change that was withdrawn',
  4: 'Inclusion of Device Serial Number data item in the Smart Metering Inventory',
  7: 'Firmware updates to HAN devices',
  8: 'Provision of a DCC Alert for Quarantined Service Requests',
  10: 'Introduction of triage arrangements for Communication Hubs',
  11: 'Including the MAP ID in the Smart Metering Inventory',
  15: 'GPF timestamp for reading instantaneous gas values',
  20: 'Identifiers that are not confidential',
  22: 'Membership of the SMKI PMA',
  25: 'Electricity Network Party access to load switching information',
};
const invented =
  'Reading registers at change of supplier;Alerts for prepayment credit;Retention of service audit trails;Naming of key custodians;Batches of certificate requests;Contingency for lost WAN coverage;Joining of consumer access devices;Order of scheduled reads;Replacement of gas meters;Tariff updates out of hours;Notice of planned maintenance;Credit cover;Supplier nominations;Testing of returned hubs'.split(
    ';',
  );

export const ref = (number: number): string => `SECMP${String(number).padStart(4, '0')}`;
/** In Refinement when the Panel met. */
export const inRefinement = [2, 5, 6, 7, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 21, 23, 24];
/** Whose draft reports came to that meeting. */
export const reported = [4, 8, 11];

interface Step {
  number: number;
  move: string;
  day: Day;
  sets?: Record<string, Value>;
}

/** Raised one a fortnight from January 2016, in the order of their numbers. */
function raisedOn(number: number): Day {
  return new Date(Date.UTC(2016, 0, 4 + (number - 1) * 13)).toISOString().slice(0, 10);
}

function steps(): Step[] {
  const numbers = Array.from({ length: 24 }, (_, index) => index + 2);
  const titles = [...invented];
  return [
    ...numbers.map((number) => ({
      number,
      move: 'raise',
      day: raisedOn(number),
      sets: {
        title: named[number] ?? titles.shift() ?? `A change to clause H${number}`,
        raised_on: raisedOn(number),
        path: number % 3 === 0 ? 'Path 3' : 'Path 2',
        proposer: number % 2 === 0 ? 'ash-energy' : 'birch-power',
      },
    })),
    ...[...inRefinement, ...reported, 3].map((number) => ({ number, move: 'refine', day: '2016-11-02' })),
    ...reported.map((number) => ({ number, move: 'present', day: '2016-11-30' })),
    { number: 3, move: 'withdraw', day: '2016-11-11', sets: { withdrawn_on: '2016-11-11' } },
    ...[20, 22].flatMap((number) => [
      { number, move: 'consult', day: '2016-10-14', sets: { path: 'Path 3' } },
      { number, move: 'vote', day: '2016-11-08' },
      {
        number,
        move: 'approve',
        day: '2016-11-23',
        sets: { decided_on: '2016-11-23', implements_on: '2016-12-14' },
      },
    ]),
  ];
}

const slips: Readonly<Record<number, Day>> = { 7: '2017-01-20', 10: '2017-01-20', 15: '2017-01-23' };

/**
 * Puts it on record, each change on its day, as facts found: nothing of it was decided here. Ask for it on a site whose
 * clock stands on 9 December 2016 or later.
 */
export async function december2016(site: StorySite): Promise<void> {
  const { code } = site;
  const found = (effective: Day, changes: readonly Change[], title: string) =>
    commit(site.ledger, operator, {
      code: code.id,
      authority: { kind: 'post', ref: 'Secretary' },
      body: 'panel',
      effective,
      title,
      label: { group: 'panel', level: 0 },
      found: true,
      changes,
    });
  const change = (register: string, of: string, move: string, sets: Record<string, Value> = {}): Change => ({
    register,
    ref: of,
    move,
    sets,
  });
  await found(
    '2016-01-01',
    ['Ash Energy', 'Birch Power'].map((name) =>
      change('party', name.toLowerCase().replace(' ', '-'), 'admit', { name, category: 'Large Supplier' }),
    ),
    'Parties',
  );
  for (const [number, day, move] of [
    [38, '2016-11-11', 'hold'],
    [39, '2016-12-09', 'hold'],
    [40, '2017-01-13', 'plan'],
  ] as const) {
    const sets = { title: `SEC Panel Meeting ${number}`, body: 'panel', number, day };
    await found('2016-10-01', [change('meeting', meetingRef(number, day), move, sets)], `Meeting ${number}`);
  }
  const all = steps();
  for (const day of [...new Set(all.map((one) => one.day))].sort()) {
    const changes = all
      .filter((one) => one.day === day)
      .map(({ number, move, sets }) => {
        const rules: Record<string, Value> = move === 'raise' ? { rules: processOn(code, day)?.id ?? null } : {};
        return change('modification', ref(number), move, { ...sets, ...rules });
      });
    await found(day, changes, 'Register of modifications');
  }
  for (const number of Object.keys(slips).map(Number))
    await found(
      '2016-11-18',
      [
        change('assessment', `${ref(number)}/preliminary`, 'request', {
          title: `Preliminary Assessment of ${ref(number)}`,
          modification: ref(number),
          kind: 'preliminary',
          requested_on: '2016-11-18',
          baseline: '2016-12-21',
          target: '2016-12-21',
        }),
      ],
      'Requests for assessment',
    );
}

function meetingRef(number: number, day: Day): string {
  return `SECP_${number}_${day.slice(8)}${day.slice(5, 7)}`;
}

/** What that meeting made of it: one into Refinement, three sent back; and it heard of three later assessments. */
export async function panelDecides(site: StorySite): Promise<void> {
  const effective = '2016-12-09';
  await commit(site.ledger, operator, {
    code: site.code.id,
    authority: { kind: 'meeting', ref: meetingRef(39, effective) },
    body: 'panel',
    effective,
    title: 'Decisions of SEC Panel meeting 39',
    label: { group: 'panel', level: 0 },
    found: true,
    changes: [
      { register: 'modification', ref: ref(25), move: 'refine', sets: { path: 'Path 2' } },
      ...reported.map((number) => ({ register: 'modification', ref: ref(number), move: 'return', sets: {} })),
      ...Object.entries(slips).map(([number, target]) => ({
        register: 'assessment',
        ref: `${ref(Number(number))}/preliminary`,
        move: 'revise',
        sets: { target, reason: 'The provider reported it late.' },
      })),
    ],
  });
}
