/**
 * A meeting with something in it that few may know of: whoever may not compares every page and file of the meeting before
 * and after, and finds not one byte of difference.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import type { Change, Level } from '../../src/kernel/define.ts';
import { recordItem } from '../../src/meetings/item-decision.ts';
import type { Taking } from '../../src/meetings/taking.ts';
import { castBallot, closeVote, openVote } from '../../src/meetings/voting.ts';
import { operator } from '../../src/open.ts';
import { readDocument } from '../../src/paper/read.ts';
import { policyVersion } from '../../src/people/declared.ts';
import { pdfFromText } from '../documents/pdf-from-text.ts';
import { change, members } from '../meetings/baker.ts';
import { found, press, secretary, signedIn, undeclared } from './agenda-ground.ts';
import { layMeeting, meeting } from './console-ground.ts';
import { openSite, type StorySite } from './site.ts';
import { csrfOf, type Fields, formTo, type Page, type Visitor, visitorOf } from './visitor.ts';

const secret = 'Nightjar';
const next = 'SECP_40_1301';
const red = `${meeting}/4`;
let site: StorySite;
let ada: Visitor;
const before = new Map<string, Map<string, string>>();
/** Whoever may see less than all, by what they may see. */
const blind = new Map<string, Visitor>();

const desk = () => ({ ledger: site.ledger, actor: operator, code: site.code, today: site.today() });
const taking = (more: Partial<Taking>): Taking => ({ narrative: '', decisions: [], effects: [], actions: [], ...more });

async function everywhere(visitor: Visitor): Promise<Map<string, string>> {
  const lists = ['meeting', 'attendance', 'item', 'paper', 'decision', 'action', 'vote', 'ballot', 'interest', 'risk'];
  const meetings = [meeting, next];
  const paths = [
    '',
    '/log',
    ...lists.flatMap((name) => [`/${name}`, `/export/${name}.csv`]),
    ...['Nightjar', 'vote', 'SECP_40_1301_C1'].map((words) => `/search?q=${words}`),
    '/agenda',
    `/papers/${next}/pack.pdf`,
    ...meetings.flatMap((ref) => [
      `/meeting/${ref}`,
      `/record/meeting/${ref}`,
      `/agenda/${ref}`,
      `/papers/${ref}`,
      `/papers/${ref}/add`,
      `/papers/${ref}/make`,
      `/live/${ref}`,
      `/console/${ref}`,
      `/console/${ref}?item=${ref}/7`,
      `/console/${ref}?item=${ref}/4`,
      `/console/${ref}?item=${ref}/C1`,
      `/publication/${ref}`,
      `/publication/${ref}?set=confidential`,
      `/publication/${ref}/read-back`,
      `/publication/${ref}/minutes.txt`,
      `/publication/${ref}/minutes.txt?set=confidential`,
    ]),
    `/papers/paper/${next}_01`,
    `/papers/paper/${next}_01_C1`,
    `/papers/file/${next}_01`,
    `/papers/file/${next}_01_C1`,
    `/papers/paper/${next}_C1`,
    '/action-log',
    '/action-log?body=panel',
    '/action-log/paper.pdf?body=panel',
    '/planner?body=panel',
    '/planner/panel.ics',
    '/between',
    '/between/ask',
    `/between/condition/${red}.2`,
    '/governing/body/panel',
    '/governing/cascade',
    '/add/risk/propose',
    '/add/action/raise',
    '/access/declarations?body=panel',
    '/risk/26',
    '/import',
  ];
  const seen = new Map<string, string>();
  for (const path of paths) {
    const page = await visitor.get(`/sec${path}`);
    const pdf = page.headers.get('content-type') === 'application/pdf';
    seen.set(path, `${page.status} ${pdf ? await wordsOf(visitor, path) : timeless(page)}`);
  }
  return seen;
}

/** A calendar says when it was given out. */
const timeless = ({ html }: Page) => html.replaceAll(/DTSTAMP:\w+/g, '');

