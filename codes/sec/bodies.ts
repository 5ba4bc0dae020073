/**
 * The bodies of the code that decide or advise. Numbers of seats are those of the end of 2016 where they are known.
 * An Issues Resolution Sub-group was proposed and not set up in December 2016, so it is not here.
 */
import type { BodyConfig } from '../../src/codes/code.ts';
import { outsideBodies } from './bodies-outside.ts';
import { withProceedings } from './proceedings.ts';
import { found, inferred, recalled, SOURCE, unknown } from './provenance.ts';

type Seat = BodyConfig['seats'][number];

const seat = (category: string, seats: Seat['seats'], vote = true): Seat => ({ category, seats, vote });
const panelSeat = (category: string, number: number) =>
  seat(category, found(number, 'C3.1', `${SOURCE.about} The clause is recalled.`));
const boardSeat = (category: string, number: number, note?: string) => seat(category, recalled(number, 'D8.4', note));

const paperDay = found(5, null, `${SOURCE.change} Paper day is that long before the Panel meeting.`);

const panel: BodyConfig = {
  id: 'panel',
  name: 'SEC Panel',
  aliases: ['the Panel', 'Panel', 'the SEC Panel', 'Smart Energy Code Panel'],
  kind: 'panel',
  clause: 'C2',
  actionPrefix: 'SECP',
  about: 'Governs the code: members elected by Party Category, nominated by the DCC and consumer bodies, and a chair.',
  seats: [
    seat(
      'Chair',
      found(1, null, `${SOURCE.about} Independent; appointment needs the Authority's approval (recalled).`),
      false,
    ),
    panelSeat('Large Supplier', 2),
    panelSeat('Small Supplier', 2),
    panelSeat('Electricity Network', 1),
    panelSeat('Gas Network', 1),
    panelSeat('Other SEC Party', 2),
    panelSeat('Consumer', 2),
    panelSeat('DCC', 1),
  ],
  quorum: recalled('Half of the Panel Members', 'C5', 'The exact rule is not established.'),
  notice: paperDay,
  meets: found('Monthly', null, `${SOURCE.about} The least the code asks is lower (recalled).`),
  voting: recalled(
    'One vote each, by simple majority of the members present; the Chair has only a casting vote',
    'C5',
    'The exact rule is not established.',
  ),
  term: found(
    '24 months, half of the seats elected each year',
    null,
    `${SOURCE.faq} An earlier page says one or two years.`,
  ),
};

const changeBoard: BodyConfig = {
  id: 'change-board',
  name: 'Change Board',
  aliases: ['the Change Board', 'SEC Change Board'],
  kind: 'sub-committee',
  clause: 'D8',
  actionPrefix: null,
  parent: 'panel',
  about: 'Considers each Modification Report and votes by Party Category to approve or reject it.',
  seats: [
    boardSeat('Large Supplier', 1, 'One for each Voting Group: a corporate group counts once.'),
    boardSeat('Small Supplier', 3),
    boardSeat('Network', 3, 'Electricity and gas networks together.'),
    boardSeat('Other SEC Party', 3),
    boardSeat('Consumer', 1),
  ],
  quorum: recalled('About half of the members', null, 'The exact rule is not established.'),
  notice: unknown(null),
  established: found('2013-12-01', 'C6.10', 'SEC website, Change Board. The month is found, the day is not.'),
  meets: found('Monthly', null, 'SEC website, Change Board; two known meetings were fourth Wednesdays.'),
  voting: recalled(
    'Each Party Category reaches one result by majority of its members; more categories must approve than reject',
    'D8',
    'What a tie, an abstaining or an empty category does is not established.',
  ),
};

type SubCommittee = Pick<BodyConfig, 'id' | 'name' | 'aliases' | 'clause' | 'about'> & Partial<BodyConfig>;

