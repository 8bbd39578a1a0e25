import type { CredentialKind, PersonEvent } from '@safe-haven/domain';
import type { Details } from './details.ts';

interface Held {
  readonly role: string;
  readonly organisation: string | null;
}

/** The part of an account that the audit trail needs to attribute its events and to name removed credentials. */
export interface AuditedAccount {
  readonly grants: Record<string, Held>;
  readonly credentials: Record<string, CredentialKind>;
}

interface AccountScope {
  readonly organisations: string[];
  readonly more: Details;
}

export const emptyAccount = (): AuditedAccount => ({ grants: {}, credentials: {} });

/**
 * Folds the event into the account, and returns which organisations' managers may see it, with details that the event
 * itself does not have: the role that was revoked or acted in, the kind of credential that was removed. An event about
 * one role belongs to that role's organisation alone, any other to each organisation of the account at that moment.
 */
export function foldAccount(account: AuditedAccount, event: PersonEvent): AccountScope {
  switch (event.type) {
    case 'RoleGranted': {
      const held = { role: event.role, organisation: event.organisation };
      account.grants[event.grantId] = held;
      return { organisations: organisationsIn([held]), more: {} };
    }
    case 'RoleRevoked': {
      const held = account.grants[event.grantId];
      delete account.grants[event.grantId];
      return ofOne(held);
    }
    case 'SessionOpened':
      return ofOne(account.grants[event.grantId]);
    case 'CredentialAdded':
      account.credentials[event.credentialId] = event.kind;
      return ofAll(account);
    case 'CredentialRemoved': {
      const kind = account.credentials[event.credentialId];
      delete account.credentials[event.credentialId];
      return { ...ofAll(account), more: kind ? { kind } : {} };
    }
    default:
      return ofAll(account);
  }
}

const ofAll = (account: AuditedAccount): AccountScope => ({
  organisations: organisationsIn(Object.values(account.grants)),
  more: {},
});

function ofOne(held: Held | undefined): AccountScope {
  if (!held) return { organisations: [], more: {} };
  const { role, organisation } = held;
  return { organisations: organisationsIn([held]), more: organisation === null ? { role } : { role, organisation } };
}

export const organisationsIn = (held: readonly Held[]): string[] => [
  ...new Set(held.map((h) => h.organisation).filter((o) => o !== null)),
];
