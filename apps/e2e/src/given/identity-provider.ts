import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

const CLIENT = { client_id: 'haven', client_secret: 'a secret between two programs' };

/** An organisation's own sign-in: the `oidc-provider` library on a port of its own, which lets one person in by a press. */
export class IdentityProvider {
  readonly #server: Server;
  readonly #issuer: string;
  readonly #email: string;
  #provider: Provider | null = null;

  private constructor(server: Server, email: string) {
    this.#server = server;
    this.#issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.#email = email;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (request.url!.startsWith('/ask/')) void this.#ask(request, response);
      else void this.#provider?.callback()(request, response);
    });
  }

  static async start(email: string): Promise<IdentityProvider> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new IdentityProvider(server, email);
  }

  /** What a program is set to that trusts it for an organisation. */
  settings(organisation: string): Readonly<Record<string, string>> {
    return {
      HAVEN_OIDC_ISSUER: this.#issuer,
      HAVEN_OIDC_CLIENT_ID: CLIENT.client_id,
      HAVEN_OIDC_CLIENT_SECRET: CLIENT.client_secret,
      HAVEN_OIDC_ORGANISATION: organisation,
    };
  }

  /** Registers the program at this address, as an administrator there would. */
  register(url: string): void {
    const callback = `${url}/api/sign-in/oidc/callback`;
    this.#provider = new Provider(this.#issuer, {
      clients: [{ ...CLIENT, redirect_uris: [callback], post_logout_redirect_uris: [callback] }],
      cookies: { keys: ['only for tests'] },
      claims: { openid: ['sub', 'auth_time'], email: ['email', 'email_verified'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/ask/${uid}` },
      ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 60, Interaction: 600, Session: 600 },
      findAccount: (_, sub) => ({
        accountId: sub,
        claims: () => ({ sub, email: this.#email, email_verified: true }),
      }),
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #ask(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = this.#provider!;
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === 'consent') {
      const grant = new provider.Grant({ accountId: session!.accountId, clientId: String(params['client_id']) });
      grant.addOIDCScope('openid email');
      await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
    } else if (request.method === 'POST') {
      await provider.interactionFinished(request, response, { login: { accountId: 'a person there' } });
    } else {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><title>Provider</title><form method="post"><button>I am ${this.#email}</button></form>`,
      );
    }
  }
}
