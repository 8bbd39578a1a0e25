import type { ReplayBoard, ReplayView } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { differing } from './rows/differing.ts';

interface ViewChoiceProps {
  readonly view: ReplayView;
  readonly shown: ReplayBoard | null;
  onChoose(view: ReplayView): void;
}

const VIEWS = ['was', 'known'] as const;

/** Selects the view, as it was or as we knew it then, explains it, and says whether the two differ at this instant. */
export function ViewChoice({ view, shown, onChoose }: ViewChoiceProps) {
  const t = useT('replay');
  const differingCount = shown ? differing(shown).size : 0;
  return (
    <section className="replay-view" aria-label={t('view.label')}>
      <SegmentedControl
        label={t('view.label')}
        segments={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
        value={view}
        onChoose={onChoose}
      />
      <p>{t(`view.${view}Means`)}</p>
      {shown && (
        <p className="replay-differ" data-differing={differingCount}>
          {differingCount === 0 ? t('view.same') : t('view.differ', { count: differingCount })}
        </p>
      )}
    </section>
  );
}
