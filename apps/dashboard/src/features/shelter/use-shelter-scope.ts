import type { CommandName } from '@safe-haven/contracts';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { L10n } from '../../model/l10n/l10n.ts';
import { useShelterCommands } from '../../net/command/use-shelter-commands.ts';
import { useOfflineReason } from '../command/use-offline-reason.ts';
import type { ShelterScope } from './shelter-context.ts';

interface ScopeOptions {
  readonly shelterId: string;
  readonly organisation?: string;
  readonly l10n: L10n;
  may(name: CommandName): boolean;
  /** Refetches the shelter; resolves once rendered. */
  reload(): Promise<void>;
  /** Opens the other shelters; by default the board. */
  toOtherShelters?(): void;
}

/** Creates the scope for the cards and forms of one shelter, on any screen. */
export function useShelterScope(options: ScopeOptions): ShelterScope {
  const { shelterId, organisation = '', l10n, may, reload, toOtherShelters } = options;
  const [, navigate] = useLocation();
  const commands = useShelterCommands(shelterId, reload);
  const [open, setOpen] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return {
    l10n,
    shelterId,
    organisation,
    may,
    commands,
    offlineReason: useOfflineReason(),
    open,
    setOpen,
    chosen,
    setChosen,
    leave: (action) => {
      if (action === 'sign_in') window.location.assign('/');
      else if (action !== 'board') void reload();
      else if (toOtherShelters) toOtherShelters();
      else navigate('/');
    },
  };
}
