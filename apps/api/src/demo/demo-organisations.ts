import { areaById } from '@safe-haven/contracts';
import { DEMO_ORGANISATIONS, type DemoOrganisation } from '@safe-haven/demo-network';
import { type OrganisationEvent, organisationDecider } from '@safe-haven/domain';
import { commandIdOf } from '../streams/command-key.ts';
import { recordedStream } from '../streams/recorded-stream.ts';
import type { Streams } from '../streams/streams.ts';

const DEMO = { person: 'system:demo', role: 'service', organisation: null, country: null } as const;

/** Id of a demo organisation: the same in every log. */
export const demoOrganisationId = ({ name }: DemoOrganisation): string => commandIdOf('demoOrganisations', name);

/**
 * Registers each demo organisation that the log does not have, as an administrator would. When several programs start
 * on one log, the first to append wins.
 */
export async function makeDemoOrganisations(streams: Streams): Promise<void> {
  const kind = recordedStream<OrganisationEvent>(streams.store, organisationDecider.kind, { onlyFirst: true });
  await Promise.all(
    DEMO_ORGANISATIONS.map((organisation) => {
      const id = demoOrganisationId(organisation);
      const command = { type: 'record', events: [registered(organisation)] } as const;
      return streams.handle(kind, { id, command, commandId: id, actor: DEMO, source: 'system' });
    }),
  );
}

function registered({ name, country, area }: DemoOrganisation): OrganisationEvent {
  const known = areaById(area);
  if (known === null) throw new Error(`${area} is in no catalogue`);
  return { type: 'OrganisationRegistered', name, countries: [country], area: { id: area, name: known.names.en } };
}
