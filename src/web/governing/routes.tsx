/** Bodies, seats, elections, governing documents. */
import { Hono } from 'hono';
import type { Env, Site } from '../view.ts';
import { bodyRoutes } from './body-routes.tsx';
import { cascadeRoutes } from './cascade-routes.tsx';
import { documentRoutes } from './document-routes.tsx';
import { electionRoutes } from './election-routes.tsx';

export function governingRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.route('/', bodyRoutes(site));
  app.route('/', electionRoutes(site));
  app.route('/', documentRoutes(site));
  app.route('/', cascadeRoutes(site));
  return app;
}
