import { Dialog, DialogDismiss, DialogHeading } from '@ariakit/react';
import type { ReactNode } from 'react';
import { useWords } from '../words/words';
import controls from './controls.module.css';

/** Shows one thing over the page, until it is closed. */
export function Show({ title, close, isWide = false, children }: { title: string; close: () => void; isWide?: boolean; children: ReactNode }) {
  const { words } = useWords();
  return (
    <Dialog open onClose={close} className={isWide ? controls.wide : controls.dialog} backdrop={<div className={controls.backdrop} />}>
      <DialogHeading>{title}</DialogHeading>
      {children}
      <div className={controls.end}>
        <DialogDismiss className={controls.button}>{words.common.close}</DialogDismiss>
      </div>
    </Dialog>
  );
}
