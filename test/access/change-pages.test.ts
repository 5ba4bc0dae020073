/** Every page, file and feed of the change process, before and after records came that its reader may not see: not a byte differs. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import type { Change, Label } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { readDocument } from '../../src/paper/read.ts';
import { consultingGround, type Ground } from '../stories/consulting-ground.ts';
import { type Visitor, visitorOf } from '../stories/visitor.ts';

const secret = 'Nightjar';
const mod = 'SECMP0101';
let ground: Ground;
let visitors: Record<string, Visitor>;

/** A record of every register that the process works with, all of them of the one proposal. */
function stock(n: number, word: string): Change[] {
  const modification = mod;
  const one = (register: string, ref: string, move: string, sets: Change['sets']): Change => ({
    ...{ register, ref, move },
    sets: { title: `${word} ${register}`, ...sets },
  });
  return [
    one('modification', `SECMP02${n}1`, 'raise', {
      raised_on: '2016-12-01',
      rules: '2016',
      description: word,
      affects: ['F'],
    }),
    one('modification', `SECMP02${n}2`, 'raise', { raised_on: '2016-09-01', rules: '2016' }),
    one('modification', `SECMP02${n}2`, 'approve', {
      implements_on: '2017-06-29',
      decided_on: '2016-12-30',
      release: 'base',
    }),
    one('modification', `${mod}${'ABCD'[n]}`, 'raise', { raised_on: '2016-12-01', rules: '2016', alternative_to: mod }),
    one('modification', `${mod}${'ABCD'[n]}`, 'refine', {}),
    one('point', `${mod}/P${n}`, 'ask', { modification, asked_on: '2016-12-09' }),
    one('step', `${mod}/extra-${n}`, 'plan', {
      modification,
      step: `extra-${n}`,
      kind: 'work',
      ends_on: '2017-03-01',
      agreed: '2017-03-01',
    }),
    one('assessment', `${mod}/impact-${n + 1}`, 'request', {
      modification,
      kind: 'impact',
      requested_on: '2016-12-12',
      baseline: '2016-12-30',
      target: '2017-04-03',
      priority: 1,
    }),
    one('consultation', `C2017-2${n}`, 'issue', {
      kind: 'group',
      modification,
      opens_on: '2017-01-05',
      closes_on: '2017-02-01',
      audience: [],
    }),
    one('question', `C2017-20/Q${n + 2}`, 'ask', { consultation: 'C2017-20', number: n + 2, kind: 'text' }),
    one('response', `C2017-20/other-${n}`, 'send', { consultation: 'C2017-20', category: 'Small Supplier' }),
    one('response', `C2017-20/other-${n}`, 'publish', {}),
    one('answer', `C2017-20/other-${n}/Q1`, 'give', {
      consultation: 'C2017-20',
      response: `C2017-20/other-${n}`,
      question: 'C2017-20/Q1',
      category: 'Small Supplier',
      chosen: 'for',
    }),
    one('release', `rel-${n}`, 'plan', { planned_on: '2017-06-29', kind: 'Code release' }),
    one('inclusion', `base/x-${n}`, 'include', {
      release: 'base',
      modification: `SECMP02${n}2`,
      origin: 'modification',
    }),
    one('coupling', `cpl-${n}`, 'couple', { kind: 'together', first: mod, second: `SECMP02${n}2`, reason: word }),
    one('variation', `var-${n}`, 'grant', { provision: 'F', ends_on: '2017-02-01' }),
    one('counterpart', `other-${n}`, 'take', {
      other: 'DCUSA',
      number: `DCP${n}`,
      status: 'Live',
      related: [mod],
      implements_on: '2017-06-29',
    }),
    one('issue', `ISS0${n}9`, 'raise', { description: word, raised_on: '2017-01-03', friend_by: '2017-01-06' }),
    one('vote', `${mod}/vote-${n + 1}`, 'open', { body: 'panel', modification, closes_on: '2017-02-01' }),
    one('ballot', `${mod}/vote-${n + 1}/pia-seat`, 'cast', {
      vote: `${mod}/vote-${n + 1}`,
      person: 'pia-seat',
      position: 'for',
    }),
  ];
}

const record = (changes: readonly Change[], label: Label, title: string) =>
  commit(ground.site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'meeting', ref: `M of ${title}` },
    body: label.group,
    effective: '2017-01-05',
    title,
    label,
    found: true,
    changes,
  });

const files = [
  '/status-report/paper.pdf',
  `/change/paper/${mod}/draft.pdf`,
  '/assessing/paper.pdf',
  '/releasing/paper/all.pdf',
];
const paths = [
  '',
  '/log',
  '/planner',
  '/modification',
  `/modification/${mod}`,
  `/record/modification/${mod}`,
  '/modification?on=2017-01-06&known=2017-02-01',
  `/change/raise?alternative=${mod}`,
  `/change/withdraw/${mod}`,
  `/change/group/${mod}`,
  '/timetable',
  `/timetable/of/${mod}`,
  `/timetable/of/${mod}?step=extra-2&day=2017-05-05`,
  `/timetable/picture/${mod}.svg`,
  '/assessing',
  '/assessing/league',
  `/assessment/${mod}/impact`,
  `/assessing/request/${mod}`,
  '/issues',
  '/issue',
  '/issue/ISS009',
  '/consulting',
  '/consulting/new',
  '/consultation/C2017-20',
  '/consulting/matrix/C2017-20',
  '/consulting/matrix/C2017-20.csv',
  '/consulting/respond/C2017-20',
  '/voting',
  `/voting/open/${mod}`,
  `/vote/${mod}/vote`,
  '/releasing',
  '/releasing/variations',
  '/releasing/take',
  '/releasing/couple',
  '/release/base',
  '/variation/var-0',
  '/status-report',
  '/status-report?on=2017-01-06&known=2017-02-01',
  '/status-report/report.json',
  '/exchange',
  '/exchange/register.csv',
  '/feeds/modifications.atom',
  '/feeds/modifications.json',
  `/feeds/modification/${mod}.atom`,
  `/search?q=${secret}`,
  ...[
    'modification',
    'point',
    'step',
    'assessment',
    'consultation',
    'question',
    'response',
    'answer',
    'release',
    'inclusion',
    'coupling',
    'variation',
    'counterpart',
    'issue',
    'vote',
    'ballot',
  ].flatMap((name) => [`/${name}?sort=-ref`, `/export/${name}.csv`]),
].map((path) => `/sec${path}`);

