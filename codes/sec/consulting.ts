/** How parties are consulted. */
import type { ConsultationsConfig } from '../../src/codes/change-parts.ts';
import { partyCategories } from './categories.ts';
import { found, inferred, recalled, SOURCE, unknown } from './provenance.ts';

export const consultations: ConsultationsConfig = {
  closes: found('17:00', null, `${SOURCE.newsletter('January 2017')} Consultations often close then.`),
  late: unknown(null, 'What becomes of a late response was not found; the administrator decides.'),
  held: unknown(null, 'Who reads responses before they are published is not established; level 2 is used.'),
  lengths: {
    report: recalled(15, 'D7.8', 'The Panel sets the length.'),
    group: recalled(15, 'D6'),
  },
  audiences: {
    report: found(
      partyCategories.map(({ name }) => name),
      'D7.8',
      'SEC website, glossary, Modification Report Consultation: Parties other than the DCC, which is in no category.',
    ),
  },
  templates: [
    {
      id: 'assessment-readiness',
      title: 'When will you be ready for your first User Security Assessment?',
      kind: 'request',
      background:
        'Assessments are carried out by one assessor, and many suppliers will need theirs in the same months. What you say here is used to plan how many assessments there can be in each month, and where. It does not book an assessment for you.',
      audience: ['Small Supplier'],
      questions: [
        {
          title: 'On which day do you expect to be ready for your first assessment?',
          kind: 'day',
          required: true,
          explained: 'Your best estimate. A day within the right quarter is good enough.',
          meaning: 'ready-on',
        },
        {
          title: 'How sure are you of that day?',
          kind: 'choice',
          options: ['Contracts are signed for it', 'It is planned', 'It is a guess'],
          meaning: 'ready-sure',
        },
        {
          title: 'Will you use a shared provider for your User System?',
          kind: 'yes-no',
          required: true,
          explained: 'One that other suppliers use too, so that much of it need be assessed only once.',
          meaning: 'shared-provider',
        },
        {
          title: 'Which provider, if you have chosen one?',
          kind: 'text',
          explained: 'Mark it confidential if it may not be published.',
          meaning: 'provider',
        },
        {
          title: 'Where would the assessment take place?',
          kind: 'text',
          explained: 'The town, and whether you could come to offices in London instead.',
          meaning: 'location',
        },
      ],
      provenance: inferred(
        'Asked of each small supplier: when it expects to be ready, whether through a shared provider, and where.',
        null,
        `${SOURCE.minutes39}, item 5, says what the request is for; its questions were not found and follow from that.`,
      ),
    },
  ],
};
