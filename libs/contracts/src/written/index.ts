export { type Kind, KINDS, type Place, type Stands, WRITTEN_WHERE } from './places.ts';
