/** Servers in processes of their own, so that the one that asks does not share its time with the one that answers. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { fileURLToPath } from 'node:url';

export interface Server {
  /** Milliseconds until the last byte of a page. Throws on any status but 200. */
  time(path: string): Promise<number>;
  /** The page itself. */
  page(path: string): Promise<string>;
  /** Statements sent to the database so far. */
  statements(): Promise<number>;
  /** Records a small decision, after which nothing counted before holds. */
  decide(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a file of this folder. `signedIn` sends the cookie that the server offers. */
export async function startServer(file: string, args: readonly string[], signedIn = true): Promise<Server> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = fork(path, args, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const { port, cookie } = await answer<{ port: number; cookie?: string }>(child);
  const agent = new Agent({ keepAlive: true });
  const headers = cookie && signedIn ? { cookie } : {};
  const page = (path: string) =>
    new Promise<string>((resolve, reject) => {
      get({ host: '127.0.0.1', port, path, agent, headers }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (more) => {
          body += more;
        });
        response.on('end', () =>
          response.statusCode === 200 ? resolve(body) : reject(new Error(`${path} answers ${response.statusCode}`)),
        );
      }).on('error', reject);
    });
  return {
    page,
    async time(path) {
      const from = performance.now();
      await page(path);
      return performance.now() - from;
    },
    async statements() {
      child.send('count');
      return (await answer<{ statements: number }>(child)).statements;
    },
    async decide() {
      child.send('decide');
      await answer(child);
    },
    async stop() {
      agent.destroy();
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL'); // it holds nothing but connections
      await gone;
    },
  };
}

/** The child's next message; an error when it ends instead. */
async function answer<T>(child: ChildProcess): Promise<T> {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new Error('A server of the bench ended before it answered.');
    });
    const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as [T];
    ended.catch(() => {});
    return message;
  } finally {
    settled.abort();
  }
}
