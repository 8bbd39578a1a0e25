import { useT } from '../../locales/use-t.ts';
import { focusHeading } from '../../ui/focus-heading.ts';

/** The first stop of Tab: past the bar to the content, by default to the heading of the screen. */
export function SkipLink({ to }: { readonly to?: string }) {
  const t = useT('session');
  const skip = () => {
    const target = to === undefined ? null : document.getElementById(to);
    if (target) target.focus();
    else focusHeading();
  };
  return (
    <a
      className="top-skip"
      href={to === undefined ? '#' : `#${to}`}
      onClick={(event) => {
        event.preventDefault();
        skip();
      }}
    >
      {to === undefined ? t('skipBar') : t('skip')}
    </a>
  );
}
