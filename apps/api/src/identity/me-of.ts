import { language, type Me } from '@safe-haven/contracts';
import { after, IDLE, MINUTE, mayDo, STEP_UP_LASTS } from '@safe-haven/domain';
import type { Config } from '../environment/config.ts';
import { actorOf, type FoundSession } from './live-directory.ts';
import { delayOf, mayOpen } from './rights.ts';

/** The caller and the screens they may open, for the dashboard. `name` null: erased or not entered yet. */
export function meOf({ person, session, grant, wrongCodes }: FoundSession, name: string | null, config: Config): Me {
  const actor = actorOf(person.personId, grant);
  const chosen = language.safeParse(person.language);
  return {
    person: person.personId,
    name: name ?? '',
    role: grant.role,
    organisation: grant.organisation,
    country: grant.country,
    demo: config.demo,
    // Without a gateway the page says nothing of texts.
    may: [...mayOpen(actor), ...(config.sms !== null && mayDo(actor, 'set_up') ? ['sms-numbers'] : [])],
    delayMinutes: delayOf(actor),
    map: {
      mapboxToken: config.mapboxToken,
      mapboxStyleLight: 'mapbox://styles/mapbox/light-v11',
      mapboxStyleNight: 'mapbox://styles/mapbox/dark-v11',
    },
    grantId: grant.grantId,
    roles: Object.values(person.grants).map((g) => ({ ...g, shelters: g.shelters ? [...g.shelters] : null })),
    language: chosen.success ? chosen.data : null,
    idleMinutes: IDLE[session.console] / MINUTE,
    expiresAt: session.expiresAt,
    steppedUpUntil: session.steppedUpAt === null ? null : after(session.steppedUpAt, STEP_UP_LASTS),
    ...(wrongCodes > 0 ? { wrongCodes } : {}),
  };
}
