import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

const CALLBACK = 'https://haven.example/api/sign-in/oidc/callback';
export const METADATA = '/.well-known/openid-configuration';

/** How the provider misbehaves: overrides of what the library answers. */
export interface Misbehaviour {
  /** Claims set in the ID token, which is then signed again. */
  claims?: Record<string, unknown>;
  /** Signs with a key that is not published. */
  foreignKey?: boolean;
  /** Issues unsigned tokens. */
  unsigned?: boolean;
  /** Claims set in the userinfo response. */
  userinfo?: Record<string, unknown>;
  /** Fields set in its metadata. */
  metadata?: Record<string, unknown>;
  /** Paths that answer an error, or never answer. */
  broken?: Record<string, 'error' | 'silent' | 'redirect' | 'endless'>;
}

/** How the provider knows the person who signs in there. */
export interface IdentityThere {
  readonly subject: string;
  readonly email: string;
}
const MILA: IdentityThere = { subject: 'mila-42', email: 'mila@sos.example' };

/**
 * The `oidc-provider` library on a port the system chose, with a person who signs in at once. Everything that `lies`
 * does not override is the behaviour of the real provider.
 */
export class TestIdentityProvider {
  readonly clientId = 'haven';
  clientSecret = 'a secret between two programs';
  readonly redirectUri = CALLBACK;
  misbehaviour: Misbehaviour = {};
  /** What the person decides at the provider. */
  decision: 'signs in' | 'says no' = 'signs in';
  readonly issuer: string;
  readonly #server: Server;
  /** The person who signs in there. */
  readonly #person: IdentityThere;
  #provider: Provider;
  #keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  #keyId = 1;
  readonly #foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });

  private constructor(server: Server, person: IdentityThere) {
    this.#server = server;
    this.#person = person;
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.#provider = new Provider(this.issuer, this.#configuration());
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const path = new URL(request.url!, this.issuer).pathname;
      const broken = this.misbehaviour.broken?.[path];
      if (broken) breakDown(broken, response);
      else if (path.startsWith('/ask/')) void this.#ask(request, response);
      else {
        if (path === METADATA || path === '/token' || path === '/me') this.#lieIn(response, path);
        void this.#provider.callback()(request, response);
      }
    });
  }

  static async start(person: IdentityThere = MILA): Promise<TestIdentityProvider> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TestIdentityProvider(server, person);
  }

  /** From now on tokens are signed with another key, and the one before is not published any more. */
  rotateKeys(): void {
    this.#keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.#keyId += 1;
    this.#provider = new Provider(this.issuer, this.#configuration());
  }

  /** From now on it knows us by another secret. */
  changeSecret(secret: string): void {
    this.clientSecret = secret;
    this.#provider = new Provider(this.issuer, this.#configuration());
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /**
   * Follows the provider's redirects as a browser would, and returns the callback's query. `cookies`: those of a browser that
   * comes again. Asked whether to sign out, the person says yes.
   */
  async visit(url: string, cookies = new Map<string, string>()): Promise<string> {
    let form: { method: string; body: URLSearchParams } | null = null;
    for (let at = url; ; ) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer: Response = await fetch(at, { redirect: 'manual', headers: { cookie }, ...form });
      form = null;
      for (const set of answer.headers.getSetCookie()) {
        const [name, value] = set.split(';')[0]!.split('=') as [string, string];
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      const next = answer.headers.get('location');
      if (next === null) {
        const page = await answer.text();
        const [, action, xsrf] = /action="([^"]+)".*name="xsrf" value="([^"]+)"/s.exec(page) ?? [];
        if (action === undefined || xsrf === undefined) throw new Error(`${answer.status}: ${page}`);
        form = { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) };
        at = action;
        continue;
      }
      at = new URL(next, at).href;
      if (at.startsWith(CALLBACK)) return new URL(at).search;
    }
  }

  #configuration(): Configuration {
    const jwk = {
      ...this.#keys.privateKey.export({ format: 'jwk' }),
      kid: `k${this.#keyId}`,
      alg: 'RS256',
      use: 'sig',
    };
    return {
      clients: [
        {
          client_id: this.clientId,
          client_secret: this.clientSecret,
          redirect_uris: [CALLBACK],
          post_logout_redirect_uris: [CALLBACK],
        },
        { client_id: 'another', client_secret: 'another secret of a program', redirect_uris: [CALLBACK] },
      ],
      jwks: { keys: [jwk as never] },
      cookies: { keys: ['only for tests'] },
      claims: { openid: ['sub', 'acr', 'amr', 'auth_time'], email: ['email', 'email_verified'] },
      acrValues: ['urn:two-factors'],
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/ask/${uid}` },
      ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
      findAccount: (_, sub) => ({
        accountId: sub,
        claims: () => ({ sub, email: this.#person.email, email_verified: true }),
      }),
    };
  }

  async #ask(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, params, session } = await this.#provider.interactionDetails(request, response);
    if (this.decision === 'says no') {
      await this.#provider.interactionFinished(request, response, { error: 'access_denied' });
    } else if (prompt.name === 'login') {
      const login = { accountId: this.#person.subject, amr: ['pwd', 'otp'], acr: 'urn:two-factors' };
      await this.#provider.interactionFinished(request, response, { login });
    } else {
      const grant = new this.#provider.Grant({ accountId: session!.accountId, clientId: String(params['client_id']) });
      grant.addOIDCScope('openid email');
      await this.#provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
    }
  }

  /** Changes the response body where `lies` asks for it. */
  #lieIn(response: ServerResponse, path: string): void {
    const end = response.end.bind(response);
    response.end = ((body: unknown, ...rest: []) => {
      const answer = body ? JSON.parse(String(body)) : {};
      if (path === METADATA) Object.assign(answer, this.misbehaviour.metadata);
      else if (path === '/me') Object.assign(answer, this.misbehaviour.userinfo);
      else if (answer.id_token) answer.id_token = this.#retold(answer.id_token);
      const text = JSON.stringify(answer);
      if (!response.headersSent) response.setHeader('content-length', Buffer.byteLength(text));
      return end(text, ...rest);
    }) as typeof response.end;
  }

  #retold(token: string): string {
    const { claims, foreignKey, unsigned } = this.misbehaviour;
    if (!claims && !foreignKey && !unsigned) return token;
    const tokenClaims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
    const header = unsigned ? { alg: 'none' } : { alg: 'RS256', kid: `k${this.#keyId}` };
    return jwt(header, { ...tokenClaims, ...claims }, (foreignKey ? this.#foreign : this.#keys).privateKey);
  }
}

function jwt(header: { alg: string }, claims: unknown, key: KeyObject): string {
  const body = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${body}.${header.alg === 'none' ? '' : createSign('sha256').update(body).sign(key, 'base64url')}`;
}

function breakDown(how: NonNullable<Misbehaviour['broken']>[string], response: ServerResponse): void {
  if (how === 'error') response.writeHead(503).end();
  if (how === 'redirect') response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
  if (how === 'endless') {
    const more = () => {
      while (response.write('x'.repeat(65_536)));
      response.once('drain', more);
    };
    response.writeHead(200, { 'content-type': 'application/json' });
    more();
  }
}
