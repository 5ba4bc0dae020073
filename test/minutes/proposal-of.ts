/** Builds small proposals by hand: say only what the test is about, and every fact gets a span of its own. */
import type { BodyConfig, Code } from '../../src/codes/code.ts';
import type { Found, MeetingFact, Proposal, Span } from '../../src/minutes/proposal.ts';
import { inventedCategories, inventedStyle } from './reading-from.ts';

type Bare<T> = T extends Found<infer U> ? Omit<U, 'spans' | 'sure'> : T;
type Lists = Omit<Proposal, 'document' | 'frame' | 'style' | 'meeting' | 'items' | 'flags' | 'unplaced'>;
type BareItem = Partial<Omit<Bare<Proposal['items'][number]>, 'decisions' | 'candidates'>> & {
  decisions?: [verb: string, text: string][];
  candidates?: string[];
};

export type Sketch = {
  meeting?: Partial<MeetingFact>;
  items?: BareItem[];
  flags?: Proposal['flags'];
  sha256?: string;
} & {
  [K in keyof Lists]?: (Omit<Partial<Lists[K][number]>, 'spans' | 'sure'> & { spans?: Span[] })[];
};

const meetingFact: MeetingFact = {
  body: 'Flour Board',
  number: 7,
  ref: 'FB_07',
  date: '2031-03-14',
  start: '10:00',
  end: '12:30',
  place: 'The Old Mill',
  classification: 'Open',
  status: 'final',
};

/** What a fact is when the sketch does not say. */
const usual: { [K in keyof Lists]: Bare<Lists[K][number]> } = {
  attendance: { name: 'Ann Oather', group: null, capacity: 'member', part: false, present: true },
  actions: { ref: 'FB7/01', owner: null, text: '', due: null, dueDate: null, item: 1 },
  updates: { ref: 'FB6/01', text: '', state: null, item: 1 },
  modifications: { ref: 'CP101', title: null, state: null, date: null, item: 1 },
  risks: { ref: '4', title: null, change: 'mentioned', item: 1 },
  parties: { name: 'Rye & Sons Ltd', category: null, change: 'admitted', item: 1 },
  variations: { name: 'Short weights', end: null, change: '', item: 1 },
  assessments: { ref: 'CP101', kind: 'preliminary', target: null, item: 1 },
  meetings: { body: 'Audit Group', date: '2031-03-10', item: 1 },
  dates: { date: '2031-04-01', text: '', item: 1 },
  clauses: { clause: 'B4.2', item: 1 },
  documents: { title: 'Milling Policy', change: 'mentioned', item: 1 },
  releases: { name: 'Spring 2031', item: 1 },
  consultations: { title: 'Sack sizes', issuer: null, closes: null, state: null, item: 1 },
  issues: { ref: '1', title: null, change: 'mentioned', to: null, item: 1 },
  identifiers: { party: 'Rye & Sons Ltd', kind: 'signifier', value: 'RYE', item: 1 },
  seats: { body: 'Audit Group', category: null, person: 'Ann Oather', change: 'appointed', from: null, item: 1 },
};

export function proposalOf(sketch: Sketch = {}): Proposal {
  let at = 0;
  const found = <T extends object>(fact: T): T & { spans: Span[]; sure: 'sure' } => {
    at += 10;
    return { spans: [{ start: at, end: at + 8 }], sure: 'sure', ...fact };
  };
  const meeting = found({ ...meetingFact, ...sketch.meeting });
  const items = (sketch.items ?? [{}]).map((item, index) =>
    found({
      number: index + 1,
      title: `Item ${index + 1}`,
      actions: [],
      mentions: [],
      narrative: '',
      ...item,
      decisions: (item.decisions ?? []).map(([verb, text]) => found({ verb, text })),
      candidates: (item.candidates ?? []).map((text) => found({ text })),
    }),
  );
  const lists = Object.fromEntries(
    Object.entries(usual).map(([name, fact]) => [
      name,
      (sketch[name as keyof Lists] ?? []).map((one) => found({ ...fact, ...one })),
    ]),
  ) as unknown as Lists;
  const document: Proposal['document'] = {
    name: 'flour-board-7.txt',
    kind: 'text',
    text: ' '.repeat(at + 10),
    pages: 1,
    sha256: sketch.sha256 ?? 'a'.repeat(64),
  };
  return { document, style: 'invented', meeting, items, ...lists, flags: sketch.flags ?? [], unplaced: [] };
}

const rule = { value: null, clause: null, provenance: 'unknown' } as const;
const bodyOf = (body: Pick<BodyConfig, 'id' | 'name'> & Partial<BodyConfig>): BodyConfig => ({
  aliases: [],
  clause: null,
  actionPrefix: null,
  about: '',
  seats: [],
  quorum: rule,
  notice: rule,
  ...body,
});

/** An invented code, so that nothing here leans on a real one. */
export const bakersCode: Code = {
  id: 'bakers',
  short: 'BC',
  name: 'Bakers’ Code',
  calendar: 'england-and-wales',
  levels: {
    0: { name: 'Open', meaning: 'Anyone', provenance: 'found' },
    1: { name: 'Bakers', meaning: 'Parties', provenance: 'found' },
    2: { name: 'Closed', meaning: 'The body', provenance: 'found' },
    3: { name: 'Sealed', meaning: 'Those in the room', provenance: 'found' },
  },
  bodies: [
    bodyOf({ id: 'board', name: 'Flour Board', aliases: ['the Board'], actionPrefix: 'FB' }),
    bodyOf({ id: 'audit', name: 'Audit Group', parent: 'board' }),
  ],
  partyCategories: inventedCategories,
  rules: {},
  houseStyle: { ...inventedStyle, references: { ...inventedStyle.references, action: 'FB\\d+/\\d{2}' } },
};
