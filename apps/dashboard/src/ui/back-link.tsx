import { ChevronLeft } from 'lucide-react';
import { Link } from 'wouter';
import { Icon } from './icon.tsx';

/** A link to the parent screen, above the title of a page. */
export const BackLink = ({ to, label }: { readonly to: string; readonly label: string }) => (
  <Link href={to} className="sheet-back">
    <Icon icon={ChevronLeft} size={18} />
    {label}
  </Link>
);