async function wordsOf(visitor: Visitor, path: string): Promise<string> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await site.app.request(`/sec${path}`, { headers: { cookie } });
  const { text, pages } = await readDocument(new Uint8Array(await answer.arrayBuffer()), 'some.pdf');
  return `${answer.headers.get('content-disposition')} ${pages} ${text}`;
}

const record = (changes: readonly Change[], level: Level = 0) =>
  commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretariat' },
    body: 'panel',
    effective: '2016-12-01',
    title: 'Prepared',
    label: { group: 'panel', level },
    changes,
  });

async function putIn(more: Fields): Promise<void> {
  const page = await ada.get(`/sec/papers/${next}/add`);
  const file = new File([new Uint8Array(await pdfFromText(`Words of ${more.title}`))], `${more.title}.pdf`);
  const done = await ada.submit(formTo(page, '/add'), { file, level: '0', ...more });
  if (done.status !== 303) throw new Error(`${more.title}: ${done.status}`);
}

async function sign(): Promise<void> {
  const at = { day: site.today(), known: null };
  const version = await reading(site.ledger.db, operator, (tx) => policyVersion(tx, site.code, at));
  const persons = [...members.map(([, person]) => person), 'margaret-ellison', 'judith-farrow'];
  await record(
    persons.map((person) =>
      change('declaration', `${person}/panel`, 'sign', {
        title: person,
        person,
        body: 'panel',
        policy_version: version,
        signed_on: '2016-12-01',
      }),
    ),
    1,
  );
}

beforeAll(async () => {
  site = await openSite('2016-12-09');
  await found(site, [
    { register: 'document', ref: 'panel-information-policy', sets: { title: 'Panel Information Policy' } },
  ]);
  await layMeeting(site);
  await sign();
  ada = await secretary(site);
  blind.set('the public', visitorOf(site));
  blind.set('Amber', await signedIn(site, { name: 'Amy Amber', clearance: { 'sec/panel': 2 } }));
  blind.set('Red elsewhere', await signedIn(site, { name: 'Eli Else', clearance: { 'sec/panel': 1, 'sec/ssc': 3 } }));
  blind.set('undeclared staff', await undeclared(site));
  await press(ada, `/sec/agenda/${next}`, 'issue');
  await putIn({ title: 'Open paper', item: `${next}/1` });
  await recordItem(desk(), {
    meeting,
    item: `${meeting}/7`,
    taking: taking({ narrative: 'Risks were looked at.', actions: ['SECAS to write to Users by January Panel.'] }),
  });
  for (const [name, visitor] of blind) before.set(name, await everywhere(visitor));
}, 240_000);
afterAll(() => site?.close());

