import { type RequestCriteria, requestCriteria, type TransferDetails, transferDetails } from '@safe-haven/contracts';
import type { OpenedRequest, Sealed } from '@safe-haven/domain';
import { z } from 'zod';
import { CannotSeal, type Keyring } from '../privacy/keys/keyring.ts';
import { Failure } from '../problems/failure.ts';

const meetingPoint = z.string();
const codes = z.array(z.string());
/**
 * The fingerprint once a subject's key is erased: commands can no longer be told apart, so a repeat does not get the
 * stored answer.
 */
const ERASED = 'erased';

/**
 * Seals and opens personal details of one party: a request's criteria under `request-<id>`, a transfer's details and
 * meeting point under `transfer-<id>`. No other class of the API reads or writes them.
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

  /**
   * Seals conditions and reasons, since they reveal what somebody needs. null: there are none, or the key was erased
   * and nothing is stored.
   */
  async because(requestId: string, value: readonly string[]): Promise<Sealed | null> {
    const subject = `request-${requestId}`;
    return value.length === 0 || this.#keyring.erased.has(subject) ? null : this.#seal(subject, 'because', value);
  }

  /**
   * The fingerprint of a command whose body reveals needs: a keyed hash (HMAC) under the subject's own key. An unkeyed
   * hash could be guessed, since there are few codes, and would survive erasure of the key. `hash`: `bodyHash`.
   */
  async fingerprint(subject: `request-${string}` | `transfer-${string}`, hash: string): Promise<string> {
    try {
      return (await this.#keyring.derive(subject, `command ${hash}`, 16)).toString('base64url');
    } catch (error) {
      if (!(error instanceof CannotSeal)) throw error;
      if (error.reason === 'erased') return ERASED;
      throw new Failure('store_unavailable');
    }
  }

  /** null: erased, or the key is not available. */
  openCriteria(requestId: string, sealed: Sealed): Promise<RequestCriteria | null> {
    return this.#open(`request-${requestId}`, sealed, 'criteria', requestCriteria);
  }

  openDetails(transferId: string, sealed: Sealed | null): Promise<TransferDetails | null> {
    return this.#open(`transfer-${transferId}`, sealed, 'details', transferDetails);
  }

  /** Empty when erased. */
  async openBecause(requestId: string, sealed: Sealed): Promise<readonly string[]> {
    return (await this.#open(`request-${requestId}`, sealed, 'because', codes)) ?? [];
  }

  /** A request with the codes of its answers and its reasons decrypted. */
  async openAnswers(state: OpenedRequest): Promise<OpenedRequest> {
    const { requestId, because } = state;
    const answers = state.answers.map(async (given) =>
      given.because === null ? given : { ...given, codes: await this.openBecause(requestId, given.because) },
    );
    const reasons = because === null ? state.reasons : await this.openBecause(requestId, because);
    return { ...state, answers: await Promise.all(answers), reasons };
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
