import { nightsOf, type TrendPoint, type Trends } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import { uuidv5 } from '@safe-haven/event-store';
import { hiddenBecause, isWhole, placeNights } from './nights.ts';

/** The namespace of ids in files of FHIR. Never changes: partners keep what they read under these ids. */
const NAMESPACE = '0b6f2f0a-7c1d-4a51-9d0e-64f1c2d3b7a9';
const POPULATION = 'http://terminology.hl7.org/CodeSystem/measure-population';
const MEASURE = 'urn:safe-haven:measure:occupancy';

/**
 * A Bundle of FHIR R4 MeasureReports, one a country and month: counts of nights and of days that are known, and the share of places that
 * were occupied. No Encounter, no Patient. What is hidden has no count and says why. `now` in ms.
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

type Group = ReturnType<typeof counted> | ReturnType<typeof scored> | ReturnType<typeof said>;

function groupsOf(point: TrendPoint): readonly [Group, ...Group[]] {
  switch (point.show) {
    case 'hidden':
      return [said(`hidden: ${hiddenBecause(point.why)}`)];
    case 'gap':
      return [said('nothing is known'), ...knownOf(point.known)];
    case 'range':
      return [
        scored('occupied, lowest possible', point.low),
        scored('occupied, highest possible', point.high),
        ...knownOf(point.known),
      ];
    case 'exact': {
      const rate = point.ratePercent === null ? [] : [scored('occupied', Number(point.ratePercent))];
      const places = Math.round(placeNights(point.bedHours));
      return [
        counted('place-nights', places),
        ...(nightsOf(point) === null ? [] : [counted('person-nights', point.personNights)]),
        counted('nights that are over and known', point.nights),
        ...rate,
        ...knownOf(point.known),
      ];
    }
  }
}

const knownOf = ({ days, of }: { readonly days: number; readonly of: number }) => [
  counted('days that are known', days),
  counted('days of the period', of),
];

const said = (text: string) => ({ code: { text } });

const counted = (text: string, count: number) => ({
  ...said(text),
  population: [{ code: { coding: [{ system: POPULATION, code: 'initial-population' }] }, count }],
});

const scored = (text: string, value: number) => ({
  ...said(text),
  measureScore: { value, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
});
