import {
  type OperationWhere,
  operationWhere,
  type PartyRelations,
  partyRelations,
  type RequestCriteria,
  requestCriteria,
  type TransferDetails,
  type Travel,
  transferDetails,
  travel,
} from '@safe-haven/contracts';
import type { OpenedRequest, PlannedHold, Sealed } from '@safe-haven/domain';
import { z } from 'zod';
import { CannotSeal, type Keyring } from '../privacy/keys/keyring.ts';
import { Failure } from '../problems/failure.ts';

const meetingPoint = z.string();
const codes = z.array(z.string());
const plannedHolds: z.ZodType<readonly PlannedHold[]> = z.array(
  z.strictObject({
    line: z.int(),
    requestId: z.string(),
    since: z.int(),
    shelterId: z.string(),
    rooms: z.array(z.string()),
    abroad: z.boolean(),
    minutes: z.number().nullable(),
  }),
);
/** Letters and digits that nobody mistakes on the phone; 32, so that a byte gives one evenly. */
const SPOKEN = 'abcdefghjkmnpqrstuvwxyz023456789';
const CODE_LENGTH = 8;
/**
 * The fingerprint once a subject's key is erased: commands can no longer be distinguished, so a repeat does not get the
 * stored answer.
 */
const ERASED = 'erased';

/**
 * Seals and opens personal details of one party: a request's criteria under `request-<id>`, a transfer's details and
 * meeting point under `transfer-<id>`, where many were met under `operation-<id>`. No other class of the API reads or writes them.
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

  /** With whom a party of an operation stays; gone with the key of its request. */
  relations(requestId: string, value: PartyRelations): Promise<Sealed> {
    return this.#seal(`request-${requestId}`, 'relations', value);
  }

  where(operationId: string, value: OperationWhere): Promise<Sealed> {
    return this.#seal(`operation-${operationId}`, 'where', value);
  }

  /** Who travels in one ride of an operation, and when. */
  travel(operationId: string, value: Travel): Promise<Sealed> {
    return this.#seal(`operation-${operationId}`, 'travel', value);
  }

  openTravel(operationId: string, sealed: Sealed): Promise<Travel | null> {
    return this.#open(`operation-${operationId}`, sealed, 'travel', travel);
  }

  /** A plan as a text that a page carries and can't read: its rooms are for the houses. */
  async plan(operationId: string, holds: readonly PlannedHold[]): Promise<string> {
    return (await this.#seal(`operation-${operationId}`, 'plan', holds)).box;
  }

  /** null: it is no plan of this operation, or the key was erased. */
  openPlan(operationId: string, box: string): Promise<readonly PlannedHold[] | null> {
    return this.#open(`operation-${operationId}`, { key: `operation-${operationId}`, box }, 'plan', plannedHolds);
  }

  openWhere(operationId: string, sealed: Sealed): Promise<OperationWhere | null> {
    return this.#open(`operation-${operationId}`, sealed, 'where', operationWhere);
  }

  openRelations(requestId: string, sealed: Sealed): Promise<PartyRelations | null> {
    return this.#open(`request-${requestId}`, sealed, 'relations', partyRelations);
  }

  /** What a helper of another organisation types: it is stored nowhere, and ends with the key. null: erased. */
  async helpCode(operationId: string): Promise<string | null> {
    const subject = `operation-${operationId}`;
    if (this.#keyring.erased.has(subject)) return null;
    const bytes = await this.#keyring.derive(subject, 'help code', CODE_LENGTH).catch((error: unknown) => {
      if (error instanceof CannotSeal) return null;
      throw error;
    });
    return bytes === null ? null : [...bytes].map((byte) => SPOKEN[byte % SPOKEN.length]).join('');
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
  async fingerprint(
    subject: `request-${string}` | `transfer-${string}` | `operation-${string}`,
    hash: string,
  ): Promise<string> {
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
