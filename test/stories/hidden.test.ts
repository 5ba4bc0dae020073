/** What one may not see does not exist: whoever compares every page before and after finds no difference. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import type { Change, Level } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { one, text } from './html.ts';
import { example, importText, openSite, type StorySite } from './site.ts';
import { administrator, said, type Visitor, visitorOf } from './visitor.ts';

const secret = 'Nightjar';
let site: StorySite;
let admin: Visitor;
let visitor: Visitor;
let sha: string;

/** Everything a visitor may open, by address. */
async function everything(): Promise<Map<string, string>> {
  const lists = [...site.ledger.registers.keys()];
  const paths = [
    '',
    ...lists.map((name) => `/${name}`),
    ...lists.map((name) => `/${name}?sort=-ref`),
    ...lists.map((name) => `/export/${name}.csv`),
    '/action?state=open',
    '/action?owner=Nightjar',
    `/action?words=${secret}`,
    '/action?class=3',
    '/action?late=1',
    `/search?q=${secret}`,
    '/search?q=SSC12',
    '/search?q=security',
    '/log',
    '/log?since=2016-01-01',
    '/import',
    '/meeting/SECP_39_0912',
    '/record/meeting/SECP_39_0912',
    '/item/SECP_39_0912/5',
    '/action/SECP39/01',
    '/risk/26',
    '/body/panel',
    `/source/${sha}`,
    '/modification?on=2016-12-20&known=2017-01-31',
  ];
  const found = new Map<string, string>();
  for (const path of paths) {
    const page = await visitor.get(`/${site.code.id}${path}`);
    found.set(path, `${page.status} ${page.html}`);
  }
  return found;
}

async function record(level: Level, changes: readonly Change[]): Promise<void> {
  await commit(site.ledger, operator, {
    code: site.code.id,
    authority: { kind: 'meeting', ref: 'SSC_12' },
    body: 'ssc',
    effective: '2016-12-14',
    title: `Minutes of ${secret}`,
    label: { group: 'ssc', level },
    found: true,
    changes,
  });
}

const changes: Change[] = [
  {
    register: 'action',
    ref: 'SSC12/01',
    move: 'raise',
    sets: {
      text: `Tell ${secret} of the security of lanterns`,
      owner: secret,
      due_day: '2016-12-20',
      meeting: 'SECP_39_0912',
      item: 'SECP_39_0912/5',
      body: 'panel',
    },
  },
  {
    register: 'risk',
    ref: '99',
    move: 'found',
    sets: { title: `${secret} is not told`, body: 'panel', last_meeting: 'SECP_39_0912' },
  },
  { register: 'party', ref: 'nightjar', move: 'found', sets: { name: secret } },
  { register: 'person', ref: 'nightjar', move: 'found', sets: { name: secret } },
];

beforeAll(async () => {
  site = await openSite();
  admin = await administrator(site);
  visitor = visitorOf(site);
  sha = await importText(site, await example('sec-panel-39-minutes.txt'));
});
afterAll(() => site.close());

