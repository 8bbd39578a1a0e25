import { jsonSchema } from '../routes/json-schema.ts';
import { ASKED, PUSHED } from './messages.ts';

type Json = Record<string, unknown>;

const documented = (messages: typeof PUSHED | typeof ASKED, io: 'input' | 'output'): Json =>
  Object.fromEntries(
    Object.entries(messages).map(([name, { summary, schema }]) => [
      name,
      { name, summary, contentType: 'application/json', payload: jsonSchema(schema, io) },
    ]),
  );

const operation = (action: 'send' | 'receive', messages: typeof PUSHED | typeof ASKED): Json => ({
  action,
  channel: { $ref: '#/channels/live' },
  messages: Object.keys(messages).map((name) => ({ $ref: `#/channels/live/messages/${name}` })),
});

/** AsyncAPI 3.0 of the socket at `/live` (socket.io, websocket only, authenticated by the session cookie). */
export const asyncApi = (): Json => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Safe Haven, live board',
    version: '1',
    description:
      "socket.io at /live, for everybody who is signed in: it ends with the session. A person who sees no board gets heartbeats without a position and nothing else. The handshake's auth may say `{ protocol }`, and one that this release does not speak is refused with `other_protocol`; and `{ after, logId }`: the last position and the log it belongs to. An update at or before the client's position is ignored; one that starts after it is a gap: send resync. A handshake that says `fetches: true` is never sent a snapshot unless it sends resync: it gets a message to refetch, asks GET /api/board, where the same is sent compressed, and says `{ after, asOf, logId }` of that; updates with an `asOf` count at the client's own position too.",
  },
  channels: {
    live: { address: '/live', messages: { ...documented(PUSHED, 'output'), ...documented(ASKED, 'input') } },
  },
  operations: { push: operation('send', PUSHED), ask: operation('receive', ASKED) },
});
