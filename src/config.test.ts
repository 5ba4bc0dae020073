import { describe, expect, test } from 'vitest';
import { describeSettings, readConfig, redact, settings } from './config.ts';
import { Refused } from './kernel/problem.ts';

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('settings', () => {
  test('without any, the data folder lies beside package.json and the pages are served on this machine only', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ databaseUrl: undefined, host: '127.0.0.1', port: 3000, today: undefined });
    expect(config.data).toBe(`${process.cwd()}/data`);
  });

  test('an empty value counts as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', QUORATE_TODAY: '' })).toEqual(readConfig({}));
  });

  test('a relative data folder is made absolute', () => {
    expect(readConfig({ QUORATE_DATA: 'elsewhere/here' }).data).toBe(`${process.cwd()}/elsewhere/here`);
  });

  test.each(['65536', '-1', '3000.5', 'http', '0x50'])('the port %s is refused with what it should be', (port) => {
    expect(refusal({ PORT: port })).toBe(`PORT is "${port}". Set it to a number from 0 to 65535.`);
  });

  test.each(['2017-02-30', '9 December 2016', '2016-13-01', '2016-12-9'])('the day %s is refused', (day) => {
    expect(refusal({ QUORATE_TODAY: day })).toContain(`QUORATE_TODAY is "${day}"`);
  });

  test('all that is wrong is said at once', () => {
    const says = refusal({ PORT: 'x', QUORATE_TODAY: 'y', DATABASE_URL: 'mysql://h/d' });
    expect(says).toMatch(/PORT.*QUORATE_TODAY.*DATABASE_URL/);
  });

  test('a refused database address is not repeated, for it may hold a password', () => {
    expect(refusal({ DATABASE_URL: 'mysql://me:hush@host/d' })).not.toContain('hush');
    expect(refusal({ DATABASE_URL: 'hush hush' })).not.toContain('hush');
  });

  test('a database address is shown without its password, wherever that stands', () => {
    expect(redact('postgresql://me:hush@host:5432/d?sslmode=require')).toBe(
      'postgresql://me@host:5432/d?sslmode=require',
    );
    expect(redact('postgresql://host/d?user=me&password=hush&sslpassword=hush')).toBe('postgresql://host/d?user=me');
    expect(redact('hush')).not.toContain('hush');
  });

  test('help explains every setting', () => {
    for (const setting of settings) expect(describeSettings()).toContain(setting.about);
  });
});

describe('settings of mail', () => {
  const smtp = 'smtp://post:hunter2@mail.example.org:587';

  test('without any, mail waits in the outbox and links begin with the address served', () => {
    expect(readConfig({})).toMatchObject({ mail: undefined, publicUrl: undefined });
  });

  test('a server and a sender together send it', () => {
    const from = 'The secretariat <secretariat@example.org>';
    expect(readConfig({ SMTP_URL: smtp, MAIL_FROM: from }).mail).toEqual({ url: smtp, from });
  });

  test('a server without a sender is refused', () => {
    expect(refusal({ SMTP_URL: smtp })).toBe(
      'MAIL_FROM is not set. SMTP_URL is: set MAIL_FROM to the address that mail is to come from.',
    );
  });

  test.each(['mail.example.org', 'http://mail.example.org', 'smtp:'])('the server %s is refused, unrepeated', (url) => {
    const says = refusal({ SMTP_URL: url, MAIL_FROM: 'secretariat@example.org' });
    expect(says).toContain('SMTP_URL is not the address of a mail server.');
    expect(says).not.toContain(`"${url}"`);
  });

  test.each(['secretariat', 'a@b@c', 'The secretariat <secretariat@example.org', 'x@y.example\r\nBcc: z@y.example'])(
    'the sender %j is refused',
    (from) => {
      expect(refusal({ SMTP_URL: smtp, MAIL_FROM: from })).toContain('MAIL_FROM is');
    },
  );

  test('the address for links is an address and no more', () => {
    expect(readConfig({ PUBLIC_URL: 'https://registers.example.org/' }).publicUrl).toBe(
      'https://registers.example.org',
    );
    for (const url of ['registers.example.org', 'ftp://registers.example.org', 'https://registers.example.org/sec?a=b'])
      expect(refusal({ PUBLIC_URL: url })).toContain(`PUBLIC_URL is "${url}"`);
  });
});
