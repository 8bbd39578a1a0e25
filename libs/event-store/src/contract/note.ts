import { randomUUID } from 'node:crypto';
import type { NewEvent } from '../port.ts';

/** A note to append; `over` replaces fields of the event. */
export function note(text: string, overrides: Partial<NewEvent> = {}): NewEvent {
  return {
    eventId: randomUUID(),
    type: 'Noted',
    schemaVersion: 2,
    data: { text },
    metadata: {
      occurredAt: '2026-11-02T21:10:00.000Z',
      recordedAt: '2026-11-02T21:12:30.500Z',
      actor: { person: 'person-1', role: 'coordinator', organisation: 'lara', country: 'BA' },
      commandId: randomUUID(),
      correlationId: 'request-1',
      source: 'app',
    },
    ...overrides,
  };
}

export const notes = (...texts: string[]): NewEvent[] => texts.map((text) => note(text));
