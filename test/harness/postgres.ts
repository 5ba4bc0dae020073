/** Before all tests: one PostgreSQL in a temporary folder, and a database with every migration to copy from. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/kernel/migrate.ts';
import { openPostgres } from '../../src/postgres/postgres.ts';
import { liveLeases } from '../../src/postgres/process.ts';
import { stopServer } from '../../src/postgres/server.ts';
import { query, withDatabase } from './address.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: {
      /** An address that may create databases. */
      url: string;
      /** The database to copy. */
      template: string;
      /** Why there is no template: then only the tests that ask for a database fail. */
      problem: string | null;
    };
  }
}

const PREFIX = 'quorate-test-';
/** A machine that stops in the middle of the tests loses nothing of worth. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** Runs that were killed leave their folder, and the server in it. */
async function sweep(): Promise<void> {
  for (const name of fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    const folder = path.join(os.tmpdir(), name);
    const old = Date.now() - fs.statSync(folder).mtimeMs > 60_000; // a younger one may not have its lease yet
    if (!old || liveLeases(path.join(folder, 'leases')) > 0) continue;
    await stopServer(path.join(fs.realpathSync(folder), 'postgres'));
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function openServer(): Promise<{ url: string; close(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, close: async () => {} };
  await sweep().catch(() => {}); // another user's, perhaps
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), PREFIX));
  const server = await openPostgres({ dataFolder: folder, settings: FAST });
  return {
    url: server.connectionString,
    close: async () => {
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const template = `quorate_template_${process.pid}_${Date.now().toString(36)}`;
  let problem: string | null = null;
  try {
    await query(server.url, `create database ${template}`);
    await migrate(withDatabase(server.url, template));
  } catch (error) {
    problem = `The migrations do not run: ${error instanceof Error ? error.message : String(error)}`;
    console.error(problem);
  }
  project.provide('postgres', { url: server.url, template, problem });
  return async () => {
    await query(server.url, `drop database if exists ${template} with (force)`).catch(() => {});
    await server.close();
  };
}
