/**
 * The push services of the browsers: Chrome and its derivatives, Firefox, Safari, Edge. An entry with a leading dot
 * matches every host below it. Other endpoints are refused: the server would otherwise send requests to any address
 * (SSRF).
 */
export const PUSH_SERVICES: readonly string[] = [
  'fcm.googleapis.com',
  '.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
];

/** The endpoint as a URL; null when it is not at a listed push service or not over TLS. */
export function pushServiceAt(endpoint: string, services: readonly string[]): URL | null {
  if (!URL.canParse(endpoint)) return null;
  const url = new URL(endpoint);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  return services.some((service) => isAt(service, url)) ? url : null;
}

/** Compares host and port; 443 is the default. */
const isAt = (service: string, { host }: URL): boolean =>
  service.startsWith('.') ? host.endsWith(service) && host.length > service.length : host === service;
