/**
 * What a party answers in confidence is nowhere for anybody but that party and the administrator: whoever looks sees, byte
 * for byte, what they would see had it never been sent. Two consultations go the same way at the same instants; in the
 * second, one party's confidential words are there too.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersTo } from '../../src/consulting/answers.ts';
import { readDraft } from '../../src/drafts/drafts.ts';
import { everyone, type Reader } from '../../src/kernel/access.ts';
import { reading } from '../../src/kernel/db.ts';
import { lastDecisions } from '../../src/kernel/history.ts';
import { registerOf } from '../../src/kernel/ledger.ts';
import { counts, linkedFrom, listRows, search, tally } from '../../src/kernel/read.ts';
import { readDocument } from '../../src/paper/read.ts';
import { exportRegister } from '../../src/web/export.ts';
import { all, answer, consultingGround, found, type Ground, issue, record, run } from '../stories/consulting-ground.ts';
import { visitorOf } from '../stories/visitor.ts';

/** Found in confidential answers and nowhere else. */
const secrets = ['quagga', 'quetzal', 'quokka', '2019-09-09', '9 September 2019', '>Confidential<'];

interface Side {
  ground: Ground;
  ref: string;
  /** What each reader gets through every door, after each step. */
  seen: Record<string, Record<string, unknown>>[];
}

let plain: Side;
let secret: Side;

const open = { 'Q1-chosen': 'for', 'Q1-reasoning': 'Dates must be known.', 'Q2-chosen': '2017-06-30' };

/** The clocks of both stand at the same instants; `confidential` adds what nobody may notice. */
async function play(confidential: boolean): Promise<Side> {
  const ground = await consultingGround();
  const seen: Side['seen'] = [];
  let minute = 0;
  // A minute for each step: what both sides do has the same instant, whatever one of them does between.
  const step = (day: string) => ground.at(`${day}T13:${String(minute++).padStart(2, '0')}:00.000Z`);
  step('2017-01-10');
  const ref = await issue(ground);
  step('2017-01-10');
  await answer(ground.as['cam-heath'], ref, {
    ...open,
    ...(confidential
      ? {
          'Q2-chosen': '2019-09-09',
          'Q2-confidential': 'true',
          'Q3-reasoning': 'A quokka of money.',
          'Q3-confidential': 'true',
        }
      : { 'Q2-chosen': '', 'Q2-declined': 'true' }),
  });
  step('2017-01-10');
  await answer(ground.as['dee-moor'], ref, open);
  step('2017-01-10');
  if (confidential) {
    await answer(ground.as['ash-field'], ref, {
      ...open,
      'Q1-reasoning': 'A quagga.',
      overall: 'A quetzal.',
      confidential: 'true',
    });
    await answer(ground.as['bay-court'], ref, { do: 'save', overall: 'A quetzal again.' });
  }
  seen.push(await everybody(ground, ref));
  step('2017-01-18');
  await run(ground, ref, { do: 'close' });
  step('2017-01-18');
  if (confidential)
    await run(ground, ref, { do: 'reply', of: `${ref}/alder-energy/Q1`, reply: 'We thank Alder for the quagga.' });
  seen.push(await everybody(ground, ref));
  step('2017-01-18');
  await run(ground, ref, { do: 'publish' });
  seen.push(await everybody(ground, ref));
  return { ground, ref, seen };
}

const readers: Record<string, Reader> = {
  'the public': everyone,
  'a member of the Panel': { public: false, clearance: { 'sec/panel': 2, 'sec/ssc': 1, 'sec/tabasc': 1 } },
  'another party, with the same answers': { public: false, clearance: { 'sec/panel': 1, 'sec/party-dogwood-grid': 2 } },
};
const visiting = {
  'the public': null,
  'a member of the Panel': 'pia-seat',
  'another party, with the same answers': 'eli-ford',
} as const;

