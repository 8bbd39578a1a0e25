import type { CommandName } from '@safe-haven/contracts';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { L10n } from '../../model/l10n/l10n.ts';
import { useShelterCommands } from '../../net/command/use-shelter-commands.ts';
import type { ShelterScope } from './shelter-context.ts';

interface ScopeOptions {
  readonly shelterId: string;
  readonly organisation?: string;
  readonly l10n: L10n;
  /** Why what is live only can't be sent now; undefined: it can. */
  readonly liveOnly: string | undefined;
  may(name: CommandName): boolean;
  /** Reads again what is on the screen; resolves when it is there. */
  reload(): Promise<void>;
  /** Leads to the other shelters; left out: to the board. */
  toOtherShelters?(): void;
}

/** What the cards and forms of one shelter need around them, on whichever screen they stand. */
export function useShelterScope(options: ScopeOptions): ShelterScope {
  const { shelterId, organisation = '', l10n, liveOnly, may, reload, toOtherShelters } = options;
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
    liveOnly,
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
