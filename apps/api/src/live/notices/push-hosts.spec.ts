import { describe, expect, it } from '@jest/globals';
import { PUSH_SERVICES, pushServiceAt } from './push-hosts.ts';

const SERVICES = [...PUSH_SERVICES, 'push.example.org:8443', '.push.example.net'];

describe('where messages may be sent', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/x',
    'https://FCM.googleapis.com:443/x',
    'https://updates.push.services.mozilla.com/wpush/v2/x',
    'https://web.push.apple.com/x',
    'https://db5p.notify.windows.com/w/?token=x',
    'https://push.example.org:8443/x',
    'https://a.b.push.example.net/x',
    // The host that a reader sees is the one that is checked, whatever the URL looks like.
    'https:fcm.googleapis.com\\@evil.example/x',
  ])('NT-4: %s is a push service on the list', (endpoint) => {
    expect(pushServiceAt(endpoint, SERVICES)?.href).toBe(new URL(endpoint).href);
  });

  it.each([
    'http://fcm.googleapis.com/x',
    'ftp://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com./x',
    'https://fcm.googleapis.com@evil.example/x',
    'https://someone@fcm.googleapis.com/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evilfcm.googleapis.com/x',
    'https://push.apple.com/x',
    'https://evilpush.apple.com/x',
    'https://push.example.org/x',
    'https://push.example.net/x',
    'https://a.push.example.net:8443/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://169.254.169.254/latest/meta-data',
    'fcm.googleapis.com',
    '',
  ])('NT-4: %s is none', (endpoint) => {
    expect(pushServiceAt(endpoint, SERVICES)).toBeNull();
  });

  it('NT-4: where nothing is to be sent, no address is a push service', () => {
    expect(pushServiceAt('https://fcm.googleapis.com/x', [])).toBeNull();
  });
});
