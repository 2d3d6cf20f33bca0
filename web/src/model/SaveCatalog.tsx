import { Dialog, DialogHeading } from '@ariakit/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, server } from '../api/client';
import controls from '../parts/controls.module.css';
import { Trouble } from '../parts/states';
import { useTell } from '../shell/toast';
import { useWords } from '../words/words';
import { bodyOf, type Draft } from './draft';
import styles from './Model.module.css';
import { noteUnderway } from './useModels';
import type { Foreseen } from './useCatalog';

const REASON_MAX = 500;

type Props = { readonly draft: Draft; readonly foreseen: Foreseen; readonly discard: () => void; readonly close: () => void };

/** Asks for the reason before a changed catalog is brought into force. */
export function SaveCatalog({ draft, foreseen, discard, close }: Props) {
  const { words, format } = useWords();
  const said = words.model.effect;
  const queries = useQueryClient();
  const tell = useTell();
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: async () =>
      answerOf(server.PUT('/api/v1/catalog', { body: { ...bodyOf(draft), instead_of: draft.of, reason: reason.trim() } })),
    onSuccess: (underway) => {
      tell(words.model.learned.begun);
      close();
      discard();
      noteUnderway(queries, underway);
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const { sample } = foreseen;
  return (
    <Dialog open onClose={close} className={`${controls.dialog} ${styles.ask}`} backdrop={<div className={controls.backdrop} />}>
      <DialogHeading>{said.saveTitle}</DialogHeading>
      <p>{said.changed(format.number(sample.changed), format.number(sample.customers))}</p>
      <p>{said.saveText}</p>
      <form className={controls.form} onSubmit={send}>
        <label className={controls.field}>
          {words.model.adopt.reason}
          <small>{said.reasonHelp}</small>
          <input className={controls.input} value={reason} required pattern=".*\S.*" maxLength={REASON_MAX} autoComplete="off"
            onChange={(event) => setReason(event.target.value)} />
        </label>
        {save.error && <Trouble error={save.error} />}
        <div className={controls.end}>
          <button type="button" className={controls.button} onClick={close}>
            {words.common.cancel}
          </button>
          <button type="submit" className={controls.main} disabled={save.isPending}>
            {said.saveDo}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
