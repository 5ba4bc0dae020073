/** Issues: the public form, the critical friend, volumes. */
import { Hono } from 'hono';
import type { Env, Site } from '../view.ts';

export function issuesRoutes(_site: Site): Hono<Env> {
  return new Hono<Env>();
}
