import { describe, expect, it } from '@jest/globals';
import { parseConfig } from './config.ts';

describe('given the environment', () => {
  it('when nothing is set, then it is loopback, port 3000, ./data, no demo, no Mapbox', () => {
    expect(parseConfig({})).toEqual({
      ok: true,
      config: {
        port: 3000,
        host: '127.0.0.1',
        dataDir: './data',
        demo: false,
        eventStore: { kind: 'sqlite' },
        mapboxToken: null,
        logLevel: 'warn',
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
  ])('when %s is %j, then it is refused in a sentence that names it', (name, value) => {
    const result = parseConfig({ [name]: value });
    expect(result.ok).toBe(false);
    expect(!result.ok && result.sentences.join()).toContain(name);
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

  it('when several are wrong, then all are said at once', () => {
    const result = parseConfig({ PORT: 'x', HAVEN_DEMO: 'x' });
    expect(!result.ok && result.sentences).toHaveLength(2);
  });

  it('when the demo would listen to others than this machine, then it is refused', () => {
    expect(parseConfig({ HAVEN_DEMO: '1', HOST: '0.0.0.0' }).ok).toBe(false);
    expect(parseConfig({ HAVEN_DEMO: '1', HOST: '::1' }).ok).toBe(true);
    expect(parseConfig({ HOST: '0.0.0.0' }).ok).toBe(true);
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
});
