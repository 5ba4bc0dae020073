/**
 * The settings of the code: clocks in Working Days unless said otherwise, thresholds and dates. The clause text was not
 * read, so most clauses are null; the note names the public source, or what is uncertain. Correct them here.
 */
import type { Code, Rule } from '../../src/codes/code.ts';
import { found, inferred, recalled, SOURCE, unknown } from './provenance.ts';

type Rules = Code['rules'];
type Setting = Rule<number | string>;

const item = (number: number) => `${SOURCE.minutes39}, item ${number}.`;

const calendar: Rules = {
  workingDay: recalled('Any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday', 'A1'),
  workingDayDivision: unknown(
    'A1',
    'Whether holidays of England and Wales alone count, or of all Great Britain, is not established; England and Wales is used.',
  ),
  dayZero: recalled('The day a period runs from is day 0', null),
  laterHoliday: unknown(
    null,
    'What becomes of a date computed before a holiday was announced. Other codes kept such dates, in September 2022.',
  ),
  consultationCloses: found('17:00', null, `${SOURCE.newsletter('January 2017')} Consultations often close then.`),
  regulatoryYearBegins: found('1 April', null, "The DCC's charging statement, March 2016."),
};

const meetings: Rules = {
  paperDay: found(5, null, `${SOURCE.change} Before the Panel meeting.`),
  formLead: found(5, null, `${SOURCE.change} Completed modification form, before paper day.`),
  criticalFriendReply: found(5, null, `${SOURCE.changeLater} Comments on a draft problem statement.`),
  notingWithoutQuorum: unknown(
    'C5',
    'Whether a meeting without a quorum may take note, though not decide, is not established: "yes" would let it. It may not.',
  ),
};

const modifications: Rules = {
  preliminaryAssessment: found(23, null, `${item(12)} The DCC's target; not in the code until November 2018.`),
  impactAssessment: found(44, null, `${item(12)} The DCC's target; not in the code until November 2018.`),
  workingGroupConsultation: recalled(15, 'D6'),
  workingGroupMinimum: recalled(5, 'D6', 'People, not days.'),
  modificationReportConsultation: recalled(15, 'D7.8', 'The Panel sets the length.'),
  appealWindow: recalled(10, null, 'From publication of a self-governance decision.'),
  selfGovernanceImplementation: inferred(15, null, 'Two such changes took effect that long after the Change Board.'),
  adoptionWindow: recalled(10, 'D5', 'For another to adopt a withdrawn proposal.'),
  authorityDecision: recalled(25, 'D9', "The Authority's own target."),
  timetableAppeal: found('To the Authority, by the Proposer', 'D4.2', item(12)),
  unanimousPanelProposal: recalled(
    'The Panel raises a modification only by unanimous vote of the members present',
    'D1.3',
  ),
};

const releases: Rules = {
  releasesEachYear: found(3, null, `${item(12)} February, June and November; the third was debated.`),
  releasePolicyConsultation: found(15, null, item(12)),
};

const budget: Rules = {
  budgetConsultation: found(20, 'C8.11 to C8.13', 'SEC website, About the SEC and glossary, Approved Budget.'),
  budgetEffective: found(
    15,
    'C8.11 to C8.13',
    'SEC website, glossary, Approved Budget. At the least, after publication; subject to C8.14.',
  ),
  budgetYears: found(3, 'C8.11 to C8.13', 'SEC website, About the SEC. Regulatory Years, not days.'),
};

const parties: Rules = {
  largeSupplierBoundary: found(
    250_000,
    null,
    'Public pages differ: fewer than that, or that many or fewer, is small. Whether fuels are added is not established.',
  ),
  nonDomesticThreshold: {
    ...found(50_000, null, 'Modification page of SECMP0059. For assessments, not for the category.'),
    from: '2019-02-28',
  },
  accessionFee: found(540, null, `${SOURCE.party} Pounds, at the page's date; the fee of 2016 is not established.`),
  accessionShare: found(1, null, `${SOURCE.party} Pounds; compulsory for licensees.`),
  accessionReturn: found('A week before the next SECCo Board', null, SOURCE.party),
  partyRegister: found(
    'Schedule 5',
    'B',
    'Minutes of SEC Panel meeting 39, item 8: identifiers listed as accession information.',
  ),
};

const userMandates: Rules = {
  dccLive: inferred(
    '2016-11-25',
    null,
    'The User Mandates are whole months after it; the first services began on 8 November.',
  ),
  largeSupplierMandate: found('2017-05-25', null, `${SOURCE.newsletter('November 2016')} Supply licence.`),
  smallSupplierMandate: found('2017-11-25', null, `${SOURCE.newsletter('November 2016')} Supply licence; a Saturday.`),
  electricityNetworkMandate: found('2018-01-21', null, 'Contract spotlight of the administrator.'),
  nonDomesticMandate: found('2018-08-31', null, 'Contract spotlight of the administrator; then under consultation.'),
};

const assessments: Rules = {
  assuranceStatuses: found('approved; approved, subject to; deferred; rejected', 'G8.34', SOURCE.assessments),
  assuranceDecider: {
    ...(found('panel', 'G8.34', `${SOURCE.minutes39}, item 4: on the advice of the SSC.`) as Setting),
    later: [
      {
        ...found('ssc', 'G8.34', `${SOURCE.newsletter('August 2017')} Delegated; the month is found, the day is not.`),
        from: '2017-08-01',
      },
    ],
  },
  fieldworkLeast: found(3, null, SOURCE.faq),
  fieldworkMost: found(10, null, SOURCE.faq),
  assessmentInvoice: found(5, null, 'Modification page on payment terms of User CIO invoices.'),
  otherUserSecondYear: {
    ...(found('Self-assessment', null, 'Modification page of SECMP0059.') as Setting),
    later: [{ ...found('Verification', 'G8.47', 'Modification page of SECMP0059.'), from: '2019-02-28' }],
  },
  assessmentCapacity: unknown(null, 'Contracted volumes and numbers of assessors were not found.'),
};

const reports: Rules = {
  userServiceReports: found(10, null, 'SEC website, glossary, Monthly Service Threshold. After the end of the month.'),
  riskScale: recalled('5 by 5', null, 'Likelihood by impact; the scales of the risk register are not established.'),
  certificateVarianceThreshold: unknown('L8', 'For reporting certificates requested against forecast.'),
  communicationsHubTolerance: unknown('F5', 'How far an order may be from its forecast.'),
};

export const rules: Rules = {
  ...calendar,
  ...meetings,
  ...modifications,
  ...releases,
  ...budget,
  ...parties,
  ...userMandates,
  ...assessments,
  ...reports,
};

/**
 * A budget has effect so long after it is published at the least, and is consulted on before; the year it is for begins
 * on a day. Read together they give the last days of each; that they may be so read is inferred.
 */
export const clocks: NonNullable<Code['clocks']> = [
  {
    from: 'regulatoryYearBegins',
    back: [
      { rule: 'budgetEffective', title: 'Last day to publish the approved budget' },
      { rule: 'budgetConsultation', title: 'Last day to begin consulting on the draft budget' },
    ],
    provenance: 'inferred',
  },
];
