/**
 * How the bodies of the code go about their meetings. Quorum, votes and ties were not read in the code's text: each is
 * marked as what it is, and is corrected here.
 */
import type { BodyConfig, Proceedings, StandingItem } from '../../src/codes/code.ts';
import { found, inferred, recalled, SOURCE, unknown } from './provenance.ts';

const item = (number: number) => `${SOURCE.minutes39}, item ${number}.`;

/** Standing items of the Panel, in the order in which its minutes have them. */
const panelItems: readonly StandingItem[] = [
  {
    title: 'Minutes of the Previous Meeting and Actions Outstanding',
    purpose: 'decision',
    about: ['action'],
    presenter: 'SECAS',
    place: 'first',
    minutes: 15,
  },
  { title: 'Risk and Issue Register', purpose: 'decision', about: ['risk', 'issue'], presenter: 'SECAS', minutes: 10 },
  {
    title: 'Modification Status Report',
    purpose: 'information',
    about: ['modification'],
    presenter: 'SECAS',
    minutes: 10,
  },
  { title: 'DCC Update', purpose: 'information', presenter: 'DCC', minutes: 15 },
  { title: 'Operations Report', purpose: 'information', presenter: 'SECAS', minutes: 5 },
  { title: 'User Entry Process', purpose: 'information', presenter: 'SECAS', minutes: 5 },
  { title: 'Transitional Variations', purpose: 'information', about: ['variation'], presenter: 'SECAS', minutes: 5 },
  { title: 'Activity Planner', purpose: 'information', presenter: 'SECAS', minutes: 5 },
  { title: 'Party Update', purpose: 'information', about: ['party'], presenter: 'SECAS', minutes: 5 },
  { title: 'Any Other Business', purpose: 'discussion', presenter: 'Chair', place: 'last', minutes: 5 },
];

const panel: Proceedings = {
  quorum: recalled({ share: [1, 2] }, 'C5', 'Half of the Panel Members. The exact rule is not established.'),
  vote: recalled(
    { method: 'named', carries: 'majority', tie: 'chair', chairVotes: false },
    'C5',
    'One vote each, simple majority of the members present, casting vote of the Chair. The exact rule is not established.',
  ),
  powers: {
    ...recalled(['panel', 'assurance-status'], 'C2', "The assurance status was the Panel's until it was delegated."),
    later: [{ ...found(['panel'], 'G8.34', SOURCE.newsletter('August 2017')), from: '2017-08-01' }],
  },
  standing: found(panelItems, null, `${SOURCE.minutes39} and the meeting after it.`),
  reference: found('SECP_{number}_{ddmm}', null, `${SOURCE.minutes39}, cover page.`),
  actions: found('SECP{meeting}/{00}', null, item(1)),
  papers: inferred('{meeting}_{item}', null, 'As the references of papers are built from that of their meeting.'),
  draftLevel: unknown(null, 'Who reads draft minutes before they are approved is not established; level 2 is used.'),
};

/** What is not known of a sub-committee's proceedings follows the Panel's until its terms of reference are at hand. */
function subCommittee(
  prefix: string,
  powers: Proceedings['powers'],
  standing: readonly StandingItem[] = [],
): Proceedings {
  return {
    ...panel,
    quorum: unknown('C6', 'Set by its terms of reference; half of the members is used until they are at hand.'),
    powers,
    standing: recalled(
      [
        {
          title: 'Minutes of the Previous Meeting and Actions Outstanding',
          purpose: 'decision',
          about: ['action'],
          place: 'first',
          minutes: 10,
        },
        ...standing,
        { title: 'Any Other Business', purpose: 'discussion', place: 'last', minutes: 5 },
      ],
      null,
    ),
    reference: inferred(`${prefix}_{number}_{ddmm}`, null, "After the pattern of the Panel's."),
    actions: inferred(`${prefix}{meeting}/{00}`, null, "After the pattern of the Panel's."),
  };
}

const proceedings: Readonly<Record<string, Proceedings>> = {
  panel,
  'change-board': {
    ...subCommittee('CB', recalled(['change-board'], 'D8'), [
      { title: 'Modification Reports', purpose: 'decision', about: ['modification'], minutes: 60 },
    ]),
    vote: recalled(
      { method: 'category', carries: 'majority', tie: 'lost', chairVotes: false, emptyCategory: 'nothing' },
      'D8',
      'What a tie, an abstaining or an empty category does is not established.',
    ),
  },
  ssc: subCommittee('SSC', {
    ...recalled(['security-committee', 'sub-committee'], 'G7'),
    later: [
      {
        ...found(
          ['security-committee', 'sub-committee', 'assurance-status'],
          'G8.34',
          SOURCE.newsletter('August 2017'),
        ),
        from: '2017-08-01',
      },
    ],
  }),
  'smki-pma': subCommittee('PMA', recalled(['sub-committee'], 'L')),
  tabasc: subCommittee('TABASC', recalled(['sub-committee'], 'F1')),
  tag: subCommittee('TAG', recalled(['sub-committee'], null)),
  'operations-group': subCommittee('OPSG', recalled(['sub-committee'], null)),
  csc: subCommittee('CSC', recalled(['sub-committee'], null)),
  pfcg: subCommittee('PFCG', recalled(['sub-committee'], null)),
};

/** The body with how it goes about its meetings, where Quorate runs them. */
export function withProceedings(body: BodyConfig): BodyConfig {
  const own = proceedings[body.id];
  return own ? { ...body, proceedings: own } : body;
}
