/** A proposal: its page, raising one, its moves. */
import { Hono } from 'hono';
import type { Env, Site } from '../view.ts';

export function modificationRoutes(_site: Site): Hono<Env> {
  return new Hono<Env>();
}
