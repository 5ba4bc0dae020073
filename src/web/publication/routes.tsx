import { Hono } from 'hono';
import type { Env, Site } from '../view.ts';

export function publicationRoutes(_site: Site): Hono<Env> {
  return new Hono<Env>();
}
