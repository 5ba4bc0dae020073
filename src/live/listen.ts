/** Hears of each Decision as it is recorded, whichever process recorded it: PostgreSQL tells, once it is committed. */
import pg from 'pg';

/** What is told of a Decision: enough to know who should look again, and nothing of what was decided. */
export interface Heard {
  code: string;
  /** Reference of the meeting, or name of the post, by whose authority it was made. */
  authority: string;
  decision: string;
}

/** Called for each Decision; with null once the connection is back after it was lost, when anything may have been missed. */
export type Ear = (heard: Heard | null) => void;
/** Takes an ear, answers how to take it away again. */
export type Listen = (ear: Ear) => () => void;

export interface Listening {
  listen: Listen;
  close(): Promise<void>;
}

/** The channel of migration 0210. */
const channel = 'quorate_decided';
const firstWait = 100;
const longestWait = 5_000;

/**
 * One connection for the whole process, opened when somebody first listens, and opened again whenever it is lost.
 * @param url address of the database
 */
export function listenAt(url: string): Listening {
  const ears = new Set<Ear>();
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let wait = firstWait;
  let begun = false;
  let closed = false;
  let settled: Promise<void> = Promise.resolve();

  const again = () => {
    settled = connect();
  };
  const tell = (heard: Heard | null) => {
    for (const ear of ears) ear(heard);
  };

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: url, application_name: 'quorate live' });
    const lost = () => {
      if (client === fresh) client = null;
      fresh.removeAllListeners('end');
      fresh.end().catch(() => {});
      if (closed) return;
      clearTimeout(timer);
      timer = setTimeout(again, wait);
      timer.unref();
      wait = Math.min(wait * 2, longestWait);
    };
    fresh.on('error', () => lost());
    fresh.on('end', () => lost());
    fresh.on('notification', ({ payload }) => {
      const heard = heardIn(payload);
      if (heard) tell(heard);
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
    } catch {
      lost();
      return;
    }
    if (closed) return void fresh.end().catch(() => {});
    client = fresh;
    wait = firstWait;
    // What was decided between being asked to listen and listening, or while the connection was lost, was not heard.
    tell(null);
  }

  return {
    listen(ear) {
      ears.add(ear);
      if (!begun && !closed) {
        begun = true;
        again();
      }
      return () => void ears.delete(ear);
    },
    async close() {
      closed = true;
      ears.clear();
      clearTimeout(timer);
      await settled;
      client?.removeAllListeners('end');
      await client?.end().catch(() => {});
      client = null;
    },
  };
}

function heardIn(payload: string | undefined): Heard | null {
  try {
    const { code, authority, decision } = JSON.parse(payload ?? '');
    return typeof code === 'string' ? { code, authority: String(authority), decision: String(decision) } : null;
  } catch {
    return null;
  }
}
