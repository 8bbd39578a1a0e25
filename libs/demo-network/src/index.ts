export type { HistoryItem } from './history/house-log.ts';
export * from './history.ts';
export type { CountedHouse, DemoHouse, DemoRoom, KeptHouse } from './houses/house.ts';
export * from './houses.ts';
export * from './organisations.ts';
export * from './people.ts';
export { DEMO_PLACES, type DemoPlace } from './places.ts';
export { type Random, seededRandom } from './random.ts';