/** What is done of what few may know of, each through the door by which it is done. */
const acts: readonly (readonly [what: string, act: () => Promise<unknown>])[] = [
  [
    'a late item of a closed part, changed and another withdrawn',
    async () => {
      const agenda = `/sec/agenda/${next}`;
      const late = { 'level-late': '3', 'formula-late': 'This item was confidential.' };
      await press(ada, agenda, 'late', { added: secret, ...late });
      await press(ada, agenda, 'late', { added: `${secret} again`, ...late });
      await press(ada, agenda, 'save', { [`title-${next}/C1`]: `${secret} once more` });
      return press(ada, agenda, `withdraw:${next}/C2`);
    },
  ],
  ['a paper of it', () => putIn({ title: `${secret} paper`, item: `${next}/C1`, level: '3' })],
  [
    'an appendix above its paper',
    () => putIn({ title: `${secret} appendix`, item: `${next}/1`, part_of: `${next}_01`, level: '3' }),
  ],
  [
    'a note of one’s own on a paper',
    async () => {
      const page = await ada.get(`/sec/papers/paper/${next}_01`);
      return ada.post(`/sec/papers/note/${next}_01`, { csrf: csrfOf(page), note: secret });
    },
  ],
  [
    'words being typed at a closed item, and an interest in it',
    async () => {
      const csrf = csrfOf(await ada.get(`/sec/console/${meeting}?item=${red}`));
      const typed = { csrf, item: red, narrative: `${secret} was named.`, version: '0' };
      await ada.post(`/sec/console/${meeting}`, { ...typed, do: 'save' });
      return ada.post(`/sec/console/${meeting}`, {
        ...{ csrf, item: red, do: 'interest' },
        'interest-person': 'hannah-bexley',
        'interest-title': `Knows ${secret}`,
      });
    },
  ],
  [
    'a vote on it with its ballots, carried',
    async () => {
      const vote = await openVote(desk(), { meeting, item: red, question: `to tell ${secret}`, verb: 'agreed' });
      for (const [, person] of members)
        await castBallot(desk(), { meeting, vote: vote.vote, person, position: 'for', reason: secret });
      return closeVote(desk(), { meeting, vote: vote.vote });
    },
  ],
  [
    'a decision of it with a new risk, on a condition, and an action',
    () =>
      recordItem(desk(), {
        meeting,
        item: red,
        taking: taking({
          narrative: `${secret} was heard.`,
          decisions: [
            {
              verb: 'approved',
              text: `what ${secret} asks`,
              conditional: { subject: secret, waitsFor: 'ssc', by: '2017-01-20' },
            },
          ],
          effects: [change('risk', '28', 'open', { title: `${secret} risk`, body: 'panel' })],
          actions: [`SECAS to tell ${secret} by January Panel.`],
        }),
      }),
  ],
  [
    'its condition met',
    async () => {
      const path = `/sec/between/condition/${red}.2`;
      const page = await ada.get(path);
      const csrf = csrfOf(page);
      const line = /value="(open risk 28 [^"]*)"/.exec(page.html)?.[1]?.replaceAll('&quot;', '"') ?? '';
      const sent = { csrf, how: `${secret} said so`, day: '2016-12-09', doing: line, do: 'met' };
      return ada.post(path, sent);
    },
  ],
  [
    'an earlier action that was closed in confidence reported on in the open part',
    async () => {
      await record(
        [
          change('action', 'SECP38/09', 'raise', {
            text: `Tell ${secret}`,
            owner: 'SECAS',
            body: 'panel',
            meeting: 'SECP_38_1111',
            due_day: '2016-12-09',
          }),
        ],
        3,
      );
      const csrf = csrfOf(await ada.get(`/sec/console/${meeting}?item=${red}`));
      const sent = {
        csrf,
        item: red,
        'report-action': 'SECP38/09',
        'report-said': `${secret} knows`,
        do: 'report closed',
      };
      return ada.post(`/sec/console/${meeting}`, sent);
    },
  ],
];

test.each(acts)('is done: %s', async (_, act) => {
  const answer = await act();
  const status = (answer as Page | undefined)?.status;
  if (status !== undefined) expect(status).toBe(303);
});

test.each(['the public', 'Red elsewhere', 'Amber', 'undeclared staff'])(
  'changes no byte of any page or file for %s',
  async (name) => {
    const after = await everywhere(blind.get(name) as Visitor);
    const differ = [...after].filter(([path, page]) => page !== before.get(name)?.get(path));
    expect(differ.map(([path]) => path)).toEqual([]);
  },
  120_000,
);

test('somebody who may read it all finds it there', async () => {
  for (const path of [
    `/agenda/${next}`,
    `/papers/${next}`,
    `/papers/paper/${next}_01_C1`,
    `/live/${meeting}`,
    `/console/${meeting}?item=${red}`,
    `/publication/${meeting}?set=confidential`,
    '/action-log',
    '/risk/28',
    '/export/vote.csv',
    '/export/ballot.csv',
    '/export/interest.csv',
  ])
    expect((await ada.get(`/sec${path}`)).html, path).toContain(secret);
});
