import type { CommandName, ShelterDetail } from '@safe-haven/contracts';
import { createContext, use } from 'react';
import type { Tongue } from '../../model/l10n/l10n.ts';
import type { WayOut } from '../command/refusal.ts';
import type { Commands } from '../command/use-commands.ts';

/** What every part of the screen of one house may use. */
export interface Screen {
  readonly tongue: Tongue;
  readonly shelterId: string;
  /** The house's organisation: its own people are named by their role alone. */
  readonly organisation: string;
  /** Whether the caller may send a command here; what may not be done is not shown. */
  may(name: CommandName): boolean;
  readonly commands: Commands;
  /** The line to the server is gone: what is here is readable, and only what may wait can be wished. */
  readonly offline: boolean;
  /** The one form that is open, by the place it stands at. */
  readonly open: string | null;
  setOpen(place: string | null): void;
  /** Free beds picked on the screen, by id. */
  readonly chosen: readonly string[];
  setChosen(beds: readonly string[]): void;
  /** Goes a way out of a refusal that leads elsewhere than back to the server. */
  leave(way: WayOut): void;
}

export const ScreenContext = createContext<Screen | null>(null);

/** The screen around a part. */
export function useScreen(): Screen {
  const screen = use(ScreenContext);
  if (!screen) throw new Error('A part of the house stands outside of its screen.');
  return screen;
}

/** Why what is live only can't be wished now; nothing while the line is there. */
export function useLiveOnly(): string | undefined {
  const { offline, tongue } = useScreen();
  return offline ? tongue.t('offline.why') : undefined;
}

export const mayOf = (detail: ShelterDetail | null) => (name: CommandName) => detail?.may.includes(name) ?? false;

/** Picks a bed, or lets go of it. */
export const toggled = (chosen: readonly string[], bedId: string): readonly string[] =>
  chosen.includes(bedId) ? chosen.filter((b) => b !== bedId) : [...chosen, bedId];
