/** The register all codes share, in and out. */
import { Hono } from 'hono';
import type { Env, Site } from '../view.ts';

export function exchangeRoutes(_site: Site): Hono<Env> {
  return new Hono<Env>();
}
