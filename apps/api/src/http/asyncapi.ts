import { heartbeat, noticesNudge, resync, snapshot, tonightNudge, update } from '@safe-haven/contracts';
import { jsonSchema } from '../routes/json-schema.ts';

type Json = Record<string, unknown>;
const message = (name: string, summary: string, payload: Json): Json => ({
  name,
  summary,
  contentType: 'application/json',
  payload,
});

/** AsyncAPI 3.0 of the socket at `/live` (socket.io, websocket only, the session's cookie). */
export const asyncApi = (): Json => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Safe Haven, live board',
    version: '1',
    description:
      "socket.io at /live, for everybody who is signed in: it ends with the session. Whoever sees no board gets heartbeats without a position and nothing else. The handshake's auth may say `{ after, logId }`: the last position and the log it belongs to. An update at or before the client's position is ignored; one that starts after it is a gap: send resync.",
  },
  channels: {
    live: {
      address: '/live',
      messages: {
        snapshot: message('snapshot', 'Every row, on connecting or after a gap', jsonSchema(snapshot, 'output')),
        update: message('update', 'Whole rows that differ between two positions', jsonSchema(update, 'output')),
        heartbeat: message(
          'heartbeat',
          'Every 5 s: the server is there and has read this far',
          jsonSchema(heartbeat, 'output'),
        ),
        tonight: message(
          'tonight',
          'A request, a task, a transfer or a hold that concerns this reader changed: ask for it. At most twice a second',
          jsonSchema(tonightNudge, 'output'),
        ),
        notices: message(
          'notices',
          "A look into this reader's houses in an emergency was begun or judged: ask for the notices",
          jsonSchema(noticesNudge, 'output'),
        ),
        resync: message('resync', 'Asks for a snapshot', jsonSchema(resync, 'input')),
      },
    },
  },
  operations: {
    push: {
      action: 'send',
      channel: { $ref: '#/channels/live' },
      messages: ['snapshot', 'update', 'heartbeat', 'tonight', 'notices'].map((m) => ({
        $ref: `#/channels/live/messages/${m}`,
      })),
    },
    ask: {
      action: 'receive',
      channel: { $ref: '#/channels/live' },
      messages: [{ $ref: '#/channels/live/messages/resync' }],
    },
  },
});
