import { Dialog, DialogHeading } from '@ariakit/react';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { useWords } from '../words/words';
import controls from './controls.module.css';
import { Trouble } from './states';

type Props = {
  readonly title: string;
  /** What the button says that does it. */
  readonly act: string;
  readonly isDanger?: boolean;
  /** Whether it cannot be done yet. */
  readonly isBarred?: boolean;
  /** Does it; the dialog closes if that works, and shows the failure if it does not. */
  readonly run: () => Promise<unknown>;
  readonly close: () => void;
  readonly children: ReactNode;
};

/** Asks before something is made, changed or lost. */
export function Ask({ title, act, isDanger = false, isBarred = false, run, close, children }: Props) {
  const { words } = useWords();
  const doing = useMutation({ mutationFn: run, onSuccess: close });
  const send = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!isBarred && !doing.isPending) doing.mutate();
  };
  return (
    <Dialog open onClose={close} className={controls.dialog} backdrop={<div className={controls.backdrop} />}>
      <DialogHeading>{title}</DialogHeading>
      <form className={controls.form} onSubmit={send}>
        {children}
        {doing.error && <Trouble error={doing.error} />}
        <div className={controls.end}>
          <button type="button" className={controls.button} onClick={close}>
            {words.common.cancel}
          </button>
          <button type="submit" className={isDanger ? controls.danger : controls.main} disabled={isBarred || doing.isPending}>
            {doing.isPending ? words.common.doing : act}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
