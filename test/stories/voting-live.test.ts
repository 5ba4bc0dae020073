/** Whoever watches a vote is sent what changes of it, and no more than they may see. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { castOne, layBoard, layProposals, openOn, signedIn } from '../voting/ground.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
const path = '/sec/voting/SECMP0020/vote/events';

beforeAll(async () => {
  site = await openSite('2016-11-23');
  await layBoard(site);
  await layProposals(site, [{ ref: 'SECMP0020', title: 'Identifiers that are not confidential' }]);
  await openOn(site, 'SECMP0020');
}, 60_000);
afterAll(() => site?.close());

/** The parts of events as they come, until one holds the words. */
async function follow(visitor: Visitor) {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const stop = new AbortController();
  const response = await site.app.request(`http://localhost${path}`, { headers: { cookie }, signal: stop.signal });
  const reader = response.body?.getReader();
  let text = '';
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    async until(words: string): Promise<string> {
      while (!text.includes(words)) {
        const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
        if (done) throw new Error(`The stream ended without “${words}”.`);
        text += new TextDecoder().decode(value);
      }
      return text;
    },
    async end() {
      await reader?.cancel();
      stop.abort();
    },
  };
}

test('the secretary sees how it stands and what would change it, a member who has voted, the public neither', async () => {
  const member = await signedIn(site, 'dan-holt');
  const streams = await Promise.all(
    [administrator(site), member, visitorOf(site)].map(async (who) => follow(await who)),
  );
  const [keeper, voter, outside] = streams as [
    Awaited<ReturnType<typeof follow>>,
    Awaited<ReturnType<typeof follow>>,
    Awaited<ReturnType<typeof follow>>,
  ];
  expect([keeper.status, keeper.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
  await keeper.until('>0</b> of 11');
  await voter.until('>0</b> of 11');
  await outside.until('voting-held');
  await castOne(site, 'SECMP0020/vote', { person: 'kit-sand', position: 'against' });
  const seen = await keeper.until('>1</b> of 11');
  expect(seen).toContain('How it stands');
  expect(await keeper.until('1 against')).toContain('Consumers');
  const told = await voter.until('>1</b> of 11');
  expect(told).not.toContain('How it stands');
  expect(told).not.toContain('1 against');
  await Promise.all(streams.map((one) => one.end()));
}, 30_000);

test('a vote that is not there has no events', async () => {
  const answer = await visitorOf(site).get('/sec/voting/SECMP0999/vote/events');
  expect(answer.status).toBe(404);
});
