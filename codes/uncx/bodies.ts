/** The bodies of the example: a panel of shippers and transporters, workgroups, the administrator, the regulator. */
import type { BodyConfig, Proceedings } from '../../src/codes/code.ts';
import { found, inferred, recalled, site, unknown } from './provenance.ts';

const panelProceedings: Proceedings = {
  quorum: recalled({ share: [1, 2] }, 'Modification Rules 5', 'The rule was not read; half of the members is used.'),
  vote: recalled(
    { method: 'named', carries: 'majority', tie: 'lost', chairVotes: false },
    'Modification Rules 5',
    'Each voting member by name. That a tie is lost was not read.',
  ),
  powers: recalled(['panel'], 'Modification Rules'),
  standing: inferred(
    [
      { title: 'Record of the previous meeting', purpose: 'decision', about: ['action'], place: 'first', minutes: 10 },
      { title: 'Modifications', purpose: 'decision', about: ['modification'], minutes: 90 },
      { title: 'Any other business', purpose: 'discussion', place: 'last', minutes: 10 },
    ],
    'An example of an agenda.',
  ),
  reference: inferred('UNCP{number}_{ddmm}', 'A pattern of this example.'),
  actions: inferred('PAN{meeting}/{00}', 'A pattern of this example.'),
  papers: inferred('{meeting}_{item}', 'A pattern of this example.'),
  draftLevel: unknown('Who reads draft minutes was not read; level 2 is used.'),
};

const seat = (category: string, number: number, vote = true): BodyConfig['seats'][number] => ({
  category,
  seats: recalled(number, 'Modification Rules 3', 'The number may have changed.'),
  vote,
});

const unread = unknown<never>('Not governed by the code, or not read.');
const outside = (facts: Pick<BodyConfig, 'id' | 'name' | 'aliases' | 'kind' | 'about'>): BodyConfig => ({
  ...{ clause: null, actionPrefix: null, seats: [], quorum: unread, notice: unread },
  ...facts,
});

export const bodies: readonly BodyConfig[] = [
  {
    id: 'panel',
    name: 'UNC Modification Panel',
    aliases: ['the UNC Modification Panel', 'Modification Panel', 'the Modification Panel'],
    kind: 'panel',
    clause: 'Modification Rules 3',
    actionPrefix: 'PAN',
    about: 'Members of shippers, of transporters and of consumers, who each have a vote; it recommends or decides.',
    seats: [seat('Chair', 1, false), seat('Shipper', 6), seat('Transporter', 6), seat('Consumer', 2)],
    quorum: recalled('Half of the voting members', 'Modification Rules 5', 'The rule was not read.'),
    notice: recalled(5, 'Modification Rules 5', 'Papers before the meeting, in Working Days.'),
    meets: recalled('Monthly, on the third Thursday', null),
    voting: found('Shippers and transporters vote as members, not by category', null, site),
    proceedings: panelProceedings,
  },
  outside({
    id: 'workgroup',
    name: 'Transmission Workgroup',
    aliases: ['the Transmission Workgroup'],
    kind: 'group',
    about: 'Anybody interested works out what a proposal needs, and reports to the Panel.',
  }),
  outside({
    id: 'joint-office',
    name: 'Joint Office of Gas Transporters',
    aliases: ['the Joint Office', 'Joint Office', 'Code Administrator'],
    kind: 'administrator',
    about: 'Administers the code: receives proposals, writes reports, keeps the records.',
  }),
  outside({
    id: 'cdsp',
    name: 'Central Data Services Provider',
    aliases: ['CDSP', 'Xoserve', 'the CDSP'],
    kind: 'operator',
    about: 'Runs the central systems; says what a change to them would take.',
  }),
  outside({
    id: 'authority',
    name: 'The Authority',
    aliases: ['Authority', 'Ofgem', 'GEMA'],
    kind: 'regulator',
    about: 'The regulator: directs whether a proposal that is not self-governance is implemented.',
  }),
];
