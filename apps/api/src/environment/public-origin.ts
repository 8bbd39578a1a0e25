/**
 * The origin that people use: links, passkeys and OpenID Connect redirects are bound to it. It is known only once the
 * program listens, because the system may choose the port.
 */
export class PublicOrigin {
  #origin: string;

  constructor(configured: string | null) {
    this.#origin = configured ?? 'http://localhost';
  }

  /** Without a configured address it is `localhost`: passkeys do not work with IP addresses. */
  listens(configured: string | null, port: number): void {
    this.#origin = configured ?? `http://localhost:${port}`;
  }

  get origin(): string {
    return this.#origin;
  }

  get tls(): boolean {
    return this.#origin.startsWith('https:');
  }
}