describe('records above White', () => {
  test.each([1, 2, 3] as const)(
    'of level %i change no byte of any page, list, count, search, log or export for the public',
    async (level) => {
      const before = await everything();
      await record(
        level,
        changes.map((one) => ({ ...one, ref: `${one.ref}${level}` })),
      );
      const after = await everything();
      for (const [path, page] of before) expect(after.get(path) === page, `/${site.code.id}${path}`).toBe(true);
      for (const page of after.values())
        expect(page.replaceAll(/(value|words|q)="?=?Nightjar/g, '')).not.toContain(`${secret} is not told`);
      const mine = await admin.get(`/${site.code.id}/risk/99${level}`);
      expect(mine.status).toBe(200);
      expect(said(mine)).toContain(`${secret} is not told`);
    },
  );

  test('are answered as if they had never been, at every address that names them', async () => {
    for (const [there, never] of [
      ['risk/993', 'risk/773'],
      ['action/SSC12/013', 'action/SSC77/013'],
      ['record/risk/993', 'record/risk/773'],
      ['risk/993?on=2016-12-01', 'risk/773?on=2016-12-01'],
      ['move/risk/close/993', 'move/risk/close/773'],
    ] as const) {
      const [hidden, absent] = [
        await visitor.get(`/${site.code.id}/${there}`),
        await visitor.get(`/${site.code.id}/${never}`),
      ];
      expect([hidden.status, hidden.html], there).toEqual([404, absent.html]);
    }
    const log = await admin.get(`/${site.code.id}/log`);
    const links = [...log.html.matchAll(/href="(\/sec\/log\/[0-9a-f-]{36})"/g)].map(([, href]) => href ?? '');
    expect(links.length).toBe(4);
    const answers = await Promise.all(links.map((href) => visitor.get(href)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404, 404]);
  });

  test('are named by no record that anyone may see', async () => {
    const raised = `/${site.code.id}/action?meeting=SECP_39_0912`;
    expect((await admin.get(raised)).html).toContain('SSC12/011');
    for (const path of [raised, `/${site.code.id}/record/meeting/SECP_39_0912`, `/${site.code.id}/item/SECP_39_0912/5`])
      expect((await visitor.get(path)).html).not.toContain('SSC12');
    const count = async (who: Visitor) => text(one((await who.get(`/${site.code.id}`)).root, 'div.held'));
    expect(await count(admin)).not.toBe(await count(visitor));
  });
});

describe('a record that was White and is Red now', () => {
  test('is gone for the public: from its page, lists, search and exports', async () => {
    await record(0, [{ register: 'risk', ref: '55', move: 'found', sets: { title: 'A heron on the mole' } }]);
    expect((await visitor.get(`/${site.code.id}/risk/55`)).status).toBe(200);
    await commit(site.ledger, operator, {
      code: site.code.id,
      authority: { kind: 'post', ref: 'Secretariat' },
      body: 'ssc',
      effective: '2016-12-15',
      title: 'Classified anew',
      label: { group: 'ssc', level: 3 },
      changes: [
        {
          register: 'risk',
          ref: '55',
          move: 'correct',
          sets: { wording: 'A heron named Nightjar' },
          label: { group: 'ssc', level: 3 },
        },
      ],
    });
    const never = await visitor.get(`/${site.code.id}/risk/56`);
    for (const path of ['risk/55', 'record/risk/55'])
      expect(await visitor.get(`/${site.code.id}/${path}`)).toMatchObject({ status: 404, html: never.html });
    for (const path of ['risk', 'search?q=heron', 'export/risk.csv', 'export/risk.json', ''])
      expect((await visitor.get(`/${site.code.id}/${path}`)).html, path).not.toContain('A heron');
    expect(said(await admin.get(`/${site.code.id}/risk/55`))).toContain('A heron named Nightjar');
  });
});

describe('minutes that say they are Red', () => {
  const identities = ['body', 'person', 'party', 'seat'];
  const wordsOf = (row: object) => JSON.stringify({ ...row, since: null, known: null });
  const rows = async (name: string) =>
    JSON.parse((await visitor.get(`/${site.code.id}/export/${name}.json`)).html) as { ref: string }[];

  test('are for those cleared, with all that was read from them, the document, its name and its place in the log', async () => {
    const minutes = (await example('sec-panel-40-minutes.txt')).replaceAll(
      /classified as White/gi,
      'classified as Red',
    );
    const held = new Map<string, { ref: string }[]>();
    for (const name of site.ledger.registers.keys()) held.set(name, await rows(name));
    const [log, imports] = [await visitor.get(`/${site.code.id}/log`), await visitor.get(`/${site.code.id}/import`)];
    const red = await importText(site, minutes, 'nightjar-minutes.txt');

    // The public sees what it saw, or less: a White record that Red minutes say something of is Red with it. Of whom they
    // only name (`identities`) and what they only mention, the day and instant of the last word of it are not compared.
    for (const [name, before] of held)
      for (const row of await rows(name))
        if (identities.includes(name)) expect(before.map(({ ref }) => ref)).toContain(row.ref);
        else expect(before.map(wordsOf), JSON.stringify(row)).toContain(wordsOf(row));
    const bare = (html: string) => html.replaceAll(/<nav[\s\S]*?<\/nav>/g, '');
    expect(bare((await visitor.get(`/${site.code.id}/log`)).html)).toBe(bare(log.html));
    expect(bare((await visitor.get(`/${site.code.id}/import`)).html)).toBe(bare(imports.html));
    const never = await visitor.get(`/${site.code.id}/nothing`);
    for (const path of [
      `source/${red}`,
      `import/${red}`,
      'meeting/SECP_40_1301',
      'action/SECP40/01',
      'item/SECP_40_1301/1',
    ])
      expect(await visitor.get(`/${site.code.id}/${path}`), path).toMatchObject({ status: 404, html: never.html });
    expect((await admin.get(`/${site.code.id}/meeting/SECP_40_1301`)).status).toBe(200);
    expect((await admin.get(`/${site.code.id}/import`)).html).toContain('nightjar-minutes.txt');
  });
});
