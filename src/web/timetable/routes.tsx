/** Timetables of proposals. */
import { Hono } from 'hono';
import type { Env, Site } from '../view.ts';

export function timetableRoutes(_site: Site): Hono<Env> {
  return new Hono<Env>();
}
