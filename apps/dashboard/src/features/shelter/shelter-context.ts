import type { CommandName, ShelterDetail } from '@safe-haven/contracts';
import { createContext, use } from 'react';
import { type L10n } from '../../model/l10n/l10n.ts';
import { type ShelterCommands } from '../../net/command/use-shelter-commands.ts';
import { type RecoveryAction } from '../command/refusal.ts';

/** What the cards and forms of one shelter may use, on whichever screen they stand. */
export interface ShelterScope {
  readonly l10n: L10n;
  readonly shelterId: string;
  /** The house's organisation: its own people are named by their role alone. */
  readonly organisation: string;
  /** Whether the caller may send a command here; what may not be done is not shown. */
  may(name: CommandName): boolean;
  readonly commands: ShelterCommands;
  /** Why what is live only can't be sent now: the connection is gone. Undefined while it is there. */
  readonly liveOnly: string | undefined;
  /** The one form that is open, by the place it stands at. */
  readonly open: string | null;
  setOpen(place: string | null): void;
  /** Free beds picked on the screen, by id. */
  readonly chosen: readonly string[];
  setChosen(beds: readonly string[]): void;
  /** Goes a way out of a refusal that leads elsewhere than back to the server. */
  leave(action: RecoveryAction): void;
}

export const ShelterContext = createContext<ShelterScope | null>(null);

/** The screen around a part. */
export function useShelter(): ShelterScope {
  const screen = use(ShelterContext);
  if (!screen) throw new Error('A part of the house stands outside of its screen.');
  return screen;
}

/** Why what is live only can't be sent now; nothing while the connection is there. */
export function useLiveOnly(): string | undefined {
  return useShelter().liveOnly;
}

export const mayOf = (detail: ShelterDetail | null) => (name: CommandName) => detail?.may.includes(name) ?? false;

/** Picks a bed, or lets go of it. */
export const toggled = (chosen: readonly string[], bedId: string): readonly string[] =>
  chosen.includes(bedId) ? chosen.filter((b) => b !== bedId) : [...chosen, bedId];
