/** A Quorate of its own, served on a free port of this machine, for a real browser. */
import { type ServerType, serve } from '@hono/node-server';
import type { Day } from '../../src/kernel/define.ts';
import { forgetAssets } from '../../src/ui/asset.ts';
import { buildStyles, stylesChanged } from '../../src/ui/styles/build.mjs';
import { administratorLink } from '../../src/web/session.ts';
import { example, exampleNames, importText, openSite, type StorySite } from '../stories/site.ts';

export interface Served extends StorySite {
  /** `http://127.0.0.1:40123`, without a slash at its end. */
  address: string;
  /** A fresh one-time link, as the start prints it. */
  signInLink(): Promise<string>;
}

/** Ask for it in `beforeAll`, close it in `afterAll`. With `samples`, the example minutes are on record. */
export async function serveSite(how: { today?: Day; samples: boolean }): Promise<Served> {
  if (stylesChanged()) {
    await buildStyles();
    forgetAssets();
  }
  const site = await openSite(how.today);
  if (how.samples) for (const name of exampleNames) await importText(site, await example(name), name);
  const { server, port } = await listen(site.app.fetch);
  const address = `http://127.0.0.1:${port}`;
  return {
    ...site,
    address,
    signInLink: async () => `${address}/sign-in/${await administratorLink(site.ledger.db, site.ledger.now())}`,
    async close() {
      await new Promise<void>((done) => {
        server.close(() => done());
        // A browser keeps its connections open for a while, which a closing server would wait for.
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      await site.close();
    },
  };
}

function listen(fetch: StorySite['app']['fetch']): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve) => {
    const server: ServerType = serve({ fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ server, port }),
    );
  });
}
