/**
 * A second code, of the shape of the Uniform Network Code, to show that a code is configuration. It is an example: its
 * clauses were not read, and nobody should run that code on it before somebody who knows it has gone through each fact.
 */
import type { Code } from '../../src/codes/code.ts';
import { bodies } from './bodies.ts';
import { process } from './process.ts';
import { found, inferred, recalled, site, unknown } from './provenance.ts';

const objective = (id: string, text: string) =>
  ({ id, text, clause: `Standard Special Condition A11.1(${id})`, provenance: 'recalled' }) as const;
const category = (name: string, about: string) =>
  ({ name, aliases: [`${name}s`], about, provenance: 'recalled' }) as const;
const level = (name: string, meaning: string) => ({ name, meaning, provenance: 'inferred' }) as const;
const post = (power: string, all: 0 | 1 | 2, held: { party?: 2; parties?: 2 } = {}) =>
  inferred({ clearance: { '*': all }, powers: [power], ...held }, 'Written for this example.');
const kind = (name: string) => ({
  name,
  length: unknown<number>('Not in any source read; each request says its own.'),
  breakdown: unknown<readonly string[]>('Not read.'),
});

const code: Code = {
  id: 'uncx',
  short: 'UNC',
  name: 'Uniform Network Code (example)',
  calendar: 'england-and-wales',
  zone: 'Europe/London',
  levels: {
    0: level('Public', 'Anybody may read it.'),
    1: level('Industry', 'For those who are bound by the code.'),
    2: level('Panel', 'For members of the body and the administrator.'),
    3: level('Confidential', 'For those to whom it was given, and nobody beyond them.'),
  },
  bodies,
  partyCategories: [
    category('Shipper', 'Ships gas through the network.'),
    category('Transporter', 'Owns and runs a part of the network.'),
    category('Consumer', 'Speaks for those who use the gas.'),
  ],
  rules: {},
  houseStyle: {
    id: 'uncx',
    recognise: ['\\bUNC Modification Panel\\b', '\\bUniform Network Code\\b'],
    meeting: ['^(?<ref>UNCP(?<number>\\d+)_\\d{4})\\b', '\\bModification Panel Meeting (?<number>\\d+)\\b'],
    verbs: ['agreed', 'approved', 'determined', 'noted', 'considered', 'recommended', 'deferred', 'rejected'],
    deciders: ['The Panel', 'The Modification Panel', 'Panel Members', 'Members'],
    action: ['^(?:Action|ACTION)\\s+(?<ref>PAN\\d{1,3}/\\d{1,3})\\s*:?\\s*(?<rest>.*)$'],
    references: { modification: '\\bUNC\\s?\\d{4}(?:FT|[A-Z]{0,2})\\b', action: 'PAN\\d{1,3}/\\d{1,3}' },
    sections: { attendance: ['Attendees', 'Voting Members'], apologies: ['Apologies'] },
    groups: ['Shipper', 'Transporter', 'Consumer'].map((name) => ({ printed: [name, `${name}s`], name, member: true })),
    owners: ['Joint Office', 'CDSP'],
    marks: { alternate: 'alternate', observer: 'observer' },
    furniture: ['^Page \\d+ of \\d+$'],
  },
  numbering: {
    modification: inferred('UNC{0000}', 'Numbers of four digits; the letters before them are of this example.'),
    action: inferred('PAN{meeting}/{00}', 'A pattern of this example.'),
  },
  access: {
    seat: unknown('Not read; a seat opens what the product gives where a code says nothing.'),
    posts: {
      secretariat: post('secretariat', 2, { parties: 2 }),
      contact: post('contact', 1, { party: 2 }),
      regulator: post('authority', 2),
      operator: post('service-provider', 1),
    },
  },
  objectives: [
    objective('a', 'Efficient and economic operation of the pipe-line system'),
    objective('b', 'Coordinated operation of the systems of several transporters'),
    objective('c', 'The licensee’s discharge of its obligations'),
    objective('d', 'Effective competition between shippers, suppliers and transporters'),
    objective('e', 'Incentives for security of supply to domestic customers'),
    objective('f', 'Efficient implementation and administration of the code'),
  ],
  processes: [process],
  issues: {
    friend: unknown('Not read.'),
    trigger: unknown('Not read.'),
    numbering: inferred('Issue {000}', 'A pattern of this example.'),
    received: { group: 'panel', level: 2 },
  },
  assessments: {
    provider: 'cdsp',
    kinds: { preliminary: kind('Rough Order of Magnitude'), impact: kind('Detailed assessment') },
    prioritise: recalled('panel', null),
  },
  consultations: {
    closes: unknown('Not read; the end of the day.'),
    late: unknown('Not read; the administrator decides.'),
    held: inferred(0, 'Representations are published as they come.'),
    lengths: { report: recalled(15, 'Modification Rules 9') },
    templates: [],
  },
  constituencies: {
    panel: found(
      {
        categories: [{ name: 'Voting members', of: ['Shipper', 'Transporter', 'Consumer'], seats: 14 }],
        carries: 'more-for',
        tied: 'against',
        abstained: 'against',
        empty: 'against',
        level: 'lost',
        votingGroups: false,
        preferred: 'most-votes',
        shown: 'how',
        sources: { tied: { provenance: 'unknown', note: 'Not read; a tie is lost.' } },
      },
      null,
      `${site} Members vote one by one; the whole Panel is one constituency. Numbers and ties are recalled.`,
    ),
  },
  releases: {
    months: recalled([2, 6, 11], null, 'Releases of the central systems; text alone may take effect on any day.'),
    known: unknown('None was looked up.'),
    freeze: unknown('Not read.'),
    leadTimes: {},
    expiryAlarms: unknown('Not read.'),
  },
  exchange: { columns: unknown('Not read; the product’s own layout is used.'), codes: unknown('Not read.') },
};

export default code;
