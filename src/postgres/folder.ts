/** The data folder: whether it is ours, and where in it, or for root elsewhere, the database can be. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Refused } from '../kernel/problem.ts';
import { type Account, accountFor, canUse, makePrivate } from './account.ts';

/** What a data folder says of itself. `home`: where the cluster is when it could not be inside the folder. */
interface Mark {
  format: 1;
  home?: string;
}

const MARK = 'quorate.json';
/** What may lie in a folder that counts as empty: a fresh volume, a folder kept in git, a Mac's notes. */
const IGNORED = new Set(['lost+found', '.gitkeep', '.gitignore', '.DS_Store']);
/** Where root puts a cluster when the data folder lies where no other account can walk to, below /root for example. */
const ELSEWHERE = '/var/lib/quorate';
/** What the system's codes mean for a data folder. */
const SAYS: Readonly<Record<string, string>> = {
  EACCES: 'belongs to another user. Start as that user, or set QUORATE_DATA.',
  EPERM: 'belongs to another user. Start as that user, or set QUORATE_DATA.',
  ENOTDIR: 'is a file. Set QUORATE_DATA to a folder.',
  EEXIST: 'is a file. Set QUORATE_DATA to a folder.',
  EROFS: 'is read only. Set QUORATE_DATA to one that can be written.',
  ENOSPC: 'is on a disk that is full. Make room, or set QUORATE_DATA.',
};

/** Where the cluster, its leases and its lock are, and the account that its server runs as. */
export interface Place {
  home: string;
  account: Account | undefined;
}

function readMark(folder: string): Place | null {
  const file = path.join(folder, MARK);
  if (!fs.existsSync(file)) return null;
  const mark = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Mark>;
  if (mark.format !== 1) throw new Refused(`The data folder ${folder} was made by a newer Quorate. Start that one.`);
  const home = mark.home ?? fs.realpathSync(folder);
  if (!fs.existsSync(home)) {
    throw new Refused(
      `The database of ${folder} was kept in ${home}, which is gone. Put it back, or set QUORATE_DATA.`,
    );
  }
  return { home, account: accountFor(home) };
}

/** Writes the mark whole, unless another first start was quicker. */
function writeMark(folder: string, mark: Mark): void {
  const draft = path.join(folder, `${MARK}.${process.pid}`);
  fs.writeFileSync(draft, `${JSON.stringify(mark)}\n`);
  try {
    fs.linkSync(draft, path.join(folder, MARK));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Finds where the cluster is, or makes the folder ours; refuses one that is somebody else's. */
function claim(folder: string): Place {
  const marked = readMark(folder);
  if (marked) return marked;
  const found = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  if (found.some((name) => !IGNORED.has(name) && !name.startsWith(MARK))) {
    throw new Refused(`The folder ${folder} holds other files. Set QUORATE_DATA to a new or an empty folder.`);
  }
  const account = accountFor(folder);
  makePrivate(folder, account);
  const mark: Mark = { format: 1 };
  if (!canUse(folder, account)) {
    mark.home = path.join(ELSEWHERE, crypto.randomUUID());
    makePrivate(mark.home, account);
    if (!canUse(mark.home, account)) {
      throw new Refused(
        `The database cannot run in ${folder} as root. Start as an ordinary user, or set QUORATE_DATA.`,
      );
    }
  }
  writeMark(folder, mark);
  return readMark(folder)!;
}

/**
 * Finds where the database of a data folder is; a new or empty folder is made Quorate's.
 * @throws Refused with what to do, when the folder is another's or cannot be used
 */
export function claimDataFolder(dataFolder: string): Place {
  const folder = path.resolve(dataFolder);
  try {
    return claim(folder);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused(`The file ${MARK} of ${folder} is damaged. Put it back.`);
    const sentence = SAYS[(error as NodeJS.ErrnoException).code ?? ''];
    throw sentence ? new Refused(`The data folder ${folder} ${sentence}`) : error;
  }
}
