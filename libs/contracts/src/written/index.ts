export { KINDS, type Kind, type Place, type Stands, WRITTEN_WHERE } from './places.ts';
