import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LIMITS } from '../limits/limits.ts';
import { parseConfig } from './config.ts';
import { pageOfSetting } from './page-of-setting.ts';

describe('given the environment', () => {
  it('when nothing is set, then it is loopback, port 3000, ./data, no demo, no Mapbox', () => {
    expect(parseConfig({})).toEqual({
      ok: true,
      config: {
        port: 3000,
        host: '127.0.0.1',
        dataDir: './data',
        runDir: null,
        backupDirs: [],
        daily: null,
        demo: false,
        eventStore: { kind: 'sqlite' },
        mapboxToken: null,
        logLevel: 'warn',
        requestLog: false,
        tracesUrl: null,
        publicUrl: null,
        trustedProxies: [],
        masterKey: null,
        masterKeyFile: null,
        erasureLedger: null,
        pushHosts: [],
        sms: null,
        webhooksAllowPrivate: false,
        metricsPort: null,
        metricsHost: '127.0.0.1',
        oidc: null,
        limits: LIMITS,
        escalation: [10, 20, 30],
        waitFactor: 1,
        diskWarnMb: 512,
      },
    });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['HOST', ''],
    ['HAVEN_DATA_DIR', ''],
    ['HAVEN_DEMO', 'yes'],
    ['HAVEN_EVENT_STORE', 'postgres'],
    ['HAVEN_MAPBOX_TOKEN', 'sk.secret'],
    ['HAVEN_MAPBOX_CONSENT', 'true'],
    ['HAVEN_LOG_LEVEL', 'loud'],
    ['HAVEN_PUBLIC_URL', 'http://haven.example.org'],
    ['HAVEN_PUBLIC_URL', 'https://haven.example.org/app'],
    ['HAVEN_TRUSTED_PROXY', 'everybody'],
    ['HAVEN_TRUSTED_PROXY', '127.0.0.1,300.1.1.1'],
    ['HAVEN_TRUSTED_PROXY', '10.0.0.0/33'],
    ['HAVEN_METRICS_PORT', 'x'],
    ['HAVEN_DISK_WARN_MB', 'little'],
    ['HAVEN_DAILY_AT', '24:00'],
    ['HAVEN_DAILY_AT', '4:10'],
    ['HAVEN_BACKUP_KEEP', '0'],
    ['HAVEN_ESCALATION_MINUTES', '10,5'],
    ['HAVEN_ESCALATION_MINUTES', '0'],
    ['HAVEN_ESCALATION_MINUTES', 'soon'],
    ['HAVEN_WAIT_FACTOR', '0'],
    ['HAVEN_OIDC_ISSUER', 'idp'],
    ['HAVEN_SMS_GATEWAY', 'ftp://phone'],
    ['HAVEN_SMS_SIGNING_KEY', 'too short'],
    ['HAVEN_SMS_NUMBER', 'my phone'],
    ['HAVEN_PUSH_HOSTS', 'https://push.example.org'],
    ['HAVEN_PUSH_HOSTS', '*'],
    ['HAVEN_PUSH_HOSTS', ''],
  ])('when %s is %j, then it is refused in a sentence that names it', (name, value) => {
    const result = parseConfig({ [name]: value });
    expect(result.ok).toBe(false);
    expect(!result.ok && result.sentences.join()).toContain(name);
    expect(!result.ok && result.sentences).toEqual([expect.stringMatching(/ See docs\/operate\/[a-z-]+\.md\.$/)]);
  });

  it('the page that a refused setting is explained on names that setting', () => {
    const read = (page: string) => readFileSync(join(import.meta.dirname, '../../../..', page), 'utf8');
    const names = [...read('docs/operate/configure.md').matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map((m) => m[1]!);
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !read(pageOfSetting(name)).includes(name))).toEqual([]);
  });

  it.each([
    ['none', null],
    ['push.example.org', ['push.example.org']],
    ['.push.example.org, 10.0.0.7:8443', ['.push.example.org', '10.0.0.7:8443']],
  ])('when push services are %j, then they are added to the known ones, or nothing is sent at all', (hosts, are) => {
    const result = parseConfig({ HAVEN_PUSH_HOSTS: hosts });
    expect(result.ok && result.config.pushHosts).toEqual(are);
  });

  it('when a server is named, then it is that, with its user and password or without', () => {
    const HAVEN_EVENT_STORE = 'esdb://node1:2113,node2:2113?tls=true';
    const storeOf = (env: Record<string, string>) => {
      const result = parseConfig({ HAVEN_EVENT_STORE, ...env });
      return result.ok ? result.config.eventStore : result.sentences;
    };
    expect(storeOf({})).toEqual({ kind: 'eventstoredb', connectionString: HAVEN_EVENT_STORE, credentials: null });
    expect(storeOf({ HAVEN_EVENT_STORE_USER: 'haven', HAVEN_EVENT_STORE_PASSWORD: 'x' })).toMatchObject({
      credentials: { username: 'haven', password: 'x' },
    });
    expect(storeOf({ HAVEN_EVENT_STORE_USER: 'haven' })).toEqual([expect.stringContaining('set together')]);
  });

  it('when several are invalid, then all are reported at once', () => {
    const result = parseConfig({ PORT: 'x', HAVEN_DEMO: 'x' });
    expect(!result.ok && result.sentences).toHaveLength(2);
  });

  it('when the demo would be reachable from other machines, then it is refused', () => {
    expect(parseConfig({ HAVEN_DEMO: '1', HOST: '0.0.0.0' }).ok).toBe(false);
    expect(parseConfig({ HAVEN_DEMO: '1', HOST: '::1' }).ok).toBe(true);
  });

  it('when the demo has a public address, then it is refused', () => {
    const at = (HAVEN_PUBLIC_URL: string, HAVEN_DEMO = '1') => parseConfig({ HAVEN_DEMO, HAVEN_PUBLIC_URL });
    const refused = at('https://haven.example.org');
    expect(!refused.ok && refused.sentences.join()).toContain('HAVEN_DEMO=0');
    expect(at('https://127.0.0.1.example.org').ok).toBe(false);
    for (const here of ['http://localhost:3000', 'http://127.0.0.1:3000', 'https://[::1]:3000'])
      expect([here, at(here).ok]).toEqual([here, true]);
    expect(parseConfig({ HAVEN_PUBLIC_URL: 'https://haven.example.org', HAVEN_TRUSTED_PROXY: 'none' }).ok).toBe(true);
  });

  it('when others can reach it, then it says where they open it, and with TLS', () => {
    const HOST = '0.0.0.0';
    const refused = parseConfig({ HOST });
    expect(!refused.ok && refused.sentences.join()).toContain('HAVEN_PUBLIC_URL');
    const behind = { HOST, HAVEN_PUBLIC_URL: 'https://haven.example.org', HAVEN_TRUSTED_PROXY: '10.0.0.0/8' };
    expect(parseConfig(behind)).toMatchObject({
      config: { publicUrl: 'https://haven.example.org' },
    });
  });

  it('DR-4: when it is public with TLS, then it starts only if its proxy is declared, or declared absent', () => {
    const at = (HAVEN_TRUSTED_PROXY?: string, HAVEN_PUBLIC_URL = 'https://haven.example.org') =>
      parseConfig({ HAVEN_PUBLIC_URL, ...(HAVEN_TRUSTED_PROXY === undefined ? {} : { HAVEN_TRUSTED_PROXY }) });
    const refused = at();
    expect(!refused.ok && refused.sentences.join()).toContain('HAVEN_TRUSTED_PROXY');
    expect([at('').ok, at(' , ').ok]).toEqual([false, false]);
    expect(at('127.0.0.1, 10.0.0.0/8')).toMatchObject({ config: { trustedProxies: ['127.0.0.1', '10.0.0.0/8'] } });
    expect(at('none')).toMatchObject({ config: { trustedProxies: [] } });
    expect(at(undefined, 'https://localhost:3000').ok).toBe(true);
  });

  it('SM-1: when a gateway for texts is named, then all of it is, and its address ends where a path begins', () => {
    const whole = {
      HAVEN_SMS_GATEWAY: 'http://10.8.0.7:8080',
      HAVEN_SMS_USER: 'sms',
      HAVEN_SMS_PASSWORD: 'secret',
      HAVEN_SMS_SIGNING_KEY: 'a key of the phone',
    };
    const parsed = parseConfig(whole);
    expect(parsed.ok && parsed.config.sms).toEqual({
      url: 'http://10.8.0.7:8080/',
      username: 'sms',
      password: 'secret',
      signingKey: 'a key of the phone',
      number: null,
    });
    for (const part of [{ HAVEN_SMS_SIGNING_KEY: undefined }, { HAVEN_SMS_PASSWORD: undefined }]) {
      const half = parseConfig({ ...whole, ...part });
      expect(!half.ok && half.sentences.join()).toContain('set together');
    }
    const alone = parseConfig({ HAVEN_SMS_NUMBER: '+381 60 123 456' });
    expect(!alone.ok && alone.sentences.join()).toContain('set together');
  });

  it('when only half of the OpenID Connect settings is given, then it is refused', () => {
    const half = parseConfig({ HAVEN_OIDC_ISSUER: 'https://idp.example.org' });
    expect(!half.ok && half.sentences.join()).toContain('HAVEN_OIDC_CLIENT_ID');
  });

  it('when there is a token without consent, or consent without a token, then there is no Mapbox', () => {
    const tokenOf = (env: Record<string, string>) => {
      const result = parseConfig(env);
      return result.ok ? result.config.mapboxToken : 'refused';
    };
    expect(tokenOf({ HAVEN_MAPBOX_TOKEN: 'pk.abc' })).toBeNull();
    expect(tokenOf({ HAVEN_MAPBOX_CONSENT: '1' })).toBeNull();
    expect(tokenOf({ HAVEN_MAPBOX_TOKEN: 'pk.abc', HAVEN_MAPBOX_CONSENT: '1' })).toBe('pk.abc');
  });

  it('OP-15: when a copy is to be made each day, then its keys have a place of their own, and there is a time for it', () => {
    const places = { HAVEN_BACKUP_LOG: '/backups', HAVEN_BACKUP_KEYS: '/keys' };
    expect(parseConfig({ HAVEN_DAILY_AT: '04:10', ...places })).toMatchObject({
      config: {
        daily: { atMinutes: 250, backup: { log: '/backups', keys: '/keys', keep: 30 } },
        backupDirs: ['/backups', '/keys'],
      },
    });
    for (const wrong of [
      places,
      { HAVEN_DAILY_AT: '04:10', HAVEN_BACKUP_LOG: '/backups' },
      { HAVEN_DAILY_AT: '04:10', HAVEN_BACKUP_KEEP: '3' },
      { HAVEN_DAILY_AT: '04:10', HAVEN_EVENT_STORE: 'memory', ...places },
    ])
      expect(parseConfig(wrong)).toMatchObject({ ok: false, sentences: [expect.stringContaining('HAVEN_BACKUP_')] });
  });
});
