/**
 * A program that uses the database of the data folder given to it, for tests of what happens when such a program ends:
 * says `owned` or `joined`, then waits. A line on its input makes it end: `exit` at once, anything else in order.
 */
import { createInterface } from 'node:readline';
import { openPostgres } from '../../src/postgres/postgres.ts';

async function hold(dataFolder: string): Promise<void> {
  const database = await openPostgres({ dataFolder });
  console.log(database.owned ? 'owned' : 'joined');
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'exit') process.exit(0);
    break;
  }
  await database.stop();
  process.exit(0);
}

hold(process.argv[2] ?? '');
