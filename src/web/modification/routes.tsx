/** A proposal: raising one, its moves, its working group, its reports. */
import { Hono } from 'hono';
import type { Env, Site } from '../view.ts';
import { addGroupRoutes } from './group-routes.tsx';
import { addMoveRoutes } from './move-routes.tsx';
import { addRaiseRoutes } from './raise-routes.tsx';
import { addReportRoutes } from './report-routes.ts';

export function modificationRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  addRaiseRoutes(app, site);
  addReportRoutes(app, site);
  addGroupRoutes(app, site);
  addMoveRoutes(app, site);
  return app;
}
