import { drawn, heartbeat, noticesNudge, refetch, resync, snapshot, tonightNudge, update } from '@safe-haven/contracts';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { z } from 'zod';

interface Message {
  readonly summary: string;
  readonly schema: z.ZodType;
}

/** Messages from the server to the client. */
export const PUSHED = {
  snapshot: { summary: 'Every row, on connecting or after a gap', schema: snapshot },
  update: { summary: 'Whole rows that differ between two positions', schema: update },
  refetch: {
    summary: 'To a reader whose handshake said that it fetches, in place of a snapshot: ask GET /api/board',
    schema: refetch,
  },
  heartbeat: {
    summary:
      'On connecting, then every 1.5 s while the log lives: how far it was read, and how long ago (ms) it last showed that it lives',
    schema: heartbeat,
  },
  tonight: {
    summary:
      'A request, a task, a transfer, a hold or a shift that concerns this reader, or a house of theirs, changed: ask for it. At most twice a second',
    schema: tonightNudge,
  },
  notices: {
    summary: "A look into this reader's houses in an emergency was begun or judged: ask for the notices",
    schema: noticesNudge,
  },
} as const satisfies Readonly<Record<string, Message>>;

/** Messages from the client to the server. */
export const ASKED = {
  resync: { summary: 'Asks for a snapshot', schema: resync },
  drawn: {
    summary:
      'How long ago a change was asked for and answered, once the page has drawn it: where the header Haven-Drawn asks for it',
    schema: drawn,
  },
} as const satisfies Readonly<Record<string, Message>>;

type Pushed = { readonly [N in keyof typeof PUSHED]: (message: z.output<(typeof PUSHED)[N]['schema']>) => void };

/** A socket.io server typed for the documented messages only. */
export type LiveServer = Server<DefaultEventsMap, Pushed>;
export type LiveSocket = Socket<DefaultEventsMap, Pushed>;
