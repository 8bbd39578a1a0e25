import type { NightHold as Hold } from '@safe-haven/contracts';
import { Link } from 'wouter';
import { Call } from '../../../features/call/call.tsx';
import type { HoldEmphasis } from '../../../features/hold/hold-actions.tsx';
import { HoldCard } from '../../../features/hold/hold-card.tsx';
import { HoldRow } from '../../../features/hold/hold-row.tsx';
import { placeOf } from '../../../features/hold/use-hold-commands.ts';
import { ShelterContext, useShelter } from '../../../features/shelter/shelter-context.ts';
import { useShelterScope } from '../../../features/shelter/use-shelter-scope.ts';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useBoardClient } from '../../../model/board/use-board.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { shelterPath } from '../../../model/shelter-path.ts';
import { isClose } from '../../../model/time/countdown.ts';
import { useNow } from '../../../model/time/now.ts';
import { moment } from '../../../model/time/time.ts';
import { Button } from '../../../ui/button.tsx';
import { HoldClock } from './hold-clock.tsx';
import { holdQuestion } from './hold-question.ts';
import { ProposeTransfer } from './propose-transfer.tsx';

interface TonightHoldProps {
  readonly hold: Hold;
  readonly emphasis: HoldEmphasis;
  /** A collapsed row, where the actions do not fit. */
  readonly collapsed: boolean;
  /** Refetches; resolves once rendered. */
  refetch(): Promise<void>;
  onOpen(): void;
}

/** One hold of the night, with a question in its last 15 minutes. */
export function TonightHold({ hold, emphasis, collapsed, refetch, onOpen }: TonightHoldProps) {
  const scope = useShelterScope({
    shelterId: hold.shelterId,
    l10n: useL10n(),
    may: () => false,
    reload: refetch,
  });
  return (
    <ShelterContext value={scope}>
      {collapsed ? <CollapsedHold hold={hold} onOpen={onOpen} /> : <HoldDetail hold={hold} emphasis={emphasis} />}
    </ShelterContext>
  );
}

function CollapsedHold({ hold, onOpen }: Pick<TonightHoldProps, 'hold' | 'onOpen'>) {
  const { where, who, arrives } = useSentences(hold);
  return (
    <article className="hold" data-layout="list" data-hold={hold.holdId} data-large="false">
      <HoldRow expiresAt={hold.expiresAt} where={where} onOpen={onOpen}>
        {who} {arrives}
      </HoldRow>
    </article>
  );
}

function HoldDetail({ hold, emphasis }: Pick<TonightHoldProps, 'hold' | 'emphasis'>) {
  const t = useT('tonight');
  const { l10n, open, setOpen } = useShelter();
  const now = useNow(1_000);
  const { where, who, arrives } = useSentences(hold);
  const { holdId, shelterId, atHome, mine, requestId, overdueFrom } = hold;
  const transfer = placeOf(holdId, 'transfer');
  // The shelter's staff do not see requests of other organisations.
  const opensRequest = requestId !== null && (mine || !atHome);
  return (
    <HoldCard
      hold={hold}
      layout="list"
      emphasis={emphasis}
      isClose={isClose(hold.expiresAt, now)}
      time={<HoldClock hold={hold} />}
      actions={[...(atHome ? (['admit'] as const) : []), 'on-the-way', 'extend', 'release']}
      admitLabel={t('holds.arrived')}
      insteadOfArrival={
        !atHome && (
          <Button variant="quiet" onClick={() => setOpen(transfer)}>
            {l10n.t('setOut.asTransfer')}
          </Button>
        )
      }
      after={open === transfer && <ProposeTransfer hold={hold} onClose={() => setOpen(null)} />}
    >
      <div className="tonight-text">
        <Link href={shelterPath(shelterId)} className="tonight-where">
          {where}
        </Link>
        <p className="tonight-who">
          {/* A party that has set out is on a line of its own, with what can be done. */}
          {who} {overdueFrom === null && arrives} {holdQuestion(t, hold, now)}
        </p>
      </div>
      <div className="tonight-extra">
        {opensRequest && (
          <Link href={`/requests/${encodeURIComponent(requestId)}`} className="ask-back">
            {t('holds.request')}
          </Link>
        )}
        {!atHome && <Call shelterId={shelterId} name={hold.shelterName} one="line" />}
        {!mine && !atHome && <p className="sheet-detail">{t('holds.colleague')}</p>}
      </div>
    </HoldCard>
  );
}

/** The shelter, party and arrival window of the hold. */
function useSentences({ shelterId, shelterName, area, party, places, arrival }: Hold) {
  const t = useT('tonight');
  const { l10n } = useShelter();
  const format = useFormat();
  const client = useBoardClient();
  const now = useNow(10_000);
  return {
    where: t('holds.where', {
      shelter: shelterName,
      area: format.area(client.row(shelterId)?.area ?? { id: '', name: area }),
    }),
    who: t('holds.who', { count: places, people: formatParty(l10n, party) }),
    arrives:
      arrival && t('holds.arrives', { from: moment(l10n, arrival.from, now), to: moment(l10n, arrival.to, now) }),
  };
}
