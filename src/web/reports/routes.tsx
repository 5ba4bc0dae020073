/** Reports and feeds made from the registers. */
import { Hono } from 'hono';
import type { Env, Site } from '../view.ts';

export function reportsRoutes(_site: Site): Hono<Env> {
  return new Hono<Env>();
}
