/** Builds a `Reading` from plain paragraphs, so that phrases can be tested without the reader of layout. */
import type { Code, HouseStyle } from '../../src/codes/code.ts';
import type { MeetingFact, Span } from '../../src/minutes/proposal.ts';
import type { Paragraph, ReadItem, Reading } from '../../src/minutes/reading.ts';

export interface ItemSketch {
  number: ReadItem['number'];
  title?: string;
  /** A paragraph that opens with "* " is a bullet, with "# " a heading, with "| " a table row of cells parted by "|". */
  says?: string[];
  /** Verb and text: `['agreed', 'to write to members']`. */
  decides?: [verb: string, text: string][];
  /** Reference, owner, text. */
  acts?: [ref: string, owner: string | null, text: string][];
}

export interface Sketch {
  date?: string;
  items: ItemSketch[];
  style?: Partial<HouseStyle>;
  code?: Code;
}

/** An invented house: references as "CP 101", "Risk 4", "AB12/03", clauses as "Section B4.2". */
export const inventedStyle: HouseStyle = {
  id: 'invented',
  recognise: [],
  meeting: [],
  verbs: ['noted', 'agreed', 'approved', 'considered', 'rejected'],
  deciders: ['The Board', 'The Panel'],
  action: [],
  references: {
    modification: 'CP\\d{3}',
    action: 'AB\\d+/\\d{2}',
    risk: 'Risks?\\s*#?\\s*\\d+',
    clause: '(?:Sections?\\s+[A-Z]\\d*(?:\\.\\d+)*(?:\\([a-z]\\))*|Schedule\\s+\\d+)',
  },
  sections: {},
  groups: [],
  owners: ['Secretariat', 'Code Office', 'NetCo', 'Audit Group'],
  marks: {},
  furniture: [],
};

export const inventedCategories: Code['partyCategories'] = [
  { name: 'Large Baker', aliases: ['Large Bakers'] },
  { name: 'Small Baker', aliases: ['Small Bakers'] },
  { name: 'Other Party', aliases: ['Other Parties'] },
];

export function readingFrom(sketch: Sketch): Reading & { text: string } {
  let text = '';
  const put = (piece: string): Span => {
    const start = text.length;
    text += `${piece}\n`;
    return { start, end: start + piece.length };
  };
  const items = sketch.items.map(
    (item): ReadItem => ({
      number: item.number,
      title: item.title ?? '',
      narrative: (item.says ?? []).map((printed) => paragraphOf(printed, put)),
      decisions: (item.decides ?? []).map(([verb, said]) => ({ verb, text: said, spans: [put(said)], sure: 'sure' })),
      actions: (item.acts ?? []).map(([ref, owner, said]) => ({ ref, owner, text: said, spans: [put(said)] })),
    }),
  );
  const style = { ...inventedStyle, ...sketch.style };
  return { style, code: sketch.code, meeting: meetingOn(sketch.date ?? '2031-03-14'), items, text };
}

function paragraphOf(printed: string, put: (piece: string) => Span): Paragraph {
  const mark = /^([*#|]) /.exec(printed)?.[1];
  const text = mark ? printed.slice(2) : printed;
  const at = put(text);
  return {
    kind: mark === '*' ? 'bullet' : mark === '#' ? 'heading' : mark === '|' ? 'row' : 'text',
    text,
    ...(mark === '|' ? { cells: text.split('|').map((cell) => cell.trim()) } : {}),
    spans: [at],
    spanOf: (start, end) => [{ start: at.start + start, end: at.start + end }],
  };
}

function meetingOn(date: string): MeetingFact {
  const unknown = { number: null, ref: null, start: null, end: null, place: null, classification: null, status: null };
  return { ...unknown, body: 'Board', date };
}
