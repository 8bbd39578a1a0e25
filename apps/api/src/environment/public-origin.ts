/**
 * Where people open this program: what links, passkeys and an organisation's own sign-in are bound to. Known for sure
 * only once it listens, for the port may have been chosen by the system.
 */
export class PublicOrigin {
  #origin: string;

  constructor(configured: string | null) {
    this.#origin = configured ?? 'http://localhost';
  }

  /** Without a configured address it is this machine itself, by its name: passkeys are not for IP addresses. */
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
