import { type AccessEvent, after, SHELTERS_WINDOW, type ShownAddress } from '@safe-haven/domain';

/** Emergency access to another organisation's shelter; its managers are notified and review it. */
export interface GrantedEmergency extends AskedEmergency {
  readonly until: string;
  /** Who of the own organisation confirmed it, if the limit required that; else null. */
  readonly confirmedBy: string | null;
  readonly reviewed: { readonly verdict: string; readonly by: string; readonly at: string } | null;
}

export interface AskedEmergency {
  readonly accessId: string;
  readonly shelterId: string;
  readonly organisation: string;
  readonly person: string;
  readonly byOrganisation: string | null;
  readonly reason: string;
  readonly at: string;
}

/** An address that was revealed to somebody. */
export interface AddressReveal extends ShownAddress {
  readonly byOrganisation: string | null;
  readonly byRole: string;
}

/** Somebody of another organisation who held places again and again, a house in which they did. */
export interface ManyHolds {
  readonly person: string;
  readonly byOrganisation: string | null;
  readonly byRole: string;
  readonly shelterId: string;
  readonly at: string;
}

/** Accesses to secrets, as far as they grant or limit further access. */
export interface AccessState {
  readonly emergencies: Map<string, GrantedEmergency>;
  /** Emergency accesses that wait for a second person, by id. */
  readonly asked: Map<string, AskedEmergency>;
  /** Addresses revealed within a day of the newest, in log order. */
  readonly shown: AddressReveal[];
  /** Houses that were notified of many holds of one account, within a day of the newest, in log order. */
  readonly held: ManyHolds[];
  /** Subjects whose data keys were deleted, and when. */
  readonly erased: Map<string, string>;
}

interface By {
  readonly recordedAt: string;
  readonly actor: { readonly person: string; readonly role: string; readonly organisation: string | null };
}

/** Folds an access event in place. */
export function foldAccess(directory: AccessState, access: AccessEvent, { recordedAt: at, actor }: By): void {
  const { person, role: byRole, organisation: byOrganisation } = actor;
  switch (access.type) {
    case 'SubjectErased':
      directory.erased.set(access.subject, at);
      break;
    case 'AddressRevealed': {
      const { shelterId, purpose } = access;
      directory.shown.push({ person, byOrganisation, byRole, shelterId, purpose, at });
      dropOld(directory.shown, at);
      break;
    }
    case 'PlacesTried':
      if (access.how !== 'many_holds') break;
      for (const shelterId of access.shelters) directory.held.push({ person, byOrganisation, byRole, shelterId, at });
      dropOld(directory.held, at);
      break;
    case 'EmergencyAccessUsed': {
      const { type: _, ...emergency } = access;
      const whose = { person, byOrganisation, at, confirmedBy: null, reviewed: null };
      directory.emergencies.set(access.accessId, { ...emergency, ...whose });
      break;
    }
    case 'EmergencyAccessAsked': {
      const { type: _, ...asked } = access;
      directory.asked.set(access.accessId, { ...asked, person, byOrganisation, at });
      break;
    }
    case 'EmergencyAccessConfirmed': {
      const asked = directory.asked.get(access.accessId);
      // Confirmed once: of two concurrent confirmations the first one counts.
      if (!asked || asked.person === person) break;
      directory.asked.delete(access.accessId);
      const { until } = access;
      directory.emergencies.set(access.accessId, { ...asked, at, until, confirmedBy: person, reviewed: null });
      break;
    }
    case 'EmergencyAccessReviewed': {
      const emergency = directory.emergencies.get(access.accessId);
      const reviewed = { verdict: access.verdict, by: person, at };
      // Reviewed once: of two managers at the same moment the first one counts.
      if (emergency && emergency.reviewed === null)
        directory.emergencies.set(access.accessId, { ...emergency, reviewed });
      break;
    }
    default:
      break;
  }
}

/** In place: the list is in log order. */
function dropOld(shown: { readonly at: string }[], newest: string): void {
  const since = after(newest, -SHELTERS_WINDOW);
  const young = shown.findIndex(({ at }) => at > since);
  if (young > 0) shown.splice(0, young);
}
