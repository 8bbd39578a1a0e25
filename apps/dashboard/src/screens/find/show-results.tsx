import type { FoundPlaces } from '@safe-haven/contracts';
import { useFindL10n } from '../../features/reasons/find-l10n.ts';
import { Button } from '../../ui/button.tsx';

interface ShowResultsProps {
  readonly answer: FoundPlaces | null;
  readonly waiting: boolean;
  /** The party is not empty. */
  readonly somebody: boolean;
  onShow(): void;
}

/** A sticky button on a phone: the number of shelters, and the way to the results. */
export function ShowResults({ answer, waiting, somebody, onShow }: ShowResultsProps) {
  const { t } = useFindL10n();
  return (
    <div className="find-show">
      <Button variant="primary" wide disabledReason={somebody ? undefined : t('results.nobody')} onClick={onShow}>
        {somebody ? formatCount(t, answer, waiting) : t('show.plain')}
      </Button>
    </div>
  );
}

function formatCount(t: ReturnType<typeof useFindL10n>['t'], answer: FoundPlaces | null, waiting: boolean): string {
  if (answer === null || waiting) return t('show.plain');
  const { takes, takesIf } = answer;
  if (takes.count > 0) return t('show.takes', { count: takes.count });
  return takesIf.count > 0 ? t('show.takesIf', { count: takesIf.count }) : t('show.none');
}
