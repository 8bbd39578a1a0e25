import { connect, type PeerCertificate } from 'node:tls';
import { type Config, isOpenToOthers } from '../../environment/config.ts';
import { type Finding, fix, ok, unknown } from './finding.ts';

const WHAT = 'certificate';
const WITHIN_MS = 5_000;
const DAY_MS = 86_400_000;
/** Certificates that are renewed automatically are renewed a month before the end. */
const SOON_DAYS = 14;
/** Errors of a certificate; any other says that nobody answered there. */
const OF_A_CERTIFICATE = /^(ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_)/;

interface Seen {
  /** Why the connection was not trusted, or not made; null: it was. */
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly validTo: string | null;
}

/** Whether the address that people open shows a certificate for its name, and for how long it is good. */
export async function certificate(config: Config, now = Date.now()): Promise<Finding> {
  if (!isOpenToOthers(config)) return ok(WHAT, 'None is needed: nobody else reaches the program.');
  const { hostname, port } = new URL(config.publicUrl!);
  const host = hostname.replace(/^\[|\]$/g, '');
  return certificateFinding(host, await seenAt(host, Number(port || 443)), now);
}

/** What is said of a certificate that was seen. */
export function certificateFinding(host: string, { error, validTo }: Seen, now: number): Finding {
  if (error !== null && !OF_A_CERTIFICATE.test(error.code))
    return unknown(WHAT, `${host} can't be reached from here (${error.code}).`);
  if (error !== null)
    return fix(WHAT, `Browsers do not trust ${host}: ${error.message}.`, 'renew the certificate of the proxy');
  const days = Math.floor((Date.parse(validTo ?? '') - now) / DAY_MS);
  return days < SOON_DAYS
    ? fix(WHAT, `That of ${host} ends in ${days} days.`, 'renew the certificate of the proxy')
    : ok(WHAT, `That of ${host} is for its name, and good for ${days} days.`);
}

const seenAt = (host: string, port: number): Promise<Seen> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, servername: host, timeout: WITHIN_MS }, () => {
      const { valid_to: validTo }: Partial<PeerCertificate> = socket.getPeerCertificate();
      resolve({ error: null, validTo: validTo ?? null });
      socket.destroy();
    });
    const refused = (code: string, message: string) => {
      resolve({ error: { code, message }, validTo: null });
      socket.destroy();
    };
    socket.on('error', (error: NodeJS.ErrnoException) => refused(error.code ?? error.name, error.message));
    socket.on('timeout', () => refused('ETIMEDOUT', 'it does not answer'));
  });
