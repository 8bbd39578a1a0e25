import { Module } from '@nestjs/common';
import { provide } from '../environment/provide.ts';
import { EVENT_STORE } from '../environment/tokens.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { FEED } from '../feed/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { Organisations } from '../identity/organisations.ts';
import { SurgeReports } from '../replay/surge-reports.ts';
import { SurgeStreams } from '../streams/surge-streams.ts';
import { ReadSurges } from './read-surges.ts';
import { SurgeCountries } from './surge-countries.ts';
import { SurgeParts } from './surge-parts.ts';
import { SurgePlaces } from './surge-places.ts';
import { SurgesController } from './surges.controller.ts';

const providers = [
  provide(
    SurgeCountries,
    [Organisations, LiveDirectory],
    (organisations, directory) => new SurgeCountries(organisations, directory),
  ),
  provide(SurgePlaces, [LiveCasework, FEED], (cases, feed) => new SurgePlaces(cases, feed)),
  provide(
    SurgeParts,
    [SurgeStreams, LiveCasework, SurgeCountries, SurgePlaces, FEED],
    (streams, cases, countries, places, feed) => new SurgeParts({ streams, cases, countries, places, feed }),
  ),
  provide(
    ReadSurges,
    [LiveCasework, SurgePlaces, SurgeCountries],
    (cases, places, countries) => new ReadSurges(cases, places, countries),
  ),
  provide(
    SurgeReports,
    [EVENT_STORE, LiveCasework, FEED],
    (store, cases, feed) => new SurgeReports(store, cases, feed),
  ),
];

/** Calls for extra places. */
@Module({ imports: [IdentityModule], controllers: [SurgesController], providers, exports: providers })
export class SurgesModule {}
