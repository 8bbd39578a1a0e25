import type { ShelterCommandType } from '../../shelter/commands/command.ts';
import { BEDS_AND_INTAKE } from './beds.ts';
import { CORRECTIONS } from './corrections.ts';
import type { Table } from './fault.ts';
import { HOLDS } from './holds.ts';
import { SETTING_UP } from './setting-up.ts';
import { STAYS } from './stays.ts';

/** For each command a house in which it would be accepted, and everything that can speak against it, in order of precedence. */
export const TABLES: Readonly<Partial<Record<ShelterCommandType, Table>>> = {
  ...SETTING_UP,
  ...BEDS_AND_INTAKE,
  ...HOLDS,
  ...STAYS,
  ...CORRECTIONS,
};
