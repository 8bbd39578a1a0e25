import type { TransferView } from '@safe-haven/contracts';
import { flushSync } from 'react-dom';
import type { HoldEmphasis } from '../../features/hold/hold-actions.tsx';
import { PHONE, useMedia } from '../../ui/use-media.ts';
import { focusHoldActions } from './holds/focus-hold-actions.ts';
import { TonightHold } from './holds/tonight-hold.tsx';
import { TransferRow } from './rows/party-row.tsx';
import type { Expected } from './sections.ts';

interface ExpectedRowProps {
  readonly item: Expected;
  readonly emphasis: HoldEmphasis;
  readonly transfers: readonly TransferView[];
  /** Opened by the user: stays open although the row moves when the party departs. */
  readonly opened: boolean;
  onOpen(): void;
  /** Refetches; resolves once rendered. */
  refetch(): Promise<void>;
}

/** A hold, or an expected party without one. Collapsed on a phone unless urgent. */
export function ExpectedRow({ item, emphasis, transfers, opened, onOpen, refetch }: ExpectedRowProps) {
  const small = useMedia(PHONE);
  if (item.kind === 'transfer')
    return (
      <TransferRow
        party={item.party}
        transfer={transfers.find(({ transferId }) => transferId === item.party.id)}
        isFirst={emphasis === 'first'}
        refetch={refetch}
      />
    );
  const { hold } = item;
  return (
    <TonightHold
      hold={hold}
      emphasis={opened && emphasis === 'calm' ? 'urgent' : emphasis}
      collapsed={small && emphasis === 'calm' && !opened}
      refetch={refetch}
      onOpen={() => {
        flushSync(onOpen);
        focusHoldActions(hold.holdId);
      }}
    />
  );
}
