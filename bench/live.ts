/** A thousand followers of one meeting, cleared for different things, while decisions are recorded. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, type ClientRequest, createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Level } from '../src/kernel/define.ts';
import { type Figure, quantile } from './figure.ts';
import { type Ground, today } from './ground.ts';

export interface Load {
  followers: number;
  decisions: number;
}

const clock = () => performance.timeOrigin + performance.now();
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Connections that read events and note when each marked one came. */
interface Crowd {
  /** When each follower received the event with this mark. */
  received(mark: string): number[];
  connected(): number;
  /** Marks that reached somebody of this clearance. */
  seenBy(clearance: string): ReadonlySet<string>;
  leave(): void;
}

interface Where {
  port: number;
  path: string;
  /** Cookie of each clearance; '0' has none. */
  cookies: Readonly<Record<string, string>>;
}

async function gather({ port, path, cookies }: Where, many: number): Promise<Crowd> {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const times = new Map<string, number[]>();
  const seen = new Map<string, Set<string>>();
  const requests: ClientRequest[] = [];
  const clearances = ['0', ...Object.keys(cookies)];
  let ready = 0;
  for (let n = 0; n < many; n++) {
    const clearance = clearances[n % clearances.length] ?? '0';
    const cookie = cookies[clearance];
    const marks = seen.get(clearance) ?? new Set<string>();
    seen.set(clearance, marks);
    const request = get({ host: '127.0.0.1', port, path, agent, headers: cookie ? { cookie } : {} }, (response) => {
      let begun = false;
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        const at = clock();
        if (!begun) ready += 1;
        begun = true;
        for (const [mark] of text.matchAll(/mark-\d+-/g)) {
          if (marks.has(`${n} ${mark}`)) continue;
          marks.add(`${n} ${mark}`);
          times.set(mark, [...(times.get(mark) ?? []), at]);
        }
      });
      response.on('error', () => {});
    });
    request.on('error', () => {});
    requests.push(request);
    // As people come: not all in one millisecond.
    if (n % 25 === 24) await wait(10);
  }
  for (let tries = 0; tries < 600 && ready < many; tries++) await wait(50);
  return {
    received: (mark) => times.get(mark) ?? [],
    connected: () => ready,
    seenBy: (clearance) => new Set([...(seen.get(clearance) ?? [])].map((one) => one.split(' ')[1] ?? '')),
    leave() {
      for (const request of requests) request.destroy();
      agent.destroy();
    },
  };
}

export async function following(ground: Ground, { followers, decisions }: Load): Promise<Figure[]> {
  const url = await ground.database('live');
  const path = fileURLToPath(new URL('live-server.ts', import.meta.url));
  const child = fork(path, [url, ground.folder, today], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const [where] = (await once(child, 'message')) as [Where];
    const alone = await memoryOf(child);
    const crowd = await gather(where, followers);
    if (crowd.connected() < followers) throw new Error(`Only ${crowd.connected()} of ${followers} followers came in.`);
    await wait(1_000);
    const taken = await decideAll(child, crowd, { followers, decisions });
    const full = await memoryOf(child);
    refuseLeaks(crowd);
    crowd.leave();
    const floor = await plainly(followers, decisions);
    return figuresOf({ followers, taken, floor, megabytes: (full - alone) / 1024 ** 2 });
  } finally {
    child.kill('SIGKILL');
  }
}

/** One decision after the other, each by itself; every fourth is for those cleared for it. */
async function decideAll(child: ChildProcess, crowd: Crowd, { followers, decisions }: Load): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 1; n <= decisions; n++) {
    const level: Level = n % 4 === 0 ? 2 : 0;
    child.send({ decide: { n, item: ((n * 3) % 33) + 1, level } });
    const [{ committed }] = (await once(child, 'message')) as [{ committed: number }];
    const expected = level === 0 ? followers : Math.floor(followers / 2);
    for (let tries = 0; tries < 400 && crowd.received(`mark-${n}-`).length < expected; tries++) await wait(10);
    const received = crowd.received(`mark-${n}-`);
    if (received.length < expected) throw new Error(`Decision ${n} reached ${received.length} of ${expected}.`);
    // PostgreSQL tells as it commits: some have it before the one who recorded it has the answer.
    taken.push(...received.map((at) => Math.max(0, at - committed)));
    await wait(100);
  }
  return taken;
}

/** Speed is worth nothing if somebody is sent what they may not see. */
function refuseLeaks(crowd: Crowd): void {
  for (const clearance of ['0', '1'])
    for (const mark of crowd.seenBy(clearance))
      if (Number(/\d+/.exec(mark)?.[0]) % 4 === 0)
        throw new Error(`A follower cleared for ${clearance} was sent ${mark}`);
}

async function memoryOf(child: ChildProcess): Promise<number> {
  child.send({});
  const [{ bytes }] = (await once(child, 'message')) as [{ bytes: number }];
  return bytes;
}

/** The same number of connections, each written the same short event by nothing but Node's http. */
async function plainly(followers: number, times: number): Promise<number[]> {
  const open: ServerResponse[] = [];
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(': here\n\n');
    open.push(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const crowd = await gather({ port: (server.address() as AddressInfo).port, path: '/', cookies: {} }, followers);
  const taken: number[] = [];
  for (let n = 1; n <= times; n++) {
    const from = clock();
    const bytes = Buffer.from(`event: parts\ndata: mark-${n}-${'x'.repeat(1_500)}\n\n`);
    for (const response of open) response.write(bytes);
    for (let tries = 0; tries < 400 && crowd.received(`mark-${n}-`).length < followers; tries++) await wait(10);
    taken.push(...crowd.received(`mark-${n}-`).map((at) => at - from));
  }
  crowd.leave();
  server.closeAllConnections();
  server.close();
  return taken;
}

function figuresOf(all: { followers: number; taken: number[]; floor: number[]; megabytes: number }): Figure[] {
  const name = `${all.followers.toLocaleString('en-GB')} followers of four clearances, from commit to receipt`;
  const floorIs = 'the same many written to by plain Node http';
  const at = (share: number): Pick<Figure, 'value' | 'unit' | 'floor' | 'floorIs'> => ({
    value: quantile(all.taken, share),
    unit: 'ms',
    floor: quantile(all.floor, share),
    floorIs,
  });
  return [
    { name: `${name}, p50`, ...at(0.5) },
    { name: `${name}, p99`, ...at(0.99), limit: { of: 'value', is: 250 } },
    { name: 'Memory they take in the server', value: all.megabytes, unit: 'MB' },
  ];
}
