/** Releases and variations. */
import { Hono } from 'hono';
import type { Env, Site } from '../view.ts';

export function releasingRoutes(_site: Site): Hono<Env> {
  return new Hono<Env>();
}
