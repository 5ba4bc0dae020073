/** A database of its own for a test file, copied in some tens of milliseconds from one that has every migration. */
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { query, withDatabase } from './address.ts';

export interface FreshDatabase {
  /** Address of the database, as its owner. */
  url: string;
  drop(): Promise<void>;
}

async function copyOf(template: string): Promise<FreshDatabase> {
  const { url } = inject('postgres');
  const name = `quorate_test_${randomBytes(6).toString('hex')}`;
  await query(url, `create database ${name} template ${template}`);
  return {
    url: withDatabase(url, name),
    drop: () => query(url, `drop database if exists ${name} with (force)`),
  };
}

/** Ask for it in `beforeAll`, drop it in `afterAll`. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { template, problem } = inject('postgres');
  if (problem) throw new Error(problem);
  return copyOf(template);
}

/** A database without any migration, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  return copyOf('template0');
}
