/** Consultations and requests for information. */
import { Hono } from 'hono';
import type { Env, Site } from '../view.ts';

export function consultingRoutes(_site: Site): Hono<Env> {
  return new Hono<Env>();
}
