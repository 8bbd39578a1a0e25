import { isWhole, nightsOf, type TrendPoint, type Trends } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import { uuidv5 } from '@safe-haven/event-store';
import { hiddenReason, placeNightsOf } from './nights.ts';

/** The UUID namespace of FHIR ids. Never changes: partners store resources under these ids. */
const NAMESPACE = '0b6f2f0a-7c1d-4a51-9d0e-64f1c2d3b7a9';
const POPULATION = 'http://terminology.hl7.org/CodeSystem/measure-population';
const MEASURE = 'urn:safe-haven:measure:occupancy';

/**
 * A Bundle of FHIR R4 MeasureReports, one for each country and month: counts of nights and of known days, and the share of
 * places that were occupied. No Encounter, no Patient. A hidden number is replaced by the reason. `now` in ms.
 */
export function measureReports({ lines }: Trends, viewer: Actor, now: number) {
  const at = new Date(now).toISOString();
  const reporter = viewer.organisation ?? 'the network';
  const entry = lines.flatMap(({ key, points }) =>
    points.map((point) => {
      const id = uuidv5(NAMESPACE, `${reporter}\n${key}\n${point.day}\n${point.to}`);
      return {
        fullUrl: `urn:uuid:${id}`,
        resource: {
          resourceType: 'MeasureReport',
          id,
          status: isWhole(point) ? 'complete' : 'pending',
          type: 'summary',
          measure: MEASURE,
          date: at,
          reporter: { display: `${reporter}: ${key}` },
          period: { start: point.day, end: point.to },
          group: groupsOf(point),
        },
      };
    }),
  );
  return { resourceType: 'Bundle', type: 'collection', timestamp: at, entry };
}

type Group = ReturnType<typeof countGroup> | ReturnType<typeof rateGroup> | ReturnType<typeof textGroup>;

function groupsOf(point: TrendPoint): readonly [Group, ...Group[]] {
  switch (point.show) {
    case 'hidden':
      return [textGroup(`hidden: ${hiddenReason(point.why)}`)];
    case 'gap':
      return [textGroup('nothing is known'), ...coverageGroups(point)];
    case 'range':
      return [
        rateGroup('occupied, lowest possible', point.low),
        rateGroup('occupied, highest possible', point.high),
        ...coverageGroups(point),
      ];
    case 'exact': {
      const rate = point.ratePercent === null ? [] : [rateGroup('occupied', Number(point.ratePercent))];
      const places = placeNightsOf(point);
      return [
        countGroup('nights that are over and known', point.nights),
        ...(places === null ? [] : [countGroup('place-nights', Math.round(places))]),
        ...(nightsOf(point) === null ? [] : [countGroup('person-nights', point.personNights)]),
        ...rate,
        ...coverageGroups(point),
      ];
    }
  }
}

const coverageGroups = ({ known, shelterNights }: Exclude<TrendPoint, { show: 'hidden' }>) => [
  countGroup('days that are known', known.days),
  countGroup('days of the period', known.of),
  countGroup('nights of houses that are known', shelterNights.known),
  countGroup('nights of houses that are due', shelterNights.of),
  countGroup('nights of houses with a number of places', shelterNights.withPlaces),
];

const textGroup = (text: string) => ({ code: { text } });

const countGroup = (text: string, count: number) => ({
  ...textGroup(text),
  population: [{ code: { coding: [{ system: POPULATION, code: 'initial-population' }] }, count }],
});

const rateGroup = (text: string, value: number) => ({
  ...textGroup(text),
  measureScore: { value, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
});
