/** The meetings before and after those of examples/, invented, in the words of the house: 38 raises what 39 reports on. */
import type { HouseStyle } from '../../src/codes/code.ts';
import type { ActionFact, AttendanceFact, UpdateFact } from '../../src/minutes/proposal.ts';
import { type MeetingMinutes, renderMinutes } from '../../src/minutes/render-text.ts';

interface Told {
  number: number;
  date: string;
  ref: string;
  narrative: string;
  decided: string;
  actions: readonly [ref: string, owner: string, text: string][];
  updates: readonly [ref: string, text: string, state: UpdateFact['state']][];
}

const people: readonly [name: string, group: string][] = [
  ['Margaret Ellison', 'SEC Panel Chair'],
  ['Tobias Renshaw', 'Large Suppliers'],
  ['Hannah Bexley', 'Small Suppliers'],
];

const person = ([name, group]: (typeof people)[number]): AttendanceFact => ({
  name,
  group,
  capacity: 'member',
  part: false,
  present: true,
});

function minutesOf(told: Told): MeetingMinutes {
  const action = ([ref, owner, text]: Told['actions'][number]): ActionFact => {
    return { ref, owner, text, due: null, dueDate: null, item: 2 };
  };
  return {
    meeting: {
      body: 'SEC Panel',
      number: told.number,
      ref: told.ref,
      date: told.date,
      start: '10:00',
      end: '12:30',
      place: 'The Harbour Office',
      classification: 'White',
      status: 'final',
    },
    attendance: people.map(person),
    items: [
      {
        number: 1,
        title: 'Actions of Earlier Meetings',
        narrative: 'Members went through what was open.',
        decisions: [],
      },
      {
        number: 2,
        title: 'Modifications',
        narrative: told.narrative,
        decisions: [{ verb: 'agreed', text: told.decided }],
      },
    ],
    actions: told.actions.map(action),
    updates: told.updates.map(([ref, text, state]) => ({ ref, text, state, item: 1 })),
  };
}

/** Meeting 38, of 11 November 2016. */
export function meeting38(house: HouseStyle): string {
  return renderMinutes(
    minutesOf({
      number: 38,
      date: '2016-11-11',
      ref: 'SECP_38_1111',
      narrative:
        'SECAS reported that SECMP0004 was in the Refinement Process. Risk 24 was looked at and left as it was.',
      decided: 'that SECMP0007 should progress to the Refinement Process',
      actions: [['SECP38/07', 'SECAS', 'draft a reply to the consultation on the release']],
      updates: [['SECP33/02', 'Work on the handover has begun.', 'open']],
    }),
    house,
  );
}

/** Meeting 41, of 10 February 2017. */
export function meeting41(house: HouseStyle): string {
  return renderMinutes(
    minutesOf({
      number: 41,
      date: '2017-02-10',
      ref: 'SECP_41_1002',
      narrative: 'SECAS reported that SECMP0007 had been withdrawn by its Proposer on 6 February 2017.',
      decided: 'that SECMP0004 should progress to the Report Phase',
      actions: [['SECP41/01', 'DCC', 'tell members when the next assessment will be ready']],
      updates: [
        ['SECP39/01', 'The reply was sent. This action is closed.', 'closed'],
        ['SECP33/02', 'The handover plan was shown to members. This action is closed.', 'closed'],
      ],
    }),
    house,
  );
}