/** What is not known of most of them is said once: their seats, quorum and notice. */
function subCommittee(facts: SubCommittee): BodyConfig {
  return {
    kind: 'sub-committee',
    actionPrefix: null,
    parent: 'panel',
    seats: [],
    quorum: unknown('C6', 'Set by its terms of reference.'),
    notice: unknown('C6', 'Set by its terms of reference.'),
    ...facts,
  };
}

const subCommittees: readonly BodyConfig[] = [
  subCommittee({
    id: 'ssc',
    name: 'Security Sub-Committee',
    aliases: ['SSC', 'the SSC', 'Security Sub Committee'],
    clause: 'G7',
    about:
      'Owns the Security Controls Framework, reviews user security assessments and recommends an assurance status.',
    meets: inferred('About twice a month', null, 'Four meetings are known between 8 November and 14 December 2016.'),
  }),
  subCommittee({
    id: 'smki-pma',
    name: 'SMKI Policy Management Authority',
    aliases: ['SMKI PMA', 'the SMKI PMA', 'PMA', 'Smart Metering Key Infrastructure Policy Management Authority'],
    clause: 'L',
    about: 'Governs the certificate policies of the Smart Metering Key Infrastructure.',
  }),
  subCommittee({
    id: 'tabasc',
    name: 'Technical Architecture and Business Architecture Sub-Committee',
    aliases: ['TABASC', 'the TABASC'],
    clause: 'F1',
    about: 'Maintains the Technical and Business Architecture Documents and reviews how well the architecture works.',
    meets: unknown('F1'),
  }),
  subCommittee({
    id: 'tag',
    name: 'Testing Advisory Group',
    aliases: ['TAG', 'the TAG', 'Testing Assurance Group'],
    clause: null,
    about: "Reviews the DCC's test approach and completion reports before the Panel. Sources disagree on its name.",
    quorum: unknown(null),
    notice: unknown(null),
  }),
  subCommittee({
    id: 'operations-group',
    name: 'Operations Group',
    aliases: ['the Operations Group', 'OPSG'],
    clause: null,
    about: 'Looks after the operation of the services.',
    established: found(
      '2017-07-01',
      null,
      `${SOURCE.newsletter('August 2017')} Month of the Panel meeting; day not found.`,
    ),
    seats: [
      seat('Large Supplier', found(1, null, `${SOURCE.newsletter('August 2017')} One for each Voting Group.`)),
      ...(['Small Supplier', 'Network', 'Other SEC Party'] as const).map((category) =>
        seat(category, found(3, null, SOURCE.newsletter('August 2017'))),
      ),
      seat('DCC', found(2, null, SOURCE.newsletter('August 2017'))),
    ],
  }),
  subCommittee({
    id: 'csc',
    name: 'Change Sub-Committee',
    aliases: ['CSC', 'the CSC'],
    clause: null,
    about: 'Oversees Draft Proposals in the Development Stage.',
    established: inferred('2019-04-01', null, 'Operating by April 2019; the day it was set up is not established.'),
    meets: inferred('Monthly', null, 'Two meetings of 2021 were a month apart.'),
  }),
  subCommittee({
    id: 'pfcg',
    name: 'Panel Finance and Contracts Group',
    aliases: ['PFCG'],
    clause: null,
    about: 'Reviews the draft budget before the Panel. Its name in full is recalled.',
    kind: 'group',
  }),
  subCommittee({
    id: 'working-group',
    name: 'Working Group',
    aliases: ['the Working Group', 'Working Groups'],
    clause: 'D6',
    about: 'Develops one modification in the Refinement Process, under terms of reference the Panel approves.',
    kind: 'group',
    seats: [seat('Expert', recalled(5, 'D6', 'At least that many people with relevant expertise.'))],
  }),
  subCommittee({
    id: 'tsirs',
    name: 'Technical Specification Issue Resolution Sub-group',
    aliases: ['TSIRS'],
    clause: null,
    about: 'A transitional group in which issues of the technical specifications were worked up.',
    kind: 'group',
  }),
];

export const bodies: readonly BodyConfig[] = [panel, changeBoard, ...subCommittees, ...outsideBodies].map(
  withProceedings,
);
