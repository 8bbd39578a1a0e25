import './side-drawer.css';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Drawer } from './drawer.tsx';
import { useReturnFocus } from './use-return-focus.ts';

/** A drawer at the right edge, full width on a phone. On close the focus returns to where it was. */
export function SideDrawer(props: { title: string; close: string; onClose(): void; children: ReactNode }) {
  useReturnFocus();
  return (
    <div className="side">
      <Drawer title={props.title} onClose={props.onClose}>
        <div className="side-inside">
          <div className="side-head">
            <h2>{props.title}</h2>
            <Button variant="quiet" icon={X} onClick={props.onClose}>
              {props.close}
            </Button>
          </div>
          {props.children}
        </div>
      </Drawer>
    </div>
  );
}