async function everybody({ site, as }: Ground, ref: string): Promise<Record<string, Record<string, unknown>>> {
  const seen: Record<string, Record<string, unknown>> = {};
  for (const [name, reader] of Object.entries(readers)) {
    const who = visiting[name as keyof typeof visiting];
    const visitor = who ? as[who] : visitorOf(site);
    seen[name] = { ...(await doors(site, reader, ref)), ...(await pages(visitor, ref)) };
  }
  return seen;
}

/** Reading by itself, without any page. Places in the log and instants of its own are left out: both sides have their own. */
function doors(site: Ground['site'], reader: Reader, ref: string): Promise<Record<string, unknown>> {
  return reading(site.ledger.db, reader, async (tx) => {
    const at = { day: site.clock.today, known: null };
    const query = { code: 'sec', at };
    const registers = [...site.ledger.registers.values()];
    const seen: Record<string, unknown> = {};
    for (const name of ['response', 'answer', 'question', 'consultation']) {
      const register = registerOf(site.ledger, name);
      const rows = await listRows(tx, register, query);
      seen[`rows ${name}`] = rows.rows.map(({ known, entry, ...rest }) => rest);
      seen[`tally ${name}`] = [
        ...(await tally(tx, register, query, { by: Object.keys(register.fields), late: at.day })).by,
      ];
      const bytes = await exportRegister(tx, register, query, { format: 'csv', levelName: String });
      seen[`export ${name}`] = withoutPlaces(Buffer.from(bytes).toString());
    }
    seen.counts = [...(await counts(tx, registers, { code: 'sec', at, today: at.day }))];
    for (const words of ['quagga', 'quetzal', 'quokka', 'Alder', 'confidential', 'Dates'])
      seen[`search ${words}`] = await search(tx, registers, { code: 'sec', at, words, limit: 50 });
    seen.linked = await linkedFrom(tx, registers, { register: 'consultation', code: 'sec', ref, at });
    seen.party = await linkedFrom(tx, registers, { register: 'party', code: 'sec', ref: 'alder-energy', at });
    seen.decisions = (await lastDecisions(tx, { code: 'sec', known: null, limit: 200 })).map(
      ({ title, changes, actor }) => ({ title, changes, actor }),
    );
    seen.answers = await answersTo(tx, site.ledger, { code: site.code, ref, at });
    seen.draft = await readDraft(tx, { code: 'sec', kind: 'response', ref: `${ref}/alder-energy` });
    return seen;
  });
}

const paths = (ref: string) => [
  `/sec/consultation/${ref}`,
  `/sec/record/consultation/${ref}`,
  '/sec/consulting',
  `/sec/consulting/matrix/${ref}`,
  `/sec/consulting/matrix/${ref}?category=Small+Supplier`,
  `/sec/consulting/matrix/${ref}.csv`,
  `/sec/consulting/analysis/${ref}`,
  `/sec/consulting/receipt/${ref}/alder-energy`,
  `/sec/consulting/receipt/${ref}/birch-power`,
  `/sec/consulting/respond/${ref}?for=alder-energy`,
  `/sec/response/${ref}/alder-energy`,
  `/sec/answer/${ref}/alder-energy/Q1`,
  `/sec/answer/${ref}/birch-power/Q3`,
  '/sec/response',
  '/sec/answer',
  '/sec/party/alder-energy',
  '/sec/search?q=quagga',
  '/sec/log',
  '/sec',
];

async function pages(visitor: ReturnType<typeof visitorOf>, ref: string): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  for (const path of paths(ref)) {
    const { status, html } = await visitor.get(path);
    seen[path] = { status, html: withoutPlaces(html) };
  }
  const paper = await visitor.site.app.request(`http://localhost/sec/consulting/bundle/${ref}.pdf`, {
    headers: { cookie: [...visitor.cookies].map((pair) => pair.join('=')).join('; ') },
  });
  const bytes = new Uint8Array(await paper.arrayBuffer());
  seen.paper = {
    status: paper.status,
    text: paper.status === 200 ? (await readDocument(bytes, 'bundle.pdf')).text : null,
  };
  return seen;
}

