import {
  type ContactCommand,
  type ContactRejection,
  type ContactState,
  contactDecider,
  type VaultEvent,
} from '@safe-haven/domain';
import { CaseStreams } from '../streams/case-streams.ts';
import type { Streams } from '../streams/streams.ts';

/** The write path of reports about numbers to call, in the streams `vault-…` that the numbers are in. */
export class ContactStreams extends CaseStreams<ContactState, ContactCommand, VaultEvent, ContactRejection> {
  constructor(streams: Streams) {
    super(streams, contactDecider);
  }
}
