import { type RequestCriteria, requestCriteria, type TransferDetails, transferDetails } from '@safe-haven/contracts';
import type { Sealed } from '@safe-haven/domain';
import { z } from 'zod';
import { CannotSeal, type Keyring } from '../privacy/keys/keyring.ts';
import { Failure } from '../problems/failure.ts';

const meetingPoint = z.string();

/**
 * What is about one party, sealed before it is recorded and opened for whoever may read it: a request's criteria under
 * `request-<id>`, a transfer's details and meeting point under `transfer-<id>`. Nothing else here reads or writes them.
 */
export class CaseSealing {
  readonly #keyring: Keyring;

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  criteria(requestId: string, value: RequestCriteria): Promise<Sealed> {
    return this.#seal(`request-${requestId}`, 'criteria', value);
  }

  details(transferId: string, value: TransferDetails): Promise<Sealed> {
    return this.#seal(`transfer-${transferId}`, 'details', value);
  }

  meetingPoint(transferId: string, value: string): Promise<Sealed> {
    return this.#seal(`transfer-${transferId}`, 'meeting_point', value);
  }

  /** null: forgotten, or not to be opened by this program. */
  openCriteria(requestId: string, sealed: Sealed): Promise<RequestCriteria | null> {
    return this.#open(`request-${requestId}`, sealed, 'criteria', requestCriteria);
  }

  openDetails(transferId: string, sealed: Sealed | null): Promise<TransferDetails | null> {
    return this.#open(`transfer-${transferId}`, sealed, 'details', transferDetails);
  }

  openMeetingPoint(transferId: string, sealed: Sealed | null): Promise<string | null> {
    return this.#open(`transfer-${transferId}`, sealed, 'meeting_point', meetingPoint);
  }

  async #seal(subject: string, purpose: string, value: unknown): Promise<Sealed> {
    try {
      return await this.#keyring.seal(subject, purpose, value);
    } catch (error) {
      if (error instanceof CannotSeal) throw new Failure('store_unavailable');
      throw error;
    }
  }

  async #open<T>(subject: string, sealed: Sealed | null, purpose: string, schema: z.ZodType<T>): Promise<T | null> {
    if (sealed === null || sealed.key !== subject || this.#keyring.erased.has(subject)) return null;
    const opened = await this.#keyring.open(sealed, purpose).catch((): never => {
      throw new Failure('store_unavailable');
    });
    if (opened.outcome !== 'opened') return null;
    const parsed = schema.safeParse(opened.value);
    return parsed.success ? parsed.data : null;
  }
}