/** Tokens of the session, names of decisions and places in the log: each side has its own, and they tell of nothing. */
function withoutPlaces(text: string): string {
  return text
    .replaceAll(/name="csrf" value="[^"]*"/g, '')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
    .replaceAll(/proof (<[^>]*>)?\d+/g, 'proof')
    .replaceAll(/(id="e|#e|entry" value="|,)\d+(?=["\r])/g, '');
}

beforeAll(async () => {
  plain = await play(false);
  secret = await play(true);
}, 120_000);
afterAll(async () => {
  await plain.ground.site.close();
  await secret.ground.site.close();
});

describe.each(
  ['while it is open', 'once it is closed', 'once it is published'].map((when, step) => [when, step] as const),
)('a confidential answer, %s', (_, step) => {
  test.each(Object.keys(readers))('is in nothing that reaches %s', (name) => {
    const [with_, without] = [secret.seen[step]?.[name] ?? {}, plain.seen[step]?.[name] ?? {}];
    expect(Object.keys(with_).length).toBeGreaterThan(30);
    for (const [door, what] of Object.entries(with_)) {
      expect({ door, what }).toEqual({ door, what: without[door] });
    }
  });

  test.each(Object.keys(readers))('puts none of its words before %s', (name) => {
    // A page of search repeats what was searched for.
    const doors = Object.entries(secret.seen[step]?.[name] ?? {}).filter(([door]) => !door.startsWith('/sec/search'));
    const words = JSON.stringify(doors.map(([, what]) => what));
    expect(secrets.filter((word) => words.includes(word))).toEqual([]);
  });
});

describe('the same answers', () => {
  test('are there for the party itself, and for the administrator', async () => {
    const { ground, ref } = secret;
    const own = await ground.as['bay-court'].get(`/sec/consulting/receipt/${ref}/alder-energy`);
    expect(own.html).toContain('A quagga.');
    expect(own.html).toContain('A quetzal.');
    const run = await ground.as['sam-keep'].get(`/sec/consulting/matrix/${ref}`);
    expect(run.html).toContain('A quagga.');
    expect(run.html).toContain('A quokka of money.');
    expect((await all(ground.site, 'response')).length).toBe(3);
  });

  test('stay where they were held when the rest is published', async () => {
    const { ground, ref } = secret;
    for (const one of ['alder-energy/Q1', 'birch-power/Q2', 'birch-power/Q3'])
      expect((await found(ground.site, 'answer', `${ref}/${one}`))?.label.level, one).toBe(2);
    expect((await found(ground.site, 'answer', `${ref}/birch-power/Q1`))?.label.level).toBe(0);
  });

  test('are not answers to anybody else who asks for them by later work', async () => {
    const { ground, ref } = secret;
    const reader = { public: false, clearance: { 'sec/panel': 1 as const } };
    const rows = await reading(ground.site.ledger.db, reader, (tx) =>
      answersTo(tx, ground.site.ledger, { code: ground.site.code, ref, at: { day: '2017-01-18', known: null } }),
    );
    expect(rows.map(({ party }) => party).sort()).toEqual(['birch-power', 'cedar-gas']);
  });

  test('close to a contact with the post that opened them', async () => {
    const { ground, ref } = secret;
    const read = async () => (await ground.as['cam-heath'].get(`/sec/consulting/receipt/${ref}/birch-power`)).html;
    expect(await read()).toContain('A quokka of money.');
    const ended = { register: 'post', ref: 'cam-heath/contact/birch-power', move: 'end', sets: { ends: '2017-01-17' } };
    await record(ground.site, [ended], '2017-01-18');
    expect(await read()).not.toContain('quokka');
  });
});
