import { useT } from '../../locales/use-t.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';

export type Console = 'shared' | 'duty';

/** Whether the device is shared, which sets the idle timeout. */
export function ConsoleChoice({ value, onChoose }: { value: Console; onChoose(value: Console): void }) {
  const t = useT('account');
  return (
    <div className="console-choice">
      <p className="field-label" aria-hidden="true">
        {t('console.label')}
      </p>
      <SegmentedControl
        label={t('console.label')}
        value={value}
        segments={[
          { value: 'shared', label: t('console.shared') },
          { value: 'duty', label: t('console.duty') },
        ]}
        onChoose={onChoose}
      />
      <p className="field-hint" role="status">
        {t(`console.${value}Hint`)}
      </p>
    </div>
  );
}
