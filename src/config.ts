/** The settings: what may be set from outside, read once, checked, and explained in one table for `--help`. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refused } from './kernel/problem.ts';

export interface Config {
  /** Absolute path of the data folder. */
  data: string;
  /** A PostgreSQL server of one's own; undefined for the one that Quorate brings. Show it only through `redact`. */
  databaseUrl: string | undefined;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** The day that counts as today, YYYY-MM-DD; undefined for the day it is. */
  today: string | undefined;
  /** Whether a first start reads the sample minutes. */
  samples: boolean;
  /** What links in mail begin with, without a slash at its end; undefined for the address that is served. */
  publicUrl: string | undefined;
  /** The server that sends mail, and who it is from; undefined where mail waits in the outbox. Holds a password: never show it. */
  mail: { url: string; from: string } | undefined;
}

export interface Setting {
  name: string;
  about: string;
  default: string;
}

export const settings: readonly Setting[] = [
  {
    name: 'QUORATE_DATA',
    about: 'The data folder. Must be new, empty or made by Quorate; one machine at a time may use it.',
    default: 'data, beside package.json',
  },
  {
    name: 'DATABASE_URL',
    about: 'A PostgreSQL server of version 15 or newer, as postgresql://user:password@host/database.',
    default: 'the PostgreSQL that Quorate brings, in the data folder',
  },
  { name: 'PORT', about: 'The port of the web pages; 0 takes any free one.', default: '3000' },
  {
    name: 'HOST',
    about: 'The address the web pages are served on; 0.0.0.0 serves other machines too.',
    default: '127.0.0.1',
  },
  {
    name: 'QUORATE_TODAY',
    about: 'A day, as 2016-12-09, that counts as today for what is due or overdue. For trials.',
    default: 'the day it is',
  },
  {
    name: 'QUORATE_SAMPLES',
    about: 'yes or no: whether the first start on an empty folder reads the sample minutes.',
    default: 'yes; no with a DATABASE_URL',
  },
  {
    name: 'PUBLIC_URL',
    about: 'What people type to reach the pages, as https://registers.example.org. Links in mail begin with it.',
    default: 'the address that is served',
  },
  {
    name: 'SMTP_URL',
    about:
      'The server that sends mail, as smtp://user:password@host:587, or smtps:// for TLS from the start. Needs MAIL_FROM.',
    default: 'none: mail waits in the outbox, where the administrator passes it on',
  },
  {
    name: 'MAIL_FROM',
    about: 'Who the mail is from, as secretariat@example.org or "The secretariat <secretariat@example.org>".',
    default: 'none; needed with SMTP_URL',
  },
];

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Reads the settings. An empty value counts as not set.
 * @throws Refused naming every setting that cannot be read, and what it should look like
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: { sentence: string; field: string }[] = [];
  const given = (name: string) => env[name]?.trim() || undefined;
  const refuse = (field: string, sentence: string) => problems.push({ field, sentence: `${field} ${sentence}` });

  const port = given('PORT') ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
    refuse('PORT', `is "${port}". Set it to a number from 0 to 65535.`);
  const today = given('QUORATE_TODAY');
  if (today !== undefined && !isDay(today)) refuse('QUORATE_TODAY', `is "${today}". Set it to a day, as 2016-12-09.`);
  const databaseUrl = given('DATABASE_URL');
  if (databaseUrl !== undefined && !isDatabaseUrl(databaseUrl)) {
    // The value may hold a password: it is not repeated.
    refuse('DATABASE_URL', 'is not a database address. Set it as postgresql://user:password@host:5432/database.');
  }
  const samples = given('QUORATE_SAMPLES') ?? (databaseUrl ? 'no' : 'yes');
  if (samples !== 'yes' && samples !== 'no') refuse('QUORATE_SAMPLES', `is "${samples}". Set it to yes or no.`);
  const publicUrl = given('PUBLIC_URL');
  if (publicUrl !== undefined && !isAddress(publicUrl))
    refuse('PUBLIC_URL', `is "${publicUrl}". Set it to an address without a path, as https://registers.example.org.`);
  const [smtpUrl, from] = [given('SMTP_URL'), given('MAIL_FROM')];
  // Not repeated either.
  if (smtpUrl !== undefined && !isSmtpUrl(smtpUrl))
    refuse('SMTP_URL', 'is not the address of a mail server. Set it as smtp://user:password@host:587.');
  if (from !== undefined && !isSender(from))
    refuse('MAIL_FROM', `is "${from}". Set it to an e-mail address, as secretariat@example.org.`);
  if (smtpUrl !== undefined && from === undefined)
    refuse('MAIL_FROM', 'is not set. SMTP_URL is: set MAIL_FROM to the address that mail is to come from.');
  if (problems.length > 0) throw new Refused(problems);
  return {
    data: path.resolve(given('QUORATE_DATA') ?? path.join(ROOT, 'data')),
    databaseUrl,
    host: given('HOST') ?? '127.0.0.1',
    port: Number(port),
    today,
    samples: samples === 'yes',
    publicUrl: publicUrl && new URL(publicUrl).origin,
    mail: smtpUrl && from ? { url: smtpUrl, from } : undefined,
  };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text); // 2017-02-30 would roll over to March
}

function isDatabaseUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && pathname === '/' && !search && !hash && !username;
}

function isSmtpUrl(text: string): boolean {
  return URL.canParse(text) && ['smtp:', 'smtps:'].includes(new URL(text).protocol) && new URL(text).hostname !== '';
}

/** `secretariat@example.org`, with or without a name before it. */
function isSender(text: string): boolean {
  return /^(?:[^<>@\p{Cc}]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u.test(text);
}

/** A database address fit to be shown: without its password, wherever in it that stands. */
export function redact(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'a database address that cannot be read';
  const url = new URL(databaseUrl);
  url.password = '';
  for (const name of [...url.searchParams.keys()]) {
    if (/pass|key|secret|token/i.test(name)) url.searchParams.delete(name);
  }
  return url.href;
}

/** The table of settings as `--help` prints it. */
export function describeSettings(): string {
  const width = Math.max(...settings.map(({ name }) => name.length)) + 4;
  const lines = settings.map(
    (setting) =>
      `  ${setting.name.padEnd(width)}${setting.about}\n${' '.repeat(width + 2)}Default: ${setting.default}.`,
  );
  return ['Settings, from the environment:', ...lines].join('\n');
}
