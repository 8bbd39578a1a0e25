/**
 * A data key, wrapped by a master key that is not in the log. The stream `key-<subject>.<generation>` holds one of
 * these and nothing else; such streams are the only ones that may be forgotten.
 */
export interface KeyWrapped {
  readonly type: 'KeyWrapped';
  readonly subject: string;
  /** 1 for the first wrap of a subject's key; each rotation of the master key makes the next one. */
  readonly generation: number;
  /** Nonce, ciphertext and tag of the 32 bytes of the key, by AES-256-GCM with the stream's name, in base64url. */
  readonly wrapped: string;
  /** Id of the master key: the first 8 hexadecimal digits of its SHA-256. */
  readonly wrappedBy: string;
}

/** Somebody asked for it; the time for which it may be kept is over; it should never have been recorded. */
export type ErasureReason = 'asked' | 'retention' | 'wrong';

/** The data key of a subject is to be gone for good, in the stream `access-<yyyy-mm-dd>` of the UTC day. */
export interface SubjectErased {
  readonly type: 'SubjectErased';
  readonly subject: string;
  readonly reason: ErasureReason;
}
