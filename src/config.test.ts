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
