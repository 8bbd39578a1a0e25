import type { Codec } from '../port.ts';

/** The only event type of the suite. */
export interface Noted {
  readonly type: 'Noted';
  readonly text: string;
}

/** Parses `Noted`, upcasts its version 1, and rejects anything else. */
export const contractCodec: Codec<Noted> = {
  read(type, schemaVersion, data) {
    const fields = data as { text?: unknown; note?: unknown };
    if (type !== 'Noted' || schemaVersion > 2)
      return { ok: false, reason: `${type} v${schemaVersion} is not known here` };
    const text = schemaVersion === 1 ? fields.note : fields.text;
    if (typeof text !== 'string') return { ok: false, reason: 'a note without text' };
    return { ok: true, event: { type: 'Noted', text } };
  },
};
