/** Votes by constituency. */
import { Hono } from 'hono';
import type { Env, Site } from '../view.ts';

export function votingRoutes(_site: Site): Hono<Env> {
  return new Hono<Env>();
}
