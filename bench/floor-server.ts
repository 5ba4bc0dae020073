/**
 * The floor of a list page: the same rows and their number, asked with plain `pg` as a superuser, whom row security does
 * not bind, and answered as JSON by Node's own server. No framework, no transaction, no page.
 */
import { createServer } from 'node:http';
import pg from 'pg';

const [url = '', code = '', today = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 10 });
const standing = `code = $1 and effective_from <= $2 and effective_to > $2 and known_to = 'infinity'`;

const server = createServer(async (_request, response) => {
  const list = await pool.query(`select * from action where ${standing} order by sort_key, id limit 51`, [code, today]);
  const count = await pool.query(`select count(*) as total from action where ${standing}`, [code, today]);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ rows: list.rows, total: count.rows[0]?.total }));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
process.on('disconnect', () => process.exit(0));
