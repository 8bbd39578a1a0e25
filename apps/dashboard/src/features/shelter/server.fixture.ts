import type { ActivityItem, ContactsOfShelter, ShelterDetail } from '@safe-haven/contracts';
import { ourHeaders } from '../../net/server.fixture.ts';

/** A received command. */
export interface SentCommand {
  readonly name: string;
  readonly key: string;
  readonly body: Record<string, unknown>;
  /** Sends the response. */
  respond(status: number, body: Record<string, unknown>): void;
}

/** A fake server of one shelter: reads are answered at once, commands by the test. */
export class ShelterServer {
  detail: ShelterDetail;
  activity: readonly ActivityItem[] = [];
  contacts: readonly ContactsOfShelter[] = [];
  readonly sent: SentCommand[] = [];

  constructor(detail: ShelterDetail) {
    this.detail = detail;
    globalThis.fetch = ((path: string, init: RequestInit) => this.#answer(path, init)) as typeof fetch;
  }

  /** The latest command. */
  get last(): SentCommand {
    const command = this.sent.at(-1);
    if (!command) throw new Error('Nothing was sent.');
    return command;
  }

  #answer(path: string, init: RequestInit): Promise<Response> {
    if (path.endsWith('/meeting-point')) return Promise.resolve(json(404, refused(404, 'not_found')));
    if (path.startsWith('/api/duty-contacts')) return Promise.resolve(json(200, { contacts: this.contacts }));
    if (init.method !== 'POST') {
      const body = path.includes('/events') ? { items: this.activity, next: null } : this.detail;
      return Promise.resolve(json(200, body));
    }
    const headers = init.headers as Record<string, string>;
    return new Promise((resolve) => {
      this.sent.push({
        name: path.split('/').at(-1) ?? '',
        key: headers['idempotency-key'] ?? '',
        body: JSON.parse(String(init.body)),
        respond: (status, body) => resolve(json(status, body)),
      });
    });
  }
}

export const accepted = (type: string) => ({ position: '00000000000000000101', revision: '42', events: [{ type }] });
export const refused = (status: number, code: string, more: Record<string, unknown> = {}) => ({
  type: 'about:blank',
  title: code,
  status,
  code,
  ...more,
});

const json = (status: number, body: unknown): Response =>
  ({ ok: status < 400, status, json: async () => body, headers: ourHeaders() }) as unknown as Response;
