import type { CDPSession, Page } from 'playwright-core';

/** The authenticator of somebody's own device, as the browser's tools pretend one: it shows and keeps passkeys. */
export class Authenticator {
  readonly #tools: CDPSession;
  readonly #id: string;

  private constructor(tools: CDPSession, id: string) {
    this.#tools = tools;
    this.#id = id;
  }

  /** A fingerprint reader that knows its person; for this page, wherever it goes. */
  static async of(page: Page): Promise<Authenticator> {
    const tools = await page.context().newCDPSession(page);
    await tools.send('WebAuthn.enable');
    const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Authenticator(tools, authenticatorId);
  }

  /** How many passkeys it keeps. */
  async passkeys(): Promise<number> {
    const { credentials } = await this.#tools.send('WebAuthn.getCredentials', { authenticatorId: this.#id });
    return credentials.length;
  }

  /** The finger is not recognised from now on, or is again. */
  recognises(isUserVerified: boolean): Promise<unknown> {
    return this.#tools.send('WebAuthn.setUserVerified', { authenticatorId: this.#id, isUserVerified });
  }

  /** It is taken away from the browser, and its passkeys with it. */
  unplug(): Promise<unknown> {
    return this.#tools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: this.#id });
  }
}