async function seenBy(visitor: Visitor): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (const path of [...paths, '/forward-plan', '/forward-plan.csv']) {
    const { status, html } = await visitor.get(path);
    seen.set(path, `${status} ${html}`);
  }
  // Programs are told when a calendar was written: that differs from one second to the next.
  for (const ref of [mod, 'all']) {
    const { status, html } = await visitor.get(`/sec/timetable/calendar/${ref}.ics`);
    seen.set(`${ref}.ics`, `${status} ${html.replaceAll(/^DTSTAMP.*$/gm, '')}`);
  }
  for (const path of files) {
    const answer = await visitor.site.app.request(`http://localhost/sec${path}`, {
      headers: { cookie: [...visitor.cookies].map((pair) => pair.join('=')).join('; ') },
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    seen.set(path, `${answer.status} ${(await readDocument(bytes, 'paper.pdf')).text}`);
  }
  return seen;
}

beforeAll(async () => {
  ground = await consultingGround();
  visitors = {
    'the public': visitorOf(ground.site),
    'a party’s contact': ground.as['dee-moor'],
    'a member of the Panel': ground.as['pia-seat'],
    'the secretariat': ground.as['sam-keep'],
  };
  await record(
    [
      {
        register: 'modification',
        ref: mod,
        move: 'raise',
        sets: { title: 'Readings', raised_on: '2016-11-01', rules: '2016', path: 'Path 2', affects: ['F'] },
      },
      { register: 'modification', ref: mod, move: 'refine', sets: { path: 'Path 2' } },
      {
        register: 'assessment',
        ref: `${mod}/impact`,
        move: 'request',
        sets: {
          title: 'Impact assessment',
          modification: mod,
          kind: 'impact',
          requested_on: '2016-12-01',
          target: '2017-02-03',
        },
      },
      { register: 'release', ref: 'base', move: 'plan', sets: { title: 'June release', planned_on: '2017-06-29' } },
      {
        register: 'consultation',
        ref: 'C2017-20',
        move: 'issue',
        sets: { title: 'Open', kind: 'other', opens_on: '2017-01-02', closes_on: '2017-01-04' },
      },
      {
        register: 'question',
        ref: 'C2017-20/Q1',
        move: 'ask',
        sets: { title: 'What do you say?', consultation: 'C2017-20', number: 1, kind: 'position' },
      },
      { register: 'consultation', ref: 'C2017-20', move: 'close', sets: {} },
      { register: 'consultation', ref: 'C2017-20', move: 'publish', sets: { published_on: '2017-01-05' } },
    ],
    { group: 'panel', level: 0 },
    'What everybody sees',
  );
  await record(stock(0, 'Plain'), { group: 'panel', level: 0 }, 'What everybody sees as well');
}, 60_000);
afterAll(() => ground.site.close());

/** Who sees nothing of a level. The secretariat signed no declaration, so what is Red is not theirs. */
const blind: Readonly<Record<1 | 2 | 3, readonly string[]>> = {
  1: ['the public'],
  2: ['a party’s contact', 'a member of the Panel'],
  3: ['the public', 'the secretariat'],
};
const sighted = 'a member of the Panel';

describe.each([1, 2, 3] as const)('records of level %i', (level) => {
  const seen = { before: new Map<string, Map<string, string>>(), after: new Map<string, Map<string, string>>() };
  const look = async (when: keyof typeof seen) => {
    for (const name of new Set([...blind[level], ...(level === 1 ? [sighted] : [])]))
      seen[when].set(name, await seenBy(visitors[name] as Visitor));
  };
  beforeAll(async () => {
    await look('before');
    await record(stock(level, secret), { group: 'ssc', level }, `What ${secret} is told`);
    await look('after');
  }, 180_000);

  test.each(blind[level])('change nothing of any page, file or feed for %s', (name) => {
    const were = [...(seen.before.get(name) ?? [])];
    expect(were.filter(([, page]) => page.startsWith('200')).length).toBeGreaterThan(70);
    for (const [path, page] of were) expect({ path, page: seen.after.get(name)?.get(path) }).toEqual({ path, page });
  });

  if (level === 1)
    test('are there for those who may see them', () => {
      const were = seen.before.get(sighted);
      const changed = [...(seen.after.get(sighted) ?? [])].filter(([path, page]) => page !== were?.get(path));
      const lists = [
        'modification',
        'timetable',
        'assessing',
        'issues',
        'releasing',
        'releasing/variations',
        'status-report',
      ];
      const others = [`modification/${mod}`, 'status-report/report.json', 'export/point.csv'];
      expect(changed.map(([path]) => path)).toEqual(
        expect.arrayContaining([...[...lists, ...others].map((path) => `/sec/${path}`), '/status-report/paper.pdf']),
      );
    });
});
