import { z } from 'zod';
import { id, instant } from './primitives.ts';
import { page, read } from './reads.ts';

/**
 * The kind of an entry: what was done in a house, to an account, in the vault, that somebody accessed something, or opened
 * a request.
 */
export const auditKind = z.enum(['house', 'account', 'shift', 'vault', 'look', 'request', 'token', 'key']);

/** Filters for managers: who saw or wrote addresses, who probed how full houses are, and what was refused. */
export const auditTopic = z.enum(['address', 'tried', 'refused']);
export type AuditTopic = z.infer<typeof auditTopic>;

/** `GET /api/audit`. Without `from` the last seven days. */
export const auditQuery = z.strictObject({
  from: instant.optional(),
  to: instant.optional(),
  person: id.optional(),
  shelter: id.optional(),
  kind: auditKind.optional(),
  topic: auditTopic.optional(),
  /** Entries before this one, for paging. */
  before: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type AuditQuery = z.output<typeof auditQuery>;

export const auditEntry = z.object({
  /** The log position, which is the order of the trail. */
  position: z.string(),
  eventId: z.string(),
  kind: auditKind,
  /** The event's type, such as `AddressRevealed`. */
  type: z.string(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  actor: z.object({
    person: z.string(),
    name: z.string().nullable(),
    role: z.string(),
    organisation: z.string().nullable(),
  }),
  /** The house, account, organisation or token that it is about; `name` null when it has none or was erased. */
  about: z.object({
    kind: z.enum(['shelter', 'person', 'organisation', 'token', 'subject', 'none']),
    id: z.string(),
    name: z.string().nullable(),
  }),
  /** The probed houses, as far as the reader may know of them. */
  shelters: z.array(z.object({ id: z.string(), name: z.string().nullable() })).default([]),
  /** Codes of the fact: a purpose, a reason, a role. Never free text, a bed or a secret. */
  details: z.record(z.string(), z.string()),
});
export type AuditEntry = z.infer<typeof auditEntry>;
export const auditPage = z.object({
  entries: z.array(auditEntry),
  /** The `before` of the next page; null: this is the last. */
  next: z.string().nullable(),
});
export type AuditPage = z.infer<typeof auditPage>;
/** `POST /api/audit/export`: all pages at once, up to a limit; `more`: there are older ones. */
export const auditExport = z.object({ entries: z.array(auditEntry), more: z.boolean() });
export type AuditExport = z.infer<typeof auditExport>;

export const auditTrailRead = read('/api/audit', auditPage, ['audit'], page('0.1.0'));
export const auditFileRead = read('/api/audit.csv', null, ['audit'], page('0.1.0'), { file: 'text/csv' });
