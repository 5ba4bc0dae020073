/** Assessments by the provider of the central service. */
import { Hono } from 'hono';
import type { Env, Site } from '../view.ts';

export function assessingRoutes(_site: Site): Hono<Env> {
  return new Hono<Env>();
}
