/** What each move of a proposal asks of whoever makes it, and no more. Data, and pure. */

export interface MoveForm {
  /** What it is, to somebody who makes it for the first time. */
  lead: string;
  /** Fields of the register, in order. */
  asks: readonly string[];
  /** Those that must be filled whatever the process says. */
  needs?: readonly string[];
  /** Set without being asked. */
  sets?: Readonly<Record<string, string>>;
  /** Other words for a field here. */
  words?: Readonly<Record<string, { label?: string; hint?: string }>>;
  /** Parts that are no field: the reasons a report is sent back for. */
  part?: 'points';
  /** The sentence put on record unless it is typed over; `{ref}` stands for the proposal. */
  title: string;
}

export const moveForms: Readonly<Record<string, MoveForm>> = {
  draft: {
    lead: 'A problem is put on record, before there is a solution to it.',
    asks: ['description'],
    title: '{ref} lodged as a draft',
  },
  raise: {
    lead: 'It becomes a proposal, and goes to the next meeting with its initial report.',
    asks: ['description', 'solution', 'path'],
    title: '{ref} raised',
  },
  amend: {
    lead: 'The proposer owns the proposal and may change it while it is being worked on.',
    asks: [
      'title',
      'description',
      'solution',
      'path',
      'proposer',
      'representative',
      'analyst',
      'impacts',
      'objectives',
      'affects',
      'cost',
      'recommendation',
      'priority',
      'lead_code',
    ],
    needs: ['title'],
    title: '{ref} amended',
  },
  refuse: {
    lead: 'It is not accepted: not eligible, not complete, or in substance one that was decided before.',
    asks: ['reasons'],
    needs: ['reasons'],
    words: { reasons: { label: 'Why it is refused', hint: 'The proposer reads this.' } },
    title: '{ref} refused',
  },
  urge: {
    lead: 'The proposer asks that it be treated as urgent. Somebody else rules on it.',
    asks: ['reasons'],
    needs: ['reasons'],
    sets: { urgency: 'asked' },
    words: { reasons: { label: 'Why it is urgent' } },
    title: 'Urgency asked for {ref}',
  },
  rule: {
    lead: 'Whether it is urgent, with the reasons.',
    asks: ['urgency', 'reasons'],
    needs: ['urgency'],
    title: 'Ruled on the urgency of {ref}',
  },
  contest: {
    lead: 'The proposer disagrees with the timetable agreed for it. Until the appeal is decided the timetable stands.',
    asks: ['reasons'],
    needs: ['reasons'],
    sets: { timetable_appeal: 'asked' },
    words: { reasons: { label: 'What is wrong with the timetable, and which would be right' } },
    title: 'Timetable of {ref} appealed',
  },
  settle: {
    lead: 'Whether the timetable stands. Where the appeal is upheld, a new one is agreed next.',
    asks: ['timetable_appeal', 'reasons'],
    needs: ['timetable_appeal', 'reasons'],
    title: 'Appeal of the timetable of {ref} decided',
  },
  refine: {
    lead: 'A working group develops it. Set its path where none is set, and say what the group must do first.',
    asks: ['path', 'working_group', 'condition', 'reasons'],
    words: {
      condition: {
        hint: 'A condition or a question the group must settle: show the business need first, for example.',
      },
      working_group: { hint: 'Its reference, where one is formed already. It can be named later.' },
      reasons: { label: 'Reasons', hint: 'Why it goes back, where it does.' },
    },
    title: '{ref} submitted to refinement',
  },
  present: {
    lead: 'The draft report goes to whoever decides whether it is consulted on. Every point it came back with must be answered.',
    asks: ['recommendation', 'solution', 'cost', 'cost_consulted_on', 'text_consulted_on'],
    title: 'Draft report on {ref} brought',
  },
  return: {
    lead: 'The report goes back for more work. Each reason becomes a point that must be answered before it comes back.',
    asks: ['reasons'],
    needs: ['reasons'],
    part: 'points',
    words: { reasons: { label: 'Reasons in a sentence', hint: 'As the minutes will have it.' } },
    title: 'Draft report on {ref} returned',
  },
  consult: {
    lead: 'The report is consulted on. The consultation itself, with its questions and its last day, is set up next.',
    asks: ['path', 'condition'],
    words: { condition: { label: 'Subject to', hint: 'Leave it empty where there is no condition.' } },
    title: '{ref} sent to report consultation',
  },
  advise: {
    lead: 'A forum is asked for its advice, which is put on record and decides nothing.',
    asks: ['recommendation', 'advice'],
    title: 'Advice asked for on {ref}',
  },
  vote: {
    lead: 'Its report is complete, and those who vote are asked. The vote itself is opened next.',
    asks: [],
    title: '{ref} put to the vote',
  },
  refer: {
    lead: 'It goes on to be decided, with the recommendation of those who voted.',
    asks: ['recommendation', 'reasons', 'advice'],
    title: '{ref} sent on for decision',
  },
  approve: {
    lead: 'The change is approved. Say when it is implemented if that was decided with it.',
    asks: ['reasons', 'release', 'implements_on'],
    title: '{ref} approved',
  },
  reject: { lead: 'The change is rejected.', asks: ['reasons'], title: '{ref} rejected' },
  publish: {
    lead: 'The decision is made known. Where it may be appealed, the window opens on that day.',
    asks: [],
    title: 'Decision on {ref} published',
  },
  appeal: {
    lead: 'Somebody appeals the decision. It is then decided once more, and nothing is implemented until it is.',
    asks: ['reasons'],
    needs: ['reasons'],
    words: { reasons: { label: 'Who appeals, and why' } },
    title: 'Decision on {ref} appealed',
  },
  schedule: {
    lead: 'Choose the release that carries it, or a day of its own.',
    asks: ['release', 'implements_on'],
    title: 'Implementation date set for {ref}',
  },
  implement: {
    lead: 'The new text is in force.',
    asks: ['release', 'implements_on'],
    title: '{ref} implemented',
  },
  withdraw: {
    lead: 'The proposer takes it back. Somebody else may adopt it while the window is open.',
    asks: ['reasons'],
    words: { reasons: { label: 'Why it is withdrawn' } },
    title: '{ref} withdrawn by its proposer',
  },
  adopt: {
    lead: 'Somebody else takes it on as their own, with all that was done on it.',
    asks: ['proposer', 'representative'],
    needs: ['proposer'],
    title: '{ref} adopted by another proposer',
  },
};

/** The moves that have a form of their own here; `group` has the page of the working group. */
export const ownMoves = Object.keys(moveForms).filter((name) => name !== 'draft');
