import { Hono } from 'hono';
import type { Env, Site } from '../view.ts';

export function betweenRoutes(_site: Site): Hono<Env> {
  return new Hono<Env>();
}
