import type { CommandName, ShelterDetail } from '@safe-haven/contracts';
import { createContext, use } from 'react';
import { type L10n } from '../../model/l10n/l10n.ts';
import { type ShelterCommands } from '../../net/command/use-shelter-commands.ts';
import { type RecoveryAction } from '../command/refusal.ts';

/** What cards and forms of a shelter use, on any screen. */
export interface ShelterScope {
  readonly l10n: L10n;
  readonly shelterId: string;
  /** The shelter's organisation: its people are named by role only. */
  readonly organisation: string;
  /** Whether the caller may send a command here; others are not rendered. */
  may(name: CommandName): boolean;
  readonly commands: ShelterCommands;
  /** Why commands that need the connection can't be sent; undefined while online. */
  readonly offlineReason: string | undefined;
  /** The place of the open form; null: none. */
  readonly open: string | null;
  setOpen(place: string | null): void;
  /** Ids of the selected free beds. */
  readonly chosen: readonly string[];
  setChosen(beds: readonly string[]): void;
  /** Follows a recovery action that leads elsewhere than to the server. */
  leave(action: RecoveryAction): void;
}

export const ShelterContext = createContext<ShelterScope | null>(null);

/** The scope provided by the surrounding screen. */
export function useShelter(): ShelterScope {
  const screen = use(ShelterContext);
  if (!screen) throw new Error('useShelter needs a ShelterContext above it');
  return screen;
}

/** Whether a command is among those that the server allows the caller in this shelter. */
export const mayOf = (detail: ShelterDetail | null) => (name: CommandName) => detail?.may.includes(name) ?? false;
