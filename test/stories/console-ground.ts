/** A meeting about to begin: members expected, an agenda of ten items, risks that wait for the seventh. */
import { commit } from '../../src/kernel/commit.ts';
import type { Change, Value } from '../../src/kernel/define.ts';
import { openMeeting } from '../../src/meetings/closing.ts';
import { decisionAt, rowsAt } from '../../src/meetings/desk.ts';
import { arrived } from '../../src/meetings/presence.ts';
import { operator } from '../../src/open.ts';
import type { Site } from '../../src/web/view.ts';
import { change, expectedList, item, meeting, planned, seats, working } from '../meetings/baker.ts';

export { meeting };

const titles: readonly (readonly [title: string, more: Record<string, Value>])[] = [
  ['Minutes of the Previous Meeting and Actions Outstanding', { about: ['action'], presenter: 'SECAS' }],
  ['Competition Remedies', { presenter: 'SECAS' }],
  ['Impacts on Operations', { presenter: 'SECAS', purpose: 'discussion' }],
  ['User CIO Reports', { minuted: 'confidential', formula: 'This item was confidential.' }],
  ['Security Thought Piece', { purpose: 'information' }],
  ['Draft Budget', {}],
  ['Risk and Issue Register', { about: ['risk', 'issue'], presenter: 'SECAS', starts_at: '11:10' }],
  ['ID Allocation', {}],
  ['Information Policy', {}],
  ['Any Other Business', { purpose: 'discussion', presenter: 'Chair' }],
];

const proposed: readonly Change[] = [
  change('risk', '26', 'propose', {
    title: 'A Release comes late',
    wording: 'The change may not be ready when its Users are.',
    body: 'panel',
  }),
  change('risk', '27', 'propose', { title: 'Too few assessors', wording: 'Assessments wait.', body: 'panel' }),
  ...['19', '23', '24', '25'].map((ref) =>
    change('risk', ref, 'open', { title: `Old words of ${ref}`, wording: `What ${ref} said`, body: 'panel' }),
  ),
];
const reworded = ['19', '23', '24', '25'].map((ref) =>
  change('risk', ref, 'suggest', {
    proposed_title: `New words of ${ref}`,
    proposed_wording: `What ${ref} says after the last Release`,
  }),
);
const paper: Change = {
  ...change('paper', 'SECP_39_0912_07', 'issue', {
    title: 'Risk and Issue Register',
    number: 'SECP_39_0912_07',
    meeting,
    item: `${meeting}/7`,
    version: 2,
    purpose: 'decision',
  }),
  label: { group: 'panel', level: 1 },
};

export interface Laid {
  /** `planned` leaves it to be opened; `quorate` opens it with everybody in the room, which is what is laid unless told. */
  until?: 'planned' | 'quorate';
}

type Ground = Pick<Site, 'ledger' | 'codes' | 'today'>;

/** Puts the meeting on record, as the secretariat would have by its day. */
export async function layMeeting(site: Ground, { until = 'quorate' }: Laid = {}): Promise<void> {
  const [code] = site.codes;
  if (!code) throw new Error('No code is configured.');
  const record = (changes: readonly Change[], title = 'Prepared for the meeting') =>
    commit(site.ledger, operator, {
      code: code.id,
      authority: { kind: 'post', ref: 'Secretariat' },
      body: 'panel',
      effective: '2016-11-30',
      title,
      label: { group: 'panel', level: 0 },
      changes,
    });
  await record([...planned(), ...seats()]);
  await record(proposed);
  await record(reworded);
  await record([
    ...expectedList(),
    ...titles.map(([title, more], at) => item(at + 1, title, { minuted: 'public', ...more })),
    paper,
  ]);
  if (until === 'planned') return;
  const desk = { ledger: site.ledger, actor: operator, code, today: site.today() };
  await openMeeting(desk, { meeting, time: '10:00' });
  const rows = await rowsAt(desk, meeting);
  const changes = rows.attendance.flatMap(({ fields }) => arrived(rows, { person: String(fields.person) }, null));
  const decision = decisionAt(desk, rows, { about: ', attendance', label: working, changes });
  await commit(site.ledger, operator, decision);
}
